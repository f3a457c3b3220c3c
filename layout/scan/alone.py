"""One page is decoded at a time, with Pillow's warnings caught and its own size limit lifted.

PDFium is not thread-safe. Pillow's limit of pixels and Python's warning filters belong to the
whole process, so they are changed only while the lock is held, and put back.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

_LOCK = threading.Lock()
_PILLOW = str(Path(Image.__file__).parent)


@contextmanager
def alone() -> Iterator[list[str]]:
    """Hold the decoding lock; `check_size` must guard what is decoded inside.

    Yields:
        A list that holds, once the block is left, what Pillow warned of. Warnings of others that
        happened meanwhile are shown as usual.
    """
    heard: list[str] = []
    caught: list[warnings.WarningMessage] = []
    try:
        with _LOCK, warnings.catch_warnings(record=True) as recorded, _no_limit():
            caught = recorded
            warnings.filterwarnings("always", module=r"PIL\.")
            yield heard
    finally:
        for one in caught:
            if one.filename.startswith(_PILLOW):
                heard.append(" ".join(str(one.message).split()))
            else:
                warnings.showwarning(one.message, one.category, one.filename, one.lineno)


@contextmanager
def _no_limit() -> Iterator[None]:
    limit = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS = limit
