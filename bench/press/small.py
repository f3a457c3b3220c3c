"""Small things between the articles: boxes of briefs 简讯, teasers 导读, imprint lines."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bench.press.canvas import Canvas
from bench.press.dress import Dress, Sheet
from bench.press.flow import Flow, Placed, SubheadLook, choose_look, ink_flow
from bench.press.pour import first_sentences
from bench.press.rows import rows_of
from bench.press.truth import TruthArticle, TruthLine, TruthRegion
from bench.press.typeset import Style, atoms, ink_line, set_centred, set_line, width_of
from document.geometry import Box

BRIEFS_NAMES = ("简讯", "要闻速览", "一句话新闻", "县区短波", "新闻集装箱", "")
TEASER_NAMES = ("导读", "今日导读", "版面导航")


def set_briefs(
    canvas: Canvas,
    columns: Sequence[Box],
    name: str,
    dress: Dress,
    news: Iterator[tuple[str, str]],
    rng: random.Random,
    title: str | None = None,
) -> list[TruthArticle]:
    """Fill columns with items that each begin with 本报讯; each is an article of kind brief.

    Args:
        canvas: the page.
        columns: of the box.
        name: what the items' ids begin with.
        dress: the paper's habits.
        news: headline and text of one item after the other.
        rng: decides what is left open.
        title: name of the box; None chooses, empty for none.
    """
    title = rng.choice(BRIEFS_NAMES) if title is None else title
    lines, blocked = _heading(canvas, columns, title, dress)
    flow = Flow(rows_of(columns, blocked, dress, columns[0].top), dress)
    headed = rng.random() < 0.75
    items = _pour_items(flow, news, choose_look(dress, rng) if headed else None)
    ends = [item.begun for item in items[1:]] + [len(flow.placed)]
    articles: list[TruthArticle] = []
    for number, (item, end) in enumerate(zip(items, ends, strict=True), 1):
        placed = flow.placed[item.begun : end]
        article = _brief(canvas, f"{name}.{number}", item, placed)
        articles.append(article if articles else _under(title, lines, article))
    return articles


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of a box as it was set: its lines begin at ``begun`` among those placed."""

    headline: str
    text: str
    begun: int


def _pour_items(
    flow: Flow, news: Iterator[tuple[str, str]], look: SubheadLook | None
) -> list[_Item]:
    """Set items until the next one has no room; with headlines in the look given, or without."""
    items: list[_Item] = []
    while flow.rows_left > 4:
        headline, text = next(news, ("", ""))
        if not text:
            break
        begun = len(flow.placed)
        if look and not flow.subhead([headline], look, must=True):
            break
        fitting = text if flow.fits(text) else next(filter(flow.fits, first_sentences(text)), "")
        if not fitting:
            flow.placed[begun:] = []
            break
        flow.body(fitting)
        items.append(_Item(headline if look else "", fitting, begun))
    return items


def _brief(canvas: Canvas, name: str, item: _Item, placed: Sequence[Placed]) -> TruthArticle:
    """Ink an item; its truth."""
    lines, regions = ink_flow(
        canvas,
        [replace(one, role="headline") if one.role == "subhead" else one for one in placed],
    )
    return TruthArticle(
        id=name,
        kind="brief",
        box=Box.hull(line.box for line in lines),
        headline=item.headline,
        paragraphs=(("body", item.text),),
        regions=tuple(regions),
        lines=tuple(lines),
    )


def _under(title: str, heading: Sequence[TruthLine], first: TruthArticle) -> TruthArticle:
    """The first item of a box with the box's name over it."""
    lines = (*heading, *first.lines)
    return replace(first, kicker=title, lines=lines, box=Box.hull(line.box for line in lines))


def _heading(
    canvas: Canvas, columns: Sequence[Box], title: str, dress: Dress
) -> tuple[list[TruthLine], list[Box]]:
    """The name of a box, centred at its top, and what it keeps free."""
    if not title:
        return [], []
    style = dress.sized(dress.heads[0], 2.0)
    left, right, top = columns[0].left, columns[-1].right, columns[0].top
    line = set_centred(title, style, right - left)
    box = ink_line(canvas, line, style, left, top)
    rows = -(-(style.size + round(0.5 * dress.em)) // dress.pitch)
    blocked = Box(left, top, right, top + rows * dress.pitch - dress.em // 4)
    return [TruthLine(box, title, "kicker")], [blocked]


def set_teasers(
    canvas: Canvas,
    box: Box,
    name: str,
    dress: Dress,
    headlines: Iterator[str],
    rng: random.Random,
    title: str | None = None,
) -> TruthArticle:
    """A box that points to other pages: headlines with 详见第N版, as many as it holds."""
    canvas.frame(box, dress.hair, rng.choice(("solid", "double")))
    title = title or rng.choice(TEASER_NAMES)
    style = dress.sized(dress.heads[0], 1.5)
    pad = min(round(0.9 * dress.em), box.height // 12)
    y = box.top + pad
    line = set_centred(title, style, box.width)
    lines = [TruthLine(ink_line(canvas, line, style, box.left, y), title, "headline")]
    y += round(style.size * 1.6)
    texts = []
    small = dress.sized(dress.strong if rng.random() < 0.4 else dress.soft, 1.15)
    while y + small.size + pad < box.bottom:
        text = _teaser(next(headlines, ""), small, box.width - 2 * pad, rng)
        if not text:
            break
        placed = set_line(atoms(text), small)
        lines.append(TruthLine(ink_line(canvas, placed, small, box.left + pad, y), text, "teaser"))
        texts.append(text)
        y += round(small.size * 1.75)
    return TruthArticle(
        id=name,
        kind="teaser",
        box=box,
        headline=title,
        paragraphs=tuple(("body", text) for text in texts),
        regions=(TruthRegion("body", box),),
        lines=tuple(lines),
    )


def _teaser(headline: str, style: Style, width: int, rng: random.Random) -> str:
    if not headline or "版" in headline:
        return headline  # nothing left to point to, or the page is named already
    page = rng.randint(2, 12)
    tail = rng.choice((f"　详见第{page}版", f"　{page}版", f"　（{page}版）"))
    while len(headline) > 4 and width_of(headline + tail, style) > width:
        headline = headline[:-1]
    if width_of(headline + tail, style) > width:
        tail = f" {page}版"
    return headline + tail


def set_imprint_line(
    canvas: Canvas, sheet: Sheet, text: str, dress: Dress
) -> tuple[TruthLine, TruthRegion]:
    """A line at the foot of the page: address, printing house, telephone."""
    style = dress.sized(dress.soft, 0.9)
    width = sheet.width - 2 * sheet.margin
    while width_of(text, style) > width:
        text = text.rpartition("　")[0]
    y = sheet.height - round(sheet.margin * 0.7)
    line = set_centred(text, style, width)
    rule = y - round(0.5 * dress.em)
    canvas.across(sheet.margin, sheet.width - sheet.margin, rule, dress.hair, "solid")
    box = ink_line(canvas, line, style, sheet.margin, y)
    return TruthLine(box, text, "imprint"), TruthRegion("folio", box)
