"""A store in a local folder."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG

from document.errors import StoreError, StoreMissing, StoreUnavailable
from store.base import ABSENT, STAGE, check_key, check_prefix, key_problem

# Bytes on their way: hidden, in the folder of their target (a rename is atomic only within one
# file system), and of fixed length, so that a key may use up all 255 bytes of a name.
_PARTIAL_PREFIX, _PARTIAL_SUFFIX = ".banmian-", ".partial"

_LOCK = ".banmian-lock"  # stays: who removed it could remove it from under another's feet

# Seconds after which a partial file is taken for the leftover of a crash. A write takes
# milliseconds; an hour outlasts a stalled network file system and clocks that differ a little.
_LEFTOVER_AGE = 3600

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_ABSENT = {errno.ENOENT, errno.ENOTDIR}


class LocalStore:
    """A folder as store: each key is a file below it.

    Writes go to a hidden file beside the target, are flushed to the disk, and then take the
    target's name in one step. A key never leads through a symbolic link below the root.
    """

    def __init__(self, root: Path) -> None:
        self._root = Path(os.path.realpath(root))
        self._swept: set[Path] = set()

    @property
    def url(self) -> str:
        return str(self._root)

    def get(self, key: str) -> bytes:
        """The bytes under the key; see `store.base.Store`."""
        path = self._path(key)
        with _mapped(path):
            if _is_file(path):
                with suppress(FileNotFoundError):  # removed this very moment
                    return path.read_bytes()
        raise StoreMissing(str(path), STAGE, "there is no such file", "Check title, date and page.")

    def put(self, key: str, data: bytes, content_type: str = "application/octet-stream") -> None:
        """Puts the bytes under the key; a file that already holds them is left alone."""
        del content_type  # a file's type is its ending
        path = self._path(key)
        with _mapped(path):
            if _holds(path, data):
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            self._sweep(path.parent)
            _replace(path, data)

    def put_if(
        self, key: str, data: bytes, tag: str, content_type: str = "application/octet-stream"
    ) -> bool:
        """Puts the bytes if the key still has the tag; see `store.base.Store`.

        Those who put so exclude each other by a lock on a hidden file in the store's folder.
        """
        del content_type
        path = self._path(key)
        with _mapped(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with _locked(self._root):
                if _tag(path) != tag:
                    return False
                self._sweep(path.parent)
                _replace(path, data)
        return True

    def tags(self, prefix: str = "") -> dict[str, str]:
        """The keys with the marks of their files; see `store.base.Store`."""
        found = {key: _tag(self._root / key) for key in self.list(prefix)}
        return {key: tag for key, tag in found.items() if tag != ABSENT}

    def holds(self, key: str, data: bytes, tag: str) -> bool:
        """Whether the file holds the bytes; see `store.base.Store`."""
        del tag  # the file itself is as near
        return _holds(self._path(key), data)

    def delete(self, key: str) -> None:
        """Removes the key; see `store.base.Store`."""
        path = self._path(key)
        with _mapped(path), suppress(FileNotFoundError, NotADirectoryError):
            path.unlink()

    def list(self, prefix: str = "") -> Iterator[str]:
        """The keys that begin with the prefix; see `store.base.Store`."""
        folder = check_prefix(prefix).rpartition("/")[0]
        start = self._path(folder) if folder else self._root
        return _walk(start, f"{folder}/" if folder else "", prefix)

    def folders(self, prefix: str = "") -> Iterator[str]:
        """Names of the folders right below a prefix; see `store.base.Store`."""
        folder = prefix.rstrip("/")
        start = self._path(folder) if folder else self._root
        children = (child for child, _ in _children(start, ""))
        return (child.rstrip("/") for child in children if child.endswith("/"))

    def exists(self, key: str) -> bool:
        """Whether there are bytes under the key; see `store.base.Store`."""
        path = self._path(key)
        with _mapped(path):
            return _is_file(path)

    def _path(self, key: str) -> Path:
        path = self._root / check_key(key)
        # A path that resolves to anything but itself goes through a link.
        if Path(os.path.realpath(path)) != path:
            raise StoreError(
                str(path),
                STAGE,
                "the key leads through a symbolic link",
                "Replace the link by a real folder, or store under the folder it points to.",
            )
        return path

    def _sweep(self, folder: Path) -> None:
        """Removes what a crash left behind in the folder, at the first write into it."""
        if folder in self._swept:
            return
        self._swept.add(folder)
        for path in folder.glob(f"{_PARTIAL_PREFIX}*{_PARTIAL_SUFFIX}"):
            with suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > _LEFTOVER_AGE:
                    path.unlink()


def _replace(path: Path, data: bytes) -> None:
    partial = path.with_name(f"{_PARTIAL_PREFIX}{secrets.token_hex(8)}{_PARTIAL_SUFFIX}")
    try:
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:  # also Ctrl-C: nothing half-written stays behind
        partial.unlink(missing_ok=True)
        raise


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:  # not there, or not a file: the write that follows will tell
        return False


def _tag(path: Path) -> str:
    """What changes with every write: each takes a new file, and so a new inode or time."""
    try:
        seen = path.stat()
    except OSError as error:
        if error.errno in _ABSENT:
            return ABSENT
        raise
    return f"{seen.st_ino:x}-{seen.st_mtime_ns:x}-{seen.st_size:x}"


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Alone among the conditional writers of a folder, until the end or the process's death."""
    with (folder / _LOCK).open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _is_file(path: Path) -> bool:
    try:
        return S_ISREG(path.stat().st_mode)
    except OSError as error:
        if error.errno in _ABSENT:
            return False
        raise


