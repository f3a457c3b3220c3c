"""Pages that a browser sets: what the truth says stands on the page, and where it says so."""

import json
import random
from collections.abc import Mapping

import numpy as np
import pytest
from typer.testing import CliRunner

from bench.browser.__main__ import app
from bench.browser.look import make_look
from bench.browser.page import PagePlan
from bench.browser.plan import make_plan
from bench.browser.shoot import open_browser, shoot
from bench.browser.truth import page_truth
from bench.pages import find_pages
from bench.press.output import write_versions
from bench.press.truth import to_json
from bench.segmentation import measure_layout
from document.article import ArticleKind
from document.errors import ExitCode
from document.geometry import Box
from postprocess.dates import find_date, find_weekday, weekday_of

DOWN, SMALL = "test/browser/12", "test/browser/16"
"""Pages with pictures: one with headlines that run down and a side box, one with briefs and an
advertisement; neither with other boxes or tints."""


def plan_of(seed: str) -> PagePlan:
    rng = random.Random(seed)  # noqa: S311 - a page, not a secret
    return make_plan(make_look(rng), rng)


def box_of(told: Mapping[str, int]) -> Box:
    return Box(told["x"], told["y"], told["x"] + told["w"], told["y"] + told["h"])


@pytest.fixture(scope="module", params=[DOWN, SMALL])
def page(request):
    """A page with pictures, and its truth."""
    plan = plan_of(request.param)
    with open_browser() as browser:
        pixels, found = shoot(browser, plan)
    return plan, pixels, page_truth(plan, found, "browser_0005.png")


def test_a_number_gives_the_same_page():
    first, again, other = plan_of(DOWN), plan_of(DOWN), plan_of(SMALL)
    assert (first.look, first.data) == (again.look, again.data)
    assert first.data != other.data


def test_places_of_articles_fill_the_page_and_do_not_overlap():
    for number in range(40):
        plan = plan_of(f"test/browser/{number}")
        set_ = plan.data["articles"] + plan.data["notices"]
        boxes = [box_of(article["box"]) for article in set_]
        assert all(box.bottom <= plan.look.height for box in boxes)
        assert not any(a.intersection(b) for k, a in enumerate(boxes) for b in boxes[:k])
        assert sum(box.area for box in boxes) > 0.7 * plan.look.width * plan.look.height


def test_every_line_of_the_truth_has_ink_and_hardly_any_ink_is_not_told(page):
    plan, pixels, truth = page
    rest = np.where(pixels < 128, 1, 0)
    told = [box_of(mark) for mark, _ in plan.data["marks"]]
    told += [box_of(notice["box"]) for notice in plan.data["notices"]]
    told += [article.box.grow(2 * plan.look.em, 2 * plan.look.em) for article in asides(truth)]
    told += [line.box for line in truth.folio.lines]
    told += [caption.image for article in truth.articles for caption in article.captions]
    lines = [line for article in truth.articles for line in article.lines]
    assert len(lines) > 50
    for line in lines:
        window = pixels[line.box.top : line.box.bottom, line.box.left : line.box.right]
        assert window.min() < 128, line
        long, high = sorted((line.box.width, line.box.height), reverse=True)
        assert sum(0.5 + 0.5 * (c > "~") for c in line.text) < 1.2 * long / high + 2, line
    ink = rest.sum()
    for box in (*told, *(line.box for line in lines)):
        box = box.grow(plan.look.em // 4, plan.look.em // 4)
        rest[max(box.top, 0) : box.bottom, max(box.left, 0) : box.right] = 0
    assert rest.sum() < 0.01 * ink
    assert (pixels.shape[1], pixels.shape[0]) == (plan.look.width, plan.look.height)


def asides(truth):
    return [article for article in truth.articles if article.id.endswith(".aside")]


def test_what_stands_between_the_articles_is_told_apart(page):
    plan, _, truth = page
    kinds = {article.id: article.kind for article in truth.articles}
    assert len(asides(truth)) == sum(bool(one["aside"]) for one in plan.data["articles"])
    for notice in plan.data["notices"]:
        assert kinds[notice["id"]] is ArticleKind.ADVERTISEMENT
    briefs = [article for article in truth.articles if article.kind is ArticleKind.BRIEF]
    assert len({article.id for article in briefs}) == len(briefs)
    assert all(brief.paragraphs for brief in briefs)
    assert bool(briefs) is any(one["ends"] == "items" for one in plan.data["articles"])


def test_a_headline_that_runs_down_is_told_from_top_to_bottom(page):
    plan, _, truth = page
    articles = {article.id: article for article in truth.articles}
    for one in plan.data["articles"]:
        lines = [x for x in articles[one["id"]].lines if x.role == "headline"]
        upright = [x for x in lines if x.box.height > 1.8 * x.box.width]
        assert bool(upright) is bool(one["down"])


def test_text_is_whole_as_far_as_its_place_reaches(page):
    plan, _, truth = page
    for article in (one for one in truth.articles if one.id in plan.stories):
        written = "".join(text.replace("\n", "") for _, text in plan.stories[article.id].paragraphs)
        body = "".join(text for role, text in article.paragraphs if role != "lead")
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
    write_versions(tmp_path, "browser_0005", pixels, truth, ("clean", "scan1"), DOWN)
    clean, scanned = sorted(find_pages(tmp_path), key=lambda one: one.group)
    assert (clean.group, scanned.group) == ("clean", "scan1")
    for one in (clean, scanned):
        figures = measure_layout(one).figures
        told = [article for article in truth.articles if article.kind is ArticleKind.ARTICLE]
        assert figures["articles_gt"] == len(told)
        assert figures["bigram_f1"] > 0.9
    assert json.loads((tmp_path / "browser_0005.json").read_text()) == to_json(truth)
