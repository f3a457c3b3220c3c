"""What is printed of an issue."""

from __future__ import annotations

from rich.console import Console

from document.page import Folio
from flows.show import issue_view
from tests.postprocess.issues import assemble, page, part


def test_pages_that_are_missing_are_named_or_counted() -> None:
    def said(*labels: str, announced: int) -> str:
        story = part("青石桥上的灯", "灯亮了。")
        records = [page(x, story, folio=Folio(pages_today=announced)) for x in labels]
        console = Console(width=200)
        with console.capture() as printed:
            console.print(issue_view(assemble(*records), ()))
        return printed.get()

    assert "pages 2 to 3 missing: page 1 announces 4 pages" in said("1", "4", announced=4)
    assert "2 pages missing: page A1 announces 4 pages, 2 are" in said("A1", "B1", announced=4)
    assert "page ? missing: page A1 announces 3 pages, 2 are" in said("A1", "B1", announced=3)
