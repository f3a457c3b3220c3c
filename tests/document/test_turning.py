"""A turned sheet is read upright and stored as it was scanned."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.article import ArticleKind, ArticlePart, Caption
from document.geometry import Box, Quad
from document.page import LineShape, PageLayout, Region, RegionKind
from document.turning import as_scanned, turned_box, upright

WIDTH, HEIGHT = 30, 50
boxes = st.tuples(st.integers(0, 29), st.integers(0, 49), st.integers(1, 9), st.integers(1, 9)).map(
    lambda b: Box(b[0], b[1], min(b[0] + b[2], WIDTH), min(b[1] + b[3], HEIGHT))
)


@given(boxes, st.integers(0, 3))
def test_a_box_goes_where_its_pixels_go(box: Box, quarters: int) -> None:
    image = np.zeros((HEIGHT, WIDTH), bool)
    image[box.top : box.bottom, box.left : box.right] = True
    moved = turned_box(box, quarters, WIDTH, HEIGHT)
    expected = np.argwhere(np.rot90(image, -quarters))
    top, left = expected.min(axis=0)
    bottom, right = expected.max(axis=0) + 1
    assert moved == Box(int(left), int(top), int(right), int(bottom))


@pytest.mark.parametrize("quarters", range(4))
@given(box=boxes)
def test_there_and_back(quarters: int, box: Box) -> None:
    size = (HEIGHT, WIDTH) if quarters % 2 else (WIDTH, HEIGHT)
    scanned = turned_box(box, quarters, WIDTH, HEIGHT)
    corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom),
               (box.left, box.bottom)]  # fmt: skip
    moved = {
        0: lambda x, y: (x, y),
        1: lambda x, y: (HEIGHT - y, x),
        2: lambda x, y: (WIDTH - x, HEIGHT - y),
        3: lambda x, y: (y, WIDTH - x),
    }
    line = LineShape(Quad(*(moved[quarters](x, y) for x, y in corners)), 3.0)
    region = Region("r001", RegionKind.BODY, scanned, (line,))
    layout = PageLayout(*size, 3.0, 0.0, (region,), turned=quarters * 90)
    seen = upright(layout)
    assert (seen.width, seen.height, seen.turned) == (WIDTH, HEIGHT, 0)
    assert seen.regions[0].box == box
    assert seen.regions[0].lines[0].quad == Quad.of(box)
    caption = Caption("", "", "1", box)
    part = ArticlePart("1", 0, ArticleKind.ARTICLE, box, ("r001",), captions=(caption,))
    back = as_scanned(part, layout)
    assert back.box == scanned == back.captions[0].image_box
