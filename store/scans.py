"""Scans as they come in: from a folder, or from a bucket."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from document.errors import InputError, StoreMissing
from store.addresses import S3Address, parse_address, shown
from store.options import StoreOptions

STAGE = "input"

SCAN_SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".jp2", ".j2k", ".webp", ".bmp", ".pdf")

_DEFAULTS = StoreOptions()


def read_scan(location: str, options: StoreOptions = _DEFAULTS) -> bytes:
    """The bytes of a scan file.

    Args:
        location: a path, ``file:`` URL or ``s3://bucket/key``.
        options: the limit of size, and how to reach the bucket.

    Raises:
        InputError: there is no such file, it is not a file, may not be read, or is too large.
        StoreUnavailable: the bucket's service does not answer; it may pass.
        StoreError: the bucket cannot be used.
    """
    address = _address(location)
    if isinstance(address, Path):
        return _read_file(location, address, options.max_scan_bytes)
    from store.s3 import fetch  # boto3 takes 0.3 s to import: only where there is a bucket

    if not address.key or address.key.endswith("/"):
        raise InputError(shown(location), STAGE, "it is a folder, not a scan", "Name one file.")
    try:
        data = fetch(address, options.max_scan_bytes, options)
    except StoreMissing:
        raise _missing(location) from None
    if data is None:
        raise _too_large(location, options.max_scan_bytes)
    return data


def list_scans(
    location: str,
    suffixes: Iterable[str] = SCAN_SUFFIXES,
    options: StoreOptions = _DEFAULTS,
    recursive: bool = False,
) -> list[str]:
    """The scans at a location, in natural order: 2.jpg before 10.jpg.

    Args:
        location: a folder or ``s3://bucket/prefix``; a single scan lists itself.
        suffixes: endings of scan files, case not regarded.
        options: how to reach the bucket.
        recursive: look into the folders below it, too; links to folders are not followed.

    Raises:
        InputError: there is no such folder, or it may not be read.
        StoreError: the bucket cannot be used.
    """
    endings = tuple(suffix.lower() for suffix in suffixes)
    address = _address(location)
    if isinstance(address, S3Address):
        found = _objects(address, endings, options, recursive)
    elif address.is_file():
        return [location]
    else:
        found = _files(location, address, recursive)
    return sorted((name for name in found if _is_scan(name, endings)), key=_natural)


def _is_scan(name: str, endings: tuple[str, ...]) -> bool:
    last = name.rpartition("/")[2]
    return last.lower().endswith(endings) and not last.startswith(".")


def _natural(name: str) -> tuple[list[str | int], str]:
    """Sorts numbers by value: texts and numbers alternate, so that like meets like.

    >>> sorted(["p10", "p2", "P1"], key=_natural)
    ['P1', 'p2', 'p10']
    """
    pieces = re.split(r"([0-9]+)", name.casefold())
    return [int(piece) if i % 2 else piece for i, piece in enumerate(pieces)], name


def _address(location: str) -> Path | S3Address:
    try:
        return parse_address(location)
    except ValueError as error:
        remedy = "Name a file, or s3://bucket/key."
        raise InputError(shown(location), STAGE, str(error), remedy) from None


def _read_file(location: str, path: Path, limit: int) -> bytes:
    try:
        # A pipe would be waited for, a device read for ever: look before opening.
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise InputError(location, STAGE, "it is a folder, not a scan", "Name one file.")
        if not stat.S_ISREG(found.st_mode):
            raise InputError(location, STAGE, "it is a pipe or device", "Name a file.")
        if found.st_size > limit:
            raise _too_large(location, limit)
        return path.read_bytes()
    except OSError as error:
        raise _of_system(location, error) from error


def _files(location: str, folder: Path, recursive: bool) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            found = [(Path(e.path), e.is_dir(follow_symlinks=False), e.is_file()) for e in entries]
    except OSError as error:
        raise _of_system(location, error) from error
    for path, is_folder, is_file in found:
        if is_file:
            yield str(path)
        elif is_folder and recursive and not path.name.startswith("."):
            yield from _files(str(path), path, recursive)


def _objects(
    address: S3Address, endings: tuple[str, ...], options: StoreOptions, recursive: bool
) -> Iterator[str]:
    from store.s3 import connect, list_bucket  # as above

    key = address.key
    if key and not key.endswith("/") and not _is_scan(key, endings):
        key += "/"  # a folder, not every key that happens to begin so
    start = S3Address(address.bucket, key)
    for name in list_bucket(connect(options), start, options.page_size, flat=not recursive):
        yield f"s3://{address.bucket}/{name}"


def _of_system(location: str, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _missing(location)
    if isinstance(error, PermissionError):
        return InputError(location, STAGE, "permission denied", "Make it readable for this user.")
    problem = os.strerror(error.errno) if error.errno else "the system refuses"
    return InputError(location, STAGE, problem, "Check the path and the disk.")


def _missing(location: str) -> InputError:
    return InputError(shown(location), STAGE, "there is no such file", "Check the path.")


def _too_large(location: str, limit: int) -> InputError:
    problem = f"the file is larger than {limit:,} bytes"
    remedy = "Raise store.max_scan_bytes if it is a scan indeed."
    return InputError(shown(location), STAGE, problem, remedy)
