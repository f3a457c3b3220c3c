"""The flow of an issue: every scan as a page flow, a few at a time; then the joins.

One bad page never sinks the issue: the others are done, the failure is on record, the ledger says
incomplete, and the run ends as failed.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run

from document.errors import BanmianError, ExitCode
from document.issue import AssembledIssue
from flows import artifacts, assembly, filing, pipeline, tasks
from flows.desk import Desk, open_desk
from flows.endings import ended
from flows.forms import (
    ConfigField,
    DateField,
    ReaderField,
    ScansField,
    SecondReaderField,
    StoreField,
    TitleField,
)
from flows.listing import find_places
from flows.page_flow import PageOutcome, expected_identity, run_title
from flows.page_runs import Order, Told, run_pages
from flows.place import (
    Place,
    checked_given,
    complete,
    given_by_path,
    given_by_place,
    parse_place,
)
from postprocess.identity import Given
from store.keys import UNKNOWN

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PageProblem:
    """A scan that could not be read."""

    place: Place
    error: BaseException

    @property
    def exit_code(self) -> ExitCode:
        return self.error.exit_code if isinstance(self.error, BanmianError) else ExitCode.UNEXPECTED


@dataclass(frozen=True, slots=True)
class IssueOutcome:
    """What became of the scans of an issue.

    Attributes:
        pages: that are in the store now.
        problems: scans that are not.
        issues: that were assembled; more than one when the scans belong to several.
    """

    pages: tuple[PageOutcome, ...]
    problems: tuple[PageProblem, ...]
    issues: tuple[AssembledIssue, ...]


class IssueFailed(BanmianError):
    """Some scans of an issue could not be read, or none could; the outcome tells of the rest."""

    def __init__(self, outcome: IssueOutcome) -> None:
        failed, total = len(outcome.problems), len(outcome.problems) + len(outcome.pages)
        names = ", ".join(problem.place.name for problem in outcome.problems[:3])
        super().__init__(
            names + (", …" if failed > 3 else ""),
            "input",
            f"{failed} of {total} scans could not be read",
            "See the reasons above; replace the scans and run the same command again.",
        )
        self.outcome = outcome
        codes = {problem.exit_code for problem in outcome.problems}
        one_reason = not outcome.pages and len(codes) == 1
        self.exit_code = codes.pop() if one_reason else ExitCode.PARTIAL


def _run_name() -> str:
    told = flow_run.parameters
    first = parse_place(told["scans"][0]).location if told["scans"] else "nothing"
    by_path = given_by_path(f"{first.rstrip('/')}/0.jpg")  # a folder of an inbox
    given = complete(checked_given(told["title"], told["date"], ""), by_path)
    return run_title(given.title, given.date, "", parse_place(first).name)


@flow(name="digitize-issue", flow_run_name=_run_name, persist_result=False)
def digitize_issue(
    scans: ScansField,
    title: TitleField = "",
    date: DateField = "",
    store: StoreField = "",
    again: bool = False,
    config: ConfigField = "",
    reader: ReaderField = "",
    second_reader: SecondReaderField = "",
) -> IssueOutcome | State[IssueOutcome]:
    """Read all scans into the store and join their articles.

    Args:
        scans: folders, s3:// prefixes or single scans.
        title: name of the newspaper, when the scans' place or print does not tell it.
        date: of the issue, YYYY-MM-DD.
        store: folder or s3://bucket/prefix for the results; the configured one when empty.
        again: read pages even if the store has them already.
        config: TOML file with settings.
        reader: who reads; as configured when empty.
        second_reader: who reads doubtful lines; as configured when empty.

    Raises:
        IssueFailed: some scans could not be read; all that could be done is done.
        InputError: there are no scans at all.
    """
    checked_given(title, date, "")
    desk = open_desk(config, store, reader, second_reader)
    places = find_places(desk, scans)
    names = [place.name for place in places]
    told = Told(title, date, store, again, config, reader, second_reader)
    log.info("%d pages to look at", len(places), extra={"pages": len(places)})
    results = read_pages(desk, dict.fromkeys(places, told), names)
    results |= read_pages(desk, _named_by_neighbours(desk, results, told), names)
    outcome = settled(desk, results, Given(title, date), scans, names)
    _describe(outcome)
    return ended(outcome, outcome.issues, IssueFailed(outcome) if outcome.problems else None)


def _describe(outcome: IssueOutcome) -> None:
    """Name and tags of the run, now that it is known what the scans are."""
    ledgers = [issue.ledger for issue in outcome.issues]
    name = str(flow_run.name)
    if len(ledgers) == 1:
        name = run_title(ledgers[0].title, ledgers[0].date, "", name)
    artifacts.describe_run(name, [tag for ledger in ledgers for tag in (ledger.title, ledger.date)])


def settled(
    desk: Desk,
    results: Results,
    given: Given,
    folders: Sequence[str],
    names: Sequence[str],
) -> IssueOutcome:
    """Put on record what failed, and assemble every issue that the pages touch.

    Args:
        desk: of the run.
        results: what became of each page.
        given: title and date as the run was told them.
        folders: that were listed as a whole; a failure of a scan that is gone is forgotten.
        names: of all scans of the run.
    """
    pages = tuple(result for result in results.values() if isinstance(result, PageOutcome))
    problems = tuple(
        PageProblem(place, result)
        for place, result in results.items()
        if not isinstance(result, PageOutcome)
    )
    failed_in = {_put_on_record(desk, problem, given) for problem in problems}
    touched = dict.fromkeys((*(key for page in pages for key in page.filed.touched), *failed_in))
    issues = [_assembled(desk, key, folders, names) for key in touched]
    return IssueOutcome(pages, problems, tuple(issue for issue in issues if issue))


Results = dict[Place, PageOutcome | BaseException]


def read_pages(desk: Desk, wanted: dict[Place, Told], names: list[str]) -> Results:
    """Each page as it came out, or what it failed of; a few at a time."""
    orders = (Order(place, told, names) for place, told in wanted.items())
    take = partial(next, orders, None)
    done = {order.place: result for order, result in run_pages(desk, take)}
    return {place: done[place] for place in wanted}


def _named_by_neighbours(desk: Desk, results: Results, told: Told) -> dict[Place, Told]:
    """Pages that do not say which paper they are from, with the name that all others bear.

    Inner pages often print no title, and some no date. They were read already and are only filed
    anew.
    """
    pages = {place: page for place, page in results.items() if isinstance(page, PageOutcome)}
    known = [page.record for page in pages.values() if page.record.slug != UNKNOWN]
    titles, dates = {record.title for record in known}, {record.date for record in known}
    if len(titles) != 1:
        return {}
    named = {}
    for place, page in pages.items():
        if page.record.slug != UNKNOWN:
            continue
        title = next(iter(titles))
        own = pipeline.own_date(desk.settings, page.record)
        date = own or (next(iter(dates)) if len(dates) == 1 else "")
        if date:
            log.info("%s: %s %s, as the other pages", place.name, title, date)
            named[place] = replace(told, title=title, date=told.date or date, again=False)
    return named


def _put_on_record(desk: Desk, problem: PageProblem, told: Given) -> assembly.IssueKey:
    """Make the ledger know of a failed page, whatever it failed of; the issue it stands in."""
    log.error("%s", problem.error, extra={"page_done": True})
    given = complete(told, given_by_place(problem.place))
    expected = expected_identity(desk, given, problem.place)
    filing.file_failure(desk.store, problem.place.name, expected, problem.error)
    return expected.slug, expected.date


def _assembled(
    desk: Desk, key: assembly.IssueKey, scans: Sequence[str], names: Sequence[str]
) -> AssembledIssue | None:
    """The issue, without the failures of scans that are no longer in the folders named."""
    assembly.forget_vanished(desk.store, key, scans, names)
    issue = tasks.assemble(desk, *key)
    if issue:
        artifacts.publish_issue(issue)
    return issue
