"""An issue in the forms that other programs, and people, read: ALTO, METS, plain text.

The model goes in and bytes come out; who reads the store and writes the files is no matter here.
"""

from export.alto import alto_page
from export.mets import mets_issue
from export.plain import plain_files

__all__ = ["alto_page", "mets_issue", "plain_files"]
