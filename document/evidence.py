"""Why regions of a page are, or are not, of one article."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Edge:
    """Why two regions are, or are not, of one article.

    Attributes:
        one, other: ids of the regions.
        score: log-odds that both are of one article, by themselves; the page's articles are those
            in which the scores add up to most, so one edge may be overruled.
        facts: what was seen, and what each of it adds to the score.
    """

    one: str
    other: str
    score: float
    facts: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hint:
    """What something other than geometry says of two regions.

    Attributes:
        one, other: ids of the regions.
        score: log-odds to add to their edge.
        fact: what was seen, for people.
    """

    one: str
    other: str
    score: float
    fact: str
