"""Programs that pretend to be Tesseract and misbehave."""

from __future__ import annotations

import sys
from pathlib import Path

HEAD = """#!{python}
import os, subprocess, sys, time
if "--version" in sys.argv:
    print("tesseract 5.9.9"); sys.exit()
if "--list-langs" in sys.argv:
    print("List of available languages (2):\\n{models}"); sys.exit()
images, output = open(sys.argv[1]).read().split(), sys.argv[2] + ".hocr"
with open({log!r}, "a") as log:
    log.write(f"{{len(images)}}\\n")

def page(number, text="字"):
    told = f"<span class='ocrx_cinfo' title='x_bboxes 9 9 30 30; x_conf 98.75'>{{text}}</span>\\n"
    told = told if text else ""
    return f"  <div class='ocr_page' id='page_{{number}}' title=''>\\n{{told}}  </div>\\n"

def write(text, mode="ab"):
    with open(output, mode) as file:
        file.write(text if isinstance(text, bytes) else text.encode())

write("<html>\\n <body>\\n", "wb")
everything = range(1, len(images) + 1)
"""


def fake(folder: Path, behaviour: str, models: str = "chi_sim\\neng") -> str:
    """A program that answers questions as Tesseract does, and otherwise does as told.

    The code may use ``images``, ``everything`` (their numbers), ``page``, ``write``, ``output``
    and the modules of its head. How many images each run was given goes to ``runs.log``.
    """
    program = folder / "tesseract"
    head = HEAD.format(python=sys.executable, log=str(folder / "runs.log"), models=models)
    program.write_text(head + behaviour, encoding="utf-8")
    program.chmod(0o755)
    return str(program)


def runs(folder: Path) -> list[int]:
    """How many images each run was given, in the order of their starts."""
    log = folder / "runs.log"
    return [int(line) for line in log.read_text().split()] if log.exists() else []
