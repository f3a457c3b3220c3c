"""Figures of a page, case by case, on invented articles."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.score import (
    Figures,
    Piece,
    Truth,
    parse_piece,
    parse_truth,
    score_articles,
    score_text,
)

RIVER = "青溪镇的渡船今天早上恢复开行，两岸的村民不必再绕路十里去赶集。"
TREES = "松林坡小学的师生在山坡上种下三百棵树苗，每棵都挂着学生的名字。"
NOTICE = "本店迁往南街十二号照常营业。"


def article(body: str, **fields: Any) -> dict[str, Any]:
    """An article as JSON has it, with one paragraph."""
    return {"kind": "article", "paragraphs": [{"role": "body", "text": body}]} | fields


def page(*articles: dict[str, Any], folio: str = "") -> dict[str, Any]:
    return {"articles": list(articles), "folio": {"text": folio}}


def score(truth: dict[str, Any], *found: dict[str, Any]) -> Figures:
    return score_articles(parse_truth(truth), [parse_piece(one) for one in found])


def test_what_is_all_right() -> None:
    river = article(
        RIVER,
        headline="渡船复航",
        captions=[{"text": "渡船靠岸。陈一帆摄"}],
        continued_to=4,
    )
    figures = score(
        page(river, article(TREES, headline="种树")), article(TREES, headline="种树"), river
    )
    assert figures == {
        "articles_gt": 2,
        "articles_out": 2,
        "articles_off": 0,
        "marker_left_in_body": 0,
        "body_cer": 0.0,
        "punct_cer": 0.0,
        "articles_whole": 1.0,
        "continuation_acc": 1.0,
        "bigram_f1": pytest.approx(1.0, abs=0.06),  # pairs over the seam of two articles differ
        "headline_acc": 1.0,
        "caption_recall": 1.0,
    }


def test_nothing_came_out() -> None:
    figures = score(page(article(RIVER, headline="渡船复航", captions=[{"text": "渡船"}])))
    assert figures["body_cer"] == figures["punct_cer"] == 1.0
    assert figures["articles_whole"] == figures["headline_acc"] == figures["caption_recall"] == 0.0
    assert figures["continuation_acc"] == figures["bigram_f1"] == 0.0


def test_a_missing_article_costs_by_its_length() -> None:
    figures = score(page(article("山" * 30), article("水" * 10)), article("山" * 30))
    assert figures["body_cer"] == 0.25
    assert figures["articles_whole"] == 0.5


def test_a_neighbours_column_spoils_an_article() -> None:
    figures = score(page(article(RIVER), article(TREES)), article(RIVER + TREES))
    assert figures["articles_whole"] == 0.0
    assert figures["articles_out"] == 1


@pytest.mark.parametrize(
    ("found", "off"),
    [
        ([article(RIVER), article(TREES)], 0),
        ([article(RIVER)], 1),  # one is missing
        ([article(RIVER), article(TREES), article(NOTICE)], 1),  # a notice passes for an article
        ([article(RIVER), article(TREES), article(NOTICE) | {"kind": "advertisement"}], 0),
        ([article(RIVER), article(TREES) | {"kind": "brief"}], 1),  # an article passes for a brief
        ([article(RIVER), article("山" * 40)], 2),
    ],
)
def test_articles_too_many_and_too_few(found: list[dict[str, Any]], off: int) -> None:
    notice = article(NOTICE) | {"kind": "advertisement"}
    assert score(page(article(RIVER), article(TREES), notice), *found)["articles_off"] == off


def test_punctuation_counts_in_its_own_figure_alone() -> None:
    figures = score(page(article("山，水。")), article("山水"))
    assert figures["body_cer"] == 0.0
    assert figures["punct_cer"] == 0.5


def test_advertisements_are_no_articles() -> None:
    advertisement = article(NOTICE) | {"kind": "advertisement"}
    figures = score(page(article(RIVER), advertisement), article(RIVER))
    assert figures["articles_gt"] == 1
    assert figures["body_cer"] == 0.0


def test_a_page_without_articles_has_no_accuracy() -> None:
    assert score(page()) == {
        "articles_gt": 0,
        "articles_out": 0,
        "articles_off": 0,
        "marker_left_in_body": 0,
    }
    assert score(page(), article(RIVER))["articles_off"] == 1


def test_headlines_and_captions_that_a_page_does_not_have_have_no_figure() -> None:
    figures = score(page(article(RIVER)), article(RIVER))
    assert not {"headline_acc", "caption_recall"} & figures.keys()


@pytest.mark.parametrize(
    ("caption", "found"),
    [
        ({"text": "渡船靠岸。", "credit": "陈一帆摄"}, 1.0),
        ({"text": "渡船靠岸。陈一帆摄"}, 1.0),
        ({"text": "渡船靠"}, 0.0),
    ],
)
def test_a_credit_may_stand_apart(caption: dict[str, str], found: float) -> None:
    truth = page(article(RIVER, captions=[{"text": "渡船靠岸。陈一帆摄"}]))
    assert score(truth, article(RIVER, captions=[caption]))["caption_recall"] == found


def test_a_caption_at_the_wrong_article_is_not_found() -> None:
    caption = {"captions": [{"text": "渡船靠岸"}]}
    truth = page(article(RIVER, **caption), article(TREES))
    assert score(truth, article(RIVER), article(TREES, **caption))["caption_recall"] == 0.0


@pytest.mark.parametrize(
    ("printed", "told", "right"),
    [(None, None, 1.0), (4, "4", 1.0), (3, "A03", 1.0), (4, None, 0.0), (None, "4", 0.0)],
)
def test_pointers_are_compared_by_number(
    printed: int | None, told: str | None, right: float
) -> None:
    truth = page(article(RIVER, continued_from=printed))
    assert score(truth, article(RIVER, continued_from=told))["continuation_acc"] == right


@pytest.mark.parametrize("marker", ["（下转第四版）", "上接1版", "紧接第A03版"])
def test_a_marker_in_the_text_is_seen(marker: str) -> None:
    assert score(page(article(RIVER)), article(RIVER + marker))["marker_left_in_body"] == 1


def test_a_raw_text_is_scored_by_what_stands_in_it() -> None:
    truth = parse_truth(page(article(RIVER), folio="青溪日报 第3版"))
    assert score_text(truth, RIVER + "青溪日报 第3版") == {
        "bigram_f1": pytest.approx(1.0),
        "infix_cer": 0.0,
    }
    assert score_text(truth, "")["infix_cer"] == 1.0


PIECES = st.lists(
    st.text(alphabet="山水有清音", min_size=1, max_size=8).map(
        lambda body: Piece("article", "", "", "", "", body, (), None, None)
    ),
    min_size=1,
    max_size=4,
)


@given(PIECES, PIECES, st.data())
def test_the_order_of_what_came_out_does_not_matter(
    truth: list[Piece], found: list[Piece], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(found))
    one, other = (score_articles(Truth(tuple(truth), ""), pieces) for pieces in (found, shuffled))
    for figure in ("body_cer", "articles_whole", "articles_out"):
        assert one[figure] == pytest.approx(other[figure])
