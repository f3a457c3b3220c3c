"""What the command line prints about articles, pages and issues."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from document.article import Article, Paragraph, ParagraphRole
from document.issue import AssembledIssue, IssueStatus, MarkerFate, PageStatus
from document.page import PageRecord
from flows.place import short_label
from store.keys import issue_key

if TYPE_CHECKING:
    from flows.doctor import Finding
    from flows.filing import Filed

BROKEN_PIPE = 141  # what the shell makes of a program whose reader went away

SURE, UNSURE = 0.9, 0.75  # confidence from which a figure is green, below which it is red


def as_json(record: PageRecord, articles: Sequence[Article]) -> str:
    """``{"page": page.json, "articles": [article.json, ...]}``."""
    from store.records import encode_article, encode_page

    told = {
        "page": json.loads(encode_page(record)),
        "articles": [json.loads(encode_article(article)) for article in articles],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_text(articles: Sequence[Article]) -> str:
    """The articles' plain texts with an empty line between them."""
    return "\n\n".join(article.text for article in articles)


def page_view(record: PageRecord, articles: Sequence[Article]) -> Group:
    """A page for reading: what it is, its articles, what a person should look at."""
    name = " ".join(
        filter(None, (record.title, record.date, record.page and f"p{short_label(record.page)}"))
    )
    head = Text.assemble((name or record.source.name, "bold"), "  ", _sure(record.confidence))
    head.append(f"  {len(articles)} articles, {sum(len(a.text) for a in articles)} characters")
    seconds = "  ".join(f"{stage} {took:.1f} s" for stage, took in record.timings.items())
    return Group(
        head,
        Text(f"{seconds}  {record.engine}", style="dim"),
        *(Text(f"! {reason}", style="yellow") for reason in record.review),
        *(view for article in articles for view in (Text(), article_view(article))),
    )


def article_view(article: Article) -> Group:
    """An article for reading."""
    return Group(*_article_lines(article))


def _article_lines(article: Article) -> Iterator[RenderableType]:
    if article.kicker:
        yield Text(article.kicker, style="dim")
    yield Text.assemble(
        (article.headline or f"({article.kind})", "bold cyan"), "  ", _sure(article.confidence)
    )
    for line, style in ((article.subtitle, "cyan"), (article.byline, "italic")):
        if line:
            yield Text(line, style=style)
    yield from (_paragraph(paragraph) for paragraph in article.paragraphs)
    for caption in article.captions:
        credit = f"（{caption.credit}）" if caption.credit else ""
        yield Text(f"  ▣ {caption.text}{credit}", style="dim")
    for way, page in (("from", article.continued_from), ("on", article.continued_to)):
        if page is not None:
            yield Text(f"→ goes {way} page {page or '?'}", style="magenta")
    for reason in article.review:
        yield Text(f"! {reason}", style="yellow")


def _paragraph(paragraph: Paragraph) -> RenderableType:
    if paragraph.role is ParagraphRole.BODY:
        return Text(f"\u3000\u3000{paragraph.text}")
    return Text(paragraph.text, style="bold")


def summary(issues: Sequence[AssembledIssue], filed: Sequence[Filed], store: str) -> Group:
    """What became of a run.

    Args:
        issues: that were assembled.
        filed: where the pages of the run stand.
        store: its address.
    """
    views = []
    for issue in issues:
        ledger = issue.ledger
        folder = issue_key(ledger.slug, ledger.date).removesuffix("issue.json")
        places = [page.overlay_key for page in filed if page.key.startswith(folder)]
        places.append(issue_key(ledger.slug, ledger.date))
        views.append(issue_view(issue, [f"{store.rstrip('/')}/{place}" for place in places]))
    return Group(*views)


def issue_view(issue: AssembledIssue, places: Sequence[str]) -> Group:
    """The summary of an issue: articles, joins, what is missing, where the files are."""
    ledger = issue.ledger
    colour = "green" if ledger.status is IssueStatus.COMPLETE else "yellow"
    name = " ".join(filter(None, (ledger.title or ledger.slug, ledger.date)))
    return Group(
        Text.assemble((name, "bold"), "  ", (str(ledger.status), colour)),
        _articles_table(issue.articles),
        *_joins(issue),
        *_gaps(issue),
        *(Text(f"! {reason}", style="yellow") for reason in ledger.review),
        *(Text(f"  {place}", style="dim") for place in places),
    )


def _articles_table(articles: Sequence[Article]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("article", "headline"):
        table.add_column(column, overflow="fold")
    for column in ("characters", "confidence", "pages"):
        table.add_column(column, justify="right")
    for article in articles:
        pages = "+".join(dict.fromkeys(short_label(part.page) for part in article.parts))
        headline = article.headline or f"({article.kind})"
        first = article.parts[0].page if article.parts else ""
        table.add_row(
            Text(article.id.replace(first, short_label(first))),
            Text(headline),
            str(len(article.text)),
            Text(*_sure(article.confidence)),
            Text(pages),
        )
    return table


def _joins(issue: AssembledIssue) -> Iterator[Text]:
    for entry in issue.ledger.joins:
        join = entry.join
        yield Text.assemble(
            (f"joined {join.from_page} → {join.to_page}", "green"),
            f"  {entry.article}  {join.reason}  ",
            _sure(join.confidence),
        )


def _gaps(issue: AssembledIssue) -> Iterator[Text]:
    for marker in issue.ledger.markers:
        if marker.fate is MarkerFate.UNRESOLVED:
            told = f"unresolved {marker.text} on page {marker.page}: {marker.reason}"
            yield Text(told, style="yellow")
    for (status, reason), run in groupby(issue.ledger.pages, lambda p: (p.status, p.reason)):
        named = _named([page.page for page in run])
        if status in (PageStatus.FAILED, PageStatus.MISSING):
            colour = "yellow" if status is PageStatus.MISSING else "red"
            yield Text(f"{named} {status}: {reason}", style=colour)


def _named(labels: Sequence[str]) -> str:
    """Pages that follow one another; only their number where nothing tells their labels."""
    if len(labels) == 1:
        return f"page {labels[0] or '?'}"
    return f"pages {labels[0]} to {labels[-1]}" if labels[0] else f"{len(labels)} pages"


def _sure(confidence: float) -> tuple[str, str]:
    colour = "green" if confidence >= SURE else "red" if confidence < UNSURE else "yellow"
    return f"{confidence:.2f}", colour


def finding_view(finding: Finding) -> Text:
    """One line of the doctor."""
    mark = ("ok      ", "green") if finding.problem == "" else ("problem ", "bold red")
    told = finding.told if finding.problem == "" else f"{finding.problem}. {finding.remedy}"
    return Text.assemble(mark, (f"{finding.subject}  ", "bold"), told)


class _Output(Console):
    """Standard output; a pipe is not wrapped at 80 columns."""

    def __init__(self) -> None:
        super().__init__(highlight=False)
        if not self.is_terminal:
            self.width = 10_000

    def on_broken_pipe(self) -> None:
        """End without a word: whoever read us has seen enough."""
        _end_of_pipe()


def print_view(view: RenderableType) -> None:
    """Print for people."""
    _Output().print(view, soft_wrap=True)  # the terminal breaks lines, so that paths stay whole


def print_text(text: str) -> None:
    """Print text as it is."""
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _end_of_pipe()


def _end_of_pipe() -> NoReturn:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(BROKEN_PIPE)
