"""All errors banmian raises on purpose, each with its exit code and its remedy.

    BanmianError
    ├── SettingsError       2  a setting or an argument makes no sense
    ├── InputError          3  a scan cannot be used
    ├── EngineError         4  recognition cannot run
    │   ├── EngineMissing      a program or model is not installed
    │   └── EngineFailed       it ran and failed; may pass when tried again
    ├── StoreError          5  the store cannot be used
    │   ├── StoreMissing       there is nothing under that key
    │   └── StoreUnavailable   it does not answer; may pass when tried again
    └── PartialFailure      6  some pages are done, some are not

Foreign errors are mapped to these once, in the adapter that meets them.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line returns."""

    DONE = 0
    UNEXPECTED = 1
    SETTINGS = 2
    BAD_INPUT = 3
    ENGINE = 4
    STORE = 5
    PARTIAL = 6


class BanmianError(Exception):
    """An error that says what failed, where, and what to do.

    Args:
        subject: the file, key, program or setting it is about.
        stage: the stage that met it: settings, input, layout, ocr, text, store, assemble.
        problem: what is wrong, in one clause.
        remedy: what the reader can do.
    """

    exit_code = ExitCode.UNEXPECTED

    def __init__(self, subject: str, stage: str, problem: str, remedy: str) -> None:
        super().__init__(subject, stage, problem, remedy)
        self.subject, self.stage, self.problem, self.remedy = subject, stage, problem, remedy

    def __str__(self) -> str:
        return f"{self.subject}: {self.stage}: {self.problem}. {self.remedy}"


class SettingsError(BanmianError):
    """A setting or an argument makes no sense."""

    exit_code = ExitCode.SETTINGS


class InputError(BanmianError):
    """A scan cannot be used: empty, truncated, encrypted, too large, not an image."""

    exit_code = ExitCode.BAD_INPUT


class EngineError(BanmianError):
    """Recognition cannot run."""

    exit_code = ExitCode.ENGINE


class EngineMissing(EngineError):
    """A program or model is not installed."""


class EngineFailed(EngineError):
    """The engine ran and failed; it may pass when tried again."""


class StoreError(BanmianError):
    """The store cannot be used: no such bucket, no permission, a key that leaves its root."""

    exit_code = ExitCode.STORE


class StoreMissing(StoreError):
    """There is nothing under that key."""


class StoreUnavailable(StoreError):
    """The store does not answer; it may pass when tried again."""


class PartialFailure(BanmianError):
    """Some pages are done and some are not."""

    exit_code = ExitCode.PARTIAL
