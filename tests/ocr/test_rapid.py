"""The second reader: what it reads, and what it may cost when it misbehaves."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from document.errors import EngineFailed, EngineMissing
from document.page import Grey, RegionKind, TextLine
from ocr import PageReading, Readers, open_readers, read_lines, readers
from ocr import network as network_module
from ocr.engine import LineReading
from ocr.options import OcrOptions
from ocr.rapid import RapidOcr, batches
from tests.ocr.drawn import Sheet

OPTIONS = OcrOptions(processes=2, timeout=0.4, timeout_per_line=0.0)
BODY = ("清晨的河边已经有许多人在散步", "用Linux的人，GDP增长36.43%", "“现在的环境好了！”")


class Faulty:
    """A network that misbehaves as told for the lines of one width, and reads 字 elsewhere."""

    def __init__(self, behaviour: Callable[[], object], bad_width: int) -> None:
        self.behaviour, self.bad_width = behaviour, bad_width

    def read(self, lines: Sequence[Grey]) -> list[LineReading]:
        if any(line.shape[1] == self.bad_width for line in lines):
            self.behaviour()
        return [LineReading.of("字", [0.9]) for _ in lines]


def crop(width: int) -> Grey:
    return np.full((48, width), 255, np.uint8)


def complain(error: Exception) -> Callable[..., object]:
    def behaviour(*_: object) -> object:
        raise error

    return behaviour


def texts(engine: RapidOcr, widths: Sequence[int]) -> str:
    answers = engine.read([crop(width) for width in widths])
    return "".join(answer.text if answer else "?" for answer in answers)


FAULTS = [
    MemoryError(),
    RuntimeError("no kernel"),
    ValueError("shape"),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_fault_costs_its_own_line(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    faulty = Faulty(complain(fault), bad_width=200)
    monkeypatch.setattr("ocr.rapid.load", lambda _: faulty)
    assert texts(RapidOcr(OPTIONS), [300, 400, 500, 400]) == "字?字?"
    assert texts(RapidOcr(OPTIONS), [300, 500]) == "字字"


def test_a_hang_costs_its_batch_and_the_process_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    faulty = Faulty(lambda: released.wait(60), bad_width=2000)
    monkeypatch.setattr("ocr.rapid.load", lambda _: faulty)
    engine = RapidOcr(OPTIONS)
    started = time.monotonic()
    assert texts(engine, [300, 4000, 320]) == "字?字"
    with pytest.raises(EngineFailed, match="hung before"):
        engine.read([crop(300)])
    assert time.monotonic() - started < 5
    released.set()


def test_nothing_read_at_all_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = Faulty(complain(RuntimeError("no kernel")), bad_width=200)
    monkeypatch.setattr("ocr.rapid.load", lambda _: faulty)
    with pytest.raises(EngineFailed, match="no kernel"):
        RapidOcr(OPTIONS).read([crop(400)])


def test_a_model_that_is_none_is_an_error(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = tmp_path / "broken.onnx"
    model.write_bytes(b"no model")
    monkeypatch.setattr("ocr.rapid.model_file", lambda: model)
    with pytest.raises(EngineFailed, match="cannot be loaded"):
        RapidOcr(OPTIONS).read([crop(400)])


def test_a_missing_package_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_module, "PACKAGES", ("no_such_package",))
    with pytest.raises(EngineMissing, match=r"banmian\[rapidocr\]"):
        RapidOcr(OPTIONS)


def test_batches_hold_each_line_once() -> None:
    widths = dict(enumerate([40, 500, 60, 480, 1300, 70, 30]))
    found = list(batches(widths, 1200))
    assert sorted(i for batch in found for i in batch) == list(widths)
    assert all(len(b) == 1 or len(b) * max(widths[i] for i in b) <= 1200 for b in found)


def sheet() -> Sheet:
    page = Sheet()
    page.region(RegionKind.BODY, *(page.line(60, 300 + 56 * i, t) for i, t in enumerate(BODY)))
    return page


def read(page: Sheet, who: Readers, options: OcrOptions = OPTIONS) -> PageReading:
    return read_lines(page.grey, page.layout(), who, options)


@pytest.fixture(scope="module")
def both() -> Readers:
    return open_readers(OcrOptions())


def told(lines: Sequence[TextLine]) -> list[str]:
    return [line.text for line in lines]


def test_it_reads_a_page_by_itself() -> None:
    alone = open_readers(OcrOptions(reader="rapidocr"))
    assert alone.second is None
    reading = read(sheet(), alone, OcrOptions())
    assert told(reading.lines) == list(BODY)
    assert all(line.confidence > 0.95 for line in reading.lines)


def test_both_readers_are_named_and_agree(both: Readers) -> None:
    assert "tesseract 5" in both.description
    assert "PP-OCRv6" in both.description
    everything = OcrOptions(second_doubt=0.0)
    reading = read(sheet(), both, everything)
    assert told(reading.lines) == list(BODY)
    assert reading.review == ()


def test_the_second_reader_reads_doubtful_lines_alone() -> None:
    asked: list[int] = []

    class Second(RapidOcr):
        def read(self, crops: Sequence[Grey]) -> list[LineReading | None]:
            asked.append(len(crops))
            return super().read(crops)

    first = open_readers(OcrOptions(second_reader="none")).first
    read(sheet(), Readers(first, Second(OcrOptions())), OcrOptions(second_doubt=1e9))
    assert asked == [0]


def test_small_print_is_read_by_the_second_reader(both: Readers) -> None:
    page = Sheet()
    shapes = [page.line(20, 20 + 18 * i, text, 13) for i, text in enumerate(BODY)]
    page.region(RegionKind.BODY, *shapes)
    layout = page.layout()
    lines = read_lines(page.grey, replace(layout, glyph=13.0), both, OcrOptions()).lines
    assert "".join(told(lines))[:14] == BODY[0]


@pytest.mark.parametrize(
    ("glyph", "words"),
    [(40.0, "3 doubtful lines were not read again"), (13.0, "read by tesseract alone")],
)
def test_a_failing_second_reader_costs_nothing_but_says_so(
    both: Readers, monkeypatch: pytest.MonkeyPatch, glyph: float, words: str
) -> None:
    broken = EngineFailed("model", "ocr", "it cannot be loaded", "Install it again")
    monkeypatch.setattr("ocr.rapid.load", complain(broken))
    page = sheet()
    layout = replace(page.layout(), glyph=glyph)
    reading = read_lines(page.grey, layout, both, OcrOptions(second_doubt=0.0))
    assert all(line.text for line in reading.lines)
    (complaint,) = reading.review
    assert words in complaint


def test_who_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    def second(options: OcrOptions) -> str:
        other = open_readers(options).second
        return other.name if other else "nobody"

    assert second(OcrOptions(second_reader="none")) == "tesseract-standard"
    assert second(OcrOptions()) == "rapidocr"
    monkeypatch.setattr(readers, "installed", lambda: False)
    assert second(OcrOptions()) == "tesseract-standard"
    assert second(OcrOptions(standard_models="none")) == "nobody"
