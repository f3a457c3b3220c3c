"""Evidence for and against two parts being halves of one article.

Each piece of evidence is a step in log-odds with a reason in words; their sum is how sure the join
is (3 is 95 %, 1 is 73 %). Page numbers that agree both ways carry most; a wrong join is far worse
than a missing one, so nothing joins on headlines or vocabulary alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import exp

from document.article import ArticlePart, Marker, ParagraphRole
from postprocess.characters import begins_amid, ends_sentence
from postprocess.datelines import find_dateline
from postprocess.labels import is_label, page_order, same_page
from postprocess.likeness import (
    SHORTEST_NAME,
    Vocabulary,
    bare,
    headline_likeness,
    longest_run,
)

SURE_ENOUGH = 1.0  # log-odds from which two parts are joined
CLEARLY = 1.0  # log-odds by which a pair must beat every other way to pair its parts
SUREST = 0.99  # no join is certain
NAMESAKE = 5  # glyphs a headline needs to stand for a lost marker: 简讯, 图片新闻 are many
ALIKE = 0.45  # likeness of headlines that speaks for their parts
MUCH_ALIKE = 0.7  # likeness of a shortened headline with one or two glyphs misread
SURELY_OWN = 6  # glyphs in a row that two headlines of one issue do not share by chance
SAME_MATTER = 0.4  # overlap of vocabulary that two articles reach in one of a hundred
ONE_MATTER = 1.5  # overlap of vocabulary far beyond what two articles reach
OPENING = 24  # glyphs with which no two texts begin by chance
COLON_ENDS = ("：", "；", "——", ":", ";")  # a paragraph may end so, or go on


@dataclass(frozen=True, slots=True)
class Piece:
    """A part where it stands in the issue.

    Attributes:
        id: of the article if it begins with this part.
        page: label of the page, as in the page's record.
        engine: that read it.
    """

    id: str
    page: str
    part: ArticlePart
    engine: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sum of what speaks for a pair, with the reasons.

    Attributes:
        score: log-odds.
        reasons: clauses, the page numbers first.
    """

    score: float
    reasons: tuple[str, ...]

    @property
    def confidence(self) -> float:
        return round(min(1 / (1 + exp(-self.score)), SUREST), 3)


Step = tuple[float, str]
Resolve = Callable[[str], str | None]
"""From a label as a marker gives it to the label of the page of the issue that it names."""


def weigh(first: Piece, second: Piece, resolve: Resolve, vocabulary: Vocabulary) -> Evidence | None:
    """What speaks for the second part being the continuation of the first.

    Args:
        first: would carry 下转.
        second: would carry 上接, on another page.
        resolve: what page of the issue a label names.
        vocabulary: of the issue.

    Returns:
        None when no marker points from one of the pages to the other, or when a marker is missing
        and no headline stands in for it.
    """
    pages = _pages(first, second, resolve)
    if pages is None:
        return None
    alike = max(_name_likeness(first, second))
    marked = first.part.continued_to and second.part.continued_from
    if not marked and not _stands_in(first, second, alike, vocabulary):
        return None
    steps = [pages, *_damage(first, second), _headline(first, second, alike), *_seam(first, second)]
    steps += [*_head(first.part, second.part), *_words(first.part, second.part, vocabulary)]
    return Evidence(
        round(sum(weight for weight, _ in steps), 6), tuple(reason for _, reason in steps if reason)
    )


def answers(first: Piece, second: Piece, resolve: Resolve) -> bool:
    """Whether two parts name each other's pages under a headline that is repeated whole."""
    to, back = first.part.continued_to, second.part.continued_from
    there, here = points_to(to, second.page, resolve), points_to(back, first.page, resolve)
    return bool(there and here) and _is_repeated(first, second)


