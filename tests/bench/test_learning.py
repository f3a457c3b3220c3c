"""Weights are learned from pages whose articles are known."""

from __future__ import annotations

from bench.grouping import table_of
from bench.learning import OPEN, Example, learn, whole
from layout.articles.evidence import Link, Relation


def link(one: int, other: int, ruled: float) -> Link:
    return Link(one, other, Relation.COLUMNS, {"always": 1.0, "rule between": ruled})


def page(name: str, *owners: str) -> Example:
    """Columns side by side, a rule wherever the article changes."""
    links = [link(k, k + 1, float(owners[k] != owners[k + 1])) for k in range(len(owners) - 1)]
    return Example(name, len(owners), tuple(links), owners)


PAGES = [page("1", "a", "a", "b", "b", "c"), page("2", "a", "b", "b", "b"), page("3", "a", "a")]


def test_what_parts_articles_gets_a_weight_against() -> None:
    own = learn(PAGES)[Relation.COLUMNS]
    assert own["always"] > 0
    assert own["always"] + own["rule between"] < 0


def test_pages_are_parted_as_they_were_taught() -> None:
    weights = learn(PAGES)
    unseen = page("4", "x", "x", "x", "y", "z", "z")
    assert whole(unseen, weights) == (3, 3)


def test_a_page_parted_wrongly_is_counted() -> None:
    weights = {Relation.COLUMNS: {"always": 1.0, "rule between": 0.0}}
    assert whole(PAGES[0], weights) == (0, 3)


def test_what_pages_say_nothing_about_stays_as_it_was() -> None:
    plain = [page("1", "a", "a", "a"), page("2", "b", "b", "b", "b")]
    earlier = {Relation.COLUMNS: {"always": 2.0, "rule between": -7.0}}
    kept, anew = learn(plain, earlier)[Relation.COLUMNS], learn(plain)[Relation.COLUMNS]
    assert kept["rule between"] == -7.0
    assert anew["rule between"] == 0.0
    start = {Relation.COLUMNS: {"always": -1.0, "rule between": 0.0}}
    assert learn(PAGES, start)[Relation.COLUMNS]["always"] > -1.0


def test_what_may_be_one_article_or_several_teaches_nothing() -> None:
    briefs = f"{OPEN}a5"
    open_page = Example("5", 2, (link(0, 1, 1.0),), (briefs, briefs))
    assert learn([*PAGES, open_page]) == learn([*PAGES, Example("5", 2, (), (briefs, briefs))])
    assert whole(open_page, learn(PAGES)) == (0, 0)


def test_the_table_is_python() -> None:
    text = table_of({Relation.COLUMNS: {"always": 1.5}}, "From nowhere.")
    found: dict[str, object] = {}
    exec(text, found)  # noqa: S102 - our own text
    assert found["WEIGHTS"] == {Relation.COLUMNS: {"always": 1.5}}
