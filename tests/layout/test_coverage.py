"""Nothing lost: glyphs that no region covers are found, and only they."""

from __future__ import annotations

import numpy as np

from document.geometry import Box
from layout.coverage import uncovered
from layout.page import take_apart
from layout.sheet.ink import binarise
from layout.sheet.straighten import EM, straightening
from tests.layout.printed import Printed, specimen


def test_a_line_left_out_is_found(page: Printed) -> None:
    sheet = take_apart(page.pixels, straightening(page.pixels, page.em))
    lines = [line.box for line in sheet.lines]
    lost = max((line.box for line in sheet.lines if line.em < 1.2 * EM), key=lambda b: b.width)
    kept = [box for box in lines if box != lost] + list(sheet.surfaces.pictures)
    found = uncovered(sheet.ink, kept)
    assert len(found) == 1
    shared = found[0].box.intersection(lost)
    assert shared is not None
    assert shared.width > 0.9 * lost.width


def test_a_page_whose_lines_are_all_known_has_nothing_left(page: Printed) -> None:
    sheet = take_apart(page.pixels, straightening(page.pixels, page.em))
    covered = [line.box for line in sheet.lines] + list(sheet.surfaces.pictures)
    assert uncovered(sheet.ink, covered) == []


def test_dirt_and_strokes_are_no_text() -> None:
    rng = np.random.default_rng(5)
    grey = np.full((600, 600), 255, np.uint8)
    grey[rng.random(grey.shape) < 0.01] = 0
    grey[100:104, 50:500] = 0
    grey[150:400, 300:303] = 0
    assert uncovered(binarise(grey), [Box(0, 0, 1, 1)]) == []


def test_a_page_of_its_own_size_is_left_as_it_was() -> None:
    ink = binarise(specimen(20).pixels)
    before = ink.copy()
    uncovered(ink, [])
    assert np.array_equal(ink, before)
