"""Plain text files for people: one an article, named by its headline, and a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from document.article import Article, Paragraph, ParagraphRole

INDEX = "index.txt"
_LONGEST = 40  # characters of a headline in a file name
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')  # in file names, somewhere


def plain_files(articles: Sequence[Article]) -> dict[str, bytes]:
    """The files by name, UTF-8: articles in their order, and ``index.txt``.

    An article's simplified copy stands beside it, as ``.hans.txt``.

    Args:
        articles: of the issue, in order.
    """
    names = {article.id: name for article, name in zip(articles, _names(articles), strict=True)}
    files = {names[article.id]: _encoded(_text(article)) for article in articles}
    for article in articles:
        if article.simplified:
            name = f"{names[article.id].removesuffix('.txt')}.hans.txt"
            files[name] = _encoded(iter(article.simplified.split("\n")))
    lines = (_index_line(article, names[article.id]) for article in articles)
    return files | {INDEX: _encoded(lines)}


def _names(articles: Sequence[Article]) -> Iterator[str]:
    digits = max(2, len(str(len(articles))))
    for number, article in enumerate(articles, start=1):
        headline = _FORBIDDEN.sub(" ", article.headline).strip(" .")[:_LONGEST].strip(" .")
        yield f"{number:0{digits}} {headline or article.kind}.txt"


def _text(article: Article) -> Iterator[str]:
    head = (article.kicker, article.headline, article.subtitle, article.byline)
    yield from (text for text in head if text)
    if any(head):
        yield ""
    yield from map(_paragraph, article.paragraphs)
    for caption in article.captions:
        yield f"[图] {caption.text}{f'（{caption.credit}）' if caption.credit else ''}"
    yield ""
    yield _origin(article)


def _paragraph(paragraph: Paragraph) -> str:
    indented = paragraph.role is ParagraphRole.BODY
    return f"\u3000\u3000{paragraph.text}" if indented else paragraph.text


def _origin(article: Article) -> str:
    pages = "、".join(dict.fromkeys(part.page for part in article.parts))
    return " ".join(filter(None, (article.title, article.date, f"第{pages}版" if pages else "")))


def _index_line(article: Article, name: str) -> str:
    pages = "+".join(dict.fromkeys(part.page for part in article.parts))
    return f"{pages}\t{article.headline or article.kind}\t{name}"


def _encoded(lines: Iterator[str]) -> bytes:
    return "\n".join((*lines, "")).encode("utf-8")
