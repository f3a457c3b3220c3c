"""``banmian read``: real pages through real Tesseract, without Prefect and without a store."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from PIL import Image

from tests.flows.conftest import COMMAND, installed, running
from tests.flows.paper import PAGES, set_page, write_page
from tests.ocr.pdf_pages import HEADLINE, PARAGRAPHS, pdf_page

BODY = "这座石桥建成于三百多年前"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("scans"), "1")


@pytest.fixture(scope="module")
def quick(tmp_path_factory):
    """A page with a text layer: read in a moment."""
    file = tmp_path_factory.mktemp("quick") / "page.pdf"
    file.write_bytes(pdf_page())
    return file


def test_for_people(banmian, page):
    ran = banmian("read", page)
    assert ran.code == 0
    assert BODY in ran.out
    assert "recognise" in ran.out
    assert "goes on page 4" in ran.out
    assert ran.err == ""


def test_plain_text(banmian, page):
    ran = banmian("read", page, "--text")
    assert ran.code == 0
    assert BODY in ran.out
    assert "下转" not in ran.out
    assert "\x1b" not in ran.out


def test_json_is_page_and_articles(banmian, page):
    ran = banmian("read", page, "--json", "--title", "云川晚报", "--date", "2023-05-08")
    told = json.loads(ran.out)
    assert set(told) == {"page", "articles"}
    assert told["page"]["schema"] == "banmian.page/1"
    assert (told["page"]["title"], told["page"]["date"]) == ("云川晚报", "2023-05-08")
    assert set(told["page"]["timings"]) == {
        *("decode", "layout", "cut", "recognise", "second reader", "text")
    }
    assert set(told["page"]["versions"]) == {"banmian", "engine", "opencv", "python"}
    assert BODY in "".join(article["text"] for article in told["articles"])
    assert len(told["articles"]) == len(PAGES["1"])
    assert told["articles"][0]["parts"][0]["marker"]


def test_the_overlay_is_a_picture_of_the_page(banmian, quick, tmp_path):
    place = tmp_path / "overlay.jpg"
    told = json.loads(banmian("read", quick, "--json", "--overlay", place).out)
    width, height = told["page"]["layout"]["width"], told["page"]["layout"]["height"]
    with Image.open(place) as picture:
        assert picture.format == "JPEG"
        assert picture.width / picture.height == pytest.approx(width / height, rel=0.2)
    assert [path.name for path in tmp_path.iterdir()] == ["overlay.jpg"]


def test_an_overlay_that_cannot_be_written(banmian, quick, tmp_path):
    ran = banmian("read", quick, "--text", "--overlay", tmp_path / "missing" / "overlay.jpg")
    assert ran.code == 2
    assert ran.out == ""
    assert "missing" in ran.err


@pytest.fixture(scope="module")
def two_pages(tmp_path_factory):
    file = tmp_path_factory.mktemp("tiff") / "issue.tif"
    first, second = (set_page(page, stories) for page, stories in PAGES.items())
    first.save(file, save_all=True, append_images=[second], compression="tiff_lzw")
    return file


@pytest.mark.parametrize("how", [("#2",), ("", "--frame", "2")])
def test_a_page_of_a_file_that_has_several(banmian, two_pages, how):
    ran = banmian("read", f"{two_pages}{how[0]}", "--text", *how[1:])
    assert "志愿者" in ran.out


def test_the_first_page_of_a_file_that_has_several_says_so(banmian, two_pages):
    ran = banmian("read", two_pages, "--json")
    told = json.loads(ran.out)
    assert told["page"]["source"]["frames"] == 2
    assert "the file has 2 pages, only the first was read" in told["page"]["review"]


def test_an_empty_page_has_no_articles(banmian, tmp_path):
    blank = tmp_path / "blank.png"
    Image.new("L", (600, 800), 255).save(blank)
    ran = banmian("read", blank, "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["articles"] == []


def test_reading_needs_no_prefect(page):
    code = (
        "import sys; from flows.cli import main; "
        "code = main(['read', sys.argv[1], '--text']); "
        "sys.exit(code or any(name.startswith('prefect') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, page], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert BODY in done.stdout


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from flows.cli import main; main(['read', '--help']); "
        "sys.exit(bool({'cv2', 'numpy', 'prefect', 'boto3'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_a_reader_that_goes_away_is_no_error(quick):
    piped = f"{COMMAND} read {quick} --json | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout in ("{141\n", "{0\n")  # a pipe takes 64 KB before it is missed


def test_any_locale_can_show_it(quick):
    done = installed("read", quick, LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0
    assert HEADLINE in done.stdout


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_or_a_kill_ends_it_and_its_programs(page, tmp_path, number):
    slow = tmp_path / "slow-tesseract"
    begun = tmp_path / "begun"
    slow.write_text(
        f'#!/bin/sh\ncase "$*" in *--psm*) touch {begun}; sleep 60;; *) exec tesseract "$@"; esac\n'
    )
    slow.chmod(0o755)
    process = subprocess.Popen(
        [COMMAND, "read", page],
        env={**os.environ, "BANMIAN_OCR__COMMAND": str(slow), "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not begun.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert begun.exists()
    assert running(str(slow))
    process.send_signal(number)
    out, err = process.communicate(timeout=12)
    assert (process.returncode, out, err) == (128 + number, "", "")
    assert running(str(slow)) == []


def test_a_pdf_with_good_text_is_not_recognised(banmian, quick):
    told = json.loads(banmian("read", quick, "--json").out)
    assert told["page"]["engine"] == "pdf text layer"
    (article,) = told["articles"]
    assert article["headline"] == HEADLINE
    assert [p["text"] for p in article["paragraphs"]] == list(PARAGRAPHS)
