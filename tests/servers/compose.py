"""What deploy/compose.yaml says, to be run without Docker: the same commands and settings."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[2] / "deploy" / "compose.yaml"

# A program of ours: at the beginning of a command, also of one inside quotes or after another.
_PROGRAM = re.compile(r"(?:(?<=^)|(?<=\")|(?<=&& ))(?:prefect|banmian)(?= )")
_BIN = Path(sys.executable).parent
_VARIABLE = re.compile(r"\$\{(\w+):\?[^}]*\}")


def services() -> dict[str, Any]:
    """The services by name."""
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["services"]
    return found


def command(service: str) -> list[str]:
    """The command of a service, with our programs in place of those of the image."""
    told = services()[service]["command"]
    return shlex.split(_PROGRAM.sub(lambda found: f"{_BIN}/{found[0]}", told))


def environment(
    service: str, secrets: Mapping[str, str], addresses: Mapping[str, str]
) -> dict[str, str]:
    """The environment of a service, with secrets filled in and addresses put in their place."""
    told = {}
    for name, value in services()[service]["environment"].items():
        filled = _VARIABLE.sub(lambda found: secrets[found[1]], str(value))
        for theirs, ours in addresses.items():
            filled = filled.replace(theirs, ours)
        told[name] = filled
    return told
