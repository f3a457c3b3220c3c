"""What names a page: the folio line 报眉 of inner pages, the masthead 报头 of the first."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from bench.press.canvas import Canvas
from bench.press.dress import Dress, Sheet
from bench.press.fonts import BY_NAME
from bench.press.truth import TruthFolio, TruthLine, TruthRegion
from bench.press.typeset import Style, atoms, ink_line, set_line
from document.geometry import Box


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a page says about itself.

    Attributes:
        newspaper: its name.
        date: ``2026年3月16日``.
        weekday: ``星期一``.
        label: page label as printed: ``4``, ``A03``.
        section: 要闻, 综合 ...
        number: total issue number.
        code: ``CN 00-0000``.
        pages: how many pages today.
        lunar: lunar date.
        editors: the line of editors, empty for none.
        numbered: the label is printed.
    """

    newspaper: str
    date: str
    weekday: str
    label: str
    section: str
    number: int = 8421
    code: str = "CN 00-0000"
    pages: int = 8
    lunar: str = ""
    editors: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """A printed folio or masthead.

    Attributes:
        bottom: how far down it reaches, in pixels.
        region: its lines.
        ear: the free place 报眼 beside a masthead, where there is one.
    """

    truth: TruthFolio
    bottom: int
    region: TruthRegion
    ear: Box | None = None


def set_folio(
    canvas: Canvas, imprint: Imprint, sheet: Sheet, dress: Dress, rng: random.Random
) -> Named:
    """Print the folio line over an inner page, left, middle and right, with its rule."""
    em, left, right = dress.em, sheet.margin, sheet.width - sheet.margin
    y = round(sheet.margin * 0.55)
    form = rng.choice(("{0}", "第{0}版", "{0}版", "{0}"))
    label = form.format(imprint.label) if imprint.numbered else ""
    parts = [f"{imprint.date}　{imprint.weekday}", imprint.editors, f"{imprint.section}　{label}"]
    if rng.random() < 0.4:
        parts = [f"{label}　{imprint.section}", imprint.newspaper, parts[0]]
    parts = [part.strip("　") for part in parts]
    if rng.random() < 0.3:
        parts.reverse()
    small = dress.sized(dress.strong if rng.random() < 0.5 else dress.soft, rng.uniform(1.0, 1.3))
    lines = []
    for text, anchor in zip(parts, (0.0, 0.5, 1.0), strict=True):
        if not text:
            continue
        style = small if anchor != 0.5 else dress.sized(dress.soft, 0.95)
        line = set_line(atoms(text), style)
        x = round(left + anchor * (right - left) - anchor * line.right)
        lines.append(TruthLine(ink_line(canvas, line, style, x, y), text, "folio"))
    rule = y + round(1.75 * em)
    canvas.across(left, right, rule, dress.hair * 2, rng.choice(("solid", "double", "thick-thin")))
    return _named(imprint, lines, "folio", rule + round(0.9 * em))


def set_masthead(
    canvas: Canvas, imprint: Imprint, sheet: Sheet, dress: Dress, rng: random.Random
) -> Named:
    """Print the paper's name large, with date, number and code beside it, over a rule."""
    em, left, top = dress.em, sheet.margin, round(sheet.margin * 0.6)
    size = round(em * rng.uniform(6.0, 8.0))
    face = BY_NAME[rng.choice(("wenkai-bold", "ukai", "noto-serif-bold", "kaiti"))]
    name = Style(face, size, spacing=0.08)
    line = set_line(atoms(imprint.newspaper), name)
    lines = [TruthLine(ink_line(canvas, line, name, left, top), imprint.newspaper, "masthead")]
    texts = [
        f"{imprint.date}　{imprint.weekday}",
        imprint.lunar,
        f"第{imprint.number}期　今日{imprint.pages}版",
        f"国内统一连续出版物号{imprint.code}",
    ]
    style = dress.sized(dress.strong, 1.05)
    x, y = left + round(line.right) + 2 * em, top + round(0.3 * em)
    for text in filter(None, texts):
        placed = set_line(atoms(text), style)
        lines.append(TruthLine(ink_line(canvas, placed, style, x, y), text, "masthead"))
        y += round(style.size * 1.45)
    rule = max(top + size, y) + round(0.8 * em)
    canvas.across(left, sheet.width - sheet.margin, rule, dress.hair * 2, "thick-thin")
    named = _named(imprint, lines, "masthead", rule + round(1.2 * em))
    right = sheet.width - sheet.margin
    left = named.region.box.right + 2 * em
    if right - left < 14 * em:
        return named
    return replace(named, ear=Box(left, top, right, rule - em))


def _named(imprint: Imprint, lines: list[TruthLine], kind: str, bottom: int) -> Named:
    truth = TruthFolio(
        imprint.newspaper, imprint.date, imprint.label, imprint.section, tuple(lines)
    )
    return Named(truth, bottom, TruthRegion(kind, Box.hull(line.box for line in lines)))
