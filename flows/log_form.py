"""How the log is written: lines for people, or JSON lines for programs."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from itertools import pairwise


class LogForm(StrEnum):
    """How the log on standard error is written."""

    TEXT = "text"
    JSON = "json"


def asked_for(arguments: Sequence[str]) -> LogForm:
    """The form that a command line asks for, which may have been refused as a whole.

    >>> asked_for(["ingest", "--log", "json"]), asked_for(["ingest"])
    (<LogForm.JSON: 'json'>, <LogForm.TEXT: 'text'>)
    """
    words = " ".join(arguments).replace("--log=", "--log ").split()
    return LogForm.JSON if ("--log", "json") in pairwise(words) else LogForm.TEXT


def json_line(record: logging.LogRecord, message: str) -> str:
    """An event as one line of JSON: time in UTC, level, logger, message.

    Args:
        record: of the event.
        message: its text, on one line.
    """
    event = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "message": message,
    }
    return json.dumps(event, ensure_ascii=False)
