"""Finds the pages of a folder, with their ground truth.

An image's ground truth is the JSON file of the same stem beside it; damaged versions of a page,
``STEM_scan2.jpg``, share ``STEM.json``. Images without one are measured for speed alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

IMAGE_TYPES = frozenset({".bmp", ".jp2", ".jpeg", ".jpg", ".pdf", ".png", ".tif", ".tiff", ".webp"})
DAMAGE = re.compile(r"(?P<stem>.+)_(?P<damage>scan\d+|worn|turned|web)")


@dataclass(frozen=True, slots=True)
class Page:
    """A page to measure on.

    Attributes:
        name: path below the folder of pages.
        image: the file.
        truth: its ground truth file, or None.
        group: what its figures are averaged with: its folder, and ``scan2`` and so on, or
            ``clean`` for a page that has damaged versions.
    """

    name: str
    image: Path
    truth: Path | None
    group: str


def find_pages(folder: Path) -> tuple[Page, ...]:
    """All pages below the folder, by name; of a file, that page alone."""
    if folder.is_file():
        return tuple(page for page in find_pages(folder.parent) if page.image == folder)
    images = [
        file
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in IMAGE_TYPES and file.is_file()
    ]
    damaged = {image.parent / match["stem"] for image in images if (match := _damage(image))}
    return tuple(_page(image, folder, damaged) for image in images)


def _page(image: Path, root: Path, damaged: Collection[Path]) -> Page:
    match = _damage(image)
    stem, kind = (match["stem"], match["damage"]) if match else (image.stem, "")
    if image.with_suffix("") in damaged:
        kind = "clean"
    truth = image.with_name(f"{stem}.json")
    if not truth.is_file():
        kind = "no truth"
    place = image.relative_to(root)
    return Page(
        name=str(place),
        image=image,
        truth=truth if truth.is_file() else None,
        group=" ".join(filter(None, [*place.parent.parts, kind])) or "pages",
    )


def _damage(image: Path) -> re.Match[str] | None:
    return DAMAGE.fullmatch(image.stem)
