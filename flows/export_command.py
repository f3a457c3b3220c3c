"""``banmian export``: an issue of the store in the forms that others read."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from document.errors import InputError, SettingsError

if TYPE_CHECKING:
    from document.article import Article
    from document.issue import Issue
    from document.page import PageRecord
    from postprocess.identity import TitleProfile
    from store import Store


class Form(StrEnum):
    """What an issue is exported as."""

    JSONL = "jsonl"
    ALTO = "alto"
    METS = "mets"
    TEXT = "text"


Title = Annotated[str, typer.Argument(metavar="TITLE", help="The newspaper's name or folder.")]
Date = Annotated[str, typer.Argument(metavar="DATE", help="Date of the issue, YYYY-MM-DD.")]
Out = Annotated[str, typer.Option(metavar="FOLDER", help="Where the files go.")]
Format = Annotated[Form, typer.Option("--format", help="jsonl, alto, mets (with alto) or text.")]
Where = Annotated[str, typer.Option(help="Folder or s3://bucket/prefix for the results.")]
Config = Annotated[str, typer.Option(help="TOML file with settings.", metavar="FILE")]
Debug = Annotated[bool, typer.Option("--debug", help="Log everything, and show tracebacks.")]


def export(
    title: Title,
    date: Date,
    out: Out,
    form: Format = Form.TEXT,
    store: Where = "",
    config: Config = "",
    debug: Debug = False,
) -> None:
    """Write an issue as JSON lines, ALTO, METS or plain text files."""
    from flows import logs, run, show
    from flows.desk import settings_from
    from store import open_store

    logs.start(logging.WARNING, debug=debug)
    settings = settings_from(config)
    source = open_store(store, settings.store)
    slug = _slug(title, settings.title_profiles())
    files = exported(source, slug, date, form)
    for name, data in files.items():
        place = Path(out, name)
        _make(place.parent)
        run.write_file(str(place), data)
    show.print_text(f"{len(files)} files in {out}")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"cannot be made ({os.strerror(error.errno or 0)})"
        raise SettingsError(str(folder), "export", problem, "Name a folder with --out.") from None


def exported(store: Store, slug: str, date: str, form: Form) -> dict[str, bytes]:
    """The files of an export by their path.

    Raises:
        InputError: the store has no such issue.
        StoreError: the store cannot be used.
    """
    from export import plain_files

    issue, articles = _issue(store, slug, date)
    if form is Form.JSONL:
        return {"articles.jsonl": _lines(articles)}
    if form is Form.TEXT:
        return plain_files(articles)
    pages = _pages(store, issue)
    files = _alto(pages, articles)
    return files | _mets(issue, pages, articles) if form is Form.METS else files


def _slug(title: str, profiles: Sequence[TitleProfile]) -> str:
    """The folder of a newspaper, for its name."""
    from document.page import Folio
    from postprocess.identity import Given, identify

    return identify(Given(title=title, date="", page=""), Folio(), "", profiles).slug


def _issue(store: Store, slug: str, date: str) -> tuple[Issue, list[Article]]:
    from document.errors import StoreMissing
    from store import keys
    from store.records import decode_article, decode_issue

    key = keys.issue_key(slug, date)
    try:
        issue = decode_issue(store.get(key), key)
    except StoreMissing:
        remedy = "Check title and date, or read its pages with banmian issue."
        raise InputError(f"{slug} {date}", "export", "is not in the store", remedy) from None
    places = [keys.article_key(slug, date, name) for name in issue.articles]
    return issue, [decode_article(store.get(place), place) for place in places]


def _pages(store: Store, issue: Issue) -> list[PageRecord]:
    """The pages that were read, in the ledger's order."""
    from store import keys
    from store.records import decode_page

    found = (
        decode_page(store.get(key), key)
        for key in store.list(keys.pages_prefix(issue.slug, issue.date))
        if key.endswith("/page.json")
    )
    order = {entry.page: at for at, entry in enumerate(issue.pages)}
    return sorted(found, key=lambda page: (order.get(page.page, len(order)), page.page))


def _lines(articles: Sequence[Article]) -> bytes:
    """One article a line."""
    from store.records import encode_article

    told = (json.loads(encode_article(article)) for article in articles)
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told).encode("utf-8")


def _alto(pages: Sequence[PageRecord], articles: Sequence[Article]) -> dict[str, bytes]:
    from export import alto_page
    from postprocess.repairs import clean_line

    return {
        _alto_name(page): alto_page(page, articles, clean_line, number)
        for number, page in enumerate(pages, start=1)
    }


def _mets(
    issue: Issue, pages: Sequence[PageRecord], articles: Sequence[Article]
) -> dict[str, bytes]:
    """METS with the texts it names."""
    from export import mets_issue
    from export.mets import Files
    from store.records import encode_text

    texts = {article.id: f"text/{article.id}.txt" for article in articles}
    files = Files({page.page: _alto_name(page) for page in pages}, texts)
    data = {texts[article.id]: encode_text(article) for article in articles}
    return {"mets.xml": mets_issue(issue, pages, articles, files), **data}


def _alto_name(page: PageRecord) -> str:
    from store.keys import page_name

    return f"alto/{page_name(page.page)}.xml"
