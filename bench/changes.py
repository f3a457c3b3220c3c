"""What may be done to a scan without changing what it says: turns, resolutions, margins, light."""

from __future__ import annotations

from functools import partial

import cv2
import numpy as np

from bench.segmentation import UNMOVED, Affine, Change
from document.page import Grey

BED = 46  # grey of a scanner's lid
DPI = (100, 150, 200, 300, 400)
DEGREES = tuple(half / 2 for half in range(-10, 11))


def skewed(grey: Grey, degrees: float) -> tuple[Grey, Affine]:
    """The page turned counter-clockwise on a ground of its own paper, none of it cut off."""
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]]) @ turn[:, :2].T
    low = (corners + turn[:, 2]).min(axis=0)
    turn[:, 2] -= low
    size = np.ceil((corners + turn[:, 2]).max(axis=0)).astype(int)
    ground = int(np.percentile(grey[::16, ::16], 80))
    scan = cv2.warpAffine(
        grey, turn, (int(size[0]), int(size[1])), flags=cv2.INTER_LINEAR, borderValue=ground
    )
    return np.asarray(scan, np.uint8), np.asarray(turn, np.float64)


def scaled(grey: Grey, factor: float) -> tuple[Grey, Affine]:
    """The page at another resolution."""
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    scan = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=way)
    return np.asarray(scan, np.uint8), UNMOVED * factor


def quartered(grey: Grey, quarters: int) -> tuple[Grey, Affine]:
    """The sheet laid on the scanner turned clockwise by right angles."""
    height, width = grey.shape
    moved = {
        1: [[0, -1, height], [1, 0, 0]],
        2: [[-1, 0, width], [0, -1, height]],
        3: [[0, 1, 0], [-1, 0, width]],
    }[quarters]
    return np.ascontiguousarray(np.rot90(grey, -quarters)), np.array(moved, np.float64)


def margins(
    grey: Grey, left: float, top: float, right: float, bottom: float
) -> tuple[Grey, Affine]:
    """White added at the sides, or cut off where negative, as shares of the width."""
    width = grey.shape[1]
    west, north, east, south = (round(share * width) for share in (left, top, right, bottom))
    ground = int(np.percentile(grey[::16, ::16], 80))
    padded = cv2.copyMakeBorder(
        grey,
        max(north, 0),
        max(south, 0),
        max(west, 0),
        max(east, 0),
        cv2.BORDER_CONSTANT,
        value=ground,
    )
    height, wide = padded.shape
    cut = padded[max(-north, 0) : height - max(-south, 0), max(-west, 0) : wide - max(-east, 0)]
    return np.ascontiguousarray(cut), UNMOVED + np.array([[0, 0, west], [0, 0, north]])


def bordered(grey: Grey, share: float, lid: int = BED) -> tuple[Grey, Affine]:
    """The sheet on the lid of the scanner, dark or of another shade."""
    wide = round(share * grey.shape[1])
    scan = cv2.copyMakeBorder(grey, wide, wide, wide, wide, cv2.BORDER_CONSTANT, value=lid)
    return np.asarray(scan, np.uint8), UNMOVED + np.array([[0, 0, wide], [0, 0, wide]])


def lit(grey: Grey, contrast: float, brightness: float) -> tuple[Grey, Affine]:
    """Grey levels stretched about black and lifted."""
    levels = np.clip(np.arange(256) * contrast + brightness, 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(grey, levels), np.uint8), UNMOVED


def soft(grey: Grey, spread: float) -> tuple[Grey, Affine]:
    """Out of focus, by so many pixels."""
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), spread), np.uint8), UNMOVED


def noisy(grey: Grey, spread: float) -> tuple[Grey, Affine]:
    """With the noise of a poor sensor, so many levels of it; always the same."""
    noise = np.random.default_rng(1).normal(0, spread, grey.shape)
    return np.clip(grey + noise, 0, 255).astype(np.uint8), UNMOVED


def compressed(grey: Grey, quality: int) -> tuple[Grey, Affine]:
    """Through JPEG and back."""
    data = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8), UNMOVED


def white_margin(grey: Grey) -> float:
    """Share of the width that is white at the left and the right edge, whichever is less."""
    dark = (grey < 0.6 * np.percentile(grey, 80)).mean(axis=0) > 0.002
    found = np.flatnonzero(dark)
    if not found.size:
        return 0.0
    return float(min(found[0], grey.shape[1] - 1 - found[-1]) / grey.shape[1])


def cropped(grey: Grey) -> tuple[Grey, Affine]:
    """Half of the white margin cut off on the left and the right."""
    share = -white_margin(grey) / 2
    return margins(grey, share, 0, share, 0)


SKEWS: dict[str, Change] = {f"{angle:+.1f}°": partial(skewed, degrees=angle) for angle in DEGREES}
TURNS: dict[str, Change] = {f"{90 * q}°": partial(quartered, quarters=q) for q in (1, 2, 3)}
LOOKS: dict[str, Change] = {
    "inner margin": partial(margins, left=0.08, top=0, right=0, bottom=0),
    "outer margin": partial(margins, left=0, top=0, right=0.08, bottom=0),
    "white border": partial(margins, left=0.05, top=0.05, right=0.05, bottom=0.05),
    "dark border": partial(bordered, share=0.03),
    "white lid": partial(bordered, share=0.05, lid=255),
    "margin cropped": cropped,
    "darker": partial(lit, contrast=0.65, brightness=0),
    "pale": partial(lit, contrast=0.6, brightness=90),
    "soft": partial(soft, spread=1.0),
    "noisy": partial(noisy, spread=12.0),
    "JPEG 40": partial(compressed, quality=40),
    "JPEG 95": partial(compressed, quality=95),
}


def resolutions(dpi: int) -> dict[str, Change]:
    """A page of a resolution at others."""
    return {f"{wanted} dpi": partial(scaled, factor=wanted / dpi) for wanted in DPI}
