"""An issue assembled: parts of articles on single pages become whole articles and a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from document.article import Article, Direction, Join
from document.issue import AssembledIssue, Issue, Neighbour, PageFailure
from document.page import PageRecord
from postprocess.astray import brought_home
from postprocess.crosscheck import contradictions, issue_number
from postprocess.evidence import Piece
from postprocess.inferred import with_inferred_labels
from postprocess.labels import Pages, is_label
from postprocess.ledger import issue_status, join_entries, marker_entries, page_entries
from postprocess.missing import missing_pages, uncounted_pages
from postprocess.nowhere import PutBack, put_back
from postprocess.pages import UNDATED, UNKNOWN, PageSet, settle
from postprocess.pairing import Pairing, pair
from postprocess.seams import sew
from postprocess.swapped import turn_swapped

DOUBTFUL_JOIN = 0.8  # confidence below which a person should look at a join


def assemble_issue(
    title: str,
    slug: str,
    date: str,
    pages: Sequence[PageRecord],
    failures: Sequence[PageFailure] = (),
    neighbours: Sequence[Neighbour] = (),
) -> AssembledIssue:
    """Join the articles of an issue across its pages.

    The result depends on the records alone, neither on their order nor on repeats.

    Args:
        title: the newspaper's name.
        slug: its folder name.
        date: ``YYYY-MM-DD``, or ``undated``.
        pages: records of the pages that were read, in any order.
        failures: scans that could not be read.
        neighbours: other issues of the newspaper, to check the issue's number against.

    Returns:
        The articles in order of page and place, and the ledger that accounts for every page and
        every marker.
    """
    page_set = _settled(slug, date, pages, failures)
    labels = _labels(page_set.records, failures)
    back = _paired(slug, date, page_set.records, labels)
    pieces, pairing = back.pieces, back.pairing
    chains = list(_chains(len(pieces), pairing))
    articles = tuple(_article(title, date, chain, pieces, pairing) for chain in chains)
    owners = {at: one.id for chain, one in zip(chains, articles, strict=True) for at in chain}
    missing = missing_pages(page_set.records, labels, pieces, pairing)
    uncounted = uncounted_pages(page_set.records, failures, missing)
    entries = page_entries(page_set, failures, missing, uncounted)
    markers = marker_entries(pieces, pairing, owners, back.cues)
    wrong = (*page_set.contradictions, *contradictions(date, page_set.records, neighbours))
    doubts = (*wrong, *_doubtful(pairing.joins.values()))
    ledger = Issue(
        title,
        slug,
        date,
        status=issue_status(entries, markers, bool(doubts)),
        pages=entries,
        articles=tuple(article.id for article in articles),
        markers=markers,
        joins=join_entries(pairing, owners),
        review=(*doubts, *_page_reviews(page_set)),
        number=issue_number(page_set.records),
    )
    return AssembledIssue(ledger, articles)


def _settled(
    slug: str, date: str, pages: Sequence[PageRecord], failures: Sequence[PageFailure]
) -> PageSet:
    """Each page once, under its label; in an issue that is known, labels are inferred too."""
    page_set = settle(slug, date, pages)
    if date == UNDATED or slug == UNKNOWN:
        return page_set
    numbered = with_inferred_labels(page_set.records, [failure.page for failure in failures])
    return replace(page_set, records=numbered)


def _labels(records: Sequence[PageRecord], failures: Sequence[PageFailure]) -> Pages:
    return Pages(
        tuple(record.page for record in records),
        tuple(sorted({failure.page for failure in failures if is_label(failure.page)})),
    )


def _paired(slug: str, date: str, records: Sequence[PageRecord], pages: Pages) -> PutBack:
    """All parts of the issue and the pairing of their markers, misread ones put right."""
    printed = [piece for record in records for piece in _pieces(slug, date, record)]
    turned = turn_swapped(printed, pages)
    pairing = pair(turned, pages)
    home = brought_home(turned, pairing, pages)
    return put_back(home, pairing if home == turned else pair(home, pages), pages, records)


def _pieces(slug: str, date: str, record: PageRecord) -> Iterator[Piece]:
    for part in sorted(record.parts, key=lambda part: part.index):
        name = f"{slug}-{date}-p{record.page}-a{part.index + 1:02}"
        yield Piece(name, record.page, part, record.engine)


def _chains(count: int, pairing: Pairing) -> Iterator[list[int]]:
    """The pieces of each article in their order, articles in the order in which they begin."""
    following = dict(pairing.joins.keys())
    continued = set(following.values())
    for start in range(count):
        if start in continued:
            continue
        chain = [start]
        while chain[-1] in following:
            chain.append(following[chain[-1]])
        yield chain


def _article(
    title: str, date: str, chain: Sequence[int], pieces: Sequence[Piece], pairing: Pairing
) -> Article:
    joins = [pairing.joins[link] for link in pairwise(chain)]
    ends = ((chain[0], Direction.FROM), (chain[-1], Direction.TO))
    open_ends = [pairing.unresolved[end].reason for end in ends if end in pairing.unresolved]
    waits = [f"its other half is missing: {why}" for why in open_ends]
    return sew(title, date, [pieces[at] for at in chain], joins, (*_doubtful(joins), *waits))


def _doubtful(joins: Iterable[Join]) -> Iterator[str]:
    for join in joins:
        if join.confidence < DOUBTFUL_JOIN:
            pages = f"pages {join.from_page} and {join.to_page}"
            yield f"the join of {pages} is not sure: {join.reason}"


def _page_reviews(page_set: PageSet) -> Iterator[str]:
    """What pages say: those that are there twice, then the others, the least certain first."""
    yield from (why for _, _, why in page_set.duplicates)
    for record in sorted(page_set.records, key=lambda record: record.confidence):
        yield from (f"page {record.page}: {why}" for why in record.review)
