"""What a store is, and which keys it takes: the same in a folder and on S3."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

from document.errors import StoreError

STAGE = "store"

MAX_SEGMENT_BYTES = 255  # of a file name, on every file system in use
MAX_KEY_BYTES = 1024  # of an S3 key

ABSENT = ""  # tag of a key that is not there

# Names that Windows gives to devices, whatever their ending: a folder shared with it fails there.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)


class Store(Protocol):
    """A place for results. All methods may be called from several threads at once.

    A reader sees the old bytes of a key or the new ones, never a mixture and never a part.
    """

    @property
    def url(self) -> str:
        """Its address: an absolute folder, or ``s3://bucket/prefix``. Opens the same store."""

    def get(self, key: str) -> bytes:
        """The bytes under the key.

        Raises:
            StoreMissing: there are none.
            StoreUnavailable: the store does not answer; it may pass.
            StoreError: the key or the store cannot be used.
        """

    def put(self, key: str, data: bytes, content_type: str = "application/octet-stream") -> None:
        """Puts the bytes under the key, all of them or none.

        Raises:
            StoreUnavailable: the store does not answer, or is full; it may pass.
            StoreError: the key or the store cannot be used.
        """

    def put_if(
        self, key: str, data: bytes, tag: str, content_type: str = "application/octet-stream"
    ) -> bool:
        """Puts the bytes only if nobody has written the key since its tag was seen.

        Of several who put different bytes at the same moment with the same tag, one succeeds.

        Args:
            key: where.
            data: what.
            tag: as `tags` gave it; ``ABSENT`` for a key that must not be there yet.
            content_type: of the bytes.

        Returns:
            Whether they were put.

        Raises:
            StoreUnavailable: the store does not answer, or is full; it may pass.
            StoreError: the key or the store cannot be used, or knows no conditions.
        """

    def tags(self, prefix: str = "") -> dict[str, str]:
        """The keys that begin with the prefix, in order, each with a tag of its bytes.

        A key whose tag is the same still has the bytes it had; tags of different stores cannot be
        compared.

        Raises:
            StoreError: the prefix or the store cannot be used.
        """

    def holds(self, key: str, data: bytes, tag: str) -> bool:
        """Whether the key, whose tag was seen, is known to hold just these bytes.

        A False may be mere ignorance: the bytes can be put again.

        Raises:
            StoreError: the key or the store cannot be used.
        """

    def delete(self, key: str) -> None:
        """Removes the key; a key that is not there is no error.

        Raises:
            StoreError: the key or the store cannot be used.
        """

    def list(self, prefix: str = "") -> Iterator[str]:
        """The keys that begin with the prefix, in the order of their UTF-8 bytes.

        Raises:
            StoreError: the prefix or the store cannot be used.
        """

    def folders(self, prefix: str = "") -> Iterator[str]:
        """The names of the folders right below a prefix that ends at a slash, in any order.

        Raises:
            StoreError: the prefix or the store cannot be used.
        """

    def exists(self, key: str) -> bool:
        """Whether there are bytes under the key.

        Raises:
            StoreError: the key or the store cannot be used.
        """


def check_key(key: str) -> str:
    """The key itself, if it is one that every store can hold under its root.

    Raises:
        StoreError: it is empty, too long or absolute, has an empty, hidden (``.``, ``..``,
            ``.name``) or over-long segment, a control character, a backslash, or a name that some
            system reserves.
    """
    problem = key_problem(key)
    if problem:
        raise StoreError(repr(key[:200]), STAGE, problem, "Name the page or title differently.")
    return key


def check_prefix(prefix: str) -> str:
    """The prefix itself, if some key could begin with it.

    Raises:
        StoreError: no key begins like that.
    """
    folder, slash, start = prefix.rpartition("/")
    if slash:
        check_key(folder)
    if start:
        check_key(start.rstrip(". ") or start)
    return prefix


def key_problem(key: str) -> str:
    """What is wrong with a key, in one clause; empty when nothing is."""
    try:
        length = len(key.encode())
    except UnicodeEncodeError:
        return "the key is not valid Unicode"
    if length > MAX_KEY_BYTES:
        return f"the key is longer than {MAX_KEY_BYTES} bytes"
    return next(filter(None, map(_segment_problem, key.split("/"))), "")


@lru_cache(maxsize=4096)  # title, date, articles: most are in many keys
def _segment_problem(segment: str) -> str:
    if not segment:
        return "the key has an empty segment"
    if segment.startswith("."):
        return "a segment of the key begins with a dot"
    if segment.endswith((".", " ")):
        return "a segment of the key ends with a dot or a space"
    if "\\" in segment or any(ord(c) < 32 or ord(c) == 127 for c in segment):
        return "the key holds a backslash or a control character"
    if len(segment.encode()) > MAX_SEGMENT_BYTES:
        return f"a segment of the key is longer than {MAX_SEGMENT_BYTES} bytes"
    if segment.split(".")[0].rstrip().lower() in _DEVICES:
        return "a segment of the key is a reserved name"
    return ""
