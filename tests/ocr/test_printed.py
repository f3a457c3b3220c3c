"""A PDF's own text is taken where it proves good against the image, and only there."""

import numpy as np
import pytest

from layout import analyse
from layout.scan import ScanOptions, decode
from ocr import open_readers, read_page_lines
from ocr.options import OcrOptions
from ocr.printed import NAME
from tests.ocr.pdf_pages import HEADLINE, PARAGRAPHS, pdf_page

OPTIONS = OcrOptions(second_reader="none")
OFF = ScanOptions(pdf_text=False)
COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能"


@pytest.fixture(scope="module")
def readers():
    return open_readers(OPTIONS)


def read(data, readers, *scan_options):
    scan = decode(data, "page.pdf", *scan_options)
    layout = analyse(scan.grey)
    return read_page_lines(scan, layout, readers, OPTIONS)


def text_of(found):
    return "".join(line.text for line in found.reading.lines)


@pytest.mark.parametrize("visible", [True, False], ids=["printed", "under a picture"])
def test_a_good_layer_is_the_text(readers, visible):
    found = read(pdf_page(visible=visible), readers)
    assert found.engine == NAME
    assert text_of(found) == HEADLINE + "".join(PARAGRAPHS)
    assert found.reading.review == ()


def test_what_the_layer_leaves_empty_is_read(readers):
    found = read(pdf_page(lettered=True), readers)
    assert found.engine == f"{NAME}; {readers.description}"
    assert text_of(found).replace(" ", "").endswith("".join(PARAGRAPHS))
    headline = found.reading.lines[0]
    assert len(set(headline.text) & set(HEADLINE)) >= len(HEADLINE) - 2


def shifted(sign):
    """What a font with a wrong table says: another common character."""
    return COMMON[ord(sign) % len(COMMON)] if sign.isalpha() else sign


BAD = {
    "beside its picture": pdf_page(dx=60),
    "read in a wrong encoding": pdf_page(lambda sign: chr(0x9400 + ord(sign) % 0x200)),
    "of a font with a wrong table": pdf_page(shifted),
    "an old recognition": pdf_page(lambda sign: "口" if sign in "的一了年水江灯" else sign),
    "half a page": pdf_page(lambda sign: sign if sign in "".join(PARAGRAPHS[:1]) else "。"),
}


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in BAD.items()])
def test_a_bad_layer_is_not_believed(readers, data):
    found = read(data, readers)
    assert found.engine == readers.description
    assert "the text layer of the PDF was not used" in found.reading.review[0]
    assert "老船工何平已经坐在" in text_of(found).replace(" ", "")


def test_it_can_be_switched_off(readers):
    found = read(pdf_page(), readers, OFF)
    assert found.engine == readers.description
    assert found.reading.review == ()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_boxes_stand_on_their_ink_however_the_page_is_shown(turned):
    scan = decode(pdf_page(turned=turned), "page.pdf")
    assert sorted(glyph.text for glyph in scan.text_layer) == sorted(
        "".join((HEADLINE, *PARAGRAPHS))
    )
    ink = np.zeros_like(scan.grey, dtype=bool)
    for glyph in scan.text_layer:
        box = glyph.box
        assert scan.grey[box.top : box.bottom, box.left : box.right].min() < 128
        ink[max(0, box.top - 2) : box.bottom + 2, max(0, box.left - 2) : box.right + 2] = True
    assert scan.grey[~ink].min() > 128  # no ink anywhere else


def test_scans_without_text_have_no_layer():
    scan = decode(pdf_page(), "page.pdf", OFF)
    assert scan.text_layer == ()