def _stands_in(first: Piece, second: Piece, alike: float, vocabulary: Vocabulary) -> bool:
    """Whether something makes up for a marker that was lost.

    Where it leads back to an earlier page 上 may have been read for 下: there only a headline that
    is repeated whole, over a sentence that goes on this way and not the other. What begins with a
    dateline is a namesake. Else a repeated headline, or one that is much alike over a cut sentence;
    a short one, or a cut sentence over a part without headline, only together with the words; and
    words that only halves of one article share, over a part without headline: there a text without
    下转 that ends a sentence is whole, unless the other surely begins a paragraph.
    """
    if second.part.continued_from is None and _begins_with_dateline(second.part):
        return False
    if _begin_alike(first.part, second.part):
        return False
    name = _shorter_name(first, second)
    cut = runs_on(first.part, second.part)
    if page_order(second.page) < page_order(first.page):
        return _is_repeated(first, second) and cut and not runs_on(second.part, first.part)
    if name >= NAMESAKE and (alike >= 0.85 or (cut and alike >= MUCH_ALIKE)):
        return True
    overlap = vocabulary.overlap(first.part, second.part)
    if overlap < SAME_MATTER:
        return False
    named = alike >= 0.85 and name >= SHORTEST_NAME
    fits = first.part.continued_to is not None or second.part.opens_paragraph
    words = fits and overlap >= ONE_MATTER
    return named or (not bare(second.part.headline) and (cut or words))


def _pages(first: Piece, second: Piece, resolve: Resolve) -> Step | None:
    """Whether the markers name each other's pages."""
    to, back = first.part.continued_to, second.part.continued_from
    there = points_to(to, second.page, resolve)
    here = points_to(back, first.page, resolve)
    says_to = f"page {first.page} says {to.text}" if to else ""
    says_from = f"page {second.page} says {back.text}" if back else ""
    if there and here:
        literal = to and back and same_page(to.page, second.page)
        literal = literal and back is not None and same_page(back.page, first.page)
        return 4.0 if literal else 3.5, f"{says_to} and {says_from}"
    if not there and not here:
        return _neither(first, second, resolve)
    said, other = (says_to, says_from) if there else (says_from, says_to)
    silent, page = (back, first.page) if there else (to, second.page)
    if silent is None:
        return -1.2, f"{said}; page {second.page if there else first.page} has no marker for it"
    if not silent.page:
        return 0.0, f"{said}; {other}, its number cannot be read"
    if not is_label(page):
        return 0.0, f"{said}; {other}, and that page's own number is not known"
    return -1.0, f"{said}; {other}, taken for a misread number"


def _neither(first: Piece, second: Piece, resolve: Resolve) -> Step | None:
    """Two markers whose numbers nobody can read meet only under one headline, word for word.

    A number that names no page of the issue is as good as unread for a page without a number.
    """
    to, back = first.part.continued_to, second.part.continued_from
    if to is None or back is None or not (is_label(first.page) or is_label(second.page)):
        return None
    if _is_told(to, second.page, resolve) or _is_told(back, first.page, resolve):
        return None
    if not _is_repeated(first, second, glyphs_lost=0):
        return None
    says = f"page {first.page} says {to.text} and page {second.page} says {back.text}"
    return -1.0, f"{says}, their numbers cannot be read"


def _is_told(marker: Marker, page: str, resolve: Resolve) -> bool:
    """Whether the marker's number can say that it does not mean the page."""
    return bool(marker.page) and (is_label(page) or resolve(marker.page) is not None)


def _is_repeated(first: Piece, second: Piece, glyphs_lost: int = 1) -> bool:
    """Whether one headline holds the other but for some glyphs at its edge."""
    run = longest_run(first.part.headline, second.part.headline)
    return run >= max(SURELY_OWN, _shorter_name(first, second) - glyphs_lost)


def points_to(marker: Marker | None, page: str, resolve: Resolve) -> bool | None:
    """Whether the marker names the page; None when marker or page has no number."""
    if marker is None or not marker.page or not is_label(page):
        return None
    target = resolve(marker.page)
    return target is not None and same_page(target, page)


def _damage(first: Piece, second: Piece) -> Iterator[Step]:
    for marker in (first.part.continued_to, second.part.continued_from):
        if marker and marker.damaged:
            yield -0.3, ""


def _names(piece: Piece, marker: Marker | None) -> list[str]:
    part = piece.part
    named = [part.headline, part.kicker + part.headline, marker.headline if marker else ""]
    return [name for name in named if bare(name)]


def _name_likeness(first: Piece, second: Piece) -> list[float]:
    ours = _names(first, first.part.continued_to)
    theirs = _names(second, second.part.continued_from) or [second.part.kicker]
    return [headline_likeness(one, other) for one in ours for other in theirs] or [0.0]


