"""What people see of a run in the Prefect UI: overlay, articles, timings; ledger, joins, markers.

Text that comes from a scan is escaped: a newspaper may print what Markdown or HTML would obey.
"""

from __future__ import annotations

import base64
import hashlib
import html
import io
import logging
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

import httpx
from prefect.artifacts import create_markdown_artifact
from prefect.client.orchestration import get_client
from prefect.exceptions import PrefectException
from prefect.runtime import flow_run

from document.article import Article
from document.issue import AssembledIssue, MarkerFate
from document.page import PageRecord
from flows.filing import Filed
from flows.pipeline import single_page_articles

log = logging.getLogger(__name__)

PICTURE_BYTES = 400_000  # the UI loads an artifact as a whole

# Every mark that Markdown may obey, and the colon and slash that make an address a link.
_LIVE = {ord(mark): f"\\{mark}" for mark in r"""!#$%()*+,-./:=?@[\]^_`{|}~"""}
_LIVE |= {ord(mark): html.escape(mark) for mark in "&<>\"';"}


def escaped(text: str) -> str:
    r"""Text that Markdown and HTML take as it stands, on one line.

    >>> print(escaped("![x](http://a) <b>|"))
    \!\[x\]\(http\:\/\/a\) &lt;b&gt;\|
    """
    return " ".join(text.split()).translate(_LIVE)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table of plain texts."""
    return table_of(head, ([escaped(cell) for cell in row] for row in rows))


def table_of(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def describe_run(
    name: str, tags: Sequence[str], labels: Mapping[str, str | bool] | None = None
) -> None:
    """Give this flow run its name and further tags, now that it is known what it is about.

    Args:
        name: for people, as in 宛城晨报 2021-12-13 p4.
        tags: to find it by; empty ones are left out.
        labels: for other programs.
    """
    run_id = flow_run.id
    if run_id is None:
        return

    def describe() -> None:
        with get_client(sync_client=True) as client:
            client.update_flow_run(
                UUID(run_id), name=name, tags=sorted({*flow_run.tags, *filter(None, tags)})
            )
            if labels:
                client.update_flow_run_labels(UUID(run_id), dict(labels))

    attempt(describe)


def publish_page(record: PageRecord, filed: Filed, overlay: bytes | None) -> None:
    """Overlay, table of articles and timings of a page."""
    place = f"{record.slug}-{record.date}-{record.page}"
    if overlay is not None:
        publish("overlay", place, overlay_markdown(overlay, filed.overlay_key))
    publish("articles", place, articles_markdown(single_page_articles(record).articles))
    publish("timings", place, timings_markdown(record))


def publish_issue(issue: AssembledIssue) -> None:
    """Ledger, joins and unresolved markers of an issue."""
    place = f"{issue.ledger.slug}-{issue.ledger.date}"
    publish("ledger", place, ledger_markdown(issue))
    publish("articles", place, articles_markdown(issue.articles))


def overlay_markdown(overlay: bytes, key: str) -> str:
    """The overlay as a picture inside the text, small enough for the UI."""
    picture = base64.b64encode(fitted(overlay, PICTURE_BYTES * 3 // 4)).decode()
    return f"![overlay](data:image/jpeg;base64,{picture})\n\n{escaped(key)}"


def articles_markdown(articles: Sequence[Article]) -> str:
    """Headline, length, confidence and reasons for review of each article."""
    rows = (
        (a.id, a.headline, str(len(a.text)), f"{a.confidence:.2f}", "; ".join(a.review))
        for a in articles
    )
    return table(("article", "headline", "characters", "confidence", "review"), rows)


def timings_markdown(record: PageRecord) -> str:
    """Seconds by stage, and what it was read with."""
    rows = [(stage, f"{seconds:.2f} s") for stage, seconds in record.timings.items()]
    return "\n\n".join((table(("stage", "time"), rows), escaped(record.engine)))


def ledger_markdown(issue: AssembledIssue) -> str:
    """Pages, joins and unresolved markers of the issue."""
    ledger = issue.ledger
    pages = [
        (p.page, p.status, "" if p.confidence is None else f"{p.confidence:.2f}", p.reason)
        for p in ledger.pages
    ]
    joins = [
        (j.article, f"{j.join.from_page} → {j.join.to_page}", f"{j.join.confidence:.2f}",
         j.join.reason)
        for j in ledger.joins
    ]  # fmt: skip
    open_markers = [
        (m.page, m.article, m.text, m.points_to, m.reason)
        for m in ledger.markers
        if m.fate is MarkerFate.UNRESOLVED
    ]
    parts = [
        f"# {escaped(ledger.title)} {escaped(ledger.date)}: {escaped(ledger.status)}",
        table(("page", "status", "confidence", "reason"), pages),
        f"## Joins\n\n{table(('article', 'pages', 'confidence', 'reason'), joins)}",
        "## Unresolved markers\n\n"
        + table(("page", "article", "marker", "points to", "reason"), open_markers),
        *(f"- {escaped(reason)}" for reason in ledger.review),
    ]
    return "\n\n".join(parts)


def fitted(jpeg: bytes, limit: int) -> bytes:
    """The picture in at most ``limit`` bytes: itself, or made smaller until it fits."""
    from PIL import Image

    while len(jpeg) > limit:
        with Image.open(io.BytesIO(jpeg)) as picture:
            scale = min(0.9, (limit / len(jpeg)) ** 0.5)
            size = (max(1, int(picture.width * scale)), max(1, int(picture.height * scale)))
            small = io.BytesIO()
            picture.resize(size).save(small, "JPEG", quality=75)
        jpeg = small.getvalue()
    return jpeg


def artifact_key(kind: str, place: str) -> str:
    """A key as Prefect takes it: small letters, digits and dashes.

    >>> artifact_key("overlay", "wancheng-2021-12-13-04")
    'overlay-wancheng-2021-12-13-04'
    >>> artifact_key("overlay", "宛城晨报-2021-12-13-04")
    'overlay-2021-12-13-04-f81e3180'
    """
    plain = re.sub(r"[^a-z0-9]+", "-", place.lower()).strip("-")
    if plain == place:
        return f"{kind}-{plain}"
    digest = hashlib.sha256(place.encode(errors="surrogatepass")).hexdigest()[:8]
    return "-".join(filter(None, (kind, plain, digest)))


def publish(kind: str, place: str, markdown: str) -> None:
    """Show a text in the UI.

    Args:
        kind: of artifact: overlay, articles, ledger.
        place: the page or issue it is about; a later artifact takes the earlier one's place.
        markdown: the text.
    """

    def create() -> None:
        key = artifact_key(kind, place)
        create_markdown_artifact(markdown, key=key, description=escaped(place))

    attempt(create)


def attempt(call: Callable[[], None]) -> None:
    """Tell Prefect something; when its server does not take it, the page is none the worse."""
    try:
        call()
    except (PrefectException, httpx.HTTPError) as error:
        log.warning("the Prefect server did not take it: %s", type(error).__name__)
