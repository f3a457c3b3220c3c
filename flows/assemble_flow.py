"""The flow that joins an issue anew from the pages in the store; nothing is read."""

from __future__ import annotations

import logging

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run

from config.settings import Settings
from document.errors import InputError
from document.issue import AssembledIssue
from document.page import Folio
from flows import artifacts, tasks
from flows.desk import open_desk
from flows.endings import ended, summary
from flows.forms import ConfigField, DateField, StoreField, TitleField
from flows.page_flow import run_title
from flows.place import checked_given
from postprocess.identity import Given, identify
from store.keys import UNKNOWN, issue_folder

log = logging.getLogger(__name__)


def _run_name() -> str:
    told = flow_run.parameters
    return f"assemble {run_title(told['title'], told['date'], '', 'nothing')}"


@flow(name="assemble-issue", flow_run_name=_run_name, persist_result=False)
def assemble_issue(
    title: TitleField, date: DateField, store: StoreField = "", config: ConfigField = ""
) -> State[AssembledIssue]:
    """Join the articles of an issue anew, from the pages that are in the store.

    Args:
        title: name of the newspaper, or its folder in the store.
        date: of the issue, YYYY-MM-DD.
        store: folder or s3://bucket/prefix with the pages; the configured one when empty.
        config: TOML file with settings.

    Raises:
        InputError: the store has no page of it.
    """
    given = checked_given(title, date, "")
    desk = open_desk(config, store)
    slug = slug_of(desk.settings, given)
    issue = tasks.assemble(desk, slug, date)
    if issue is None:
        place = f"{desk.store.url.rstrip('/')}/{issue_folder(slug, date)}"
        raise InputError(
            place, "assemble", "there are no pages of it", "Check title, date and store."
        )
    ledger = issue.ledger
    log.info("%s", summary(ledger))
    name = f"assemble {run_title(ledger.title, ledger.date, '', slug)}"
    artifacts.describe_run(name, (ledger.title, ledger.date))
    artifacts.publish_issue(issue)
    return ended(issue, (issue,))


def slug_of(settings: Settings, given: Given) -> str:
    """The folder of a newspaper, from its name or from the folder's own."""
    if given.title == UNKNOWN:
        return UNKNOWN
    return identify(given, Folio(), "", settings.title_profiles()).slug
