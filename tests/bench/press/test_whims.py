"""What is out of the ordinary on a page is as exactly known as the rest."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytesseract
import pytest
from rapidfuzz.distance import Levenshtein

from bench.characters import letters
from bench.press.article import Made, set_article
from bench.press.canvas import Canvas
from bench.press.dress import Dress, choose_dress
from bench.press.grammar import topics
from bench.press.heading import Area
from bench.press.outline import outline_mask
from bench.press.page import make_page
from bench.press.sample import sheet_of
from bench.press.story import Photo, Story
from bench.press.tables import random_cells
from bench.press.truth import TruthArticle, TruthLine
from bench.press.whims import Whims
from bench.press.writer import Newsroom
from document.geometry import Box
from document.page import Grey

EM = 24


def seeded(seed: int | str) -> Random:
    return Random(seed)  # noqa: S311 -- typesetting, not secrets


WIDTH = 14 * EM
COLUMNS = tuple(Box(x, 40, x + WIDTH, 1500) for x in (40, 420, 800))


@pytest.fixture(scope="module")
def dress() -> Dress:
    return choose_dress(seeded(4), sheet_of(200, 270, 180, 9))


def story(**changes: object) -> Story:
    told = Newsroom(seeded(2)).story("a1", 1500)
    plain = replace(told, kicker="", subtitle="", lead="", byline="", photos=())
    return replace(plain, **changes)  # type: ignore[arg-type] # each test gives what fits


def printed(told: Story, dress: Dress, seed: int = 1) -> tuple[Grey, Made]:
    canvas = Canvas(1240, 1540)
    made = set_article(canvas, told, Area(COLUMNS), dress, seeded(seed), "over", 0.3)
    return canvas.pixels, made


def lines(article: TruthArticle, role: str) -> list[TruthLine]:
    return [line for line in article.lines if line.role == role]


def pictures(article: TruthArticle) -> list[Box]:
    return [region.box for region in article.regions if region.kind == "picture"]


@pytest.mark.parametrize("outline", ["circle", "figure"])
def test_text_flows_round_an_outline(dress: Dress, outline: str) -> None:
    pixels, made = printed(story(photos=(Photo("", "", 7, "hills", outline),)), dress)  # type: ignore[arg-type]
    (image,) = pictures(made.truth)
    assert not made.truth.captions
    mask = outline_mask(outline, image.width, image.height, 7)  # type: ignore[arg-type]
    taken = np.zeros_like(pixels)
    taken[image.top : image.bottom, image.left : image.right] = mask
    boxes = [line.box for line in lines(made.truth, "body")]
    assert not any(taken[b.top : b.bottom, b.left : b.right].any() for b in boxes)
    beside = {b.width for b in boxes if b.overlap_y(image) > 0}
    assert len(beside) > 3, "rows beside the picture should follow its outline"


def test_the_picture_stands_out_of_its_box_only_where_its_outline_is(dress: Dress) -> None:
    pixels, made = printed(story(photos=(Photo("", "", 7, "hills", "circle"),)), dress)
    (image,) = pictures(made.truth)
    corner = pixels[image.top : image.top + 6, image.left : image.left + 6]
    middle = pixels[image.top + image.height // 2, image.left + 4 : image.right - 4]
    assert corner.min() > 250
    assert middle.mean() < 240


def test_a_picture_of_a_topic_without_captions_has_none() -> None:
    (silent, *_) = (topic for topic in topics() if "caption" not in topic.patterns)
    photo = Newsroom(Random(1)).photo(silent)  # noqa: S311 - a test, not a secret
    assert (photo.caption, photo.credit) == ("", "")


def test_one_caption_for_several_pictures(dress: Dress) -> None:
    _, made = printed(story(photos=(Photo("图为现场。", "", 3, "street", more=(4, 5)),)), dress)
    (caption,) = made.truth.captions
    assert len(pictures(made.truth)) == 3 == len(caption.images)
    assert all(caption.image.contains(box) for box in caption.images)


def test_a_caption_inside_its_picture(dress: Dress) -> None:
    pixels, made = printed(
        story(photos=(Photo("图为现场。", "", 3, "street", inside=True),)), dress
    )
    (image,) = pictures(made.truth)
    (line,) = lines(made.truth, "caption")
    assert image.contains(line.box)
    part = pixels[line.box.top : line.box.bottom, line.box.left : line.box.right]
    assert int(part.max()) - int(part.min()) > 200


def test_a_credit_at_the_end_of_the_line(dress: Dress) -> None:
    photo = Photo("图为现场。", "江一帆 摄", 3, "street", parted=True)
    _, made = printed(story(photos=(photo,)), dress)
    (image,) = pictures(made.truth)
    (line,) = lines(made.truth, "caption")
    assert line.text.endswith("江一帆 摄")
    assert abs(line.box.right - image.right) < 4


def test_the_credit_of_the_page_is_no_part_of_the_caption_it_stands_after(dress: Dress) -> None:
    photo = Photo("图为现场。", "江一帆 摄", 3, "street")
    _, made = printed(story(photos=(photo,), credit="本版图片均由江两舟摄"), dress)
    (caption,) = made.truth.captions
    assert "".join(x.text for x in lines(made.truth, "caption")).endswith("本版图片均由江两舟摄")
    assert caption.text.endswith("江一帆 摄")
    assert made.truth.credit == "本版图片均由江两舟摄"


def test_table_cells_are_lines_between_rules(dress: Dress) -> None:
    cells = random_cells(seeded(3))
    pixels, made = printed(story(photos=(Photo("", "", 1, table=cells),)), dress)
    found = lines(made.truth, "table")
    assert [line.text for line in found] == [text for row in cells for text in row]
    (box,) = [region.box for region in made.truth.regions if region.kind == "table"]
    middle = pixels[box.top - 3 : box.bottom + 3, (box.left + box.right) // 2 - 3]
    assert (np.diff((middle < 128).astype(int)) == 1).sum() >= len(cells)


def test_a_signature_ends_the_text(dress: Dress) -> None:
    _, made = printed(story(signature="江一帆"), dress)
    (name,) = lines(made.truth, "byline")
    assert made.truth.byline == "江一帆"
    assert name.box.top >= lines(made.truth, "body")[-1].box.top - 4


@pytest.mark.parametrize("look", ["", "tint", "reversed", "sides", "ruled"])
def test_leads_stand_between_headline_and_text(dress: Dress, look: str) -> None:
    told = story(lead="这里是提要。" * 6, lead_look=look)
    pixels, made = printed(told, dress)
    found = lines(made.truth, "lead")
    assert "".join(line.text for line in found) == told.lead
    ground = pixels[found[0].box.top - 2, found[0].box.left : found[0].box.right]
    assert (ground.mean() < 60) == (look == "reversed")


def test_whims_have_a_stream_of_their_own() -> None:
    told = story()
    whims = Whims()
    assert whims.story(told, 2000) is told
    assert not any(whims.chance(1.0) for _ in range(9))


PAGES = [f"whims/{number}" for number in range(2)]


@pytest.mark.parametrize("seed", PAGES)
def test_another_reader_finds_every_line_where_the_truth_says(seed: str) -> None:
    """Tesseract knows nothing of the press: a box that is off or a wrong text would show."""
    pixels, truth = make_page(seed, "page.png", 200)
    every = [line for article in truth.articles for line in article.lines]
    upright = [line for line in every if not line.role.endswith("_vertical")]
    sample = seeded(seed).sample(upright, min(12, len(upright)))
    errors = total = 0
    for line in sample:
        said = letters(pytesseract.image_to_string(crop(pixels, line.box), "chi_sim", "--psm 7"))
        errors += Levenshtein.distance(said, letters(line.text))
        total += len(letters(line.text))
    assert errors < 0.15 * total


def crop(pixels: Grey, box: Box) -> Grey:
    """A line in dark ink with white air around it."""
    part = pixels[box.top : box.bottom, box.left : box.right]
    if np.median(part) < 110:
        part = 255 - part
    return np.pad(part, 14, constant_values=int(np.percentile(part, 90)))
