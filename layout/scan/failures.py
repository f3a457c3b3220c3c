"""Errors of Pillow, libtiff and PDFium become InputError, here and nowhere else."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from document.errors import InputError

STAGE = "input"

SEND_AGAIN = "Copy or download the file again, or scan the page anew."
CONVERT = "Give the scan as JPEG, PNG, TIFF, JPEG 2000, WebP or PDF."
LESS_MEMORY = "Scan at a lower resolution, or use a machine with more memory."

# What Pillow's plugins let through when bytes do not make sense. Found by feeding them some 10^5
# damaged files of every format, and by reading the plugins; `UnidentifiedImageError` is an
# OSError, `UnicodeDecodeError` a ValueError, PDFium's error a RuntimeError.
DAMAGE = (
    OSError,  # truncated streams, what the C decoders report
    SyntaxError,  # headers that break the format's grammar
    ValueError,  # numbers out of range, unknown raw modes
    TypeError,  # tags of another type than the format says
    LookupError,  # reading past the end, unknown compression, missing tags
    EOFError,
    ArithmeticError,  # rationals over zero, sizes beyond a machine word
    AttributeError,  # parts that a damaged file never set
    AssertionError,  # boxes that JPEG 2000 must have
    RuntimeError,  # PDFium; recursion without end
    struct.error,
    zlib.error,
)

# How Pillow says that a file may be sound, but is beyond it.
_UNSUPPORTED = re.compile(
    r"unknown pixel mode|cannot handle|unsupported|not (?:yet )?supported", re.I
)


def refusal(name: str, problem: str, remedy: str) -> InputError:
    """The error for a scan that cannot be used."""
    return InputError(name, STAGE, problem, remedy)


@contextmanager
def mapped(name: str, what: str) -> Iterator[None]:
    """Map foreign errors of the block; only calls into decoding libraries belong in it.

    Args:
        name: of the file.
        what: is being read, for the message: ``TIFF``, ``PDF page``.

    Raises:
        InputError: for any of them.
    """
    try:
        yield
    except InputError:
        raise
    except DAMAGE as error:
        raise _explained(name, what, error) from error


def _explained(name: str, what: str, error: BaseException) -> InputError:
    detail = " ".join(str(error).split()) or type(error).__name__
    detail = detail.replace("not identified by this driver", "its header makes no sense")
    if _UNSUPPORTED.search(detail):
        return refusal(name, f"this kind of {what} is not supported ({detail})", CONVERT)
    if isinstance(error, EOFError) or "truncated" in detail.lower():
        return refusal(name, f"the {what} is truncated ({detail})", SEND_AGAIN)
    return refusal(name, f"the {what} is damaged or truncated ({detail})", SEND_AGAIN)
