"""Layout: a scanned page becomes regions 版块 in reading order; knows no text."""

from layout.options import LayoutOptions
from layout.page import analyse

__all__ = ["LayoutOptions", "analyse"]
