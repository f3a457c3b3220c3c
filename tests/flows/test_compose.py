"""What was read takes part in whose a picture is."""

from __future__ import annotations

import numpy as np
import pytest

from bench.segmentation import TruthEngine
from config.settings import load_settings
from document.evidence import Edge
from document.geometry import Box, Quad
from document.page import LineShape, PageLayout, Region, RegionKind, Scan, Source, TextLine
from flows.pipeline import PageReader
from ocr.readers import Readers
from postprocess.identity import Given
from postprocess.picturehints import MOST, SHARED, picture_hints

STORIES = (
    ("r001", RegionKind.HEADLINE, 0, "石桥今日合龙"),
    ("r002", RegionKind.BODY, 0, "新桥横跨清江，两岸的人盼了多年。"),
    ("r003", RegionKind.PICTURE, 0, ""),
    ("r004", RegionKind.CAPTION, 0, ""),
    ("r005", RegionKind.HEADLINE, 1, "种子体检忙"),
    ("r006", RegionKind.BODY, 1, "两百粒水稻种子排成方阵，等着检验。"),
)
TIES = (
    Edge("r001", "r002", 6.0),
    Edge("r005", "r006", 6.0),
    Edge("r002", "r005", -4.0),
    Edge("r002", "r003", 1.5, {"white": -0.3}),
    Edge("r003", "r005", 0.2),
    Edge("r003", "r004", 12.0),
)


def page(ties: tuple[Edge, ...] = TIES) -> PageLayout:
    """Two stories, one over the other, and a picture between them that is said to be the upper's.

    ::

        headline, body, picture, caption, headline, body
    """
    regions = []
    for row, (name, kind, article, _) in enumerate(STORIES):
        box = Box(0, 100 * row, 400, 100 * row + 80)
        lines = () if kind is RegionKind.PICTURE else (LineShape(Quad.of(box), 20.0),)
        picture = "r003" if kind is RegionKind.CAPTION else None
        regions.append(Region(name, kind, box, lines, article, picture))
    return PageLayout(400, 600, 20.0, 0.0, tuple(regions), edges=ties)


def read(caption: str) -> tuple[TextLine, ...]:
    texts = {name: text for name, _, _, text in STORIES} | {"r004": caption}
    return tuple(TextLine(name, 0, text, 0.9) for name, text in texts.items() if text)


@pytest.mark.parametrize(
    ("caption", "owner"),
    [
        ("等待检验的水稻种子。本报记者苗春生摄", "种子体检忙"),
        ("等待枪验的水稻种于。", "种子体检忙"),  # as it is often read
        ("清江上的新桥。", "石桥今日合龙"),
        ("一只白鹭。", "石桥今日合龙"),
    ],
)
def test_a_picture_is_of_the_story_its_caption_speaks_of(caption: str, owner: str) -> None:
    reader = PageReader(load_settings(None), Readers(TruthEngine()))
    scan = Scan(np.full((600, 400), 255, np.uint8), Source("made.png", "0" * 64, 1, "PNG"))
    nobody = Given(title="", date="", page="")
    record = reader.compose(scan, page(), read(caption), nobody)
    assert [part.headline for part in record.parts if part.captions] == [owner]


def told(caption: str, ties: tuple[Edge, ...] = TIES) -> dict[str, float]:
    return {hint.other: hint.score for hint in picture_hints(page(ties), read(caption))}


def test_what_two_stories_share_tells_less_and_there_is_a_most() -> None:
    assert told("等待水稻") == {"r005": SHARED}
    assert told("两岸")["r003"] == SHARED
    both = (*read("两百"), TextLine("r001", 0, "两百米石桥", 0.9))
    assert {h.score for h in picture_hints(page(), both)} == {SHARED / 2}
    assert told("两百粒水稻种子排成方阵")["r005"] == MOST


def test_who_took_the_picture_is_no_part_of_its_story() -> None:
    assert told("一只白鹭。通讯员水稻摄") == {}


def test_the_edge_that_ties_most_is_told() -> None:
    more = (*TIES, Edge("r003", "r006", 0.5))
    assert told("水稻种子", more) == {"r006": pytest.approx(SHARED * 3)}
    assert told("水稻种子", TIES[:4] + TIES[5:]) == {}


def test_long_captions_share_more_by_chance() -> None:
    long = "水稻种子" + "".join(f"一二三{chr(0x5000 + k)}" for k in range(9))
    pairs = {long[k : k + 2] for k in range(len(long) - 1)}
    assert told(long)["r005"] == pytest.approx(SHARED * 3 * 20 / len(pairs), abs=0.01)
