"""What stands in the Prefect UI."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from flows.artifacts import PICTURE_BYTES, artifact_key, escaped, fitted, overlay_markdown, table


@given(st.text())
def test_escaped_text_is_one_line_without_html_or_live_marks(text):
    told = escaped(text)
    assert "\n" not in told
    assert "<" not in told
    assert re.search(r"(?<!\\)(?:\\\\)*[|`*\[\]]", told) is None


def test_a_cell_cannot_break_its_table():
    rows = table(("a", "b"), [("x|y", "1\n2")]).splitlines()
    assert rows[2] == r"| x\|y | 1 2 |"


def noise(width: int, height: int) -> bytes:
    picture = io.BytesIO()
    Image.effect_noise((width, height), 100).save(picture, "JPEG", quality=95)
    return picture.getvalue()


def test_a_small_picture_stays_as_it_is():
    small = noise(50, 50)
    assert fitted(small, PICTURE_BYTES) == small


def test_a_large_picture_is_made_to_fit():
    small = fitted(noise(2000, 1500), 100_000)
    assert len(small) <= 100_000
    with Image.open(io.BytesIO(small)) as picture:
        assert picture.width / picture.height == pytest.approx(4 / 3, rel=0.02)


def test_the_overlay_artifact_has_its_limit():
    assert len(overlay_markdown(noise(2000, 1500), "a/b.jpg")) <= PICTURE_BYTES + 200


@given(st.text(min_size=1, max_size=80))
def test_keys_are_as_prefect_takes_them(place):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", artifact_key("overlay", place))


def test_two_titles_have_two_keys():
    assert artifact_key("overlay", "云川晚报") != artifact_key("overlay", "宛城晨报")
