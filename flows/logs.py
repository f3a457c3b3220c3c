"""Our log on standard error: one line an event, above a progress bar when people are watching."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from document.errors import BanmianError
from flows.log_form import LogForm, json_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

OURS = ("document", "layout", "ocr", "postprocess", "store", "config", "flows")
STYLES = ((logging.ERROR, "red"), (logging.WARNING, "yellow"))


class ConsoleHandler(logging.Handler):
    """Prints events on a console, which takes care of a progress bar below them."""

    def __init__(self, console: Console, form: LogForm = LogForm.TEXT) -> None:
        super().__init__()
        self._console, self._form = console, form

    def emit(self, record: logging.LogRecord) -> None:
        """Print one event; warnings stand out."""
        from rich.text import Text

        message = one_line(record.getMessage())
        if self._form is LogForm.JSON:
            self._console.print(Text(json_line(record, message)), soft_wrap=True)
            return
        style = next((colour for level, colour in STYLES if record.levelno >= level), "")
        self._console.print(Text(message, style=style), soft_wrap=True)


class ProgressHandler(logging.Handler):
    """Moves a progress bar by what the flow of an issue tells of its pages."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        super().__init__()
        self._progress, self._task = progress, task

    def emit(self, record: logging.LogRecord) -> None:
        """Set the length of the bar, or go one page on."""
        pages = getattr(record, "pages", None)
        if pages is not None:
            self._progress.update(self._task, total=pages, description="pages")
        if getattr(record, "page_done", False) and not self._progress.finished:
            self._progress.advance(self._task)


def start(level: int, *, debug: bool, form: LogForm = LogForm.TEXT) -> Console:
    """Let our log go to standard error; an unforeseen error is one line unless debugging.

    Args:
        level: least important level that is shown.
        debug: show everything, tracebacks too.
        form: lines for people, or for programs.
    """
    console = _stderr()
    handler = ConsoleHandler(console, form)
    for name in OURS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.DEBUG if debug else level)
        logger.handlers = [handler]
        logger.propagate = False
    sys.excepthook = sys.__excepthook__ if debug else _unforeseen
    return console


def speak_up() -> None:
    """Let our log be heard in runs that a worker or `banmian serve` started.

    Prefect passes on what the loggers of PREFECT_LOGGING_EXTRA_LOGGERS say, but sets no level.
    """
    for name in OURS:
        logger = logging.getLogger(name)
        if logger.level == logging.NOTSET:
            logger.setLevel(logging.INFO)


def _stderr() -> Console:
    from rich.console import Console

    return Console(stderr=True, highlight=False)


@contextmanager
def progress(console: Console, description: str, *, pages: bool = False) -> Iterator[None]:
    """On a terminal what is going on, and with ``pages`` how many are done; nothing elsewhere."""
    if not console.is_terminal:
        yield
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
    from rich.progress import TimeElapsedColumn as ElapsedColumn

    bar = (BarColumn(), MofNCompleteColumn()) if pages else ()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), *bar, ElapsedColumn())
    with Progress(*columns, console=console, transient=True) as shown:
        handler = ProgressHandler(shown, shown.add_task(description, total=None))
        flows = logging.getLogger("flows")
        flows.addHandler(handler)
        try:
            yield
        finally:
            flows.removeHandler(handler)


def report(error: BanmianError, *, debug: bool, form: LogForm = LogForm.TEXT) -> None:
    """Say in one line what failed, where, and what to do."""
    from rich.text import Text

    console = _stderr()
    if debug:
        console.print(Text("".join(traceback.format_exception(error))))
    line = f"banmian: {one_line(str(error))}"
    if form is LogForm.JSON:
        event = logging.LogRecord("banmian", logging.ERROR, "", 0, line, None, None)
        line = json_line(event, line)
    console.print(Text(line, style="red"), soft_wrap=True)


def one_line(text: str) -> str:
    """Text without line ends, and without what a terminal would obey."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _unforeseen(
    kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    told = f"{kind.__name__}: {error}" if str(error) else kind.__name__
    sys.stderr.write(
        f"banmian: unforeseen: {one_line(told)}. Run it with --debug and report what it says.\n"
    )
