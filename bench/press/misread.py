"""What reading does to a continuation marker: one edit, a lost number, a lost marker."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from bench.press.truth import TruthMarker
from bench.press.writer import han_number

# Glyphs read for those of a marker's frame: seen in print, and some that no table knows.
LOOKALIKES = {
    "上": "土士卜止主", "下": "卞丅不丁千", "接": "按捧拉援妾", "转": "传砖软较", "紧": "系累",
    "第": "弟笫苐策", "版": "板皈贩叛阪販极",
}  # fmt: skip
SWAPPED = {"上": "下", "下": "上"}
BRACKETS = "（）()【】〔〕"

Damage = Callable[[TruthMarker, random.Random], str]


def misread_glyph(marker: TruthMarker, rng: random.Random) -> str:
    """One glyph of the frame read as one that looks like it."""
    places = [at for at, glyph in enumerate(marker.text) if glyph in LOOKALIKES]
    at = rng.choice(places)
    return _with(marker.text, at, rng.choice(LOOKALIKES[marker.text[at]]))


def lost_glyph(marker: TruthMarker, rng: random.Random) -> str:
    """One glyph of the frame not read at all."""
    places = [at for at, glyph in enumerate(marker.text) if glyph in LOOKALIKES]
    return _with(marker.text, rng.choice(places), "")


def swapped_word(marker: TruthMarker, rng: random.Random) -> str:
    """上 read for 下, or the other way round."""
    found = re.search("[上下]", marker.text)
    if found is None:
        return misread_glyph(marker, rng)
    return _with(marker.text, found.start(), SWAPPED[found[0]])


def wrong_number(marker: TruthMarker, rng: random.Random) -> str:
    """Another number read for the page's."""
    number = int(re.sub(r"\D", "", marker.page))
    other = rng.choice([n for n in range(1, 13) if n != number])
    if re.search(r"\d", marker.text):
        return re.sub(r"\d+", str(other), marker.text, count=1)
    return marker.text.replace(han_number(number), han_number(other))


def lost_number(marker: TruthMarker, rng: random.Random) -> str:
    """No number, or rubbish in its place."""
    rubbish = rng.choice(("", "回", "%", "口"))
    bare = re.sub(r"[A-Z]?\d+", rubbish, marker.text)
    return re.sub("[〇一二三四五六七八九十]+", rubbish, bare)


def lost_brackets(marker: TruthMarker, rng: random.Random) -> str:
    """One bracket lost, or both of another kind."""
    if rng.random() < 0.5:
        return marker.text.rstrip(BRACKETS)
    return marker.text.translate({ord(b): rng.choice("（【《") for b in "（(【〔"})


def lost_marker(marker: TruthMarker, rng: random.Random) -> str:
    """Nothing was read where the marker stands."""
    del marker, rng
    return ""


KINDS: tuple[tuple[Damage, float], ...] = (
    (misread_glyph, 0.40),
    (lost_glyph, 0.12),
    (swapped_word, 0.12),
    (wrong_number, 0.10),
    (lost_number, 0.08),
    (lost_brackets, 0.10),
    (lost_marker, 0.08),
)
"""Kinds of damage with their share: of ten damaged markers one is gone, two have a wrong number."""


def damaged(marker: TruthMarker, rng: random.Random) -> str:
    """The marker's text as it is read after one sort of damage."""
    kinds, shares = zip(*KINDS, strict=True)
    damage: Damage = rng.choices(kinds, shares)[0]
    return damage(marker, rng)


def misread_text(text: str, share: float, rng: random.Random) -> str:
    """A line of prose with a share of its glyphs read as others of the same line."""
    glyphs = list(text)
    for at, glyph in enumerate(glyphs):
        if rng.random() < share and "\u4e00" <= glyph <= "\u9fff":
            glyphs[at] = rng.choice(text)
    return "".join(glyphs)


def _with(text: str, at: int, glyph: str) -> str:
    return text[:at] + glyph + text[at + 1 :]
