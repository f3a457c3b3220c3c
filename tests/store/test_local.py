"""What holds for a folder alone: whole writes, leftovers, links, a machine that refuses."""

import errno
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from document.errors import StoreError, StoreUnavailable
from store.local import LocalStore, map_os_error


@pytest.fixture
def folder(tmp_path):
    return LocalStore(tmp_path / "store")


def test_unchanged_bytes_are_not_written_again(folder, tmp_path):
    folder.put("a/b", b"same")
    before = (tmp_path / "store/a/b").stat()
    folder.put("a/b", b"same")
    after = (tmp_path / "store/a/b").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_files_have_the_permissions_of_the_user(folder, tmp_path):
    folder.put("a/b", b"1")
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / "store/a/b").stat().st_mode & 0o777 == 0o666 & ~umask


WRITER = """
import sys, pathlib
from store.local import LocalStore
store = LocalStore(pathlib.Path(sys.argv[1]))
values = [letter * 20_000_000 for letter in (b"a", b"b")]
print("ready", flush=True)
while True:
    for value in values:
        store.put("big", value)
"""


def test_a_kill_in_the_middle_of_a_write_leaves_a_whole_value(folder, tmp_path):
    folder.put("big", b"a" * 20_000_000)
    for delay in (0.02, 0.05, 0.09):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, tmp_path / "store"], stdout=subprocess.PIPE
        )
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        assert folder.get("big") in (b"a" * 20_000_000, b"b" * 20_000_000)
        assert list(folder.list()) == ["big"]


def test_leftovers_of_a_crash_are_hidden_and_swept(folder, tmp_path):
    folder.put("a/b", b"1")
    old, new = (tmp_path / f"store/a/.banmian-{name}.partial" for name in ("old", "new"))
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7200, time.time() - 7200))
    assert list(folder.list()) == ["a/b"]
    LocalStore(tmp_path / "store").put("a/c", b"2")
    assert not old.exists()
    assert new.exists()


def test_a_failed_write_leaves_nothing_behind(folder, tmp_path):
    (tmp_path / "store/a/b").mkdir(parents=True)
    with pytest.raises(StoreError, match="where a folder belongs"):
        folder.put("a/b", b"1")
    (tmp_path / "store/file").write_bytes(b"")
    with pytest.raises(StoreError, match="where a folder belongs"):
        folder.put("file/b", b"1")
    assert sorted(p.name for p in (tmp_path / "store").rglob("*")) == ["a", "b", "file"]


def test_links_below_the_root_are_refused(folder, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_bytes(b"secret")
    (tmp_path / "store").mkdir()
    (tmp_path / "store/link").symlink_to(outside)
    (tmp_path / "store/file").symlink_to(outside / "secret")
    for key in ("link/secret", "file"):
        for use in (folder.get, folder.delete, folder.exists, lambda k: folder.put(k, b"x")):
            with pytest.raises(StoreError, match="symbolic link"):
                use(key)
    assert list(folder.list()) == []
    assert (outside / "secret").read_bytes() == b"secret"


def test_the_root_itself_may_be_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    LocalStore(tmp_path / "link").put("a", b"1")
    assert (tmp_path / "real/a").read_bytes() == b"1"


def test_foreign_files_are_not_listed(folder, tmp_path):
    folder.put("a", b"1")
    (tmp_path / "store/.DS_Store").write_bytes(b"")
    (tmp_path / "store/back\\slash").write_bytes(b"")
    Path(os.fsdecode(os.fsencode(tmp_path / "store") + b"/\xff\xfe")).write_bytes(b"")
    os.mkfifo(tmp_path / "store/pipe")
    assert list(folder.list()) == ["a"]
    assert not folder.exists("pipe")


def as_nobody(action):
    """What the action raises for a user without rights (root has them everywhere)."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            action()
            os.write(write, b"nothing")
        except BaseException as error:
            os.write(write, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read, "rb") as answer:
        return answer.read().decode()


def test_permission_denied():
    with tempfile.TemporaryDirectory(prefix="store-") as name:
        Path(name).chmod(0o755)
        store = LocalStore(Path(name) / "store")
        store.put("a/b", b"1")
        Path(name, "store/a").chmod(0o555)
        Path(name, "store/a/b").chmod(0o000)
        for action in (lambda: store.put("a/c", b"1"), lambda: store.get("a/b")):
            told = as_nobody(action)
            assert told.startswith("StoreError")
            assert "permission denied" in told
        assert as_nobody(lambda: store.delete("a/b")).startswith("StoreError")
        Path(name, "store/a").chmod(0o755)
        assert list(store.list()) == ["a/b"]


def test_a_place_where_no_folder_can_be():
    with pytest.raises(StoreError):
        LocalStore(Path("/proc/newspapers")).put("a", b"1")


def test_no_room_for_the_bytes(folder, tmp_path):
    folder.put("a/b", b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(StoreUnavailable, match="full"):
            folder.put("a/b", b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert folder.get("a/b") == b"old"
    assert [p.name for p in (tmp_path / "store/a").iterdir()] == ["b"]


@pytest.mark.parametrize(
    ("number", "kind", "word"),
    [
        (errno.ENOSPC, StoreUnavailable, "full"),
        (errno.EDQUOT, StoreUnavailable, "full"),
        (errno.EROFS, StoreError, "read-only"),
        (errno.EACCES, StoreError, "permission denied"),
        (errno.EIO, StoreUnavailable, "error"),
        (errno.ELOOP, StoreError, "symbolic links"),
    ],
)
def test_each_error_of_the_system_has_its_word(number, kind, word):
    error = map_os_error(OSError(number, os.strerror(number)), Path("out"))
    assert type(error) is kind
    assert word in error.problem
    assert error.remedy
