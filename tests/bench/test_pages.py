"""Finding pages and their ground truth."""

from __future__ import annotations

from pathlib import Path

from bench.pages import find_pages


def folder(root: Path, *names: str) -> Path:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return root


def test_damaged_versions_share_the_truth_of_the_clean_page(tmp_path: Path) -> None:
    pages = find_pages(folder(tmp_path, "a.json", "a.png", "a_scan2.jpg", "a_scan2.boxes.json"))
    assert [(page.name, page.group, page.truth) for page in pages] == [
        ("a.png", "clean", tmp_path / "a.json"),
        ("a_scan2.jpg", "scan2", tmp_path / "a.json"),
    ]


def test_folders_are_groups_of_their_own(tmp_path: Path) -> None:
    pages = find_pages(folder(tmp_path, "town/a.TIF", "town/a.json", "sea/old/b.jp2", "c.png"))
    assert [(page.name, page.group) for page in pages] == [
        ("c.png", "no truth"),
        ("sea/old/b.jp2", "sea old no truth"),
        ("town/a.TIF", "town"),
    ]


def test_pages_of_one_sort_are_one_group(tmp_path: Path) -> None:
    (page,) = find_pages(folder(tmp_path, "a.png", "a.json"))
    assert page.group == "pages"


def test_one_image_is_one_page_with_its_truth(tmp_path: Path) -> None:
    (page,) = find_pages(
        folder(tmp_path, "a.png", "a.json", "a_scan2.jpg", "b.png") / "a_scan2.jpg"
    )
    assert (page.name, page.group, page.truth) == ("a_scan2.jpg", "scan2", tmp_path / "a.json")


def test_what_is_no_image_is_no_page(tmp_path: Path) -> None:
    assert find_pages(folder(tmp_path, "README.md", "a.json", "b.png/c.txt")) == ()
