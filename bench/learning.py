"""Weights of evidence learned from pages whose articles are known.

First by logistic regression, link by link; then as an averaged perceptron on whole pages: each
page is parted with the weights so far, right links made one step cheaper to lose than wrong ones,
and weights move by what the parts got wrong. That teaches them to be added up.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from layout.articles.evidence import Facts, Link, Relation
from layout.articles.partition import partition

Array = NDArray[np.float64]
Weights = dict[Relation, Facts]

RIDGE, HOLD = 1.0, 3.0
"""Pull of the regression's weights towards 0, and towards those of an earlier fit: what these pages
say nothing about stays as it was."""

KEPT = 0.3
"""Share of an earlier fit in the weights told after another one. Of the articles on training pages
of the press and of the browser, 753 and 931, so many were whole with 1 (the earlier fit alone),
0.65, 0.5, 0.3 and 0: 716, 724, 728, 732, 733 and 846, 870, 874, 883, 889. On 40 pages of the
press's test set 0.3 kept the headlines that 0 lost."""

EPOCHS, STEP, MARGIN, HOME = 8, 0.05, 1.0, 1e-3
"""Rounds over all pages, length of a step, log-odds by which a right link must win, and the pull
back to the regression's weights."""


OPEN = "?"


@dataclass(frozen=True, slots=True)
class Example:
    """A page's graph and whose its nodes are.

    Attributes:
        name: of the page.
        nodes: how many there are.
        links: between them, facts and all.
        owners: the article of each node; empty where it is not known or mixed. One that begins
            with ``OPEN`` may be one article or several: of links inside it nothing is known.
    """

    name: str
    nodes: int
    links: tuple[Link, ...]
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """The links of one relation on a page, those with known owners."""

    one: NDArray[np.intp]
    other: NDArray[np.intp]
    facts: Array
    same: NDArray[np.bool_]


def learn(examples: Sequence[Example], earlier: Weights | None = None) -> Weights:
    """The weights that part these pages best, not far from an earlier fit if there is one."""
    names = _names(examples)
    pages = [(one.nodes, dict(_tables(one, names))) for one in examples]
    homes = {r: _home(own, earlier.get(r, {})) for r, own in names.items()} if earlier else {}
    weights = {
        relation: _taught([tables[relation] for _, tables in pages], homes.get(relation))
        for relation in names
    }
    weights = _perceptron(pages, weights)
    for relation, home in homes.items():
        weights[relation] += KEPT * (home - weights[relation])
    return {relation: _named(own, weights[relation]) for relation, own in names.items()}


def _home(names: Sequence[str], earlier: Facts) -> Array:
    return np.array([earlier.get(name, 0.0) for name in names])


def _named(names: Sequence[str], values: Array) -> Facts:
    return {name: round(float(value), 2) + 0.0 for name, value in zip(names, values, strict=True)}


def whole(example: Example, weights: Weights) -> tuple[int, int]:
    """How many of a page's articles are one part and nobody else's, and how many there are."""
    labels = partition(_scores(example, weights))
    known = [k for k in range(example.nodes) if example.owners[k]]
    right = 0
    articles = {example.owners[k] for k in known if not example.owners[k].startswith(OPEN)}
    for article in articles:
        parts = {int(labels[k]) for k in known if example.owners[k] == article}
        owners = {example.owners[k] for k in known if int(labels[k]) in parts}
        right += len(parts) == len(owners) == 1
    return right, len(articles)


def _scores(example: Example, weights: Weights) -> Array:
    scores = np.zeros((example.nodes, example.nodes))
    for link in example.links:
        own = weights[link.relation]
        score = sum(own[name] * value for name, value in link.facts.items())
        scores[link.one, link.other] += score
        scores[link.other, link.one] += score
    return scores


def _names(examples: Sequence[Example]) -> dict[Relation, list[str]]:
    names: dict[Relation, list[str]] = {}
    for link in (link for one in examples for link in one.links):
        names.setdefault(link.relation, list(link.facts))
    return {relation: names[relation] for relation in Relation if relation in names}


def _tables(
    example: Example, names: dict[Relation, list[str]]
) -> Iterator[tuple[Relation, _Table]]:
    for relation, own in names.items():
        links = [k for k in example.links if k.relation is relation and _is_known(example, k)]
        facts = np.array([[link.facts[name] for name in own] for link in links], np.float64)
        yield (
            relation,
            _Table(
                np.array([link.one for link in links], np.intp),
                np.array([link.other for link in links], np.intp),
                facts.reshape(len(links), len(own)),
                np.array(
                    [example.owners[link.one] == example.owners[link.other] for link in links],
                    np.bool_,
                ),
            ),
        )


def _is_known(example: Example, link: Link) -> bool:
    one, other = example.owners[link.one], example.owners[link.other]
    return bool(one and other) and not (one == other and one.startswith(OPEN))


def regression(facts: Array, right: NDArray[np.bool_], home: Array | None = None) -> Array:
    """Weights by which facts tell what is right: logistic regression with a pull homewards.

    Args:
        facts: (N, F), of which one may be 1 everywhere.
        right: (N,).
        home: (F,) weights of an earlier fit; none for 0.

    Returns:
        (F,) log-odds.
    """
    start = np.zeros(facts.shape[1]) if home is None else home
    pull = RIDGE if home is None else HOLD

    def loss(weights: Array) -> tuple[float, Array]:
        odds, off = facts @ weights, weights - start
        value = np.logaddexp(0, np.where(right, -odds, odds)).sum()
        slope = facts.T @ (1 / (1 + np.exp(-odds)) - right)
        return value + pull * (off @ off) / 2, slope + pull * off

    found = minimize(loss, start, jac=True, method="L-BFGS-B")
    return np.asarray(found.x, np.float64)


def _taught(tables: Sequence[_Table], home: Array | None) -> Array:
    facts = np.vstack([table.facts for table in tables])
    return regression(facts, np.concatenate([table.same for table in tables]), home)


def _perceptron(
    pages: Sequence[tuple[int, dict[Relation, _Table]]], start: dict[Relation, Array]
) -> dict[Relation, Array]:
    rng = random.Random(1)  # noqa: S311 - the order of pages, the same every time
    order = list(pages)
    weights = {relation: own.copy() for relation, own in start.items()}
    sums = {relation: np.zeros_like(own) for relation, own in start.items()}
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for nodes, tables in order:
            labels = partition(_harder(nodes, tables, weights))
            for relation, table in tables.items():
                wrong = table.same.astype(float) - (labels[table.one] == labels[table.other])
                step = table.facts.T @ wrong / max(1.0, len(wrong) ** 0.5)
                home = HOME * (weights[relation] - start[relation])
                weights[relation] += STEP * (step - home)
                sums[relation] += weights[relation]
    return {relation: own / (EPOCHS * len(pages)) for relation, own in sums.items()}


def _harder(nodes: int, tables: dict[Relation, _Table], weights: dict[Relation, Array]) -> Array:
    """Scores of a page on which every right link must win by the margin."""
    scores = np.zeros((nodes, nodes))
    for relation, table in tables.items():
        told = table.facts @ weights[relation] - MARGIN * np.where(table.same, 1.0, -1.0)
        np.add.at(scores, (table.one, table.other), told)
        np.add.at(scores, (table.other, table.one), told)
    return scores
