"""Title profiles: those that come along, one's own, and files that are none."""

import pytest

from config.profiles import SHIPPED, load_titles
from config.settings import Settings
from document.errors import SettingsError
from postprocess.identity import TitleProfile, slugify


def test_profiles_that_come_along():
    profiles = load_titles(SHIPPED)
    assert TitleProfile("xuchang-ribao", ("许昌日报",)) in profiles
    assert [profile.slug for profile in profiles] == sorted(profile.slug for profile in profiles)


def test_no_two_papers_share_a_name_and_each_slug_is_a_folder_name():
    profiles = load_titles(SHIPPED)
    names = [name for profile in profiles for name in profile.names]
    assert len(names) == len(set(names))
    assert all(slugify(profile.slug, "") == profile.slug for profile in profiles)


def test_own_profiles_come_first(tmp_path):
    (tmp_path / "wancheng-chenbao.toml").write_text(
        'names = ["宛城晨报", "宛城晨報"]\nsections = ["A"]\n', encoding="utf-8"
    )
    (tmp_path / "notes.txt").write_text("no profile")
    profiles = Settings(titles=str(tmp_path)).title_profiles()
    assert profiles[0] == TitleProfile("wancheng-chenbao", ("宛城晨报", "宛城晨報"), ("A",))
    assert profiles[1:] == load_titles(SHIPPED)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "names"),
        ("names = []", "names"),
        ('names = [" "]', "names"),
        ('names = "宛城晨报"', "names"),
        ('names = ["宛城晨报"]\ncolour = "red"', "colour"),
        ("names = [", "TOML"),
        (b"\xff", "TOML"),
    ],
)
def test_what_is_no_profile(tmp_path, text, word):
    path = tmp_path / "paper.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(SettingsError) as raised:
        load_titles(tmp_path)
    assert "paper.toml" in raised.value.subject
    assert word in raised.value.problem


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(SettingsError, match="No such file"):
        Settings(titles=str(tmp_path / "nothing")).title_profiles()
