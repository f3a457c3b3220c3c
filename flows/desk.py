"""What a run works with: settings, store and engine, opened once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from config.settings import Settings, load_settings
from flows import memory

if TYPE_CHECKING:
    from ocr.options import OcrOptions
    from ocr.readers import Readers
    from store import Store


class Desk:
    """Settings, store and engine of a run; not a dataclass, so that Prefect does not look inside.

    Args:
        settings: of all stages.
        store: that takes the results.
        readers: that recognise the lines.
    """

    __slots__ = ("readers", "settings", "store")

    def __init__(self, settings: Settings, store: Store, readers: Readers) -> None:
        self.settings, self.store, self.readers = settings, store, readers


def open_desk(config: str = "", store: str = "", reader: str = "", second_reader: str = "") -> Desk:
    """Settings from a file (the default ones for none), the store at an address, the readers.

    From here on the process is held to the memory that the settings allow.

    Args:
        config: TOML file, or nothing.
        store: folder or s3://bucket/prefix, or nothing for the configured one.
        reader: who reads, where that was said.
        second_reader: who reads doubtful lines, where that was said.

    Raises:
        SettingsError: a setting makes no sense.
        EngineMissing: the engine or a model is not installed.
        StoreError: the store's address makes no sense.
    """
    from store import open_store

    settings = settings_from(config, reader, second_reader)
    memory.hold_to(settings.flows.memory)
    return Desk(settings, open_store(store, settings.store), opened(settings.ocr))


@cache
def opened(options: OcrOptions) -> Readers:
    """The same readers for all pages of a process: they share its cores and its models."""
    from ocr import open_readers

    return open_readers(options)


def settings_from(config: str, reader: str = "", second_reader: str = "") -> Settings:
    """The settings of a file, or the default ones; title profiles included.

    Args:
        config: TOML file, or nothing.
        reader: who reads, where that was said.
        second_reader: who reads doubtful lines, where that was said.

    Raises:
        SettingsError: the file is missing, or a setting or a title profile makes no sense.
    """
    told = {"reader": reader, "second_reader": second_reader}
    overrides = {"ocr": {key: name for key, name in told.items() if name}}
    settings = load_settings(Path(config) if config else None, overrides)
    settings.title_profiles()  # a bad one must not come to light in the middle of an issue
    return settings
