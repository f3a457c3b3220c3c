"""The bundled samples are what their README says."""

import json
from pathlib import Path

import pytest
from PIL import Image

from bench.press.library import manuscript

SAMPLES = Path(__file__).parents[3] / "samples"
ISSUE = SAMPLES / "yanxi-ribao" / "2026-03-16"
PAGES = [ISSUE / "01.jpg", ISSUE / "04.jpg", SAMPLES / "quick" / "06.jpg"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_scan_and_truth_belong_together(page: Path) -> None:
    boxes = json.loads(page.with_suffix(".boxes.json").read_text(encoding="utf-8"))
    truth = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert page.stat().st_size < 2_000_000
    with Image.open(page) as image:
        assert image.size == (boxes["width"], boxes["height"])
    assert [one["id"] for one in truth["articles"]] == [one["id"] for one in boxes["articles"]]
    for article, outline in zip(truth["articles"], boxes["articles"], strict=True):
        assert len(article["lines"]) == len(outline["lines"])


def test_the_lead_goes_on_from_page_1_to_page_4() -> None:
    parts = []
    for page in PAGES[:2]:
        truth = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
        parts += [one for one in truth["articles"] if one["joins"] == "river"]
    first, second = parts
    assert (first["continued_to"], second["continued_from"]) == (4, 1)
    assert first["headline"] == second["headline"]
    assert first["body"][-1] not in "。”"
    whole = "".join(text for _, text in manuscript("river").paragraphs).replace("\n", "")
    assert first["body"] + second["body"] == whole
