"""Scan files become grey pages: the one place that knows image formats.

Takes JPEG, PNG, TIFF, JPEG 2000, WebP, PDF, GIF and BMP. Knows nothing of where files lie.
"""

from layout.scan.decoding import count_frames, decode
from layout.scan.formats import SCAN_SUFFIXES
from layout.scan.options import ScanOptions

__all__ = ["SCAN_SUFFIXES", "ScanOptions", "count_frames", "decode"]
