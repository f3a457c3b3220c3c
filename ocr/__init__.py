"""Reading: the lines that layout found become text with confidence.

read_lines   cut → read → look again                reader.py, cutting.py
cut_strip    four corners → straight, even strip    crops.py, levels.py, straighten.py, relay.py
Engine       crops → readings                       engine.py; one module for each engine
Readers      who reads, and who reads again         readers.py
read_page_lines  a PDF's own text where it proves good        printed.py
between      two readings of a line → one           decide.py, calibration.py
"""

from __future__ import annotations

from ocr.printed import read_page_lines
from ocr.reader import PageReading, read_lines
from ocr.readers import Readers, open_readers

__all__ = ["PageReading", "Readers", "open_readers", "read_lines", "read_page_lines"]
