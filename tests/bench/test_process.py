"""Measuring processes, on real ones."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bench.process import run

MEGABYTE = 1_000_000
HOLD = "import time; held = bytearray(80_000_000); time.sleep(0.6)"
WORK = "import time\nwhile time.process_time() < 0.4: pass"


def parent(child: str) -> str:
    """Holds 40 MB and waits for a child."""
    start = f"subprocess.run([sys.executable, '-c', {child!r}])"
    return f"import subprocess, sys; held = bytearray(40_000_000); {start}"


def test_memory_is_that_of_parent_and_child_together() -> None:
    measured = run((sys.executable, "-c", parent(HOLD)), {}, 30.0)
    assert 120 * MEGABYTE < measured.memory < 200 * MEGABYTE


def test_memory_of_the_caller_does_not_count() -> None:
    held = bytearray(300 * MEGABYTE)
    assert run((sys.executable, "-c", HOLD), {}, 30.0).memory < len(held) / 2


def test_cpu_time_of_children_counts_and_sleep_does_not() -> None:
    assert 0.4 <= run((sys.executable, "-c", parent(WORK)), {}, 30.0).cpu < 1.5
    slept = run((sys.executable, "-c", HOLD), {}, 30.0)
    assert slept.cpu < slept.wall


def test_what_it_says_and_how_it_ends() -> None:
    code = "import os, sys; print(os.environ['TOWN']); print('版', file=sys.stderr); sys.exit(3)"
    measured = run((sys.executable, "-c", code), {"TOWN": "青溪"}, 30.0)
    assert (measured.code, measured.output, measured.errors) == (3, "青溪\n", "版\n")
    assert not measured.timed_out


def test_output_that_is_not_utf8_is_no_error() -> None:
    code = r"import sys; sys.stdout.buffer.write(b'\xff\xfe')"
    assert run((sys.executable, "-c", code), {}, 30.0).output == "\ufffd\ufffd"


def test_what_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    note = tmp_path / "child"
    code = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(note)!r}, 'w').write(str(child.pid))\n"
        "time.sleep(60)"
    )
    measured = run((sys.executable, "-c", code), {}, 1.0)
    assert measured.timed_out
    assert measured.code == -9
    assert measured.wall < 5.0
    assert ended(int(note.read_text()))


def ended(pid: int) -> bool:
    """Whether the process is gone, or a zombie that waits for init, within a few seconds."""
    status = Path(f"/proc/{pid}/stat")
    deadline = time.monotonic() + 5.0
    while time.monotonic() < deadline:
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_threads_that_could_run_are_counted() -> None:
    two = f"import subprocess, sys; p = [sys.executable, '-c', {WORK!r}]\n"
    two += "for each in [subprocess.Popen(p) for _ in range(2)]: each.wait()"
    measured = run((sys.executable, "-c", two), {}, 30.0)
    assert max(measured.ready) == 2
    assert set(run((sys.executable, "-c", HOLD), {}, 30.0).ready) <= {0, 1}
