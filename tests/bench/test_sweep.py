"""What does not change the print does not change the articles."""

from pathlib import Path

import pytest

from bench.changes import LOOKS, SKEWS, TURNS, resolutions
from bench.pages import Page, find_pages
from bench.segmentation import measure_changed, outline_file

CHANGES = SKEWS | TURNS | LOOKS | resolutions(150)
TRIED = (
    "-5.0°", "-1.5°", "+3.0°", "+5.0°", "90°", "180°", "270°", "200 dpi", "300 dpi",
    "inner margin", "dark border", "margin cropped", "darker", "pale", "JPEG 40",
)  # fmt: skip


@pytest.fixture(scope="module")
def page() -> Page:
    (found,) = [one for one in find_pages(Path("samples/quick")) if outline_file(one)]
    return found


@pytest.mark.parametrize("name", TRIED)
def test_the_articles_stay_whole(page: Page, name: str) -> None:
    figures = measure_changed(page, CHANGES[name]).figures
    assert figures["articles_whole"] == 1
    assert figures["articles_out"] == figures["articles_gt"]
    assert figures["headline_acc"] > 0.97
