"""What shines through beside a photograph is no part of it where type stands on it."""

from __future__ import annotations

import numpy as np
import pytest

from bench.press.pictures import photograph
from document.geometry import Box
from layout.sheet.border import REDUCTION
from layout.sheet.straighten import EM
from layout.structure.surfaces import find_surfaces
from tests.layout.printed import sheet

SHADE = 232
"""Of a photograph that shines through from the other side."""


def picture_between(head: float, foot: float, text: float | None) -> tuple[Box, Box]:
    """What is found of a photograph, and where it is, amid what shines through.

    Args:
        head: how far that reaches above the photograph, in glyphs.
        foot: how far below it.
        text: from the top of the page down to a line of type on it, in glyphs.
    """
    page = sheet(34, 44, EM)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 26, 42, 0)
    page.canvas.fill(page.box(3, 8 - head, 25, 20 + foot), SHADE)
    box = page.box(3, 8, 25, 20)
    page.canvas.picture(box, photograph(box.width, box.height, 5, "street"))
    if text is not None:
        page.text("■新落成的大桥横跨两岸", page.style("kaiti", 0.9), 3, text, 25, "caption", 0)
    pixels = page.canvas.pixels
    even = np.full((8, 8), 255, np.uint8)
    no_border = np.zeros([-(-side // REDUCTION) for side in pixels.shape], np.uint8)
    (found,) = find_surfaces(pixels, even, no_border).pictures
    return found, box


@pytest.mark.parametrize(("head", "foot", "text"), [(0, 2, 20.4), (3, 0, 6.6)])
def test_paper_with_type_on_it_is_no_end_of_a_photograph(
    head: float, foot: float, text: float
) -> None:
    found, box = picture_between(head, foot, text)
    assert abs(found.top - box.top) < EM
    assert abs(found.bottom - box.bottom) < EM


def test_a_pale_end_without_type_stays() -> None:
    found, box = picture_between(3, 0, None)
    assert found.top < box.top - 2 * EM
