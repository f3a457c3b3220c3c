"""A scanner and the paper under it: seeded damage with an exact map of where every point went."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.press.bend import Bend
from bench.press.wear import LID, folded, punched
from document.page import Grey

COARSE = 32  # pixels between the knots of the map; it bends over thousands of pixels


@dataclass(frozen=True, slots=True)
class Damage:
    """What happens to a page between the press and the file.

    Attributes:
        skew: degrees the print is turned, counter-clockwise positive.
        warp: greatest displacement by curved paper, in per mille of the page height.
        border: dark scanner bed around the page, per mille of its height.
        neighbour: per mille of the width of the facing page seen at one edge.
        light: how much darker the darkest corner is, 0-1.
        show_through: how much of the other side is seen, 0-1.
        noise: standard deviation of the grey levels.
        blur: sigma in pixels at 300 dpi.
        bleed: strokes grow (positive) or thin, as a share of a 3 by 3 dilation at 300 dpi.
        paper: grey level of the paper.
        ink: grey level of the ink.
        texture: unevenness of paper and ink, 0-1.
        scale: resolution of the scan over that of the page.
        jpeg: quality 1-100.
        glyph: body glyph in the scan, in pixels; sets ``scale`` where it is not 0.
        holes: punched into one margin.
        fold: how dark the shadow of a fold across the sheet is, 0-1.
        turned: the sheet lies sideways or upside down.
    """

    skew: float = 0.0
    warp: float = 0.0
    border: float = 0.0
    neighbour: float = 0.0
    light: float = 0.0
    show_through: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    bleed: float = 0.0
    paper: int = 255
    ink: int = 0
    texture: float = 0.0
    scale: float = 1.0
    jpeg: int = 90
    glyph: float = 0.0
    holes: int = 0
    fold: float = 0.0
    turned: bool = False


LEVELS = {
    "scan1": Damage(skew=0.3, light=0.04, show_through=0.02, noise=3, blur=0.6, paper=244, ink=24,
                    texture=0.01, jpeg=88),
    "scan2": Damage(skew=0.9, warp=0.5, light=0.12, show_through=0.07, noise=6, blur=0.9, bleed=0.2,
                    paper=226, ink=42, texture=0.02, jpeg=80),
    "scan3": Damage(skew=1.7, warp=2.0, border=14, neighbour=12, light=0.3, show_through=0.15,
                    noise=9, blur=1.25, bleed=0.3, paper=205, ink=50, texture=0.04, jpeg=70),
    "worn": Damage(skew=2.8, warp=3.0, border=8, neighbour=35, light=0.2, show_through=0.12,
                   noise=7, blur=1.1, bleed=0.2, paper=212, ink=46, texture=0.05, jpeg=75,
                   holes=4, fold=0.35),
    "turned": Damage(skew=0.6, warp=0.3, light=0.08, show_through=0.05, noise=4, blur=0.7,
                     paper=235, ink=34, texture=0.01, jpeg=85, turned=True),
    "web": Damage(glyph=12.5, jpeg=62),
}  # fmt: skip


def scan_page(
    page: Grey,
    damage: Damage,
    seed: int,
    other: Grey | None = None,
    dpi: int = 300,
    margin: int = 0,
) -> tuple[Grey, Bend]:
    """Damage a page.

    Args:
        page: (H, W) uint8, clean.
        damage: how much of what.
        seed: of everything random; the same seed gives the same bytes.
        other: what is printed on the back; None mirrors the page itself.
        dpi: of the page; blur and bleed are lengths on paper.
        margin: white at the sides of the page, in pixels; 0 takes a fortieth of its width.

    Returns:
        The scan, and the map from the page to it.
    """
    rng = np.random.default_rng(seed)
    fine = min(dpi * damage.scale / 300, 1.5)
    damage = replace(damage, blur=damage.blur * fine, bleed=damage.bleed * fine)
    bend = _choose_bend(page.shape[1], page.shape[0], damage, rng)
    printed = _printed(page, damage, rng)
    wear = np.random.default_rng((seed, 1))  # of its own: older damage stays what it was
    back = page if other is None else other
    printed = _shown_through(printed, back, damage)
    if damage.fold:
        printed = folded(printed, damage.fold, wear)
    if damage.holes:
        printed = punched(printed, damage.holes, margin or page.shape[1] // 40, wear)
    bed = LID if damage.border else damage.paper
    if damage.scale < 1:  # what a coarser sensor cannot see must not alias
        printed = np.asarray(cv2.GaussianBlur(printed, (0, 0), 0.4 / damage.scale), np.uint8)
    spread, shift = _with_neighbour(printed, back, damage, rng)
    map_x, map_y = _maps(bend)
    scan = cv2.remap(
        spread,
        map_x + np.float32(shift),
        map_y,
        interpolation=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=bed,
    )
    seen = _seen(np.asarray(scan, np.uint8), damage, rng)
    quarters = int(wear.integers(1, 4)) if damage.turned else 0
    return np.ascontiguousarray(np.rot90(seen, -quarters)), bend.turned(quarters)


def encode(scan: Grey, damage: Damage, dpi: int) -> bytes:
    """The scan as JPEG."""
    options = [cv2.IMWRITE_JPEG_QUALITY, damage.jpeg]
    done, data = cv2.imencode(".jpg", scan, options)
    if not done:
        raise ValueError("OpenCV could not encode the scan as JPEG")
    raw = bytearray(data.tobytes())
    raw[13:18] = bytes([1]) + round(dpi * damage.scale).to_bytes(2, "big") * 2  # JFIF: dots an inch
    return bytes(raw)


def describe(damage: Damage) -> dict[str, Any]:
    """The damage as JSON-ready data."""
    return asdict(damage)


def _choose_bend(width: int, height: int, damage: Damage, rng: np.random.Generator) -> Bend:
    pad = round(damage.border / 1000 * height)
    amplitude = damage.warp / 1000 * height
    drawn = rng.uniform((0.2, 0.2, 0), (0.9, 0.9, 2 * math.pi), (2, 3)).tolist()
    waves = tuple(
        (amplitude * share, across, down, phase)
        for share, (across, down, phase) in zip((0.6, 0.4), drawn, strict=True)
    )
    return Bend(
        page_width=width,
        page_height=height,
        width=round((width + 2 * pad) * damage.scale),
        height=round((height + 2 * pad) * damage.scale),
        scale=damage.scale,
        angle=math.radians(damage.skew) * float(rng.choice((-1, 1))) * float(rng.uniform(0.9, 1.1)),
        gutter=float(amplitude * 1.5 * rng.choice((-1, 1))),
        waves=waves,
    )


def _maps(bend: Bend) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Look-up maps for every scan pixel, interpolated between knots ``COARSE`` pixels apart."""
    columns, rows = -(-bend.width // COARSE) + 2, -(-bend.height // COARSE) + 2
    x = (np.arange(columns) - 0.5) * COARSE - 0.5
    y = (np.arange(rows) - 0.5) * COARSE - 0.5
    grid = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    knots = bend.to_page(grid).reshape(rows, columns, 2)
    size = (columns * COARSE, rows * COARSE)
    maps = []
    for axis in (0, 1):
        full = cv2.resize(knots[..., axis].astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
        part = full[COARSE : COARSE + bend.height, COARSE : COARSE + bend.width]
        maps.append(np.ascontiguousarray(part, np.float32))
    return maps[0], maps[1]


def _printed(page: Grey, damage: Damage, rng: np.random.Generator) -> Grey:
    """Ink on paper: strokes grown or thinned, neither quite black nor quite white."""
    image = page
    if damage.bleed:
        kernel = np.ones((3, 3), np.uint8)
        changed = cv2.erode(page, kernel) if damage.bleed > 0 else cv2.dilate(page, kernel)
        share = abs(damage.bleed)
        image = np.asarray(cv2.addWeighted(page, 1 - share, changed, share, 0), np.uint8)
    if damage.texture:
        image = _patchy(image, damage.texture, rng)
    levels = damage.ink + np.arange(256) * (damage.paper - damage.ink) / 255
    return np.asarray(cv2.LUT(image, levels.round().astype(np.uint8)), np.uint8)


def _patchy(image: Grey, strength: float, rng: np.random.Generator) -> Grey:
    """Ink that took unevenly: black areas lighter in patches a few millimetres wide."""
    height, width = image.shape
    coarse = rng.random((height // 90 + 2, width // 90 + 2), dtype=np.float32)
    patches = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    lift = (patches * strength * 255 * 1.5).astype(np.uint8)
    return np.asarray(cv2.max(image, lift), np.uint8)


def _shown_through(front: Grey, back: Grey, damage: Damage) -> Grey:
    """The mirrored other side, blurred by the paper, darkens the front."""
    if not damage.show_through:
        return front
    mirrored = cv2.flip(back, 1)
    if mirrored.shape != front.shape:
        mirrored = cv2.resize(mirrored, front.shape[::-1], interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(mirrored, (0, 0), 1.6)
    dark = np.arange(256) / 255 * damage.show_through + (1 - damage.show_through)
    shade = cv2.LUT(soft, (dark * 255).round().astype(np.uint8))
    return np.asarray(cv2.multiply(front, shade, scale=1 / 255), np.uint8)


def _with_neighbour(
    page: Grey, back: Grey, damage: Damage, rng: np.random.Generator
) -> tuple[Grey, int]:
    """The page with a strip of the facing page beyond one edge, and the fold's shadow on both.

    Returns:
        The wider image, and how far the page moved to the right in it.
    """
    if not damage.neighbour:
        return page, 0
    width = page.shape[1]
    reach = max(round(damage.neighbour / 1000 * width), 4)
    facing = back if back.shape == page.shape else page
    left = bool(rng.random() < 0.5)
    inside = width // 16  # past the facing page's margin, where its text is
    strip = (
        facing[:, width - inside - reach : width - inside]
        if left
        else facing[:, inside:][:, :reach]
    )
    paper = np.minimum(strip, np.uint8(damage.paper))
    spread = np.hstack((paper, page) if left else (page, paper))
    fold = reach if left else width
    shade = np.ones(spread.shape[1], np.float32)
    away = np.abs(np.arange(spread.shape[1]) - fold) / reach
    shade -= np.float32(0.6) * np.exp(-3 * away).astype(np.float32)
    spread = (spread * shade[None, :]).astype(np.uint8)
    return np.ascontiguousarray(spread), reach if left else 0


def _seen(scan: Grey, damage: Damage, rng: np.random.Generator) -> Grey:
    """Light, optics and sensor."""
    height, width = scan.shape
    if damage.light:
        scan = _lit(scan, damage.light, rng)
    if damage.blur:
        scan = np.asarray(cv2.GaussianBlur(scan, (0, 0), damage.blur), np.uint8)
    if damage.noise:
        grain = rng.standard_normal((height, width), dtype=np.float32)
        scan = np.asarray(
            cv2.add(scan, grain * np.float32(damage.noise), dtype=cv2.CV_8U), np.uint8
        )
    return scan


def _lit(scan: Grey, depth: float, rng: np.random.Generator) -> Grey:
    """Uneven light: brightest somewhere inside, darkest at the far corner."""
    height, width = scan.shape
    x = np.linspace(0, 1, 64, dtype=np.float32)[None, :] - np.float32(rng.uniform(0.3, 0.7))
    y = np.linspace(0, 1, 64, dtype=np.float32)[:, None] - np.float32(rng.uniform(0.3, 0.7))
    fall = x * x + y * y
    light = (255 * (1 - depth * fall / fall.max())).astype(np.float32)
    full = cv2.resize(light, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.multiply(scan, full, scale=1 / 255, dtype=cv2.CV_8U), np.uint8)
