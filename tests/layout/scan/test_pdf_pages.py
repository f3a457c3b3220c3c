"""PDF pages: scans in a wrapper come out pixel by pixel, drawn pages at the set resolution."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from layout.scan import ScanOptions, count_frames, decode
from tests.layout.scan.samples import PICTURE, encode, pattern, pdf_page, picture, stream

PATTERN = pattern()
WORDS = b" BT %d Tr /T 12 Tf 10 60 Td (banmian) Tj ET"
VISIBLE, INVISIBLE = WORDS % 0, WORDS % 3


@pytest.mark.parametrize("resolution", [72, 150, 200, 300, 400, 600])
@pytest.mark.parametrize("size", [(90, 120), (413, 585), (827, 1169)])
def test_a_scan_in_a_wrapper_keeps_every_pixel(size: tuple[int, int], resolution: int) -> None:
    noise = np.random.default_rng(7).integers(0, 2, (size[1], size[0])).astype(bool)
    scan = decode(encode(Image.fromarray(noise), "PDF", resolution=resolution), "a")
    np.testing.assert_array_equal(scan.grey, noise * np.uint8(255))
    assert scan.dpi == pytest.approx(resolution, rel=0.01)


PAGES: dict[str, tuple[bytes, NDArray[np.uint8]]] = {
    "upright": (pdf_page(PICTURE), PATTERN),
    "turned right": (pdf_page(PICTURE, page="/Rotate 90"), np.rot90(PATTERN, -1)),
    "upside down": (pdf_page(PICTURE, page="/Rotate 180"), np.rot90(PATTERN, 2)),
    "turned left": (pdf_page(PICTURE, page="/Rotate 270"), np.rot90(PATTERN)),
    "cropped": (pdf_page(PICTURE, page="/CropBox[10 20 80 110]"), PATTERN[10:100, 10:80]),
    "cropped and turned": (
        pdf_page(PICTURE, page="/CropBox[10 20 80 110]/Rotate 90"),
        np.rot90(PATTERN[10:100, 10:80], -1),
    ),
    "box away from zero": (
        pdf_page(b"q 90 0 0 120 100 200 cm /I Do Q", box="100 200 190 320"),
        PATTERN,
    ),
    "small paper": (pdf_page(b"q 21.6 0 0 28.8 0 0 cm /I Do Q", box="0 0 21.6 28.8"), PATTERN),
    "in a form": (
        pdf_page(
            b"q .24 0 0 .24 0 0 cm /F Do Q",
            box="0 0 21.6 28.8",
            further=[
                stream(
                    b"/Type/XObject/Subtype/Form/BBox[0 0 90 120]"
                    b"/Resources<</XObject<</I 5 0 R>>>>",
                    PICTURE,
                )
            ],
        ),
        PATTERN,
    ),
    "under an invisible text layer": (pdf_page(PICTURE + INVISIBLE), PATTERN),
    "turned in its content": (
        pdf_page(b"q 0 90 -120 0 120 0 cm /I Do Q", box="0 0 120 90"),
        np.rot90(PATTERN),
    ),
}


@pytest.mark.parametrize(("data", "expected"), PAGES.values(), ids=PAGES.keys())
def test_a_page_shows_what_a_reader_shows(data: bytes, expected: NDArray[np.uint8]) -> None:
    np.testing.assert_array_equal(decode(data, "a").grey, expected)


@pytest.mark.parametrize("content", [VISIBLE, PICTURE + VISIBLE, b"0 0 30 40 re f", b""])
def test_drawn_pages_have_the_set_resolution(content: bytes) -> None:
    scan = decode(pdf_page(content), "a", ScanOptions(pdf_dpi=144))
    assert scan.grey.shape == (240, 180)
    assert scan.dpi == 144


def test_print_over_a_picture_is_drawn_finely_enough() -> None:
    assert decode(pdf_page(PICTURE + VISIBLE), "a").dpi == 300
    assert decode(pdf_page(b"q 9 0 0 12 0 0 cm /I Do Q"), "a").dpi == 300  # a stamp in a corner


def test_a_scan_with_white_margins_keeps_its_resolution() -> None:
    scan = decode(pdf_page(b"q 45 0 0 60 20 30 cm /I Do Q"), "a")
    assert scan.dpi == 144
    np.testing.assert_array_equal(scan.grey[60:180, 40:130], PATTERN)


def test_a_picture_finer_than_the_limits_is_drawn_at_the_set_resolution() -> None:
    data = pdf_page(b"q 21.6 0 0 28.8 0 0 cm /I Do Q", box="0 0 21.6 28.8")
    scan = decode(data, "a", ScanOptions(max_pixels=6000, pdf_dpi=150))
    assert scan.grey.shape == (60, 45)


def test_colours_become_the_grey_of_their_light() -> None:
    grey = decode(pdf_page(b"1 0 0 rg 0 0 90 120 re f"), "a").grey
    assert np.unique(grey) == pytest.approx(76, abs=2)


def test_each_page_is_reached_by_its_number() -> None:
    data = encode(picture(), "PDF", save_all=True, append_images=[picture().rotate(180)])
    assert count_frames(data, "a") == 2
    scan = decode(data, "a", frame=2)
    assert (scan.source.frame, scan.source.frames) == (2, 2)
    assert np.abs(scan.grey.astype(int) - PATTERN[::-1, ::-1]).mean() < 3
