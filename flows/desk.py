"""What a run works with: settings, store and engine, opened once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from config.settings import Settings, load_settings

if TYPE_CHECKING:
    from ocr.engine import Engine
    from ocr.options import OcrOptions
    from store import Store


class Desk:
    """Settings, store and engine of a run; not a dataclass, so that Prefect does not look inside.

    Args:
        settings: of all stages.
        store: that takes the results.
        engine: that recognises the lines.
    """

    __slots__ = ("engine", "settings", "store")

    def __init__(self, settings: Settings, store: Store, engine: Engine) -> None:
        self.settings, self.store, self.engine = settings, store, engine


def open_desk(config: str = "", store: str = "") -> Desk:
    """Settings from a file (the default ones for none), the store at an address, the engine.

    Raises:
        SettingsError: a setting makes no sense.
        EngineMissing: the engine or a model is not installed.
        StoreError: the store's address makes no sense.
    """
    from store import open_store

    settings = settings_from(config)
    return Desk(settings, open_store(store, settings.store), opened(settings.ocr))


@cache
def opened(options: OcrOptions) -> Engine:
    """One engine for all pages of a process: they share its cores and its models."""
    from ocr import open_engine

    return open_engine(options)


def settings_from(config: str) -> Settings:
    """The settings of a file, or the default ones; title profiles included.

    Raises:
        SettingsError: the file is missing, or a setting or a title profile makes no sense.
    """
    settings = load_settings(Path(config) if config else None)
    settings.title_profiles()  # a bad one must not come to light in the middle of an issue
    return settings
