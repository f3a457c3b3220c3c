"""Canonical JSON of what is stored: equal records give equal bytes.

UTF-8 without escapes, ``schema`` first, then the fields in the order of their dataclass, indented
by one blank, a line end at the end. There is no clock in it; only a page's ``timings`` differ
between two equal runs. On reading, unknown fields are ignored: a field may be added within a
schema, a change of meaning takes a new one.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, NoReturn, TypeVar

from document.article import ARTICLE_SCHEMA, Article
from document.errors import StoreError
from document.issue import ISSUE_SCHEMA, Issue, PageFailure
from document.page import PAGE_SCHEMA, PageRecord
from store.base import STAGE
from store.codec import Mismatch, codec_of

FAILURE_SCHEMA = "banmian.failure/1"

_Record = TypeVar("_Record")


def encode_page(page: PageRecord) -> bytes:
    """``page.json``."""
    return _encode(page, PAGE_SCHEMA)


def encode_article(article: Article) -> bytes:
    """``articles/{id}.json``."""
    return _encode(article, ARTICLE_SCHEMA)


def encode_text(article: Article) -> bytes:
    """``articles/{id}.txt``: the article's clean text with a line end at its end."""
    text: str = codec_of(str).encode(article.text)
    return (text.rstrip("\n") + "\n").encode()


def encode_simplified(article: Article) -> bytes:
    """``articles/{id}.hans.txt``: the same of its simplified copy."""
    text: str = codec_of(str).encode(article.simplified)
    return (text.rstrip("\n") + "\n").encode()


def encode_issue(issue: Issue) -> bytes:
    """``issue.json``."""
    return _encode(issue, ISSUE_SCHEMA)


def encode_failure(failure: PageFailure) -> bytes:
    """``failed/{name}.json``."""
    return _encode(failure, FAILURE_SCHEMA)


def comparable(page: PageRecord) -> bytes:
    """What two readings of the same scan have in common to the byte: all but the timings."""
    return encode_page(replace(page, timings={}))


def decode_page(data: bytes, key: str = "page.json") -> PageRecord:
    """A page record from its bytes.

    Args:
        data: what the store holds.
        key: where, for messages.

    Raises:
        StoreError: they are no page record of this schema.
    """
    return _decode(PageRecord, PAGE_SCHEMA, data, key)


def decode_article(data: bytes, key: str = "article.json") -> Article:
    """An article from its bytes; arguments and errors as for `decode_page`."""
    return _decode(Article, ARTICLE_SCHEMA, data, key)


def decode_issue(data: bytes, key: str = "issue.json") -> Issue:
    """A ledger from its bytes; arguments and errors as for `decode_page`."""
    return _decode(Issue, ISSUE_SCHEMA, data, key)


def decode_failure(data: bytes, key: str = "failed.json") -> PageFailure:
    """A failure from its bytes; arguments and errors as for `decode_page`."""
    return _decode(PageFailure, FAILURE_SCHEMA, data, key)


def _encode(record: Any, schema: str) -> bytes:
    values = {"schema": schema, **codec_of(type(record)).encode(record)}
    text = json.dumps(values, ensure_ascii=False, allow_nan=False, indent=1)
    # A file name that is not Unicode holds lone surrogates: as \udcXX they are JSON, and come back.
    return f"{text}\n".encode(errors="backslashreplace")


def _decode(kind: type[_Record], schema: str, data: bytes, key: str) -> _Record:
    try:
        values = json.loads(data.decode(), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise _unusable(key, "it is not valid JSON") from None
    found = values.get("schema") if isinstance(values, dict) else None
    if found != schema:
        raise _unusable(key, f"its schema is not {schema}")
    try:
        record: _Record = codec_of(kind).decode(values)
    except Mismatch as error:
        raise _unusable(key, f"the field {str(error).lstrip('.')}") from None
    return record


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _unusable(key: str, problem: str) -> StoreError:
    remedy = "Read the page again, or assemble the issue again if it is not a page."
    return StoreError(key, STAGE, problem, remedy)
