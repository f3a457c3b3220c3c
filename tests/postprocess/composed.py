"""Drawn pages composed, for the tests of what becomes of their text."""

from document.article import ArticlePart
from document.page import PageText
from postprocess import compose_page, read_folio
from tests.postprocess.drawn import draw


def compose(page: str) -> PageText:
    """The text of a drawn page."""
    layout, lines = draw(page)
    return compose_page(layout, lines, read_folio(layout, lines), "4")


def only(page: str) -> ArticlePart:
    """The only part of a drawn page."""
    (part,) = compose(page).parts
    return part


def bodies(part: ArticlePart) -> list[str]:
    return [paragraph.text for paragraph in part.paragraphs]
