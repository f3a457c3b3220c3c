"""A file of many pages, kept while they are read: a PDF of a hundred pages is fetched once."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from store.inbox import Found, look
from store.options import StoreOptions
from store.scans import read_scan

MOST = 512 * 1024**2  # bytes; a larger file is fetched for each page, as memory is dearer

_DEFAULTS = StoreOptions()


@dataclass(slots=True)
class _Kept:
    """The file that was read last, and what a listing said of it then."""

    seen: Found | None = None
    data: bytes = b""
    lock: threading.Lock = field(default_factory=threading.Lock)


_last = _Kept()


def read_kept(location: str, options: StoreOptions = _DEFAULTS) -> bytes:
    """The bytes of a scan file; those at hand if it is the file that was read last, unchanged.

    Arguments and errors are those of :func:`store.scans.read_scan`.
    """
    with _last.lock:  # pages of one file come at the same time
        seen = look(Found(location, location), options)
        if seen is None or seen.problem or seen != _last.seen:
            _last.seen, _last.data = None, b""
            data = read_scan(location, options)
            if seen is None or len(data) > MOST:
                return data
            _last.seen, _last.data = seen, data
        return _last.data
