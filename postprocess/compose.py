"""A page's text: its regions and lines become parts of articles, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from document.article import ArticlePart
from document.geometry import Box
from document.page import Folio, PageLayout, PageText, RegionKind, TextLine
from postprocess.characters import count_han, ends_sentence
from postprocess.kinds import tell_kinds
from postprocess.lone_markers import with_lone_markers
from postprocess.mixed import parted
from postprocess.options import TextOptions
from postprocess.parts import compose_parts
from postprocess.passages import FURNITURE, HEAD_KINDS, Passage, gather
from postprocess.pictures import give_credit, pull_page_credit
from postprocess.repairs import repair
from postprocess.repairs.journal import line_repairs, text_repairs
from postprocess.repairs.order import journal

_NAMED = 3  # how many examples a review reason quotes


def compose_page(
    layout: PageLayout,
    lines: Sequence[TextLine],
    folio: Folio,
    label: str,
    options: TextOptions | None = None,
) -> PageText:
    """The parts of articles on a page, in reading order.

    Every line that could be read ends up in a part, in the folio, or in the page's review.

    Args:
        layout: regions and the shapes of their lines.
        lines: what was read, in any order.
        folio: as :func:`postprocess.read_folio` gives it.
        label: of the page, for paragraphs and captions.
        options: of the text stage.
    """
    with journal() as repaired:
        text = _composed(layout, lines, folio, label, options or TextOptions())
    repairs = (*line_repairs(lines), *text_repairs(repaired, text.parts))
    return replace(text, repairs=repairs)


def _composed(
    layout: PageLayout, lines: Sequence[TextLine], folio: Folio, label: str, options: TextOptions
) -> PageText:
    told = tell_kinds(gather(layout, lines), layout)
    credit, passages = pull_page_credit(told)
    pictures = {r.id: r.box for r in layout.regions if r.kind is RegionKind.PICTURE}
    parts: list[ArticlePart] = []
    stray: list[str] = []
    for group in _articles(passages):
        made = compose_parts(group, pictures, label, options) if _is_enough(group, options) else ()
        if any(_says_enough(part, options) for part in made):
            parts += made
        else:
            stray += [repair(passage.text) for passage in group if passage.lines]
    parts = [replace(part, index=at) for at, part in enumerate(give_credit(parts, credit))]
    return PageText(
        folio=folio,
        parts=tuple(parts),
        confidence=_confidence(layout, lines),
        review=(
            *_unread(layout, lines, options),
            *_named("text that belongs to no article", stray),
            *_uncredited(credit, parts),
        ),
    )


def _articles(passages: Iterable[Passage]) -> list[list[Passage]]:
    """The passages of each article, articles in the order in which they begin.

    What layout placed in no article stands by itself; furniture is left out.
    """
    groups: dict[int | str, list[Passage]] = {}
    for passage in passages:
        if passage.kind in FURNITURE:
            continue
        article = passage.region.article
        key = passage.region.id if article is None or _is_unplaced(passage) else article
        groups.setdefault(key, []).append(passage)
    told = [group for group in groups.values() if any(p.lines for p in group)]
    whole = _with_their_heads(with_lone_markers(told))
    return [part for group in whole for part in parted(group)]


def _with_their_heads(groups: Sequence[list[Passage]]) -> list[list[Passage]]:
    """Groups in which a headline that layout left without text goes with the one close below."""
    whole: list[list[Passage]] = []
    for group in groups:
        if whole and _is_head_of(whole[-1], group):
            whole[-1] += group
        else:
            whole.append(list(group))
    return whole


def _is_head_of(above: Sequence[Passage], below: Sequence[Passage]) -> bool:
    """Whether nothing but a headline stands close above what goes on with it.

    Below stands another tier of it, or text that has no headline. Close is one glyph of the
    larger of the two: what parts articles is wider than what parts tiers.
    """
    heads, following = [p for p in above if p.lines], next(p for p in below if p.lines)
    if any(passage.kind not in HEAD_KINDS for passage in heads):
        return False
    headed = any(passage.kind is RegionKind.HEADLINE for passage in below)
    if headed and following.kind not in HEAD_KINDS:
        return False
    one, other = Box.hull(passage.region.box for passage in heads), following.region.box
    glyph = max(passage.lines[0].shape.glyph for passage in (*heads, following))
    beneath = 2 * one.overlap_x(other) > min(one.width, other.width)
    return beneath and 0 <= -one.overlap_y(other) <= glyph


def _is_unplaced(passage: Passage) -> bool:
    return passage.region.article is None or passage.kind is RegionKind.UNASSIGNED


def _is_enough(group: Sequence[Passage], options: TextOptions) -> bool:
    """Whether text may be a part: all that layout placed, and what is long enough or a caption."""
    if not _is_unplaced(group[0]) or any(p.kind is RegionKind.CAPTION for p in group):
        return True
    return sum(count_han(passage.text) for passage in group) >= options.stray


def _says_enough(part: ArticlePart, options: TextOptions) -> bool:
    """Whether a part is more than a scrap: a short headline alone, or a few characters, is none."""
    marked = part.continued_from or part.continued_to
    said = any(ends_sentence(paragraph.text) for paragraph in part.paragraphs)
    if part.captions or marked or (part.headline and said):
        return True
    texts = [part.kicker, part.headline, part.subtitle, *(p.text for p in part.paragraphs)]
    return sum(count_han(text) for text in texts) >= options.stray


def _confidence(layout: PageLayout, lines: Sequence[TextLine]) -> float:
    """Mean over all lines by characters; a line that could not be read counts by its length."""
    shapes = {(r.id, at): shape for r in layout.regions for at, shape in enumerate(r.lines)}
    total = weighted = 0.0
    for line in lines:
        shape = shapes.get((line.region, line.index))
        weight = len(line.text.replace(" ", "")) or max(shape.length if shape else 1.0, 1.0)
        total += weight
        weighted += weight * line.confidence
    return round(weighted / total, 4) if total else 1.0


def _unread(layout: PageLayout, lines: Sequence[TextLine], options: TextOptions) -> list[str]:
    """Lines that gave no text, and lines that gave doubtful text; those that lost most first."""
    shapes = {(r.id, at): shape for r in layout.regions for at, shape in enumerate(r.lines)}

    def lost(line: TextLine) -> float:
        """How many characters of it are wrong, as far as anybody can tell."""
        shape = shapes.get((line.region, line.index))
        return (1 - line.confidence) * (shape.length if shape else len(line.text))

    worst_first = sorted(lines, key=lost, reverse=True)
    unread = [line for line in worst_first if not line.text.strip()]
    doubtful = [x for x in worst_first if x.text.strip() and x.confidence < options.doubtful]
    return [
        *_counted("could not be read", unread),
        *_counted("read with low confidence", doubtful),
    ]


def _counted(problem: str, lines: Sequence[TextLine]) -> list[str]:
    if not lines:
        return []
    places = [f"{line.region}/{line.index}" for line in lines]
    noun = "line" if len(places) == 1 else "lines"
    more = ", ..." if len(places) > _NAMED else ""
    return [f"{len(places)} {noun} {problem}: {', '.join(places[:_NAMED])}{more}"]


def _named(problem: str, texts: Sequence[str]) -> list[str]:
    return [f"{problem}: {' | '.join(texts)}"] if texts else []


def _uncredited(credit: str, parts: Sequence[ArticlePart]) -> list[str]:
    """A page's credit without a single caption to give it to."""
    alone = credit and not any(part.captions for part in parts)
    return [f"a credit for pictures, but no caption: {credit}"] if alone else []
