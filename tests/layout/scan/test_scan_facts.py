"""What a scan says of itself: source, pages, resolution, and what a person should know."""

from __future__ import annotations

import hashlib
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from PIL import Image

from layout.scan import SCAN_SUFFIXES, ScanOptions, count_frames, decode
from layout.scan.alone import alone
from tests.layout.scan.samples import encode, pattern, picture, tiff, turned

PATTERN = pattern()
TALL = Image.new("L", (400, 7000), 255)


def test_a_scan_knows_its_source() -> None:
    data = encode(picture(), "PNG")
    source = decode(data, "in/4.png").source
    assert (source.name, source.format, source.size) == ("in/4.png", "PNG", len(data))
    assert (source.sha256, source.frame, source.frames) == (hashlib.sha256(data).hexdigest(), 1, 1)


def test_a_page_is_writable_memory_of_its_own() -> None:
    grey = decode(encode(picture(), "BMP"), "a").grey
    assert grey.dtype == np.uint8
    assert grey.flags.c_contiguous
    assert grey.flags.owndata
    assert grey.flags.writeable


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("JPEG", "JPEG"),
        ("TIFF", "TIFF"),
        ("JPEG2000", "JPEG 2000"),
        ("WEBP", "WebP"),
        ("GIF", "GIF"),
        ("BMP", "BMP"),
        ("PDF", "PDF"),
    ],
)
def test_formats_are_told_by_content(form: str, name: str) -> None:
    assert decode(encode(picture(), form), "no suffix").source.format == name


def pages(*images: Image.Image, **settings: Any) -> bytes:
    first, *others = images
    return encode(first, "TIFF", save_all=True, append_images=others, **settings)


def test_each_page_of_a_tiff_is_reached_by_its_number() -> None:
    data = pages(picture(), picture("1"), picture("CMYK"), picture("RGB").rotate(180))
    assert count_frames(data, "a") == 4
    second, last = decode(data, "a", frame=2), decode(data, "a", frame=4)
    assert (second.source.frame, second.source.frames) == (2, 4)
    assert set(np.unique(second.grey)) == {0, 255}
    np.testing.assert_array_equal(last.grey, PATTERN[::-1, ::-1])


@pytest.mark.parametrize("order", ["<", ">"])
def test_thumbnails_and_masks_of_a_tiff_are_no_pages(order: str) -> None:
    data = tiff(PATTERN, order=order, subfiles=(0, 1, 4, 2))
    assert count_frames(data, "a") == 2
    assert decode(data, "a", frame=2).source.frames == 2


def test_a_tiff_of_nothing_but_a_thumbnail_has_a_page() -> None:
    assert count_frames(tiff(PATTERN, subfiles=(1,)), "a") == 1


def test_a_tiff_that_bites_its_tail_ends_there() -> None:
    data = bytearray(tiff(PATTERN))
    data[-4:] = data[4:8]  # the first directory goes on with the first directory
    assert count_frames(bytes(data), "a") == 1


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP"])
def test_animations_give_their_first_picture_and_say_so(form: str) -> None:
    image = picture("RGB")
    settings = {"lossless": True} if form == "WEBP" else {}
    data = encode(image, form, save_all=True, append_images=[image.rotate(180)], **settings)
    scan = decode(data, "a")
    assert np.abs(scan.grey.astype(int) - PATTERN).max() < 5
    assert scan.review == ("it is an animation: only its first picture was read",)
    assert count_frames(data, "a") == 1


STATED = {
    "jpeg, jfif": (encode(picture(), "JPEG", dpi=(300, 300)), 300),
    "jpeg, exif in inches": (encode(picture(), "JPEG", exif=turned(1)), 300),
    "jpeg, exif in centimetres": (encode(picture(), "JPEG", exif=turned(1, unit=3)), 304.8),
    "png, metres": (encode(picture(), "PNG", dpi=(400, 400)), 400),
    "tiff": (encode(picture(), "TIFF", dpi=(600, 600)), 600),
    "webp, exif": (encode(picture("RGB"), "WEBP", exif=turned(1, unit=3)), 304.8),
    "bmp": (encode(picture(), "BMP", dpi=(200, 200)), 200),
    "72 of a small picture": (encode(picture(), "JPEG", dpi=(72, 72)), 72),
    "72 of a page of two metres": (encode(TALL, "JPEG", dpi=(72, 72)), None),
    "one": (encode(picture(), "TIFF", dpi=(1, 1)), None),
    "none": (encode(picture(), "TIFF"), None),
    "absurd": (encode(picture(), "PNG", dpi=(90000, 90000)), None),
}


@pytest.mark.parametrize(("data", "dpi"), STATED.values(), ids=STATED.keys())
def test_resolution_is_believed_where_a_page_could_have_it(data: bytes, dpi: float | None) -> None:
    assert decode(data, "a").dpi == (None if dpi is None else pytest.approx(dpi, abs=0.1))


def test_resolution_changes_no_pixel() -> None:
    fax, plain = encode(picture(), "TIFF", dpi=(204, 98)), encode(picture(), "TIFF")
    np.testing.assert_array_equal(decode(fax, "a").grey, decode(plain, "a").grey)
    assert decode(fax, "a").review == ("its pixels are not square: glyphs look squashed",)


def test_damaged_metadata_leaves_the_page_and_a_remark() -> None:
    data = encode(picture(), "JPEG", exif=turned(6), quality=95)
    cut = data.replace(b"Exif\0\0MM\0*\0\0\0\x08", b"Exif\0\0MM\0*\0\0\x7f\x08")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # none may escape
        scan = decode(cut if cut != data else data, "a")
    assert cut != data
    assert scan.grey.shape == PATTERN.shape
    assert [line for line in scan.review if line.startswith("Pillow says: Corrupt EXIF")]


def test_pillows_own_limit_neither_interferes_nor_stays_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10)
    for form in ("TIFF", "PNG", "WEBP"):
        assert decode(encode(picture("RGB"), form), "a").review == ()
    assert Image.MAX_IMAGE_PIXELS == 10


def test_warnings_of_others_are_not_swallowed() -> None:
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        with alone() as heard:
            warnings.warn("of somebody else", stacklevel=1)
    assert [str(one.message) for one in shown] == ["of somebody else"]
    assert heard == []


def test_threads_may_decode_at_the_same_time() -> None:
    files = [encode(picture("RGB"), form) for form in ("PDF", "TIFF", "PDF", "JPEG2000")] * 4
    barrier = threading.Barrier(4)

    def read(data: bytes) -> int:
        barrier.wait(timeout=60)
        return int(np.abs(decode(data, "a").grey.astype(int) - PATTERN).max())

    with ThreadPoolExecutor(4) as pool:
        assert max(pool.map(read, files)) < 40


def test_suffixes_are_lower_case_and_complete() -> None:
    assert {".jpg", ".png", ".tif", ".jp2", ".webp", ".pdf"} < set(SCAN_SUFFIXES)
    assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in SCAN_SUFFIXES)


@pytest.mark.parametrize(
    "settings",
    [
        {"min_side": 0},
        {"max_side": 40_000},
        {"min_side": 300, "max_side": 200},
        {"max_pixels": 10},
        {"max_frames": 0},
        {"pdf_dpi": 0},
        {"pdf_dpi": float("nan")},
    ],
)
def test_limits_that_no_page_could_keep_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(settings))):
        ScanOptions(**settings)
