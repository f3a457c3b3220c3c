"""Layout: a scanned page becomes regions 版块 in reading order; knows no text."""

import cv2

from layout.options import LayoutOptions
from layout.page import analyse

__all__ = ["LayoutOptions", "analyse"]

cv2.setNumThreads(1)
"""OpenCV's own threads wait by spinning: on two cores they take a third more CPU of a page, and
save a tenth of its time. Lines are read, and pages laid out, side by side anyway."""
