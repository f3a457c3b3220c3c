"""Every marker with every single edit: found, taken out whole, its page known unless it was hit."""

import random
from collections.abc import Iterator
from itertools import product

import pytest

from bench.press.library import briefs, manuscripts
from bench.press.misread import LOOKALIKES
from bench.press.writer import Newsroom
from document.article import Direction, Marker
from postprocess.labels import same_page
from postprocess.marker_forms import MISREAD, STRONG, WEAK
from postprocess.markers import leading_marker, trailing_marker

BEFORE, AFTER = "全市上下齐心协力，沿岸的灯火渐次亮起", "一步一个脚印，沿着河岸走下去。"
WORDS = {way: [*STRONG[way], *(word for word in WEAK[way] if len(word) > 1)] for way in Direction}
LABELS = {
    "第一版": "1", "第四版": "4", "4版": "4", "A03版": "A03", "十二版": "12", "第廿版": "20",
    "第四面": "4", "第０４版": "04",
}  # fmt: skip
ENCLOSED = ("（{}）", "({})", "〔{}〕", "【{}】", "「{}」", "《{}》", "◀{}", "▶（{}）", "☞{}")
FRAME = "上下接转轉紧緊续續承第版面"
STRANGER = "国"  # a glyph that no table knows


def edits(core: str) -> Iterator[tuple[str, bool]]:
    """Texts one edit from a marker's, and whether its number is untouched."""
    for at, glyph in enumerate(core):
        framed = glyph in FRAME
        yield core[:at] + core[at + 1 :], framed
        if framed:
            for other in (*LOOKALIKES.get(glyph, ""), STRANGER):
                yield core[:at] + other + core[at + 1 :], True


def read(way: Direction, text: str) -> tuple[Marker | None, bool]:
    """The marker at its edge of a text, and whether the text is left as it was."""
    if way is Direction.FROM:
        marker, rest = leading_marker(text + AFTER)
        return marker, rest == AFTER
    marker, rest = trailing_marker(BEFORE + text)
    return marker, rest == BEFORE


def unclear(way: Direction, wrap: str, text: str) -> bool:
    """Where nothing tells the number from the text any more: ◀上接第一一步一个脚印."""
    return way is Direction.FROM and wrap.endswith("}") and text[-1] in "一二四廿34４"


@pytest.mark.parametrize(("way", "wrap"), list(product(Direction, ENCLOSED)))
def test_enclosed_markers_survive_any_edit(way: Direction, wrap: str) -> None:
    missed, wrong = [], []
    for word, label in product(WORDS[way], LABELS):
        for damaged, numbered in edits(word + label):
            if unclear(way, wrap, damaged):
                continue
            marker, whole = read(way, wrap.format(damaged))
            if marker is None or not whole:
                missed.append(damaged)
            elif numbered and not same_page(marker.page, LABELS[label]):
                wrong.append((damaged, marker.page))
    assert (missed, wrong) == ([], [])


@pytest.mark.parametrize("way", list(Direction))
def test_bare_markers_survive_what_readers_are_known_to_do(way: Direction) -> None:
    for word, label in product(STRONG[way], LABELS):
        core = word + label
        for at, glyph in enumerate(core):
            for other in set(LOOKALIKES.get(glyph, "")) & set(MISREAD.get(glyph, "")):
                marker, whole = read(way, core[:at] + other + core[at + 1 :])
                assert marker is not None
                assert whole
                assert same_page(marker.page, LABELS[label])


@pytest.mark.parametrize(("way", "bracket"), list(product(Direction, "（【《〈(")))
def test_lost_and_mixed_brackets(way: Direction, bracket: str) -> None:
    for word, label in product(STRONG[way], LABELS):
        for text in (f"{bracket}{word}{label}）", f"{bracket}{word}{label}", f"{word}{label}）"):
            marker, whole = read(way, text)
            assert marker is not None
            assert (marker.damaged, whole) == (False, True)


LEADS = "◀◁←▲△▼▶►→●■◆☞※"
BRACKETS = ("（）", "()", "〔〕", "[]", "［］", "【】", "「」", "『』", "《》", "（〕", "〈)")


@pytest.mark.parametrize(("lead", "pair"), list(product((*LEADS, ""), BRACKETS)))
def test_every_lead_glyph_with_every_bracket(lead: str, pair: str) -> None:
    for way in Direction:
        for word, label in product((*WORDS[way], WEAK[way][-1]), ("第一版", "A03版")):
            marker, whole = read(way, f"{lead}{pair[0]}{word}{label}{pair[1]}")
            assert marker is not None
            assert (marker.page, whole) == (LABELS[label], True)


def prose() -> Iterator[str]:
    """Paragraphs of whole articles, written for the press."""
    for one in manuscripts():
        yield from (text for _, text in one.paragraphs)
    for headline, text in briefs():
        yield from (headline, text)
    room = Newsroom(random.Random(11))  # noqa: S311 -- prose, not secrets
    for at in range(20):
        yield from (text for _, text in room.story(f"s{at}", 900).paragraphs)


def test_prose_holds_no_marker_wherever_it_is_cut() -> None:
    """As a part that begins, or ends, at or shortly behind any glyph that markers are made of."""
    found, cuts = [], 0
    for text in prose():
        places = [at for at, glyph in enumerate(text) if glyph in "上下接转紧续承"]
        for at in places:
            heads = [text[at - 1 :] if at else text, text[at:]]
            tails = [text[max(0, at - 30) : at + more] for more in range(2, 9)]
            found += [leading_marker(head)[0] for head in heads]
            found += [trailing_marker(tail)[0] for tail in tails]
            cuts += len(heads) + len(tails)
    assert cuts > 2000
    assert [one for one in found if one] == []
