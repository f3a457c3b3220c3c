"""What becomes of tables: their cells are no running text."""

from tests.postprocess.composed import bodies, only

TABLE = "T0 |县区　面积\n    |东区　12.5\n    |西区　8.0"


def test_the_cells_of_a_table_are_no_running_text() -> None:
    part = only(f"H0 |治水十年\nB0 |　　两岸新生。\n{TABLE}\nB0 |　　河水变清。")
    assert bodies(part) == ["两岸新生。", "河水变清。"]


def test_an_article_that_is_a_table_has_its_cells() -> None:
    part = only(f"H0 |今日水位\n{TABLE}")
    assert bodies(part) == ["县区", "面积", "东区", "12.5", "西区", "8.0"]


def test_rows_of_one_cell_are_text_between_rules() -> None:
    part = only("H0 |治水十年\nB0 |　　两岸新生。\nT0 |东区开工\n    |西区完工")
    assert bodies(part) == ["两岸新生。", "东区开工", "西区完工"]
