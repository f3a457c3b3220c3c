"""Lines obey kinsoku and fill their measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.press.fonts import BY_NAME, FACES, Face, covers, load
from bench.press.typeset import CLOSERS, OPENERS, Style, atoms, set_block, width_of
from document.errors import EngineMissing

STYLE = Style(BY_NAME["noto-serif"], 20)
TEXTS = st.text("天地玄黄宇宙洪荒日月盈昃，。、“”（）《》：；8A", min_size=1, max_size=120)


@given(TEXTS, st.integers(8, 20))
def test_no_character_is_lost(text: str, glyphs: int) -> None:
    lines = set_block(text, STYLE, glyphs * 20, 40)
    assert "".join(line.text for line in lines) == text


@given(
    st.lists(
        st.sampled_from(["天地玄黄，", "宇宙“洪荒”。", "日月（盈昃）、", "《辰宿》列张"]),
        min_size=1,
    )
)
def test_no_line_begins_with_a_stop_or_ends_with_an_opening(parts: list[str]) -> None:
    lines = set_block("".join(parts), STYLE, 13 * 20, 40)
    assert not any(line.text[0] in CLOSERS for line in lines)
    assert not any(line.text[-1] in OPENERS for line in lines)


def test_full_lines_end_at_the_measure() -> None:
    lines = set_block("天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。" * 5, STYLE, 260, 40)
    assert len(lines) > 5
    for line in lines[:-1]:
        assert line.right == pytest.approx(260, abs=1.5)
        assert [x for _, x in line.cells] == sorted(x for _, x in line.cells)


def test_hanging_stops_stand_outside() -> None:
    style = Style(STYLE.face, 20, hang=True)
    lines = set_block("天地玄黄宇宙洪荒日月盈。昃辰宿列张", style, 220)
    assert lines[0].text.endswith("。")
    assert lines[0].right > 225


def test_numbers_and_words_are_not_cut() -> None:
    assert atoms("增长12.5％，PM2.5为3—5") == [
        "增", "长", "12.5％", "，", "PM2.5", "为", "3", "—", "5"
    ]  # fmt: skip


def test_width_counts_every_glyph() -> None:
    assert width_of("天地", STYLE) == pytest.approx(40)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_faces_are_installed_and_simplified(face: Face) -> None:
    assert load(face, 20)
    assert all(covers(face, char) for char in "国东发龙马这")


def test_a_missing_font_names_its_package() -> None:
    missing = Face("gone", "song", "truetype/gone/gone.ttf", "fonts-gone")
    with pytest.raises(EngineMissing, match="apt-get install fonts-gone"):
        load(missing, 20)
