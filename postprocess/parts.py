"""Article parts: what stands on this page of one article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from document.article import ArticleKind, ArticlePart, Caption, Paragraph, ParagraphRole
from document.geometry import Box
from postprocess.boxes import plain_box, without_box
from postprocess.briefs import Item, brief_items
from postprocess.bylines import format_byline
from postprocess.characters import count_han, ends_sentence
from postprocess.datelines import dateline_people, find_dateline
from postprocess.edges import (
    Markers,
    pull_marker_lines,
    take_head_marker,
    take_markers,
    take_signature,
)
from postprocess.flow import Draft, run
from postprocess.genre import kind_of
from postprocess.head import Head, read_head
from postprocess.lines import Line, mean_confidence
from postprocess.options import TextOptions
from postprocess.passages import Passage
from postprocess.pictures import read_captions
from postprocess.repairs import repair


def compose_parts(
    passages: Sequence[Passage], pictures: Mapping[str, Box], label: str, options: TextOptions
) -> tuple[ArticlePart, ...]:
    """The parts that the passages of one article make: one, or several for a box of briefs.

    Args:
        passages: of one article of the page, in reading order, kinds put right.
        pictures: boxes of the page's pictures by region id.
        label: of the page.
        options: of the text stage.

    Returns:
        Parts with index 0; none when nothing was read.
    """
    markers, passages = pull_marker_lines(passages)
    head, rest = read_head(passages)
    markers, head = _unmark(markers, head)
    head, drafts = plain_box(head, run(rest, options), passages)
    items = brief_items(head, drafts)
    captions = read_captions(passages, pictures, label)
    if items:
        return _briefs(items, head, markers, passages, captions, label, options)
    drafts, others = without_box(head, drafts)
    boxed = {line.region for draft in others for line in draft.lines}
    boxed -= {line.region for draft in drafts for line in draft.lines}
    own = [passage for passage in passages if passage.region.id not in boxed]
    items = brief_items(Head(), others)
    return (
        *_article(head, drafts, markers, own, captions, label, options),
        *_briefs(items, Head(), Markers(), passages, (), label, options),
    )


def _article(
    head: Head,
    drafts: tuple[Draft, ...],
    markers: Markers,
    passages: Sequence[Passage],
    captions: tuple[Caption, ...],
    label: str,
    options: TextOptions,
) -> tuple[ArticlePart, ...]:
    """The part that head and paragraphs make; none when they say nothing."""
    markers, drafts = take_markers(markers, drafts)
    signature, drafts = take_signature(drafts)
    markers, drafts = take_markers(markers, drafts)  # 下转 may stand before the signature
    head = _sign(head, signature, drafts)
    part = ArticlePart(
        page=label,
        index=0,
        kind=kind_of(head, drafts, passages, options),
        box=_box(passages),
        region_ids=tuple(dict.fromkeys(p.region.id for p in passages)),
        kicker=head.kicker,
        headline=head.headline,
        subtitle=head.subtitle,
        byline=head.byline,
        dateline=_dateline(drafts),
        paragraphs=tuple(_paragraph(draft, label) for draft in drafts),
        captions=captions,
        continued_from=markers.before,
        continued_to=markers.after,
        opens_paragraph=_opens(drafts, markers),
        closes_paragraph=_closes(drafts),
        confidence=mean_confidence([line for p in passages for line in p.lines]),
    )
    part = replace(part, review=_review(part, head, markers, drafts, options))
    return (part,) if _says_something(part) else ()


def _says_something(part: ArticlePart) -> bool:
    head = (part.kicker, part.headline, part.subtitle, part.byline)
    marked = part.continued_from or part.continued_to
    return bool(any(head) or part.paragraphs or part.captions or marked)


def _unmark(markers: Markers, head: Head) -> tuple[Markers, Head]:
    """The head without markers printed on its lines."""
    markers, kicker = take_head_marker(markers, head.kicker)
    markers, headline = take_head_marker(markers, head.headline)
    markers, subtitle = take_head_marker(markers, head.subtitle)
    markers, byline = take_head_marker(markers, head.byline)
    return markers, replace(
        head, kicker=kicker, headline=headline, subtitle=subtitle, byline=byline
    )


def _sign(head: Head, signature: str, drafts: Sequence[Draft]) -> Head:
    """The head with the signature; without any byline, with the people the dateline names."""
    names = [name for name in (head.byline, signature) if name]
    inline = dateline_people(_dateline(drafts)) if not names else ""
    return replace(head, byline=" ".join(names) or (format_byline(inline) if inline else ""))


def _dateline(drafts: Sequence[Draft]) -> str:
    """The dateline of the first body paragraph."""
    body = (draft for draft in drafts if draft.role is ParagraphRole.BODY)
    return next((find_dateline(repair(draft.text)) for draft in body), "")


def _paragraph(draft: Draft, label: str) -> Paragraph:
    return Paragraph(draft.role, repair(draft.text), label, mean_confidence(draft.lines))


def _box(passages: Sequence[Passage]) -> Box:
    return Box.hull(passage.region.box for passage in passages)


def _opens(drafts: Sequence[Draft], markers: Markers) -> bool:
    """Whether the part begins with a paragraph; unknown, so no, behind a marker on its line."""
    if not drafts or drafts[0].role is not ParagraphRole.BODY:
        return True
    return drafts[0].indented and not markers.led_text


def _closes(drafts: Sequence[Draft]) -> bool:
    if not drafts or drafts[-1].role is not ParagraphRole.BODY:
        return True
    return drafts[-1].short or ends_sentence(repair(drafts[-1].text))


def _review(
    part: ArticlePart, head: Head, markers: Markers, drafts: Sequence[Draft], options: TextOptions
) -> tuple[str, ...]:
    """Why a person should look at the part: order, then text, then head, then marks."""
    texts = "".join(paragraph.text for paragraph in part.paragraphs)
    continued = part.continued_from or part.continued_to
    doubtful = sum(line.confidence < options.doubtful for d in drafts for line in d.lines)
    told = {
        "a second headline stands in the article": head.surplus,
        f"{doubtful} lines read with low confidence": doubtful > 0,
        "no headline": part.kind is ArticleKind.ARTICLE
        and not part.headline
        and not part.continued_from,
        "quotation marks do not balance": not continued
        and part.kind is not ArticleKind.ADVERTISEMENT
        and texts.count("”") > texts.count("“"),
    }
    return (*_odd_markers(markers), *(reason for reason, holds in told.items() if holds))


def _odd_markers(markers: Markers) -> tuple[str, ...]:
    """Markers that speak of columns in the wrong order, or of two parts in one."""
    told = {
        f"a marker stands inside the part: {' '.join(markers.inside)}": bool(markers.inside),
        f"more than one marker: {' '.join(m.text for m in markers.surplus)}": bool(markers.surplus),
    }
    return tuple(reason for reason, holds in told.items() if holds)


def _briefs(
    items: Sequence[Item],
    head: Head,
    markers: Markers,
    passages: Sequence[Passage],
    captions: tuple[Caption, ...],
    label: str,
    options: TextOptions,
) -> tuple[ArticlePart, ...]:
    """A part for each item of a box of briefs; its label (简讯) is the kicker of all.

    The box's subtitle, captions and markers on lines of their own go with the item at their edge;
    a marker in an item's text is that item's.
    """
    parts = []
    for at, item in enumerate(items):
        first, last = at == 0, at == len(items) - 1
        own = replace(
            markers if first else Markers(),
            before=markers.before if first else None,
            after=markers.after if last else None,
        )
        part = _brief(item, head, own, passages, label, options)
        parts.append(replace(part, subtitle=head.subtitle, captions=captions) if first else part)
    return tuple(parts)


def _brief(
    item: Item,
    head: Head,
    markers: Markers,
    passages: Sequence[Passage],
    label: str,
    options: TextOptions,
) -> ArticlePart:
    """The part that an item makes; a long one is an article that layout did not part."""
    markers, drafts = take_markers(markers, item.drafts)
    signature, drafts = take_signature(drafts)
    markers, drafts = take_markers(markers, drafts)
    lines = [line for draft in (*filter(None, [item.title]), *item.drafts) for line in draft.lines]
    long = sum(count_han(draft.text) for draft in drafts) > options.brief
    return ArticlePart(
        page=label,
        index=0,
        kind=ArticleKind.ARTICLE if long else ArticleKind.BRIEF,
        box=_lines_box(lines, {passage.region.id: passage.region.box for passage in passages}),
        region_ids=tuple(dict.fromkeys(line.region for line in lines)),
        kicker=" ".join(filter(None, (head.kicker, head.headline))),
        headline=repair(item.title.text) if item.title else "",
        byline=_sign(Head(), signature, drafts).byline or head.byline,
        dateline=_dateline(drafts),
        paragraphs=tuple(_paragraph(draft, label) for draft in drafts),
        continued_from=markers.before,
        continued_to=markers.after,
        closes_paragraph=_closes(drafts),
        confidence=mean_confidence(lines),
        review=_odd_markers(markers),
    )


def _lines_box(lines: Sequence[Line], boxes: Mapping[str, Box]) -> Box:
    """The hull of lines, kept within the regions they stand in."""
    hull = Box.hull(line.shape.box for line in lines)
    regions = Box.hull(boxes[line.region] for line in lines)
    return hull.intersection(regions) or regions
