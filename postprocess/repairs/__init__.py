"""Repairs of what scanning, recognition and print habits did to a text: one defect, one function.

A repair takes a text (a line, a headline, a paragraph) and gives it back without its defect; a
clean text comes back as it was, and a repaired one does not change again. Language is left alone:
a wrong character that is a real character stays.
"""

from postprocess.repairs.lines import clean_line
from postprocess.repairs.order import REPAIRS, Repair, explain, repair

__all__ = ["REPAIRS", "Repair", "clean_line", "explain", "repair"]
