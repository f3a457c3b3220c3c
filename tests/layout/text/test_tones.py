"""Large type has the tones of type."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.tones import without_pieces_of_pictures
from tests.layout.printed import Sheet, sheet


def lines_of(page: Sheet, role: str) -> list[Line]:
    return [Line(x.box, x.box.height / 0.92) for x in page.lines if x.role == role]


@pytest.mark.parametrize("sigma", [0.1, 0.5])
def test_a_piece_of_a_photograph_is_no_large_type(sigma: float) -> None:
    page = sheet(34, 44, EM)
    page.text("乡间公交通到家门口", page.style("noto-serif-bold", 2.4), 3, 3, 30.5, "headline", 0)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 21, 42, 0)
    where = page.box(5, 8, 20, 11)
    folds = 140 - 90 * np.cos(np.arange(where.width) / EM)  # a sleeve
    page.canvas.picture(where, np.tile(folds, (where.height, 1)).astype(np.uint8))
    pixels = np.asarray(cv2.GaussianBlur(page.canvas.pixels, (0, 0), sigma), np.uint8)
    headline, piece = lines_of(page, "headline"), Line(where, 3.0 * EM)
    body = lines_of(page, "body")
    assert without_pieces_of_pictures([*headline, piece], body, pixels) == headline
    assert without_pieces_of_pictures([piece], [], pixels) == [piece]
