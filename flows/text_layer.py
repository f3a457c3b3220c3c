"""``banmian text``: raw column text, as a text layer gives it, into clean articles; no image."""

from __future__ import annotations

import codecs
import hashlib
import logging
from typing import TYPE_CHECKING, Annotated

import typer

from document.errors import InputError

if TYPE_CHECKING:
    from config.settings import Settings
    from document.article import Article
    from document.page import PageRecord
    from postprocess.identity import Given

ENGINE = "text layer"
_ENCODINGS = ("utf-8-sig", "gb18030")  # of files without a byte order mark
_STRANGE = 0.02  # share of control characters from which a file is no text

File = Annotated[str, typer.Argument(metavar="FILE", help="Path or s3:// URL of the text.")]
Json = Annotated[bool, typer.Option("--json", help="Print page and articles as JSON.")]
Title = Annotated[str, typer.Option(help="Name of the newspaper.")]
Date = Annotated[str, typer.Option(help="Date of the issue, YYYY-MM-DD.")]
Page = Annotated[str, typer.Option(help="Label of the page as printed: 4, A03.")]
Config = Annotated[str, typer.Option(help="TOML file with settings.", metavar="FILE")]
Debug = Annotated[bool, typer.Option("--debug", help="Log everything, and show tracebacks.")]


def text(
    file: File,
    json: Json = False,
    title: Title = "",
    date: Date = "",
    page: Page = "",
    config: Config = "",
    debug: Debug = False,
) -> None:
    """Clean raw column text (a text layer) into articles; no image, nothing stored."""
    from flows import logs, show

    logs.start(logging.WARNING, debug=debug)
    record, articles = clean(file, title, date, page, config)
    show.print_text(show.as_json(record, articles) if json else show.as_text(articles))


def clean(
    file: str, title: str, date: str, page: str, config: str
) -> tuple[PageRecord, tuple[Article, ...]]:
    """The page that a text file shows, and its articles.

    Raises:
        BanmianError: the file is missing or no text, or a setting makes no sense.
    """
    from flows.desk import settings_from
    from flows.pipeline import single_page_articles
    from flows.place import checked_given, complete, given_by_path
    from store.scans import read_scan

    settings = settings_from(config)
    given = complete(checked_given(title, date, page), given_by_path(file))
    data = read_scan(file, settings.store)
    record = text_page(data, file, given, settings)
    simplified = settings.text.simplified_copy
    return record, single_page_articles(record, simplified=simplified).articles


def text_page(data: bytes, name: str, given: Given, settings: Settings) -> PageRecord:
    """The record of a page whose text layer a file holds.

    Its boxes count glyphs across and eighths of a line of the file down.

    Raises:
        InputError: the file is no text.
    """
    from config.settings import fingerprint
    from document.page import PageRecord, Source
    from flows.pipeline import filed_identity, with_text
    from postprocess.folio import read_folio
    from postprocess.textlayer import page_of

    layout, lines = page_of(decode(data, name))
    folio = read_folio(layout, lines)
    source = Source(name, hashlib.sha256(data).hexdigest(), len(data), "TEXT")
    identity = filed_identity(settings, given, folio, source)
    record = PageRecord(
        title=identity.title,
        slug=identity.slug,
        date=identity.date,
        page=identity.label,
        source=source,
        layout=layout,
        lines=lines,
        folio=folio,
        parts=(),
        confidence=1.0,
        review=identity.review,
        engine=ENGINE,
        fingerprint=fingerprint(settings),
    )
    return with_text(record, settings)


def decode(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, UTF-16 or GB 18030.

    Raises:
        InputError: it is none of these.
    """
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else _ENCODINGS:
        try:
            layer = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = sum(sign < " " and sign not in "\n\r\t\f\v" for sign in layer)
        if strange <= _STRANGE * len(layer):
            return layer
        break
    remedy = "Give it as UTF-8; for a scan use banmian read."
    raise InputError(name, "input", "it is not a text file", remedy)
