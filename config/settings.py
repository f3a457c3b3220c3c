"""All settings: what the caller says, else the environment, else the TOML file, else the default.

    Settings
    ├── scan     decoding of scan files
    ├── layout   segmentation
    ├── ocr      recognition
    ├── text     paragraphs, parts, confidence
    ├── store    where results go, and how to reach it
    ├── flows    how many pages at once, and where
    ├── serve    schedule, and the server with the UI
    └── titles   folder with further title profiles

Each key has an environment variable: ``BANMIAN_OCR__PROCESSES=2`` stands for ``processes`` in
``[ocr]``. There are no credentials among them: boto3 finds its own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from config.complaints import complaint
from config.flow import FlowOptions
from config.profiles import SHIPPED, load_titles
from config.serve import ServeOptions
from config.sources import DEFAULT_FILE, NESTED, PREFIX, merge, read_environment, read_file
from layout.options import LayoutOptions
from layout.scan.options import ScanOptions
from ocr.options import OcrOptions
from postprocess.identity import TitleProfile
from postprocess.options import TextOptions
from store.options import StoreOptions


class Settings(BaseSettings):
    """The options of every stage. Made without arguments, it holds the defaults of the code."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter=NESTED,
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        hide_input_in_errors=True,
    )

    scan: ScanOptions = Field(default_factory=ScanOptions)
    layout: LayoutOptions = Field(default_factory=LayoutOptions)
    ocr: OcrOptions = Field(default_factory=OcrOptions)
    text: TextOptions = Field(default_factory=TextOptions)
    store: StoreOptions = Field(default_factory=StoreOptions)
    flows: FlowOptions = Field(default_factory=FlowOptions)
    serve: ServeOptions = Field(default_factory=ServeOptions)
    # Folder with title profiles of one's own; they come before those that banmian brings along.
    titles: str = ""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments alone: `load_settings` merges the sources, to know where each value is from."""
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)

    def title_profiles(self) -> tuple[TitleProfile, ...]:
        """Profiles of one's own newspapers, then those that banmian brings along.

        Raises:
            SettingsError: a profile cannot be used.
        """
        own = load_titles(Path(self.titles).expanduser()) if self.titles else ()
        return own + load_titles(SHIPPED)


def load_settings(
    path: Path | None = None, overrides: Mapping[str, Mapping[str, Any] | str] | None = None
) -> Settings:
    """The settings in force.

    Args:
        path: TOML file; None for the one that banmian brings along.
        overrides: what the caller says, by section and key; it comes before all else.

    Raises:
        SettingsError: the file cannot be read, or a key or value makes no sense.
    """
    file = path or DEFAULT_FILE
    sources = {
        "the command line": dict(overrides or {}),
        "the environment": read_environment(Settings),
        str(file): read_file(file),
    }
    merged: dict[str, Any] = {}
    for values in reversed(sources.values()):
        merged = merge(merged, values)
    try:
        return Settings(**merged)
    except ValidationError as error:
        raise complaint(error, sources, Settings) from None


# What changes how long a page takes, or which pages are refused, and not what is read on it.
_WITHOUT_EFFECT = {
    "scan": {"max_frames", "max_pixels", "max_side", "min_side"},
    "ocr": {"command", "processes", "timeout", "timeout_per_line"},
    "text": {"simplified_copy"},  # of articles, which are no part of a page's record
}


def fingerprint(settings: Settings) -> str:
    """A hash of the settings that matter to what is read on a page: 16 hex digits."""
    told = {
        section: {
            key: value
            for key, value in asdict(getattr(settings, section)).items()
            if key not in _WITHOUT_EFFECT.get(section, ())
        }
        for section in ("scan", "layout", "ocr", "text")
    }
    canonical = json.dumps(told, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
