"""What can be set about decoding scan files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """Limits of what counts as a page, and how PDF pages are drawn.

    Raises:
        ValueError: a limit that no page could keep.
    """

    # Most pixels of a page, read from the header before anything is decoded: guards against
    # files that unpack to far more than they weigh. A broadsheet spread at 600 dpi has 260 million.
    max_pixels: int = 400_000_000
    # Longest side in pixels: neither OpenCV's warps nor Tesseract go beyond 32,767.
    max_side: int = 32_767
    # Shortest side in pixels: two columns of the smallest legible glyphs; below it is an icon.
    min_side: int = 32
    # Most pages in one file: a year's volume of a daily; beyond it the file is damaged or hostile.
    max_frames: int = 10_000
    # Dots per inch for PDF pages that are drawn (text and lines), not photographed. Pages that
    # are a scan in a PDF wrapper keep the resolution of their scan.
    pdf_dpi: float = 300.0
    # Take the text of PDF pages from their own text layer where it agrees with the image.
    pdf_text: bool = True

    def __post_init__(self) -> None:
        if not 1 <= self.min_side <= self.max_side <= 32_767:
            raise ValueError("1 <= min_side <= max_side <= 32767 must hold")
        if self.max_pixels < self.min_side**2:
            raise ValueError("max_pixels must leave room for a page of min_side by min_side")
        if self.max_frames < 1:
            raise ValueError("max_frames must be at least 1")
        if not 36 <= self.pdf_dpi <= 2400:
            raise ValueError("pdf_dpi must lie in 36-2400")