def _shorter_name(first: Piece, second: Piece) -> int:
    return min(len(bare(first.part.headline)), len(bare(second.part.headline)))


def _headline(first: Piece, second: Piece, alike: float) -> Step:
    if alike >= 0.85:
        return 3.5 if _is_repeated(first, second) else 2.5, "the headline is repeated"
    if alike >= ALIKE:
        return 1.2, "the headlines are alike"
    if _shorter_name(first, second) < SHORTEST_NAME:
        return 0.0, ""
    # Even markers that name each other's pages do not outweigh this without some other evidence.
    return (-0.5 if alike >= 0.25 else -4.0), "the headlines differ"


def _seam(first: Piece, second: Piece) -> Iterator[Step]:
    """Whether the text runs from one part on into the other."""
    if page_order(second.page) < page_order(first.page):
        yield -0.5, "it goes back to an earlier page"
    if not first.part.paragraphs or not second.part.paragraphs:
        return
    if _begins_with_dateline(second.part):
        yield -2.0, "the second part begins with a dateline"
    elif runs_on(first.part, second.part):
        # An indent behind a marker on a line of its own begins a paragraph, at some printers.
        yield 0.2 if second.part.opens_paragraph else 0.8, "a sentence is cut and goes on"
    elif begins_amid(second.part.paragraphs[0].text) and ends_sentence(
        first.part.paragraphs[-1].text
    ):
        yield -2.0, "the second part begins amid a sentence and the first ends one"


def _begins_with_dateline(part: ArticlePart) -> bool:
    begins = part.paragraphs[0] if part.paragraphs else None
    return bool(begins and begins.role is ParagraphRole.BODY and find_dateline(begins.text))


def _begin_alike(first: ArticlePart, second: ArticlePart) -> bool:
    """Whether both tell the same from the beginning: printed twice, or a page under two labels."""
    ours, theirs = (
        bare("".join(p.text for p in part.paragraphs if p.role is ParagraphRole.BODY))[:OPENING]
        for part in (first, second)
    )
    return len(ours) == len(theirs) == OPENING and headline_likeness(ours, theirs) >= MUCH_ALIKE


def runs_on(first: ArticlePart, second: ArticlePart) -> bool:
    """Whether the last paragraph of one part goes on in the first of the other.

    A paragraph without an end stop goes on, unless the print closes it and opens another: a lost
    stop is likelier then than a cut sentence.
    """
    if not first.paragraphs or not second.paragraphs:
        return False
    last, begins = first.paragraphs[-1], second.paragraphs[0]
    body = {last.role, begins.role} == {ParagraphRole.BODY}
    if not body or ends_sentence(last.text) or find_dateline(begins.text):
        return False
    if last.text.endswith(COLON_ENDS):
        return not first.closes_paragraph and not second.opens_paragraph
    return not (first.closes_paragraph and second.opens_paragraph)


def _head(first: ArticlePart, second: ArticlePart) -> Iterator[Step]:
    if first.kind is not second.kind:
        yield -0.5, ""
    if first.byline and headline_likeness(first.byline, second.byline) >= 0.8:
        yield 0.8, "the byline is the same"
    if first.kicker and headline_likeness(first.kicker, second.kicker) >= 0.8:
        yield 0.8, "the kicker is the same"


def _words(first: ArticlePart, second: ArticlePart, vocabulary: Vocabulary) -> Iterator[Step]:
    """Weights from the measurement at :meth:`Vocabulary.overlap`; strangers too reach 0.1.

    Long halves of one article share nothing in 13 of 100, those of two articles in 93 of 100: the
    logarithm of that ratio is -1.9. A little more is taken. Two markers that name each other's
    pages outweigh it: for them to be strangers each must have lost its own other half.
    """
    overlap = vocabulary.overlap(first, second)
    if overlap < 0.05 and vocabulary.tells(first, second):
        yield -2.1, "they share no names"
    weight = min(max(5 * (overlap - 0.1), 0.0), 1.5) + min(max(2 * (overlap - 0.4), 0.0), 1.5)
    yield weight, "both speak of the same things" if overlap >= SAME_MATTER else ""
