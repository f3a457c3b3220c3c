"""Where settings come from, each source as a plain mapping by section and key."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_origin, get_type_hints

from pydantic_settings import BaseSettings, EnvSettingsSource
from pydantic_settings import SettingsError as UnreadableVariable

from document.errors import SettingsError

DEFAULT_FILE = Path(__file__).with_name("default.toml")

PREFIX, NESTED = "BANMIAN_", "__"


def read_file(path: Path) -> dict[str, Any]:
    """The values of a TOML file.

    Raises:
        SettingsError: it cannot be read, or is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(str(path), "settings", *_unreadable(error)) from None


def read_environment(settings: type[BaseSettings]) -> dict[str, Any]:
    """The values of the variables that begin with ``BANMIAN_``; lists are written ``a,b``.

    Raises:
        SettingsError: a variable names no section, or holds a section that is not JSON.
    """
    for variable in sorted(os.environ):
        if variable.upper().startswith(PREFIX):
            _check_section(variable, list(settings.model_fields))
    try:
        values = EnvSettingsSource(settings)()
    except UnreadableVariable as error:
        remedy = "A section as a whole is written as JSON."
        raise SettingsError("the environment", "settings", str(error), remedy) from None
    sections = settings.model_fields
    return {name: _with_lists(sections[name].annotation, value) for name, value in values.items()}


def merge(lower: Any, upper: Any) -> Any:
    """Both mappings in one, down to single keys; where both have one, the upper one's value."""
    if not isinstance(lower, Mapping) or not isinstance(upper, Mapping):
        return upper
    both = {key: merge(lower[key], upper[key]) for key in lower.keys() & upper.keys()}
    return {**lower, **upper, **both}


def likely(name: str, known: list[str]) -> str:
    """A remedy for a name that nobody knows."""
    close = get_close_matches(name, known, n=1)
    return f"Perhaps {close[0]}?" if close else f"There are {', '.join(sorted(known))}."


def _check_section(variable: str, sections: list[str]) -> None:
    section = variable[len(PREFIX) :].lower().partition(NESTED)[0]
    if section not in sections:
        known = [PREFIX + name.upper() for name in sections]
        remedy = likely(PREFIX + section.upper(), known)
        raise SettingsError(variable, "settings", "there is no such setting", remedy)


def _with_lists(section: Any, values: Any) -> Any:
    """The values of a section, with ``a,b`` split where the section wants several."""
    if not is_dataclass(section) or not isinstance(values, dict):
        return values
    hints = get_type_hints(section)
    return {
        name: _listed(value) if get_origin(hints.get(name)) is tuple else value
        for name, value in values.items()
    }


def _listed(value: Any) -> Any:
    """What stands between commas; a JSON list is taken, too."""
    if not isinstance(value, str):
        return value
    with suppress(ValueError):
        return json.loads(value)
    return [part.strip() for part in value.split(",") if part.strip()]


def _unreadable(error: OSError | ValueError) -> tuple[str, str]:
    """Problem and remedy."""
    if isinstance(error, tomllib.TOMLDecodeError):
        return f"the file is not valid TOML: {error}", "Correct that line."
    if isinstance(error, UnicodeDecodeError):
        return "the file is not UTF-8 text", "Save it as UTF-8."
    if isinstance(error, OSError) and error.errno:
        return f"the file cannot be read: {os.strerror(error.errno)}", "Name a TOML file."
    return "the file's name is not valid", "Name a TOML file."
