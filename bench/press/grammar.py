"""A seeded grammar: sentence patterns and word lists to news that never happened."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROSE = Path(__file__).parent / "prose"
SLOT = re.compile(r"\{([^{}]+)\}")
KINDS = {
    "H": "headline", "K": "kicker", "T": "subtitle", "S": "subhead", "C": "caption", "A": "ad"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be said about one subject: patterns by kind."""

    name: str
    patterns: dict[str, tuple[str, ...]]


@cache
def words() -> dict[str, tuple[str, ...]]:
    """Word lists by category."""
    lists: dict[str, list[str]] = defaultdict(list)
    for line in data_lines("words.txt"):
        category, _, rest = line.partition(":")
        lists[category] += rest.split()
    return {category: tuple(entries) for category, entries in lists.items()}


@cache
def topics() -> tuple[Topic, ...]:
    """All subjects, in the order of the file."""
    found: list[Topic] = []
    patterns: dict[str, list[str]] = {}
    for line in data_lines("sentences.txt"):
        if line.startswith("["):
            patterns = defaultdict(list)
            found.append(Topic(line.strip("[]"), patterns))  # type: ignore[arg-type] # frozen below
            continue
        kind = KINDS[line[0]] if line[1:2] == " " and line[0] in KINDS else "sentence"
        patterns[kind].append(line[2:] if kind != "sentence" else line)
    return tuple(
        Topic(topic.name, {kind: tuple(lines) for kind, lines in topic.patterns.items()})
        for topic in found
    )


def expand(pattern: str, rng: random.Random) -> str:
    """Fill the slots of a pattern, innermost first.

    >>> expand("{甲|甲}方{n:3-3}人", random.Random(1))
    '甲方3人'
    """
    while SLOT.search(pattern):
        pattern = SLOT.sub(lambda slot: _fill(slot.group(1), rng), pattern)
    return pattern.replace("\\n", "\n")


def _fill(slot: str, rng: random.Random) -> str:
    if "|" in slot:
        return rng.choice(slot.split("|"))
    if slot.startswith("n:"):
        low, _, high = slot[2:].partition("-")
        return str(rng.randint(int(low), int(high or low)))
    if slot == "name":
        return rng.choice(words()["surname"]) + rng.choice(words()["given"])
    return rng.choice(words()[slot])


def data_lines(name: str) -> list[str]:
    """The lines of a prose file, without comments and blank lines."""
    text = (PROSE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]
