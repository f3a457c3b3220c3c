"""A wall of inputs that cannot be read: each with its exit code and one line that says what to do.

What each decoder refuses is held in tests/layout/scan; here the command line, whole.
"""

import io
import os
import zipfile

import cv2
import pytest
from PIL import Image

from document.errors import InputError
from flows.memory import told_of
from tests.flows.conftest import installed
from tests.flows.paper import write_page


def encoded(form: str, size=(400, 300), **how) -> bytes:
    file = io.BytesIO()
    Image.effect_noise(size, 60).save(file, form, **how)
    return file.getvalue()


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("page.png", encoded("PNG"))
    return file.getvalue()


def bomb() -> bytes:
    """A PNG header that claims 40 gigapixels."""
    data = bytearray(encoded("PNG"))
    data[16:24] = (200_000).to_bytes(4, "big") * 2
    return bytes(data)


FILES = {
    "empty.jpg": lambda: b"",
    "one-byte.png": lambda: b"\x89",
    "zeros.tif": lambda: bytes(5000),
    "noise.jpg": lambda: os.urandom(5000),
    "text.png": lambda: "这不是图片".encode() * 50,
    "page.html": lambda: b"<!DOCTYPE html><html><body>404</body></html>",
    "not-found.jpg": lambda: b"<!DOCTYPE html><html><body>404</body></html>",
    "drawing.svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "archive.zip": zipped,
    "archive.jpg": zipped,
    "cut.jpg": lambda: half(encoded("JPEG")),
    "cut.png": lambda: half(encoded("PNG")),
    "cut.tif": lambda: half(encoded("TIFF")),
    "cut.webp": lambda: half(encoded("WEBP")),
    "cut.jp2": lambda: encoded("JPEG2000")[:200],
    "header-only.png": lambda: encoded("PNG")[:33],
    "header-only.jpg": lambda: encoded("JPEG")[:20],
    "bomb.png": bomb,
    "broken.pdf": lambda: b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
    "cut.pdf": lambda: half(encoded("PDF")),
    "program.png": lambda: b"\x7fELF" + bytes(2000),
    "data.json": lambda: b'{"schema": "banmian.page/1"}',
}


@pytest.mark.parametrize("name", FILES)
def test_files_that_are_no_scans(banmian, tmp_path, name):
    file = tmp_path / name
    file.write_bytes(FILES[name]())
    ran = banmian("read", file)
    assert (ran.code, ran.out) == (3, "")
    assert one_line_about(ran.err, name)


def test_a_name_that_is_not_there(banmian, tmp_path):
    ran = banmian("read", tmp_path / "missing.png")
    assert ran.code == 3
    assert one_line_about(ran.err, "missing.png")


def test_a_folder(banmian, tmp_path):
    assert banmian("read", tmp_path).code == 3


def test_a_pipe_is_not_waited_for(banmian, tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    assert banmian("read", tmp_path / "pipe.png").code == 3


def test_a_device_is_not_read_for_ever(banmian):
    assert banmian("read", "/dev/zero").code == 3


@pytest.mark.parametrize("location", ["http://127.0.0.1/a.png", "s3://", "ftp://h/a.png", ""])
def test_addresses_that_are_none(banmian, location):
    assert banmian("read", location).code == 3


def test_a_password_in_an_address_is_not_repeated(banmian):
    ran = banmian("read", "https://me:hunter2@127.0.0.1/a.png?X-Amz-Signature=abcdef")
    assert ran.code == 3
    assert "hunter2" not in ran.err
    assert "abcdef" not in ran.err


def test_a_scan_that_takes_too_much_memory(tmp_path):
    """It is small as a file and within the limit of pixels."""
    file = tmp_path / "large.tif"
    Image.new("1", (19_000, 19_000), 1).save(file, compression="group4")
    done = installed("read", file, BANMIAN_FLOWS__MEMORY="0.5")
    assert (done.returncode, done.stdout) == (3, "")
    assert one_line_about(done.stderr, "not enough memory")


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        cv2.error("OpenCV(5.0) alloc.cpp: error: (-4:Insufficient memory) Failed to allocate"),
    ],
)
def test_want_of_memory_at_any_stage_names_the_scan(error):
    with pytest.raises(InputError, match=r"4\.jpg: layout: .*memory"), told_of("4.jpg", "layout"):
        raise error


def test_other_errors_are_not_about_memory():
    with pytest.raises(ZeroDivisionError), told_of("4.jpg", "layout"):
        raise ZeroDivisionError


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("good"), "1")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--frame", "2"),
        ("--date", "2023-05-32"),
        ("--date", "8 May"),
        ("--title", "云川\n晚报"),
        ("--text", "--json"),
        ("--config", "missing.toml"),
        ("--frame", "0"),
        ("--no-such-option",),
    ],
)
def test_arguments_that_make_no_sense(banmian, good, arguments):
    ran = banmian("read", good, *arguments)
    assert ran.code == (3 if arguments == ("--frame", "2") else 2)
    assert ran.out == ""


@pytest.mark.parametrize(
    "setting",
    [
        ("BANMIAN_OCR__ENGINE", "abacus"),
        ("BANMIAN_OCR__PROCESSES", "many"),
        ("BANMIAN_NO_SUCH_KEY", "1"),
    ],
)
def test_settings_that_make_no_sense(banmian, good, monkeypatch, setting):
    monkeypatch.setenv(*setting)
    ran = banmian("read", good)
    assert ran.code == 2
    assert one_line_about(ran.err, "")


@pytest.mark.parametrize(
    ("variable", "value", "package"),
    [
        ("BANMIAN_OCR__COMMAND", "/no/such/tesseract", "tesseract-ocr"),
        ("BANMIAN_OCR__LANGUAGES", '["chi_klingon"]', "tesseract-ocr-chi-klingon"),
    ],
)
def test_a_missing_engine_names_the_package(banmian, good, monkeypatch, variable, value, package):
    monkeypatch.setenv(variable, value)
    ran = banmian("read", good)
    assert ran.code == 4
    assert package in ran.err


@pytest.mark.parametrize("command", ["page", "issue"])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("missing.png",), 3),
        (("GOOD", "--store", "FILE"), 5),
        (("GOOD", "--store", "ftp://host/x"), 2),
        (("GOOD", "--date", "1.2.2023"), 2),
        (("GOOD", "--config", "missing.toml"), 2),
    ],
)
def test_what_cannot_work_is_refused_before_a_server_starts(
    banmian, good, monkeypatch, command, arguments, code
):
    monkeypatch.setattr("flows.embedded.prepare", lambda **_: pytest.fail("too late"))
    told = [{"GOOD": good, "FILE": good}.get(word, word) for word in arguments]
    ran = banmian(command, *told)
    assert ran.code == code
    assert one_line_about(ran.err, "")


@pytest.mark.parametrize(("name", "code"), [("empty.jpg", 3), ("cut.png", 3)])
def test_the_installed_command_ends_alike(tmp_path, name, code):
    file = tmp_path / name
    file.write_bytes(FILES[name]())
    done = installed("read", file)
    assert (done.returncode, done.stdout) == (code, "")
    assert one_line_about(done.stderr, name)


def test_the_trace_is_shown_on_demand(tmp_path):
    done = installed("read", tmp_path / "missing.png", "--debug")
    assert done.returncode == 3
    assert "Traceback" in done.stderr


def one_line_about(err: str, subject: str) -> bool:
    """One line that names the subject; it is not wrapped, and there is no trace."""
    return err.count("\n") == 1 and err.startswith("banmian: ") and subject in err
