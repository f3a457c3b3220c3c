"""What was measured on: without it a figure says nothing."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

from document.errors import EngineMissing


def machine() -> dict[str, str | int | float]:
    """Processor, cores this process may use, memory in gigabytes (10^9 bytes), system."""
    model = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": model[1] if model else platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(memory / 1e9, 1),
        "system": platform.freedesktop_os_release()["PRETTY_NAME"],
    }


def versions() -> dict[str, str]:
    """Versions of banmian and of what decides its speed and accuracy."""
    return {
        "banmian": version("banmian"),
        "python": platform.python_version(),
        "opencv": version("opencv-python"),
        "tesseract": _tesseract(),
    }


def _tesseract() -> str:
    program = shutil.which("tesseract")
    if program is None:
        remedy = "Install it: apt-get install tesseract-ocr tesseract-ocr-chi-sim."
        raise EngineMissing("tesseract", "bench", "is not installed", remedy)
    told = subprocess.run(  # noqa: S603 - no argument comes from outside
        [program, "--version"], capture_output=True, text=True, check=True
    )
    return told.stdout.split()[1]
