"""Tiny newspaper pages, each of its own: set in a moment, read in one."""

from __future__ import annotations

import io
import os
import random
import time
from pathlib import Path

from tests.flows.paper import Story, set_page

TITLE = "云川晚报"
FOLIO = "云川晚报　2023年5月{day}日　第{{page}}版"
WORDS = "古桥修缮昨日开工早市搬进新大棚居民每天都要从上走过石匠熟悉每一块头的来历"


def small_page(day: int, page: int) -> bytes:
    """A PNG file with a headline and three lines, of which no two are alike."""
    chance = random.Random(f"{day}-{page}")  # noqa: S311 - a text, no secret
    text = "".join(chance.choices(WORDS, k=40)) + "。"
    story = Story("".join(chance.choices(WORDS, k=7)), (text,))
    image = set_page(str(page), (story,), FOLIO.format(day=day)).crop((0, 0, 840, 520))
    file = io.BytesIO()
    image.save(file, "PNG", dpi=(300, 300))
    return file.getvalue()


def name_of(day: int, page: int) -> str:
    """The page's path in an inbox."""
    return f"{TITLE}/2023-05-{day:02d}/{page}.png"


def fill_folder(inbox: Path, days: int, pages: int) -> list[str]:
    """An inbox of so many issues of so many pages, all written a minute ago."""
    names = [(day, page) for day in range(1, days + 1) for page in range(1, pages + 1)]
    for day, page in names:
        path = inbox / name_of(day, page)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(small_page(day, page))
        settle(path)
    return [name_of(*one) for one in names]


def settle(path: Path, seconds: float = 60.0) -> Path:
    """The file as if it had lain there for a while."""
    then = time.time() - seconds
    os.utime(path, (then, then))
    return path