def _walk(folder: Path, key: str, prefix: str) -> Iterator[str]:
    """Keys below the folder that begin with the prefix; ``key`` is the folder's own, with slash.

    Folders sort as if their name ended in a slash, which is the order of the whole keys.
    """
    for child, path in sorted(_children(folder, key)):
        if child.endswith("/"):
            if child.startswith(prefix) or prefix.startswith(child):
                yield from _walk(Path(path), child, prefix)
        elif child.startswith(prefix):
            yield child


def _children(folder: Path, key: str) -> list[tuple[str, str]]:
    """Keys and paths of what a folder holds that can have a key; nothing for no folder."""
    found: list[tuple[str, str]] = []
    absent = suppress(FileNotFoundError, NotADirectoryError)
    with _mapped(folder), absent, os.scandir(folder) as entries:
        found = [(_child(key, entry), entry.path) for entry in entries]
    return [pair for pair in found if pair[0]]


def _child(key: str, entry: os.DirEntry[str]) -> str:
    """The key of a folder's entry; empty for links, hidden files and names no key can have."""
    if key_problem(entry.name):
        return ""
    if entry.is_dir(follow_symlinks=False):
        return f"{key}{entry.name}/"
    return f"{key}{entry.name}" if entry.is_file(follow_symlinks=False) else ""


@contextmanager
def _mapped(path: Path) -> Iterator[None]:
    """Turns the system's errors into the store's."""
    try:
        yield
    except OSError as error:
        raise map_os_error(error, path) from error


def map_os_error(error: OSError, path: Path) -> StoreError:
    """The store's word for an error of the system.

    A full disk may pass (someone makes room), so it counts as unavailable and is tried again.
    """
    subject = str(path)
    if error.errno in _FULL:
        return StoreUnavailable(subject, STAGE, "the disk is full", "Make room, then try again.")
    if error.errno in _FORBIDDEN:
        problem = "the folder is read-only" if error.errno == errno.EROFS else "permission denied"
        return StoreError(subject, STAGE, problem, "Grant access, or name another folder.")
    if error.errno == errno.ENOENT:
        return StoreError(subject, STAGE, "the folder cannot be made", "Name another folder.")
    if error.errno in {errno.ENOTDIR, errno.EEXIST, errno.EISDIR}:
        return StoreError(
            subject, STAGE, "a file stands where a folder belongs, or the reverse", "Move it away."
        )
    if error.errno in {errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.EMFILE, errno.ENFILE}:
        return StoreUnavailable(subject, STAGE, os.strerror(error.errno), "Try again.")
    problem = os.strerror(error.errno) if error.errno else "the system refuses"
    return StoreError(subject, STAGE, problem, "Check the folder.")
