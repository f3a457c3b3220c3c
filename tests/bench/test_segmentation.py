from pathlib import Path

from bench.pages import find_pages
from bench.segmentation import measure_layout, outline_file, place_text, spread
from document.geometry import Box, Quad
from document.page import LineShape, PageLayout, Region, RegionKind

SAMPLES = Path("samples/quick")


def layout_of(*boxes: Box, glyph: float = 10.0) -> PageLayout:
    lines = tuple(LineShape(Quad.of(box), glyph) for box in boxes)
    body = Region("r001", RegionKind.BODY, Box.hull(boxes), lines, 0)
    return PageLayout(200, 100, glyph, 0.0, (body,))


def test_characters_stand_in_their_printed_order() -> None:
    found = list(spread("砚溪12日", Quad.of(Box(0, 0, 40, 10))))
    assert "".join(c.glyph for c in found) == "砚溪12日"
    assert [c.x for c in found] == [5, 15, 22.5, 27.5, 35]
    assert {c.y for c in found} == {5}


def test_glyphs_keep_their_size_where_a_wide_space_parts_a_line() -> None:
    found = list(spread("溪边　孟原摄", Quad.of(Box(0, 0, 200, 9))))
    assert [round(one.x) for one in found if one.glyph != "　"] == [5, 15, 176, 185, 195]


def test_a_vertical_line_runs_downwards() -> None:
    found = list(spread("砚溪", Quad.of(Box(0, 0, 10, 20))))
    assert [(c.x, c.y) for c in found] == [(5, 5), (5, 15)]


def test_a_line_gets_what_stands_in_it_and_a_fused_one_gets_soup() -> None:
    characters = [
        *spread("右栏的字", Quad.of(Box(50, 0, 90, 10))),
        *spread("左栏的字", Quad.of(Box(0, 0, 40, 10))),
        *spread("次行", Quad.of(Box(0, 15, 20, 25))),
    ]
    fused = place_text(layout_of(Box(0, 0, 90, 10), Box(0, 15, 20, 25)), characters)
    assert [line.text for line in fused] == ["左栏的字右栏的字", "次行"]
    apart = place_text(layout_of(Box(0, 0, 40, 10), Box(50, 0, 90, 10)), characters)
    assert [line.text for line in apart] == ["左栏的字", "右栏的字"]


def test_an_empty_line_says_that_nothing_stands_there() -> None:
    (line,) = place_text(
        layout_of(Box(0, 50, 90, 60)), list(spread("字", Quad.of(Box(0, 0, 9, 9))))
    )
    assert (line.text, line.confidence) == ("", 0.0)


def test_a_page_is_measured_without_reading() -> None:
    (page,) = [page for page in find_pages(SAMPLES) if outline_file(page)]
    measured = measure_layout(page)
    assert measured.figures["body_cer"] < 0.05
    assert measured.figures["articles_whole"] == 1
