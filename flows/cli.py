"""The command line: ``banmian COMMAND``; ``banmian --help`` lists them.

Each command imports what it needs when it runs, so that ``--help`` is instant and reading a page
never loads Prefect.
"""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.main import get_command

from document.errors import BanmianError, ExitCode, SettingsError
from flows import export_command, interrupt, log_form, text_layer
from flows.log_form import LogForm

app = typer.Typer(
    help="Scanned pages of Chinese newspapers become whole, clean articles.",
    no_args_is_help=True,
    add_completion=False,
)

Scan = Annotated[
    str, typer.Argument(metavar="SCAN", help="Path or s3:// URL; #3 after it names its third page.")
]
Scans = Annotated[list[str], typer.Argument(metavar="FOLDER|SCAN...", show_default=False)]
Text = Annotated[bool, typer.Option("--text", help="Print the plain text of the articles.")]
Json = Annotated[bool, typer.Option("--json", help="Print page and articles as JSON.")]
Explain = Annotated[
    bool, typer.Option("--explain", help="Print as JSON why the articles are what they are.")
]
Overlay = Annotated[str, typer.Option(metavar="FILE", help="Draw what was found, as JPEG.")]
Frame = Annotated[int | None, typer.Option(min=1, help="Which page of the file.")]
Title = Annotated[str, typer.Option(help="Name of the newspaper.")]
Date = Annotated[str, typer.Option(help="Date of the issue, YYYY-MM-DD.")]
Page = Annotated[str, typer.Option(help="Label of the page as printed: 4, A03.")]
Inbox = Annotated[str, typer.Option(help="Folder or s3://bucket/prefix with the scans.")]
Plan = Annotated[bool, typer.Option("--plan", help="Only say what would be done.")]
Store = Annotated[str, typer.Option(help="Folder or s3://bucket/prefix for the results.")]
Again = Annotated[bool, typer.Option("--again", help="Read pages even if the store has them.")]
Reader = Annotated[str, typer.Option(metavar="NAME", help="Who reads: tesseract, rapidocr.")]
Second = Annotated[
    str,
    typer.Option(
        "--second-reader", metavar="NAME", help="Who reads doubtful lines: auto, rapidocr, none."
    ),
]
Config = Annotated[str, typer.Option(help="TOML file with settings.", metavar="FILE")]
Log = Annotated[LogForm, typer.Option(help="How the log on standard error is written.")]
Issues = Annotated[int, typer.Option(min=1, help="Runs that wait for pages, at once.")]
Kubernetes = Annotated[str, typer.Option(metavar="FILE", help="What a pod is: its runs are pods.")]
Recognitions = Annotated[int, typer.Option(min=1, help="Pages recognised at once, in all.")]
Debug = Annotated[bool, typer.Option("--debug", help="Log everything, and show tracebacks.")]


@app.command()
def read(
    scan: Scan,
    text: Text = False,
    json: Json = False,
    explain: Explain = False,
    overlay: Overlay = "",
    title: Title = "",
    date: Date = "",
    page: Page = "",
    frame: Frame = None,
    reader: Reader = "",
    second_reader: Second = "",
    config: Config = "",
    debug: Debug = False,
) -> None:
    """Read one page and print its articles; no server, nothing stored."""
    from flows import logs, run, show
    from flows.explain import as_explanation

    asked = [name for name, on in (("text", text), ("json", json), ("explain", explain)) if on]
    if len(asked) > 1:
        told = " ".join(f"--{name}" for name in asked)
        raise SettingsError(told, "settings", "exclude each other", "Give one of them.")
    console = logs.start(logging.WARNING, debug=debug)
    with logs.progress(console, f"reading {scan}"):
        result, articles = run.read(scan, frame, title, date, page, config, reader, second_reader)
        if overlay:
            run.write_file(overlay, result.overlay(explain=explain))
    if explain:
        show.print_text(as_explanation(result.record))
    elif json:
        show.print_text(show.as_json(result.record, articles))
    elif text:
        show.print_text(show.as_text(articles))
    else:
        show.print_view(show.page_view(result.record, articles))


@app.command()
def page(
    scan: Scan,
    title: Title = "",
    date: Date = "",
    page: Page = "",
    store: Store = "",
    again: Again = False,
    reader: Reader = "",
    second_reader: Second = "",
    config: Config = "",
    log: Log = LogForm.TEXT,
    debug: Debug = False,
) -> None:
    """Read one page into the store and join it with the other pages of its issue."""
    from flows import logs, run, show

    console = logs.start(logging.INFO, debug=debug, form=log)
    desk = run.check(config, store, [scan], (title, date, page), reader, second_reader)
    with logs.progress(console, f"reading {scan}"):
        flow = run.page_flow(debug)
        outcome = flow(scan, title, date, page, store, again, config, reader, second_reader)
    show.print_view(show.summary(outcome.issues, (outcome.filed,), desk.store.url))


