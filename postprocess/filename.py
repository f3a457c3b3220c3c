"""What a scan's path says: ``江城日报_2021-12-13_04.jpg``, ``{title}/{date}/{page}.png``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from postprocess.characters import HAN, NUMERAL
from postprocess.dates import find_compact_date, find_date
from postprocess.labels import parse_label

_DATE = re.compile(r"\d{4}[-_.年]?\d{1,2}[-_.月]?\d{1,2}日?")
_END = r"(?![A-Za-z0-9])"
_LABELS = tuple(
    re.compile(pattern)
    for pattern in (
        f"第?([A-Za-z]?[0-9]{{1,3}}|[{NUMERAL}头]{{1,4}})[版面]",
        rf"(?<![A-Za-z0-9])[pP](?:age)?[-_ ]?([0-9]{{1,3}}){_END}",
        rf"(?<![A-Za-z0-9])([A-HJ-NQ-Z][0-9]{{1,2}}){_END}",
    )
)
_LAST_NUMBER = re.compile(r"(?:^|[-_ ])([0-9]{1,2})$")
_TITLE = re.compile(f"[{HAN}]+(?:报|報|周刊|新闻|周末|公报)")


@dataclass(frozen=True, slots=True)
class FileName:
    """What a path says of the page; empty where it says nothing."""

    text: str
    title: str = ""
    date: str = ""
    label: str = ""


def read_file_name(path: str) -> FileName:
    """Title, date and page label from a scan's path or URL.

    The date is taken from the name, or from the folder above it; the label from the name's rest
    (第4版, p4, A03; beside a date also a number of up to two digits at the end); the title from
    its Han that end in 报, or from the folder above one that is a date.

    >>> name = read_file_name("in/江城日报_2021-12-13_04.jpg")
    >>> name.title, name.date, name.label
    ('江城日报', '2021-12-13', '04')
    >>> name = read_file_name("s3://inbox/jiangcheng/2021-12-13/A03.png")
    >>> name.title, name.date, name.label
    ('jiangcheng', '2021-12-13', 'A03')
    >>> read_file_name("jiangcheng_20211213_p4_scan2.jpg").label, read_file_name("IMG_20.jpg").date
    ('4', '')
    """
    parts = PurePosixPath(path.replace("\\", "/")).parts
    stem = PurePosixPath(parts[-1]).stem if parts else ""
    above = parts[-2] if len(parts) > 1 else ""
    date, folder_date = find_compact_date(stem), _whole_date(above)
    rest = _DATE.sub("_", stem, count=1) if date else stem
    han = _TITLE.search(rest)
    label = _label(rest, dated=bool(date or folder_date))
    folder = parts[-3] if folder_date and len(parts) > 2 else ""
    return FileName(stem, han.group() if han else folder, date or folder_date, label)


def _whole_date(folder: str) -> str:
    """The date that a folder's name is, if it is nothing else."""
    return find_date(folder) or find_compact_date(folder) if _DATE.fullmatch(folder) else ""


def _label(rest: str, dated: bool) -> str:
    for pattern in (*_LABELS, _LAST_NUMBER) if dated else _LABELS:
        found = pattern.search(rest)
        label = parse_label(found.group(1)) if found else ""
        if label:
            return label
    return ""
