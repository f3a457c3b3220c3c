"""What a scan's path inside the inbox says of it.

It is laid out as ``{title}/{date}/{page}.{ext}``, or by a pattern of the newspaper's own from its
title profile.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.place import given_by_path, is_date
from postprocess.identity import Given, TitleProfile
from postprocess.labels import parse_label

NOTHING = Given(title="", date="", page="")

_FIELDS = {
    "date": r"(?P<date>\d{4}[-_.]?\d{2}[-_.]?\d{2})",
    "year": r"(?P<year>\d{4})",
    "month": r"(?P<month>\d{1,2})",
    "day": r"(?P<day>\d{1,2})",
    "page": r"(?P<page>[^/]+?)",
    "ext": r"(?P<ext>[^/.]+)",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of one newspaper's paths.

    Attributes:
        title: the newspaper's name.
        path: matches the path of a scan inside the inbox as a whole.
    """

    title: str
    path: re.Pattern[str]


def patterns_of(profiles: Sequence[TitleProfile]) -> tuple[Pattern, ...]:
    """The patterns of all newspapers that have some, in order.

    Raises:
        ValueError: a pattern makes no sense.
    """
    return tuple(
        Pattern(profile.names[0], compiled(pattern, (*profile.names, profile.slug)))
        for profile in profiles
        for pattern in profile.inbox
    )


def compiled(pattern: str, names: Sequence[str]) -> re.Pattern[str]:
    r"""A pattern as a regular expression.

    Args:
        pattern: fields in braces (title, date, year, month, day, page, ext), ``*`` for anything
            within a segment, everything else as it stands.
        names: what ``{title}`` may be.

    Raises:
        ValueError: a field is unknown or comes twice.

    >>> bool(compiled("{title}/{year}/{month}{day}_{page}.{ext}", ["甲报"]).fullmatch(
    ...     "甲报/2021/1213_A03.jpg"))
    True
    """
    fields = {**_FIELDS, "title": f"(?:{'|'.join(map(re.escape, names))})"}
    pieces = re.split(r"(\{[^{}]*\}|\*)", pattern)
    try:
        return re.compile("".join(_piece(piece, fields) for piece in pieces))
    except re.error:
        raise ValueError(f"a field comes twice in {pattern}") from None


def _piece(piece: str, fields: dict[str, str]) -> str:
    if piece == "*":
        return "[^/]*"
    if not piece.startswith("{"):
        return re.escape(piece)
    if piece[1:-1] not in fields:
        raise ValueError(f"{piece} is none of {', '.join(f'{{{name}}}' for name in fields)}")
    return fields[piece[1:-1]]


def given_by_name(name: str, patterns: Sequence[Pattern]) -> Given:
    """Title, date and page as the path of a scan inside its inbox says them, as far as it does.

    The patterns of single newspapers come before the usual layout.

    >>> given_by_name("甲报/2021-12-13/4.jpg", ())
    Given(title='甲报', date='2021-12-13', page='4')
    >>> given_by_name("4.jpg", ())
    Given(title='', date='', page='')
    """
    for pattern in patterns:
        match = pattern.path.fullmatch(name)
        date = _date(match.groupdict()) if match else ""
        if match and date is not None:
            label = parse_label(match.groupdict().get("page") or "")
            return Given(title=pattern.title, date=date, page=label)
    if name.count("/") != 2:
        return NOTHING
    return given_by_path(f"./{name}")


def _date(found: dict[str, str | None]) -> str | None:
    """The date that a path names, empty when it names none; None for a day there never was."""
    plain = re.sub(r"\D", "", found.get("date") or "")
    if plain:
        year, month, day = plain[:4], plain[4:6], plain[6:]
    elif found.get("year") and found.get("month") and found.get("day"):
        year, month, day = (str(found[name]) for name in ("year", "month", "day"))
    else:
        return ""
    date = f"{year}-{int(month):02d}-{int(day):02d}"
    return date if is_date(date) else None
