"""Finds the pages of a folder, with their ground truth.

An image's ground truth is the JSON file of the same stem beside it; damaged versions of a page,
``STEM_scan2.jpg``, share ``STEM.json``. Images without one are measured for speed alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

IMAGE_TYPES = frozenset({".bmp", ".jp2", ".jpeg", ".jpg", ".pdf", ".png", ".tif", ".tiff", ".webp"})
DAMAGE = re.compile(r"(?P<stem>.+)_(?P<damage>scan\d+)")


@dataclass(frozen=True, slots=True)
class Page:
    """A page to measure on.

    Attributes:
        name: path below the folder of pages.
        image: the file.
        truth: its ground truth file, or None.
        group: what its figures are averaged with: its folder, and ``clean`` or the damage.
    """

    name: str
    image: Path
    truth: Path | None
    group: str


def find_pages(folder: Path) -> tuple[Page, ...]:
    """All pages below the folder, by name."""
    images = (file for file in sorted(folder.rglob("*")) if file.suffix.lower() in IMAGE_TYPES)
    return tuple(_page(image, folder) for image in images if image.is_file())


def _page(image: Path, root: Path) -> Page:
    damaged = DAMAGE.fullmatch(image.stem)
    stem, damage = (damaged["stem"], damaged["damage"]) if damaged else (image.stem, "clean")
    truth = image.with_name(f"{stem}.json")
    place = image.relative_to(root)
    kind = damage if truth.is_file() else "no truth"
    return Page(
        name=str(place),
        image=image,
        truth=truth if truth.is_file() else None,
        group=" ".join([*place.parent.parts, kind]),
    )
