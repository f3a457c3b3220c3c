"""Pages that a browser sets: what the truth says stands on the page, and where it says so."""

import json
import random
from collections.abc import Mapping

import numpy as np
import pytest
from typer.testing import CliRunner

from bench.browser.__main__ import app
from bench.browser.look import make_look
from bench.browser.plan import PagePlan, make_plan
from bench.browser.shoot import open_browser, shoot
from bench.browser.truth import page_truth
from bench.pages import find_pages
from bench.press.output import write_versions
from bench.press.truth import to_json
from bench.segmentation import measure_layout
from document.errors import ExitCode
from document.geometry import Box
from postprocess.dates import find_date, find_weekday, weekday_of

PAGE = "test/browser/5"


def plan_of(seed: str) -> PagePlan:
    rng = random.Random(seed)  # noqa: S311 - a page, not a secret
    return make_plan(make_look(rng), rng)


def box_of(told: Mapping[str, int]) -> Box:
    return Box(told["x"], told["y"], told["x"] + told["w"], told["y"] + told["h"])


@pytest.fixture(scope="module")
def page():
    """A page with pictures, and its truth."""
    plan = plan_of(PAGE)
    with open_browser() as browser:
        pixels, found = shoot(browser, plan)
    return plan, pixels, page_truth(plan, found, "browser_0005.png")


def test_a_number_gives_the_same_page():
    first, again, other = plan_of(PAGE), plan_of(PAGE), plan_of("test/browser/6")
    assert (first.look, first.data) == (again.look, again.data)
    assert first.data != other.data


def test_places_of_articles_fill_the_page_and_do_not_overlap():
    for number in range(40):
        plan = plan_of(f"test/browser/{number}")
        boxes = [box_of(article["box"]) for article in plan.data["articles"]]
        assert all(box.bottom <= plan.look.height for box in boxes)
        assert not any(a.intersection(b) for k, a in enumerate(boxes) for b in boxes[:k])
        assert sum(box.area for box in boxes) > 0.7 * plan.look.width * plan.look.height


def test_every_line_of_the_truth_has_ink_and_hardly_any_ink_is_not_told(page):
    plan, pixels, truth = page
    rest = np.where(pixels < 128, 1, 0)
    told = [box_of(mark) for mark, _ in plan.data["marks"]]
    told += [line.box for line in truth.folio.lines]
    told += [caption.image for article in truth.articles for caption in article.captions]
    lines = [line for article in truth.articles for line in article.lines]
    assert len(lines) > 50
    for line in lines:
        window = pixels[line.box.top : line.box.bottom, line.box.left : line.box.right]
        assert window.min() < 128, line
        assert len(line.text) < 1.2 * line.box.width / line.box.height + 2, line
    ink = rest.sum()
    for box in (*told, *(line.box for line in lines)):
        box = box.grow(plan.look.em // 4, plan.look.em // 4)
        rest[max(box.top, 0) : box.bottom, max(box.left, 0) : box.right] = 0
    assert rest.sum() < 0.01 * ink
    assert (pixels.shape[1], pixels.shape[0]) == (plan.look.width, plan.look.height)


def test_text_is_whole_as_far_as_its_place_reaches(page):
    plan, _, truth = page
    for article in truth.articles:
        written = "".join(text.replace("\n", "") for _, text in plan.stories[article.id].paragraphs)
        body = "".join(text for _, text in article.paragraphs)
        assert body
        assert article.headline == plan.stories[article.id].headline
        if not any(role == "subhead" for role, _ in article.paragraphs):
            assert written.startswith(body)


def test_the_truth_names_the_page_as_its_folio_does(page):
    _, _, truth = page
    folio = truth.folio
    shown = "".join(line.text for line in folio.lines)
    assert f"第{folio.page}版" in shown
    assert folio.newspaper in shown
    assert find_date(shown) == folio.date
    assert weekday_of(folio.date) == find_weekday(shown)


def test_a_folder_without_photographs_is_refused(tmp_path):
    told = CliRunner().invoke(app, ["--out", str(tmp_path / "out"), "--photos", str(tmp_path)])
    assert told.exit_code == ExitCode.SETTINGS
    assert "holds no images" in told.output


def test_captions_stand_at_their_pictures(page):
    _, pixels, truth = page
    captions = [(article, c) for article in truth.articles for c in article.captions]
    assert captions
    for article, caption in captions:
        lines = [line.box for line in article.lines if line.role == "caption"]
        near = caption.image.grow(100, 100)
        assert any(near.intersection(box) for box in lines)
        picture = pixels[caption.image.top : caption.image.bottom, caption.image.left :]
        assert np.ptp(picture) > 50


def test_every_measurement_reads_such_pages(page, tmp_path):
    _, pixels, truth = page
    write_versions(tmp_path, "browser_0005", pixels, truth, ("clean", "scan1"), PAGE)
    clean, scanned = sorted(find_pages(tmp_path), key=lambda one: one.group)
    assert (clean.group, scanned.group) == ("clean", "scan1")
    for one in (clean, scanned):
        figures = measure_layout(one).figures
        assert figures["articles_gt"] == len(truth.articles)
        assert figures["bigram_f1"] > 0.9
    assert json.loads((tmp_path / "browser_0005.json").read_text()) == to_json(truth)
