"""What is wrong with a setting: which key, from where, and what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_settings import BaseSettings

from config.sources import DEFAULT_FILE, NESTED, PREFIX, likely
from document.errors import SettingsError

_UNKNOWN = {"extra_forbidden", "unexpected_keyword_argument"}


def complaint(
    error: ValidationError, sources: Mapping[str, Any], settings: type[BaseSettings]
) -> SettingsError:
    """The error for the first of the values that make no sense; it repeats no value.

    Args:
        error: of the validation.
        sources: values by the name of their source, the first before the others.
        settings: which sections and keys there are.
    """
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    place = [str(step) for step in first["loc"] if isinstance(step, str)]
    subject = f"{'.'.join(place)} ({_origin(place, sources)})"
    if first["type"] in _UNKNOWN:
        remedy = likely(place[-1], _known(place[:-1], settings))
        return SettingsError(subject, "settings", "there is no such setting", remedy)
    problem = first["msg"].removeprefix("Value error, ").removeprefix("Input ")
    remedy = f"{DEFAULT_FILE} says what each key takes."
    return SettingsError(subject, "settings", problem, remedy)


def _origin(place: list[str], sources: Mapping[str, Any]) -> str:
    origin = next((name for name, values in sources.items() if _has(values, place)), "the defaults")
    if origin == "the environment" and len(place) > 1:
        return PREFIX + NESTED.join(place).upper()
    return origin


def _has(values: Any, place: list[str]) -> bool:
    for step in place:
        if not isinstance(values, Mapping) or step not in values:
            return False
        values = values[step]
    return True


def _known(place: list[str], settings: type[BaseSettings]) -> list[str]:
    if not place:
        return list(settings.model_fields)
    section = settings.model_fields[place[0]].annotation
    return [field.name for field in fields(section)] if is_dataclass(section) else []
