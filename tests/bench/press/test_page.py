"""Pages say exactly what stands on them."""

import re

import numpy as np
import pytest

from bench.press.page import make_page
from bench.press.truth import TruthArticle, TruthPage, to_json
from document.page import Grey

SEEDS = [f"pytest/{number}" for number in range(6)]
RUNNING = ("body", "subhead", "lead")


@pytest.fixture(scope="module", params=SEEDS)
def made(request: pytest.FixtureRequest) -> tuple[Grey, TruthPage]:
    return make_page(request.param, "page.png", 150)


def squashed(text: str) -> str:
    return re.sub(r"\s", "", text)


def printed_text(article: TruthArticle) -> str:
    """The running text as its lines have it, without the markers."""
    text = squashed("".join(line.text for line in article.lines if line.role in RUNNING))
    for marker in article.markers:
        printed = squashed(marker.text)
        if marker.direction == "from":
            assert text.startswith(printed)
            text = text.removeprefix(printed)
        else:
            assert text.endswith(printed)
            text = text.removesuffix(printed)
    return text


def test_lines_spell_out_the_paragraphs(made: tuple[Grey, TruthPage]) -> None:
    articles = [one for one in made[1].articles if one.kind in ("article", "brief")]
    assert articles
    for article in articles:
        assert printed_text(article) == squashed("".join(text for _, text in article.paragraphs))


def test_headlines_are_printed_as_named(made: tuple[Grey, TruthPage]) -> None:
    for article in made[1].articles:
        said = "".join(
            line.text for line in article.lines if line.role in ("headline", "headline_vertical")
        )
        assert said == article.headline


def test_every_line_has_ink_inside_its_box_and_none_beside(made: tuple[Grey, TruthPage]) -> None:
    pixels, truth = made
    for article in truth.articles:
        for line in article.lines:
            box = line.box
            part = pixels[box.top : box.bottom, box.left : box.right]
            assert int(part.max()) - int(part.min()) > 60, line.text


def test_nothing_is_printed_outside_the_truth(made: tuple[Grey, TruthPage]) -> None:
    """Blank out what the truth names; what is left are rules, frames and tints, not text."""
    pixels, truth = made
    left = pixels < 128
    for box in [line.box for one in truth.articles for line in one.lines]:
        left[box.top : box.bottom, box.left : box.right] = False
    for box in [line.box for line in truth.folio.lines] + [
        region.box
        for one in truth.articles
        for region in one.regions
        if region.kind in ("picture", "advertisement")
    ]:
        left[box.top : box.bottom, box.left : box.right] = False
    em = truth.glyph
    cells = left[: left.shape[0] // em * em, : left.shape[1] // em * em]
    cells = cells.reshape(left.shape[0] // em, em, left.shape[1] // em, em)
    busy = (cells.any(axis=3).sum(axis=1) > 0.7 * em) & (cells.any(axis=1).sum(axis=2) > 0.7 * em)
    inked = cells.mean(axis=(1, 3))
    assert (busy & (inked > 0.12) & (inked < 0.6)).mean() < 0.004


def test_lines_do_not_overlap(made: tuple[Grey, TruthPage]) -> None:
    truth = made[1]
    counts = np.zeros((truth.height, truth.width), np.uint8)
    inset = round(0.2 * truth.glyph)
    for line in [line for one in truth.articles for line in one.lines]:
        box = line.box
        if box.width > 2 * inset and box.height > 2 * inset:
            counts[box.top + inset : box.bottom - inset, box.left + inset : box.right - inset] += 1
    assert counts.max() == 1


def test_boxes_lie_on_the_page(made: tuple[Grey, TruthPage]) -> None:
    pixels, truth = made
    assert pixels.shape == (truth.height, truth.width)
    for article in truth.articles:
        for box in [line.box for line in article.lines] + [r.box for r in article.regions]:
            assert article.box.contains(box)
            assert box.clip(truth.width, truth.height) == box


def test_json_has_what_measurements_read(made: tuple[Grey, TruthPage]) -> None:
    data = to_json(made[1])
    assert {"image", "width", "height", "dpi", "folio", "articles"} <= data.keys()
    for article in data["articles"]:
        assert article["body"] == "".join(one["text"] for one in article["paragraphs"])
        assert all(len(line["bbox"]) == 4 for line in article["lines"])


def test_same_seed_same_page() -> None:
    first, second = (make_page("pytest/same", "page.png", 100) for _ in range(2))
    assert np.array_equal(first[0], second[0])
    assert to_json(first[1]) == to_json(second[1])


def test_another_seed_another_page() -> None:
    first, second = (make_page(f"pytest/{n}", "page.png", 100) for n in (7, 8))
    assert to_json(first[1]) != to_json(second[1])
