"""Joins found and joins wrong, over many issues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from bench.joins.issues import DATE, SLUG, TITLE, Joint, TypedIssue
from bench.score import MARKER_LEFT
from document.issue import AssembledIssue
from postprocess import assemble_issue


@dataclass(frozen=True, slots=True)
class Score:
    """What became of the joins of some issues.

    Attributes:
        issues: how many.
        joins: that there are.
        found: of them.
        wrong: joins made that there are not.
        pointers, pointers_right: parts that carry markers, and those of them whose markers both
            point where they should.
        markers_left: articles with a marker in their text.
    """

    issues: int = 0
    joins: int = 0
    found: int = 0
    wrong: tuple[str, ...] = ()
    pointers: int = 0
    pointers_right: int = 0
    markers_left: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.joins if self.joins else 1.0

    @property
    def precision(self) -> float:
        made = self.found + len(self.wrong)
        return self.found / made if made else 1.0

    @property
    def continuation(self) -> float:
        return self.pointers_right / self.pointers if self.pointers else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.issues + other.issues,
            self.joins + other.joins,
            self.found + other.found,
            (*self.wrong, *other.wrong),
            self.pointers + other.pointers,
            self.pointers_right + other.pointers_right,
            self.markers_left + other.markers_left,
        )


def score(issue: TypedIssue) -> Score:
    """Assemble an issue and compare its joins with the truth."""
    made = assemble_issue(TITLE, SLUG, DATE, issue.pages)
    joins = list(_joins(made))
    return Score(
        issues=1,
        joins=len(issue.joins),
        found=len(issue.joins & set(joins)),
        wrong=tuple(f"{one} + {other}" for one, other in joins if (one, other) not in issue.joins),
        markers_left=sum(bool(MARKER_LEFT.search(article.text)) for article in made.articles),
        **_pointers(issue),
    )


def _joins(made: AssembledIssue) -> Iterator[Joint]:
    for article in made.articles:
        owners = [part.region_ids[0].rpartition("-")[0] for part in article.parts]
        yield from pairwise(owners)


def _pointers(issue: TypedIssue) -> dict[str, int]:
    """How many parts of all pages point where they should."""
    parts = [part for page in issue.pages for part in page.parts]
    right = total = 0
    for part in parts:
        owner = part.region_ids[0].rpartition("-")[0]
        true = issue.pointers.get(owner, ("", ""))
        found = tuple(m.page if m else "" for m in (part.continued_from, part.continued_to))
        total += any(true) or any(found)
        right += any(true) and _numbers(found) == _numbers(true)
    return {"pointers": total, "pointers_right": right}


def _numbers(labels: Iterable[str]) -> list[int]:
    return [int("".join(filter(str.isdigit, label)) or 0) for label in labels]
