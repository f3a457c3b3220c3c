"""What lies in an inbox: a local folder or an ``s3://`` prefix, seen without opening any scan."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from document.errors import InputError
from store.addresses import S3Address, parse_address, shown
from store.options import StoreOptions
from store.scans import SCAN_SUFFIXES

STAGE = "input"

_DEFAULTS = StoreOptions()


@dataclass(frozen=True, slots=True)
class Found:
    """A scan file as a listing shows it.

    Attributes:
        location: path or URL that reads it.
        name: its path inside the inbox, with ``/`` between the segments.
        stamp: a text that changes whenever the file's bytes do.
        modified: seconds since 1970 at which it was last written; None where an object appears
            only when it is whole.
        problem: why it cannot be a scan of this inbox; empty when it can.
    """

    location: str
    name: str
    stamp: str = ""
    modified: float | None = None
    problem: str = ""

    @property
    def shown(self) -> str:
        """Its name as any log and any server takes it: a file's name may be no Unicode."""
        return self.name.encode(errors="backslashreplace").decode()


def inbox_url(location: str) -> str:
    """The one name of an inbox, however it was spelled: an absolute folder or ``s3://`` address.

    Raises:
        InputError: it names neither a folder nor a bucket.
    """
    address = _address(location)
    if isinstance(address, S3Address):
        return f"s3://{address.bucket}/{address.key}".rstrip("/")
    return os.path.realpath(address)


def survey(location: str, options: StoreOptions = _DEFAULTS) -> Iterator[Found]:
    """All scan files of an inbox, folder by folder.

    Hidden files and files of other kinds are passed over. Links are not followed: they could lead
    out of the inbox; they come with a problem, as does a folder that may not be read.

    Args:
        location: a folder or ``s3://bucket/prefix``.
        options: how to reach the bucket.

    Raises:
        InputError: there is no such folder.
        StoreError: the bucket cannot be used.
    """
    address = _address(location)
    if isinstance(address, S3Address):
        return _objects(address, options)
    if not address.is_dir():
        remedy = "Make it, or name another with --inbox."
        raise InputError(shown(location), STAGE, "the inbox is no folder", remedy)
    return _files(os.path.realpath(address), "")


def look(found: Found, options: StoreOptions = _DEFAULTS) -> Found | None:
    """The scan as it is now; None when it is gone.

    Raises:
        StoreError: the bucket cannot be used.
    """
    address = _address(found.location)
    if isinstance(address, S3Address):
        near = _objects(address, options, name=found.name)
        return next((one for one in near if one.location == found.location), None)
    try:
        return _seen(str(address), found.name, address.stat(follow_symlinks=False))
    except OSError:
        return None


def _address(location: str) -> Path | S3Address:
    try:
        return parse_address(location)
    except ValueError as error:
        remedy = "Name a folder or s3://bucket/prefix."
        raise InputError(shown(location), STAGE, str(error), remedy) from None


def _files(folder: str, inside: str) -> Iterator[Found]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problem = f"the folder cannot be read ({os.strerror(error.errno or 0)})"
        yield Found(folder, inside.rstrip("/"), problem=problem)
        return
    for entry in found:
        if entry.name.startswith("."):
            continue
        name = inside + entry.name
        if entry.is_symlink():
            yield Found(entry.path, name, problem="it is a link, which is not followed")
        elif entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{name}/")
        elif _is_scan(entry.name):
            yield from _stated(entry, name)


def _stated(entry: os.DirEntry[str], name: str) -> Iterator[Found]:
    try:
        yield _seen(entry.path, name, entry.stat(follow_symlinks=False))
    except FileNotFoundError:  # it went away since the folder was listed
        return


def _seen(path: str, name: str, found: os.stat_result) -> Found:
    if not S_ISREG(found.st_mode):
        return Found(path, name, problem="it is a pipe, device or link")
    # The time of the last change of the entry tells a file that was put in place of another with
    # its size and date kept (cp -p); the system sets it, nobody can.
    stamp = f"{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}"
    return Found(path, name, stamp, found.st_mtime)


def _objects(address: S3Address, options: StoreOptions, name: str = "") -> Iterator[Found]:
    from store.s3 import connect, list_objects  # boto3 takes 0.3 s to import

    start = address.key if name or not address.key else f"{address.key.rstrip('/')}/"
    within = S3Address(address.bucket, start)
    for key, tag in list_objects(connect(options), within, options.page_size):
        if _is_scan(key.rpartition("/")[2]):
            yield Found(f"s3://{address.bucket}/{key}", name or key.removeprefix(start), tag)


def _is_scan(name: str) -> bool:
    return name.lower().endswith(SCAN_SUFFIXES) and not name.startswith(".")