@app.command()
def issue(
    scans: Scans,
    title: Title = "",
    date: Date = "",
    store: Store = "",
    again: Again = False,
    reader: Reader = "",
    second_reader: Second = "",
    config: Config = "",
    log: Log = LogForm.TEXT,
    debug: Debug = False,
) -> None:
    """Read all pages of an issue into the store and join their articles."""
    from flows import logs, run, show

    console = logs.start(logging.INFO, debug=debug, form=log)
    desk = run.check(config, store, scans, (title, date, ""), reader, second_reader)
    with logs.progress(console, "starting", pages=True):
        flow = run.issue_flow(debug)
        outcome, failed = flow(scans, title, date, store, again, config, reader, second_reader)
    filed = tuple(page.filed for page in outcome.pages)
    show.print_view(show.summary(outcome.issues, filed, desk.store.url))
    if failed is not None:
        raise failed


@app.command()
def ingest(
    inbox: Inbox = "",
    store: Store = "",
    plan: Plan = False,
    config: Config = "",
    log: Log = LogForm.TEXT,
    debug: Debug = False,
) -> None:
    """Read what is new in the inbox, once, and join the articles of its issues."""
    from flows import embedded, logs, run, show, show_rounds
    from flows.inbox.opening import plan_of

    console = logs.start(logging.INFO, debug=debug, form=log)
    desk = run.check(config, store, [], ("", "", ""))
    planned = plan_of(desk, inbox)[1]
    if plan:
        show.print_view(show_rounds.plan_view(planned))
        return
    if planned.is_empty and not embedded.server_url():
        show.print_view(show_rounds.round_view(run.empty_round(desk, planned)))
        return
    with logs.progress(console, "starting", pages=True):
        report, failed = run.ingest_flow(debug)(inbox, store, config)
    if report:
        show.print_view(show_rounds.round_view(report))
    if failed is not None:
        raise failed


@app.command()
def status(
    title: Annotated[str, typer.Argument(help="Name or folder of a newspaper.")] = "",
    date: Annotated[str, typer.Argument(help="Day of the issue, YYYY-MM-DD.")] = "",
    store: Store = "",
    config: Config = "",
    debug: Debug = False,
) -> None:
    """Show how the issues in the store stand, worst first."""
    from flows import logs, run, show, show_rounds

    logs.start(logging.WARNING, debug=debug)
    found = run.standings(config, store, title, date)
    show.print_view(show_rounds.status_view(found))
    if len(found) == 1:
        show.print_view(show_rounds.ledger_view(found[0].ledger))


@app.command()
def serve(config: Config = "", debug: Debug = False) -> None:
    """Look through the inbox by the clock, take orders from the UI, until told to end."""
    from flows import logs
    from flows.serving import serve

    logs.start(logging.INFO, debug=debug)
    serve(config, debug=debug)


@app.command()
def pool(
    issues: Issues = 1,
    recognitions: Recognitions = 2,
    kubernetes: Kubernetes = "",
    debug: Debug = False,
) -> None:
    """Make on the server of PREFECT_API_URL what workers need: pool, queues, a limit."""
    from flows import embedded, logs, show

    logs.start(logging.INFO, debug=debug)
    embedded.prepare(debug=debug)
    embedded.server_apart()
    from flows.pool import make_pool

    show.print_text(make_pool(issues, recognitions, kubernetes))


@app.command()
def doctor(store: Store = "", inbox: Inbox = "", config: Config = "", debug: Debug = False) -> None:
    """Check what a run needs, and say what to do about what is missing."""
    from flows import logs, show
    from flows.doctor import examine

    logs.start(logging.ERROR, debug=debug)
    code = ExitCode.DONE
    for finding in examine(config, store, inbox):
        show.print_view(show.finding_view(finding))
        code = code or finding.exit_code
    raise typer.Exit(code)


app.command()(text_layer.text)
app.command()(export_command.export)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its errors become one line on standard error and an exit code.

    Args:
        arguments: of the command line; those of the process when None.
    """
    told = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        interrupt.listen()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # newspapers do not fit into every locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        get_command(app).main(told, prog_name="banmian")
    except BanmianError as error:
        from flows import logs

        logs.report(error, debug="--debug" in told, form=log_form.asked_for(told))
        return int(error.exit_code)
    except SystemExit as end:
        told_to_end = interrupt.exit_code()
        return told_to_end or (end.code if isinstance(end.code, int) else ExitCode.DONE)
    return ExitCode.DONE
