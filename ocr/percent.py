"""The percent sign as wide as a Han glyph, which none of Tesseract's models knows.

They read ％ as narrow signs beside one another, 26 or 96 or 9%6, which makes 44％ four thousand.
"""

from __future__ import annotations

import re

from ocr.engine import LineReading

UNITS = "年月日号时元万亿千百余多个名人位件家户亩吨米"
END = re.compile(rf"(?<=[0-9])(?: ?[0-9?%]){{2,}}(?! ?[0-9.{UNITS}])")
"""The signs that end a number, with no unit behind them."""

READ_AS = re.compile(r"[249?%]{1,3}[6%]|%[246]")

NUMBER = re.compile(r"(?<![0-9])[0-9]{1,3}(?: ?\. ?[0-9]{1,3})?$")
"""What a percent sign may stand behind; telephone numbers are longer."""

UNSURE = 0.89
"""Certainty of a digit that is none: on 72 pages of the press the first of 46 such pairs of digits
was told with at most 0.90, that of 10 printed ones with 0.92 or more."""


def with_percents(reading: LineReading) -> LineReading:
    """The reading with a percent sign where unsure signs at the end of a number stand for one.

    Numbers whose digits are sure stay, and those before a unit: 1926年. On those pages, before
    long numbers were left alone as well, 76 lines came nearer to their truth, and none went away.
    """
    for end in reversed(list(END.finditer(reading.text))):
        places = [at for at in range(*end.span()) if reading.text[at] != " "]
        start = _start(reading, places)
        if start:
            before, sign = reading.part(0, start), reading.part(start, end.end())
            after = reading.part(end.end(), len(reading.text))
            reading = LineReading.of(
                f"{before.text}%{after.text}",
                (*before.certainties, sign.confidence, *after.certainties),
            )
    return reading


def _start(reading: LineReading, places: list[int]) -> int:
    """Where the signs begin that stand for one, among those at some places; 0 if none do."""
    for number, at in enumerate(places):
        doubted = reading.certainties[at] < UNSURE or reading.text[at] == "%"
        read = "".join(reading.text[i] for i in places[number:])
        if doubted and READ_AS.fullmatch(read) and NUMBER.search(reading.text[:at].rstrip()):
            return at
    return 0
