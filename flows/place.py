"""Where a scan lies: a path or ``s3://`` URL, with the frame after ``#``, and what its path says.

An inbox is laid out as ``{title}/{YYYY-MM-DD}/{page}.{ext}``; a scan that lies so has said which
page of which issue it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date as calendar_date
from pathlib import Path, PurePosixPath

from document.errors import InputError, SettingsError
from postprocess.identity import Given
from postprocess.labels import parse_label
from store.addresses import parse_address, shown

_FRAME = re.compile(r"#([1-9]\d*)$")
_REMOTE = re.compile(r"^[a-z][a-z0-9+.-]*://")


@dataclass(frozen=True, slots=True)
class Place:
    """One frame of one scan file.

    Attributes:
        location: path or URL of the file.
        frame: which page of the file, counted from 1; None when none was named.
    """

    location: str
    frame: int | None = None

    def __str__(self) -> str:
        return self.location if self.frame is None else f"{self.location}#{self.frame}"

    @property
    def name(self) -> str:
        """The place as it may be shown: without password or signature."""
        return shown(str(self))


def parse_place(text: str, frame: int | None = None) -> Place:
    """Split ``issue.pdf#3`` into file and frame; a file whose own name ends so wins.

    Args:
        text: path or URL as given.
        frame: the frame given apart from it, which must then agree.

    Raises:
        SettingsError: two different frames are named.
    """
    match = _FRAME.search(text)
    if match is None or (not is_remote(text) and Path(text).is_file()):
        return Place(text, frame)
    named = int(match.group(1))
    if frame not in (None, named):
        raise SettingsError(
            text, "settings", f"names frame {named}, but frame {frame} is asked for", "Give one."
        )
    return Place(text[: match.start()], named)


def check_exists(place: Place) -> None:
    """Look whether a local scan is there at all.

    Raises:
        InputError: it is not.
    """
    try:
        address = parse_address(place.location)
    except ValueError as error:
        remedy = "Name a file or folder, or s3://bucket/key."
        raise InputError(place.name, "input", str(error), remedy) from None
    if isinstance(address, Path) and not address.exists():
        raise InputError(place.name, "input", "there is no such file", "Check the path.")


def is_remote(location: str) -> bool:
    """Whether it is a URL rather than a path.

    >>> is_remote("s3://inbox/p1.jpg"), is_remote("scans/p1.jpg")
    (True, False)
    """
    return _REMOTE.match(location) is not None


def given_by_path(location: str) -> Given:
    """Title, date and page as an inbox path says them; all empty when the path is not laid out so.

    >>> given_by_path("inbox/宛城晨报/2021-12-13/4.jpg")
    Given(title='宛城晨报', date='2021-12-13', page='4')
    >>> given_by_path("s3://scans/宛城晨报/2021-12-13/A03.tif").page
    'A03'
    >>> given_by_path("downloads/4.jpg")
    Given(title='', date='', page='')
    """
    parts = PurePosixPath(_REMOTE.sub("", location)).parts
    if len(parts) < 3 or not is_date(parts[-2]) or parts[-3] in ("/", ".", ".."):
        return Given(title="", date="", page="")
    if is_remote(location) and len(parts) < 4:  # the bucket is not a newspaper
        return Given(title="", date=parts[-2], page="")
    label = parse_label(PurePosixPath(parts[-1]).stem)
    return Given(title=parts[-3], date=parts[-2], page=label)


def given_by_place(place: Place) -> Given:
    """What the path says of a scan; the pages of one file cannot all be the page it names."""
    given = given_by_path(place.location)
    return given if place.frame is None else replace(given, page="")


def is_date(text: str) -> bool:
    """Whether it is a day of the calendar as ``YYYY-MM-DD``.

    >>> is_date("2021-12-13"), is_date("2021-13-12"), is_date("20211213")
    (True, False, False)
    """
    try:
        return calendar_date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def complete(given: Given, by_path: Given) -> Given:
    """What was given in so many words, and where that is silent what the path says."""
    return replace(
        given,
        title=given.title or by_path.title,
        date=given.date or by_path.date,
        page=given.page or by_path.page,
    )


def checked_given(title: str, date: str, page: str) -> Given:
    """Title, date and page from the command line or a form.

    Raises:
        SettingsError: the date is no date, or a name holds what no name can hold.
    """
    if date and not is_date(date):
        raise SettingsError(
            date, "settings", "is not a date", "Write it as YYYY-MM-DD, as in 2021-12-13."
        )
    for name, value in (("title", title), ("page", page)):
        if any(not char.isprintable() for char in value) or len(value) > 100:
            raise SettingsError(
                repr(value[:40]),
                "settings",
                f"cannot be a {name}",
                "Use at most 100 printable characters.",
            )
    return Given(title=title.strip(), date=date, page=page.strip())


def short_label(label: str) -> str:
    """A page label for people: that of a page without one is the beginning of its sha256.

    >>> short_label("A03"), short_label("22c7d364aa35a9be742d9f9101c1d8be")
    ('A03', '22c7d364…')
    """
    return label if len(label) <= 12 else f"{label[:8]}…"
