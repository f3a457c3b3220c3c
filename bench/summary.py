"""Figures of many pages drawn together, as tables for people and JSON for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.table import Table

from bench.measure import Measurement
from bench.score import Figures

COUNTED = frozenset(
    {"articles_gt", "articles_out", "articles_off", "marker_left_in_body"}
)  # added up, not averaged
ALL = "all"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a group of pages shows.

    Attributes:
        pages, failures: how many there are, and how many gave no result.
        figures, cost, reference, pipeline: means over the pages that have the figure; counts added
            up; of memory the highest.
        wall, cpu: of all pages as a part of the yardstick's on the same pages, or None.
        faster: how many times faster than RapidOCR's own pipeline on the same pages, or None.
    """

    pages: int
    failures: int
    figures: Figures
    cost: Figures
    reference: Figures
    pipeline: Figures
    wall: float | None
    cpu: float | None
    faster: float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, and how a group's figure is found and shown."""

    head: str
    value: Callable[[Summary], float | None]
    form: str


def _figure(name: str, form: str = ".3f", head: str = "") -> Column:
    return Column(head or name, lambda one: one.figures.get(name), form)


def _cost(name: str, head: str, form: str) -> Column:
    return Column(head, lambda one: one.cost.get(name), form)


def _reference(name: str, head: str, form: str) -> Column:
    return Column(head, lambda one: one.reference.get(name), form)


def _pipeline(name: str, head: str, form: str) -> Column:
    return Column(head, lambda one: one.pipeline.get(name), form)


ACCURACY = (
    _figure("body_cer", ".4f"),
    _figure("punct_cer", ".4f"),
    _figure("articles_whole"),
    _figure("articles_out", ".0f", "articles"),
    _figure("articles_gt", ".0f", "of"),
    _figure("articles_off", ".0f", "off"),
    _figure("headline_acc"),
    _figure("caption_recall"),
    _figure("continuation_acc"),
    _figure("marker_left_in_body", ".0f", "markers left"),
    _figure("bigram_f1"),
    _reference("infix_cer", "plain infix_cer", ".4f"),
    _reference("bigram_f1", "plain bigram_f1", ".3f"),
    _pipeline("bigram_f1", "RapidOCR bigram_f1", ".3f"),
)
SPEED = (
    _cost("wall", "wall s", ".1f"),
    _cost("cpu", "CPU s", ".1f"),
    _cost("memory", "peak MB", ".0f"),
    _reference("wall", "plain wall s", ".1f"),
    _reference("cpu", "plain CPU s", ".1f"),
    _reference("memory", "plain peak MB", ".0f"),
    Column("wall / plain", lambda one: one.wall, ".2f"),
    Column("CPU / plain", lambda one: one.cpu, ".2f"),
    _pipeline("wall", "RapidOCR wall s", ".1f"),
    _pipeline("memory", "RapidOCR peak MB", ".0f"),
    Column("times faster", lambda one: one.faster, ".1f"),
)


def summarise(measurements: Sequence[Measurement]) -> dict[str, Summary]:
    """A summary by group, and of all pages if there are several groups."""
    groups: dict[str, list[Measurement]] = {}
    for one in measurements:
        groups.setdefault(one.page.group, []).append(one)
    if len(groups) > 1:
        groups[ALL] = list(measurements)
    return {name: _summary(members) for name, members in groups.items()}


def _summary(group: Sequence[Measurement]) -> Summary:
    done = [one for one in group if not one.failure]
    compared = [one for one in done if one.reference]
    piped = [one for one in done if one.pipeline]
    slower = _share([(one.cost, one.pipeline) for one in piped], "wall")
    yardstick = [(one.cost, one.reference) for one in compared]
    return Summary(
        pages=len(group),
        failures=len(group) - len(done),
        figures=_together([one.figures for one in done]),
        cost=_together([one.cost for one in done]),
        reference=_together([one.reference for one in compared]),
        pipeline=_together([one.pipeline for one in piped]),
        wall=_share(yardstick, "wall"),
        cpu=_share(yardstick, "cpu"),
        faster=1 / slower if slower else None,
    )


def _share(pairs: Sequence[tuple[Figures, Figures]], name: str) -> float | None:
    """A cost of some pages as a part of what they cost otherwise; None for no pages."""
    whole = sum(other[name] for _, other in pairs)
    return sum(own[name] for own, _ in pairs) / whole if whole else None


def _together(pages: Sequence[Figures]) -> Figures:
    names = dict.fromkeys(name for figures in pages for name in figures)
    return {name: _one_figure(name, [f[name] for f in pages if name in f]) for name in names}


def _one_figure(name: str, values: Sequence[float]) -> float:
    if name == "memory":
        return max(values)
    return sum(values) if name in COUNTED else sum(values) / len(values)


def table(title: str, summaries: Mapping[str, Summary], columns: Sequence[Column]) -> Table:
    """One row a group; columns that no group has a figure for are left out."""
    shown = [c for c in columns if any(c.value(one) is not None for one in summaries.values())]
    drawn = Table(title=title, title_justify="left")
    drawn.add_column("group")
    drawn.add_column("pages", justify="right")
    for column in shown:
        drawn.add_column(column.head, justify="right")
    for name, summary in summaries.items():
        pages = (
            f"{summary.pages}, {summary.failures} failed"
            if summary.failures
            else f"{summary.pages}"
        )
        drawn.add_row(name, pages, *(_cell(column, summary) for column in shown))
    return drawn


def _cell(column: Column, summary: Summary) -> str:
    value = column.value(summary)
    return "-" if value is None else format(value, column.form)


def page_line(one: Measurement) -> str:
    """A page in one line, for people who wait."""
    if one.failure:
        return f"{one.page.name}: FAILED: {one.failure}"
    said = [f"{one.cost['wall']:.1f} s", f"{one.cost['memory']:.0f} MB"]
    if one.ratio is not None:
        said.insert(1, f"{one.ratio:.2f} of plain Tesseract")
    if "body_cer" in one.figures:
        whole = one.figures["articles_whole"] * one.figures["articles_gt"]
        said.insert(0, f"body_cer {one.figures['body_cer']:.4f}")
        said.insert(1, f"{whole:.0f} of {one.figures['articles_gt']:.0f} articles whole")
    return f"{one.page.name}: {', '.join(said)}"


def as_json(one: Measurement) -> dict[str, Any]:
    """A page's measurement as JSON-ready data."""
    return {
        "page": one.page.name,
        "group": one.page.group,
        "failure": one.failure,
        "figures": one.figures,
        "cost": one.cost,
        "stages": one.stages,
        "reference": one.reference,
        "pipeline": one.pipeline,
        "ratio": one.ratio,
        "megapixels": one.megapixels,
        "engine": one.engine,
    }
