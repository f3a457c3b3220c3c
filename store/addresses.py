"""How people name places: a folder, a ``file:`` URL, or ``s3://bucket/key``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):(?=//|/)|^(file|s3):", re.IGNORECASE)
_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,254}")


@dataclass(frozen=True, slots=True)
class S3Address:
    """A place in a bucket; ``key`` is without slash in front, and may be empty."""

    bucket: str
    key: str


def parse_address(location: str) -> Path | S3Address:
    """The place that a location names.

    Args:
        location: a path (``~`` is the home folder), ``file:`` URL or ``s3://`` URL.

    Raises:
        ValueError: it names no such place; the message says why and repeats no part of it, since
            an address may carry a password or a signature.
    """
    if not location.strip() or "\0" in location:
        raise ValueError("it is empty or holds a NUL character")
    scheme = _SCHEME.match(location)
    if not scheme:
        return Path(location).expanduser()
    name = (scheme[1] or scheme[2]).lower()
    if name == "file":
        return _file_path(location)
    if name == "s3":
        return _s3_address(location)
    raise ValueError("it is neither a path nor a file: or s3:// address")


def shown(location: str) -> str:
    """The location as it may stand in a message: without name, password, query or signature.

    >>> shown("https://me:secret@host/key?X-Amz-Signature=1")
    'https://…@host/key?…'
    >>> shown("scans/4.jpg")
    'scans/4.jpg'
    """
    if not _SCHEME.match(location):
        return location.replace("\0", "␀") or "(nothing)"
    before, query, _ = location.partition("?")
    plain = re.sub(r"^([^:]*:/*)[^/]*@", r"\1…@", before)
    return f"{plain}?…" if query else plain


def _file_path(location: str) -> Path:
    parts = urlsplit(location)
    if parts.netloc not in {"", "localhost"}:
        raise ValueError("a file: address names no other machine")
    path = unquote(parts.path)
    if not path or "\0" in path:
        raise ValueError("a file: address needs a path")
    return Path(path)


def _s3_address(location: str) -> S3Address:
    _, slashes, rest = location.partition("://")
    bucket, _, key = rest.partition("/")
    if not slashes or not bucket:
        raise ValueError("an S3 address is s3://bucket or s3://bucket/prefix")
    if "@" in bucket:
        raise ValueError("an S3 address holds no credentials; boto3 finds them by itself")
    if not _BUCKET.fullmatch(bucket):
        raise ValueError("the bucket's name is not valid")
    return S3Address(bucket, key)
