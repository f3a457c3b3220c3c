"""The dress of a newspaper: faces, sizes, leading, rules and habits that all its pages share."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bench.press.canvas import RuleStyle
from bench.press.fonts import BY_NAME, FACES, Face
from bench.press.typeset import Style

BODY_FACES = ("noto-serif", "uming", "sungti") * 3 + ("fang",)
POINTS_PER_INCH = 72.0
MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper.

    Attributes:
        width, height: in pixels.
        dpi: of the page image.
        margin: white around the type area, in pixels.
    """

    width: int
    height: int
    dpi: int
    margin: int


@dataclass(frozen=True, slots=True)
class Dress:
    """How a newspaper sets its pages; lengths in pixels.

    Attributes:
        body: style of body text.
        pitch: from one body line to the next.
        gutter: least white between columns.
        heads: faces of headlines, the first preferred.
        soft: Kai or Fangsong: captions, bylines, subtitles.
        strong: Hei or bold: subheads, badges.
        hair: weight of a thin rule.
        article_rule: rule between articles, None for white only.
        column_rules: thin rules between the columns of an article.
        centred_byline: else it stands left.
        caption_lead: glyph that begins a caption (▲ ...), empty for none.
        marker_line: continuation markers stand on a line of their own.
    """

    body: Style
    pitch: int
    gutter: int
    heads: tuple[Face, ...]
    soft: Face
    strong: Face
    hair: int
    article_rule: RuleStyle | None
    column_rules: bool
    centred_byline: bool
    caption_lead: str
    marker_line: bool

    @property
    def em(self) -> int:
        return self.body.size

    def sized(self, face: Face, ems: float) -> Style:
        """A style at a multiple of the body size."""
        return Style(face, max(round(self.em * ems), 6))


SIZES = ((390, 540), (345, 500), (350, 545), (270, 390), (280, 400), (210, 297))
"""Millimetres: broadsheets 对开, tabloids 四开, and one smaller still."""


def choose_sheet(
    rng: random.Random, dpi: int | None = None, sizes: Sequence[tuple[int, int]] = SIZES
) -> Sheet:
    """A sheet of one of the sizes, mostly at 300 dpi."""
    dpi = dpi or rng.choice((300, 300, 300, 300, 200, 240, 400))
    width_mm, height_mm = rng.choice(sizes)
    if dpi > 300 and width_mm > 300:
        dpi = 300  # a broadsheet at 400 dpi has 50 megapixels: slow, and shows nothing new
    pixels = dpi / MM_PER_INCH
    margin = rng.uniform(8, 16) * pixels
    return Sheet(round(width_mm * pixels), round(height_mm * pixels), dpi, round(margin))


def choose_dress(rng: random.Random, sheet: Sheet) -> Dress:
    """A dress at random, as papers have them."""
    em = round(rng.uniform(8.8, 10.6) / POINTS_PER_INCH * sheet.dpi)
    body = rng.choice(BODY_FACES)
    bold = [face for face in FACES if face.bold and face.role in ("song", "hei")]
    display = [face for face in FACES if face.bold and face.role in ("kai", "display")]
    rng.shuffle(bold)
    heads = (*bold, rng.choice(display))
    return Dress(
        body=Style(BY_NAME[body], em, hang=rng.random() < 0.35),
        pitch=round(em * rng.choice((1.25, 1.3, 1.35, 1.4, 1.45, 1.55))),
        gutter=round(em * rng.uniform(1.1, 1.6)),
        heads=heads,
        soft=BY_NAME[rng.choice(("ukai", "kaiti", "wenkai", "fang"))],
        strong=BY_NAME[rng.choice(("noto-sans-bold", "zenhei", "noto-sans", "wenkai-bold"))],
        hair=max(round(sheet.dpi * rng.uniform(0.005, 0.012)), 1),
        article_rule=rng.choice(
            ("solid", "solid", "solid", "double", "dotted", "thick-thin", None)
        ),
        column_rules=rng.random() < 0.25,
        centred_byline=rng.random() < 0.8,
        caption_lead=rng.choice(("", "", "", "▲", "■", "图为", "◀")),
        marker_line=rng.random() < 0.35,
    )
