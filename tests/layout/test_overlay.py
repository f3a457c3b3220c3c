"""The picture people look at: small, and every article in its own colour."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from document.page import Grey, PageLayout, Region, TextLine
from layout.overlay import LEGEND, LIMIT, LONG_SIDE, draw_overlay
from tests.layout.printed import Printed


def shown(data: bytes) -> np.ndarray:
    """The decoded picture, (H, W, 3) as OpenCV has it."""
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    return picture


def test_the_overlay_is_a_jpeg_of_the_page(page: Printed, layout: PageLayout) -> None:
    data = draw_overlay(page.pixels, layout)
    assert data[:2] == b"\xff\xd8"
    height, width, _ = shown(data).shape
    assert width == page.pixels.shape[1]
    assert 0 < height - page.pixels.shape[0] <= 3 * LEGEND
    assert len(data) <= LIMIT == 400_000


def test_every_article_has_its_colour(page: Printed, layout: PageLayout) -> None:
    picture = shown(draw_overlay(page.pixels, layout)).astype(int)
    tints = []
    for article in (0, 1, 2):
        body = max((r for r in layout.regions if r.article == article), key=lambda r: len(r.lines))
        box = body.lines[0].box
        tints.append(picture[box.top : box.bottom, box.left : box.right].mean(axis=(0, 1)))
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert np.abs(tints[one] - tints[other]).max() > 15


def test_a_sure_reading_is_tinted_more_strongly(page: Printed, layout: PageLayout) -> None:
    region = max(layout.regions, key=lambda r: len(r.lines))
    box = region.lines[0].box

    def colour(confidence: float) -> float:
        reading = TextLine(region.id, 0, "", confidence)
        picture = shown(draw_overlay(page.pixels, layout, [reading])).astype(int)
        area = picture[box.top : box.bottom, box.left : box.right]
        return float((area.max(axis=2) - area.min(axis=2)).mean())

    assert colour(1.0) > colour(0.1) + 10


def test_a_doubtful_article_is_fainter(page: Printed, layout: PageLayout) -> None:
    doubtful = tuple(replace(region, confidence=0.3) for region in layout.regions)
    sure = tuple(replace(region, confidence=1.0) for region in layout.regions)

    def colour(regions: tuple[Region, ...]) -> float:
        picture = shown(draw_overlay(page.pixels, replace(layout, regions=regions))).astype(int)
        return float((picture.max(axis=2) - picture.min(axis=2)).mean())

    assert colour(sure) > 1.3 * colour(doubtful)


def test_what_was_seen_between_regions_is_drawn_when_asked(
    page: Printed, layout: PageLayout
) -> None:
    assert draw_overlay(page.pixels, layout, explain=True) != draw_overlay(page.pixels, layout)


def test_a_page_without_regions_is_drawn_as_it_is(page: Printed) -> None:
    height, width = page.pixels.shape
    picture = shown(draw_overlay(page.pixels, PageLayout(width, height, 0.0, 0.0, ())))
    assert int((picture.max(axis=2).astype(int) - picture.min(axis=2)).max()) < 12


@pytest.mark.parametrize("shape", [(4000, 3000), (300, 5000), (50, 40)])
def test_noise_at_any_size_stays_small(shape: tuple[int, int]) -> None:
    noise: Grey = np.random.default_rng(2).integers(0, 256, shape, np.uint8)
    data = draw_overlay(noise, PageLayout(shape[1], shape[0], 0.0, 0.0, ()))
    assert len(data) <= LIMIT
    assert max(shown(data).shape) <= LONG_SIDE + LEGEND


def test_the_scan_is_left_as_it_was(page: Printed, layout: PageLayout) -> None:
    before = page.pixels.copy()
    draw_overlay(page.pixels, layout)
    assert np.array_equal(before, page.pixels)


def test_the_same_layout_gives_the_same_bytes(page: Printed, layout: PageLayout) -> None:
    assert draw_overlay(page.pixels, layout) == draw_overlay(page.pixels, layout)
