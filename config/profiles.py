"""Title profiles: one TOML file for each newspaper, named after its slug.

# xuchang-ribao.toml
names = ["许昌日报"]       # as printed; the first one is its title
sections = ["A", "B"]      # optional: what page labels begin with
script = "traditional"      # optional: of its print; simplified or traditional
inbox = ["{title}/{year}/{month}{day}-{page}.{ext}"]   # optional: how its scans lie in the inbox
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from document.errors import SettingsError
from postprocess.identity import TitleProfile

SHIPPED = Path(__file__).with_name("titles")

_Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

_REMEDY = "See config/titles for how a profile is written."


class _Written(BaseModel):
    """A profile as its file has it."""

    model_config = ConfigDict(extra="forbid")

    names: Annotated[tuple[_Word, ...], Field(min_length=1)]
    sections: tuple[_Word, ...] = ()
    inbox: tuple[_Word, ...] = ()
    script: Literal["", "simplified", "traditional"] = ""


def load_titles(folder: Path) -> tuple[TitleProfile, ...]:
    """The profiles of a folder, by slug.

    Raises:
        SettingsError: the folder or a profile in it cannot be read, or is no profile.
    """
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
        return tuple(_profile(path, path.read_bytes()) for path in files)
    except OSError as error:
        problem = f"the title profiles cannot be read ({os.strerror(error.errno or 0)})"
        raise SettingsError(str(folder), "settings", problem, "Name a folder.") from None


def _profile(path: Path, data: bytes) -> TitleProfile:
    try:
        written = _Written.model_validate(tomllib.loads(data.decode()))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        problem = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise SettingsError(str(path), "settings", problem, _REMEDY) from None
    except ValueError as error:
        problem = f"the file is not valid TOML: {error}"
        raise SettingsError(str(path), "settings", problem, _REMEDY) from None
    return TitleProfile(path.stem, written.names, written.sections, written.inbox, written.script)
