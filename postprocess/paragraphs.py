"""Paragraphs from lines: where one ends and the next begins.

Print says it in two ways, an indent of two glyphs and a short last line; either may be measured
wrongly on a warped scan, and the end stop may be lost in reading. So each gives a vote, and the
sum decides. A blank between columns or regions says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from postprocess.characters import ends_sentence
from postprocess.datelines import find_dateline
from postprocess.lines import Line, indent_of, slack_of
from postprocess.options import TextOptions

_OPEN_ENDS = "——", "：", "；", ":", ";"  # a paragraph may end with these: 他说—— 如下：

_NOISE = 0.8  # glyphs; a smaller offset is not worth believing


@dataclass(frozen=True, slots=True)
class Setting:
    """A line with its measures relative to the lines of its own region, in glyphs."""

    line: Line
    indent: float
    slack: float


def settings(lines: Sequence[Line], options: TextOptions) -> tuple[Setting, ...]:
    """Measures of one region's lines, freed of an offset that most of them share.

    A column's edge misjudged by two glyphs would make every line a paragraph. The offset is the
    lower quartile, from four lines on and where it is more than noise; it is not looked for among
    lines that are mostly short, as in a dialogue, where each line may well be a paragraph.
    """
    indents, slacks = [indent_of(line) for line in lines], [slack_of(line) for line in lines]
    full = sum(slack < options.short for slack in slacks)
    enough = len(lines) >= 4 and 2 * full >= len(lines)
    left, right = (_offset(indents), min(_offset(slacks), 1.0)) if enough else (0.0, 0.0)
    return tuple(
        Setting(line, indent - left, slack - right)
        for line, indent, slack in zip(lines, indents, slacks, strict=True)
    )


def _offset(measures: list[float]) -> float:
    quartile = sorted(measures)[len(measures) // 4]
    return quartile if abs(quartile) > _NOISE else 0.0


def breaks_before(previous: Setting, line: Setting, options: TextOptions) -> bool:
    """Whether a paragraph ends with the previous line and another begins with this one.

    Votes: the indent from -2 (none) to +2.5 (two glyphs), the white after the line before from -1
    (full) to +1.5, an end stop +0.75, a text that runs on -0.75. So an indent alone breaks even
    where the stop was lost; a short line breaks without indent only after a stop and when it is
    really short. Two indented lines of which the first is full and runs on are a narrower column.
    Of 177 paragraphs of set pages none is cut wrongly with measures off by 0.5 glyphs (one sigma),
    9 by 0.7, a third by 1.
    """
    stop = ends_sentence(previous.line.text)
    runs_on = not stop and not previous.line.text.endswith(_OPEN_ENDS)
    full = previous.slack < options.short
    if min(line.indent, previous.indent) >= options.indent and runs_on and full:
        return False
    if line.indent >= options.indent and find_dateline(line.line.text):
        return True  # nothing else begins so; the line before it may be a headline
    indent = _clamp(2.5 * (line.indent - options.indent), -2.0, 2.5)
    white = _clamp(0.8 * (previous.slack - options.short), -1.0, 1.5)
    text = 0.75 if stop else -0.75 if runs_on else 0.0
    return indent + white + text > 0


def _clamp(value: float, low: float, high: float) -> float:
    return max(low, min(value, high))


def paragraphs(
    regions: Sequence[Sequence[Line]], options: TextOptions
) -> list[tuple[Setting, ...]]:
    """The paragraphs of body regions that flow into one another, each a tuple of its lines.

    Args:
        regions: lines of each region, both in reading order.
        options: how far in, and how short, is a sign.
    """
    flow = [setting for lines in regions for setting in settings(lines, options)]
    found: list[list[Setting]] = []
    for setting in flow:
        if found and not breaks_before(found[-1][-1], setting, options):
            found[-1].append(setting)
        else:
            found.append([setting])
    return [tuple(paragraph) for paragraph in found]
