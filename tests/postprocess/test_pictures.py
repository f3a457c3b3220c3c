"""Captions and their credits."""

from tests.postprocess.composed import bodies, compose, only

PAGE = """
    H0 |一条河的十年
    P0 |
    C0 |河畔晨练。
    P0 |
    C0 |签约现场。王晓摄
    B0 |　　群众满意。
    H1 |另一篇
    P1 |
    C1 |开工。本版图片均由姚江
       |摄
"""


def test_the_credit_of_the_page_goes_to_captions_without_one() -> None:
    captions = [caption for part in compose(PAGE).parts for caption in part.captions]
    assert [(c.text, c.credit) for c in captions] == [
        ("河畔晨练。", "姚江摄"),
        ("签约现场。", "王晓摄"),
        ("开工。", "姚江摄"),
    ]
    assert len({c.image_box for c in captions}) == 3


def test_body_that_points_to_a_picture_is_a_caption() -> None:
    part = only("H0 |江城\nP0 |\nB0 |▲图为丰收现场。\nB0 |　　群众满意。")
    assert [c.text for c in part.captions] == ["图为丰收现场。"]
    assert bodies(part) == ["群众满意。"]


def test_a_credit_of_the_page_without_captions_is_named() -> None:
    text = compose("H0 |江城\nB0 |　　群众满意。\nU0 |本版图片由文化馆提供")
    assert any("文化馆提供" in reason for reason in text.review)
