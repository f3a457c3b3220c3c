"""What becomes of percent signs as wide as a Han glyph."""

from __future__ import annotations

import pytest

from ocr.engine import LineReading
from ocr.percent import with_percents

SURE = 0.93


def mended(text: str) -> str:
    """What becomes of a text with its doubted characters in lower brackets, ``占4⌊2⌋6。``."""
    signs, told = "", []
    doubted = False
    for sign in text:
        if sign in "⌊⌋":
            doubted = sign == "⌊"
        else:
            signs += sign
            told.append(0.7 if doubted else SURE)
    reading = with_percents(LineReading.of(signs, told))
    assert len(reading.certainties) == len(reading.text)
    return reading.text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("占 4⌊2⌋6。", "占 4%。"),
        ("增长 12.4⌊9⌋6，其 中", "增长 12.4%，其 中"),
        ("完成 40⌊9⌋%6。", "完成 40%。"),
        ("降 到 了 9⌊9⌋% 以 下", "降 到 了 9% 以 下"),
        ("3%6 以", "3% 以"),
        ("增 加 24⌊92⌋6， 其", "增 加 24%， 其"),
        ("成 40⌊2⌋ 6。", "成 40%。"),
        ("占 5⌊2⌋6， 占 4⌊9⌋6。", "占 5%， 占 4%。"),
        ("占 75⌊2⌋6", "占 75%"),
    ],
)
def test_unsure_digits_at_a_numbers_end_are_a_sign(read: str, printed: str) -> None:
    assert mended(read) == printed


@pytest.mark.parametrize(
    "read",
    [
        "共 496。",  # every digit is sure
        "19⌊2⌋6年",  # a unit behind it
        "第⌊9⌋6，",  # no number before it
        "占4⌊2⌋6.5",  # the number goes on
        "占 12⌊3⌋7。",
        "占 36.43%。",
        "热线 29612⌊4⌋6。",  # too long for a share
        "",
    ],
)
def test_numbers_stay(read: str) -> None:
    assert mended(read) == read.replace("⌊", "").replace("⌋", "")
