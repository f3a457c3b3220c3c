"""Cues of serials and journals: found at the edges of a part, prose passed over."""

import json
from pathlib import Path

import pytest

from document.article import ArticlePart
from postprocess.cues import find_cues
from tests.postprocess.issues import part

CASES = json.loads(Path(__file__).with_name("cues.json").read_text(encoding="utf8"))
MIDDLE = "中间一段。"


def place(where: str, text: str) -> ArticlePart:
    """A part with the text at one of its edges."""
    if where == "headline":
        return part(text, MIDDLE)
    return part("桥", text, MIDDLE) if where == "begins" else part("桥", MIDDLE, text)


@pytest.mark.parametrize(
    ("where", "text", "cue", "direction"),
    [(where, *case) for where, cases in CASES.items() for case in cases],
)
def test_cues_at_the_edges(where: str, text: str, cue: str | None, direction: str | None) -> None:
    found = [(one.text, one.direction) for one in find_cues(place(where, text))]
    assert found == ([(cue, direction)] if cue else [])


def test_a_cue_of_a_journal_names_its_page() -> None:
    (cue,) = find_cues(part("桥史", "见前。（下转第54页）"))
    assert cue.points_to == "54页"


def test_every_teaser_of_a_box_is_a_cue() -> None:
    box = part("导读", "桥上的灯（详见第4版）", "再生稻开镰 详见A03版", "馆里夜读 详见五版")
    assert [cue.points_to for cue in find_cues(box)] == ["4", "A03", "5"]
