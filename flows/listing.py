"""Which pages a run is about: folders and files as they are named, to the pages in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from document.errors import InputError
from flows import tasks
from flows.desk import Desk
from flows.place import Place, parse_place
from store.scans import SCAN_SUFFIXES, list_scans

# Files that hold one page and need not be opened to count them.
_ONE_PAGE = frozenset({".jpg", ".jpeg", ".png", ".bmp"})


def find_places(desk: Desk, scans: Sequence[str]) -> list[Place]:
    """Every page of every scan file that is named, or lies in a folder that is named.

    Raises:
        InputError: a folder is missing, or there are no scans.
        StoreError: a bucket cannot be used.
    """
    named: dict[Place, None] = {}
    for text in scans:
        place = parse_place(text)
        if place.frame is not None or _is_scan(place.location):
            named[place] = None
            continue
        found = list_scans(place.location, options=desk.settings.store)
        if not found:
            raise InputError(
                place.name,
                "input",
                "there are no scans in it",
                "Name the folder that holds the scans themselves.",
            )
        named |= {Place(location): None for location in found}
    return [page for place in named for page in pages_of(desk, place)]


def _is_scan(location: str) -> bool:
    named_so = PurePosixPath(location).suffix.lower() in SCAN_SUFFIXES
    return named_so and not Path(location).is_dir()


def pages_of(desk: Desk, place: Place) -> list[Place]:
    """All pages of the file; of a file that cannot be used the first, which will say why."""
    from layout.scan import count_frames

    suffix = PurePosixPath(place.location).suffix.lower()
    if place.frame is not None or suffix in _ONE_PAGE:
        return [place]
    try:
        count = count_frames(tasks.fetch(desk, place), place.name, desk.settings.scan)
    except InputError:
        return [place]
    if count == 1:
        return [place]
    return [replace(place, frame=frame) for frame in range(1, count + 1)]
