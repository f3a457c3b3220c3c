"""What a misbehaving Tesseract may cost: its own lines, some time, and nothing else."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from document.errors import EngineFailed, EngineMissing, SettingsError
from document.page import Grey
from ocr import open_readers
from ocr.engine import LineReading
from ocr.options import OcrOptions
from ocr.tesseract import Tesseract
from tests.ocr.fakes import fake, runs

WELL = "for n in everything: write(page(n))"


@pytest.fixture(autouse=True)
def lists_of_four(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few lines would be one program's; here four are worth a second one."""
    monkeypatch.setattr("ocr.tesseract.FEWEST", 2)


def crops(count: int) -> list[Grey]:
    return [np.full((48, 100), 255, np.uint8) for _ in range(count)]


def options(command: str, timeout: float = 5.0) -> OcrOptions:
    return OcrOptions(
        command=command, processes=2, timeout=timeout, timeout_per_line=0.0, retry_crops=2
    )


def read(
    folder: Path, behaviour: str, count: int = 8, timeout: float = 5.0
) -> list[LineReading | None]:
    engine = Tesseract(options(fake(folder, behaviour), timeout))
    return engine.read(crops(count))


def texts(readings: Sequence[LineReading | None]) -> str:
    return "".join(reading.text if reading else "?" for reading in readings)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def survivors(pids: list[int]) -> list[int]:
    """Those that live on; a signal takes a moment to arrive."""
    deadline = time.monotonic() + 5
    while (alive := [pid for pid in pids if is_alive(pid)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return alive


def test_well_behaved_program_reads_all_in_one_run_a_core(tmp_path: Path) -> None:
    readings = read(tmp_path, WELL)
    assert texts(readings) == "字" * 8
    assert readings[0]
    assert readings[0].certainties == pytest.approx((0.9125,))
    assert sorted(runs(tmp_path)) == [4, 4]


def test_a_few_lines_are_not_worth_a_second_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ocr.tesseract.FEWEST", 5)
    assert texts(read(tmp_path, WELL)) == "字" * 8
    assert runs(tmp_path) == [8]


def test_nothing_to_read_starts_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, WELL, count=0) == []
    assert runs(tmp_path) == []


def test_the_program_has_one_thread_and_a_process_group_of_its_own(tmp_path: Path) -> None:
    read(
        tmp_path,
        "text = os.environ['OMP_THREAD_LIMIT'] + ('own' if os.getpgid(0) == os.getpid() else '')\n"
        f"open({str(tmp_path / 'seen')!r}, 'w').write(text)\n" + WELL,
        count=1,
    )
    assert (tmp_path / "seen").read_text() == "1own"
    assert "OMP_THREAD_LIMIT" not in os.environ


def test_a_hanging_program_is_killed_with_its_children(tmp_path: Path) -> None:
    behaviour = f"""
child = subprocess.Popen(["sleep", "300"])
open({str(tmp_path / "pids")!r}, "a").write(f"{{child.pid}} {{os.getpid()}} ")
time.sleep(300)
"""
    started = time.monotonic()
    with pytest.raises(EngineFailed, match="no end after"):
        read(tmp_path, behaviour, timeout=1.0)
    assert time.monotonic() - started < 20
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    assert len(pids) >= 4
    assert survivors(pids) == []


def test_a_child_left_behind_by_a_crash_is_killed(tmp_path: Path) -> None:
    behaviour = f"""
child = subprocess.Popen(["sleep", "300"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
open({str(tmp_path / "pids")!r}, "a").write(f"{{child.pid}} ")
{WELL}
os.abort()
"""
    read(tmp_path, behaviour, count=4)
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    assert survivors(pids) == []


def test_a_hang_costs_one_timeout_and_the_rest_is_read_again(tmp_path: Path) -> None:
    once = f"""
if not os.path.exists({str(tmp_path / "hung")!r}):
    open({str(tmp_path / "hung")!r}, "w")
    time.sleep(300)
{WELL}
"""
    assert texts(read(tmp_path, once, timeout=2.0)) == "字" * 8


def test_a_crash_keeps_what_was_finished_and_reads_the_rest_again(tmp_path: Path) -> None:
    behaviour = """
for n in everything:
    if n == 3 and len(images) > 2:
        write(page(n)[:30])
        os.abort()
    write(page(n))
"""
    assert texts(read(tmp_path, behaviour)) == "字" * 8
    # Of four crops in each list two were whole; four are left, in lists of two.
    assert sorted(runs(tmp_path)) == [2, 2, 4, 4]


def test_a_crop_that_always_crashes_costs_its_small_list_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    behaviour = """
for n in everything:
    if images[n - 1].endswith("/5.pgm"):
        os.abort()
    write(page(n))
"""
    with caplog.at_level(logging.WARNING):
        read_texts = texts(read(tmp_path, behaviour))
    assert read_texts[5] == "?"
    assert read_texts.count("?") <= 2
    assert "could not be read" in caplog.text


def test_broken_utf8_costs_the_crop_it_stands_in(tmp_path: Path) -> None:
    behaviour = """
for n in everything:
    bad = images[n - 1].endswith("/2.pgm")
    write(page(n).encode().replace("字".encode(), b"\\xe5\\xad") if bad else page(n))
sys.stderr.buffer.write(b"\\xff\\xfe warning")
"""
    assert texts(read(tmp_path, behaviour)) == "字字?字字字字字"


def test_broken_utf8_in_the_complaint_of_a_crash_is_survived(tmp_path: Path) -> None:
    behaviour = "sys.stderr.buffer.write(b'\\xff no memory'); sys.exit(7)"
    with pytest.raises(EngineFailed, match=r"exit status 7.*no memory"):
        read(tmp_path, behaviour)


def test_too_few_pages_are_asked_for_again(tmp_path: Path) -> None:
    behaviour = "for n in everything:\n    if n < 4: write(page(n))"
    assert texts(read(tmp_path, behaviour)) == "字" * 8


@pytest.mark.parametrize(
    "behaviour",
    ["", "os.remove(output)", "write(b'', 'wb')", "sys.exit(1)", "write(os.urandom(5000))"],
    ids=["no pages", "no file", "empty file", "fails", "rubbish"],
)
def test_a_program_that_reads_nothing_is_an_error(tmp_path: Path, behaviour: str) -> None:
    with pytest.raises(EngineFailed, match="no line could be read"):
        read(tmp_path, behaviour)
    # It is given up after one more try a core.
    assert len(runs(tmp_path)) == 4


def test_blank_crops_are_no_failure(tmp_path: Path) -> None:
    behaviour = "for n in everything: write(page(n, ''))"
    readings = read(tmp_path, behaviour)
    assert readings == [LineReading()] * 8


def test_pages_read_at_the_same_time_share_the_cores(tmp_path: Path) -> None:
    behaviour = f"""
place = {str(tmp_path)!r} + f"/running-{{os.getpid()}}"
open(place, "w").close()
count = len([n for n in os.listdir({str(tmp_path)!r}) if n.startswith("running-")])
open({str(tmp_path / "counts")!r}, "a").write(f"{{count}} ")
time.sleep(0.2)
os.remove(place)
{WELL}
"""
    engine = Tesseract(options(fake(tmp_path, behaviour)))
    pages = [threading.Thread(target=engine.read, args=(crops(4),)) for _ in range(3)]
    for page in pages:
        page.start()
    for page in pages:
        page.join()
    counts = [int(count) for count in (tmp_path / "counts").read_text().split()]
    assert len(counts) == 6
    assert max(counts) <= 2


def test_no_file_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocr.tesseract.RAM_FOLDER", tmp_path / "ram")
    (tmp_path / "ram").mkdir()
    seen = f"open({str(tmp_path / 'seen')!r}, 'w').write(images[0])\n"
    read(tmp_path, seen + WELL)
    assert (tmp_path / "seen").read_text().startswith(str(tmp_path / "ram"))
    with pytest.raises(EngineFailed):
        read(tmp_path, "sys.exit(1)")
    assert list((tmp_path / "ram").iterdir()) == []


def test_a_missing_program_names_its_package(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match=r"Debian package tesseract-ocr\b"):
        open_readers(OcrOptions(command=str(tmp_path / "nowhere")))


def test_a_program_that_cannot_be_run_is_missing(tmp_path: Path) -> None:
    (tmp_path / "tesseract").write_text("no program")
    with pytest.raises(EngineMissing, match="tesseract-ocr"):
        open_readers(OcrOptions(command=str(tmp_path / "tesseract")))


def test_a_program_that_goes_while_we_run_is_missing(tmp_path: Path) -> None:
    engine = Tesseract(options(fake(tmp_path, WELL)))
    (tmp_path / "tesseract").unlink()
    with pytest.raises(EngineMissing, match="tesseract-ocr"):
        engine.read(crops(2))


@pytest.mark.parametrize(
    ("language", "package"),
    [
        ("chi_tra", "tesseract-ocr-chi-tra"),
        ("chi_tra_vert", "tesseract-ocr-chi-tra-vert"),
    ],
)
def test_a_missing_model_names_its_package(tmp_path: Path, language: str, package: str) -> None:
    wanted = replace(options(fake(tmp_path, WELL)), languages=("chi_sim", language))
    with pytest.raises(EngineMissing, match=rf"{package}[,.]"):
        open_readers(wanted)


def test_a_program_that_never_answers_is_given_up(tmp_path: Path) -> None:
    silent = tmp_path / "tesseract"
    silent.write_text("#!/bin/sh\nsleep 300 & sleep 300\n")
    silent.chmod(0o755)
    with pytest.raises(EngineFailed, match="does not answer"):
        open_readers(options(str(silent), timeout=0.5))


def test_an_unknown_engine_names_those_there_are() -> None:
    with pytest.raises(SettingsError, match="tesseract"):
        open_readers(OcrOptions(reader="guesswork"))


def test_a_traditional_model_beside_it_is_named(tmp_path: Path) -> None:
    engine = Tesseract(options(fake(tmp_path, WELL, models="chi_sim\\nchi_tra")))
    assert engine.description == "tesseract 5.9.9 chi_sim (chi_tra for traditional print)"
    assert engine.traditional is not None
    assert engine.traditional.description == "tesseract 5.9.9 chi_tra"
    assert Tesseract(options(fake(tmp_path, WELL))).traditional is None


def test_the_description_names_program_version_and_models(tmp_path: Path) -> None:
    engine = Tesseract(options(fake(tmp_path, WELL)))
    assert engine.description == "tesseract 5.9.9 chi_sim"
