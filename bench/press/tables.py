"""Tables: rows and columns of small type between rules."""

from __future__ import annotations

import random

from bench.press.canvas import Canvas
from bench.press.dress import Dress
from bench.press.grammar import words
from bench.press.truth import TruthLine
from bench.press.typeset import Style, ink_line, set_centred, width_of
from document.geometry import Box

Cells = tuple[tuple[str, ...], ...]
HEADS = ("地区", "项目", "数量", "金额", "同比", "占比", "完成率", "排名", "日期", "备注")
ROW = 1.75  # ems from one row to the next


def random_cells(rng: random.Random) -> Cells:
    """The cells of a table: a head, names on the left, figures elsewhere."""
    columns, rows = rng.randint(3, 5), rng.randint(4, 12)
    head = ("地区", *rng.sample(HEADS[1:], columns - 1))
    names = rng.sample(words()["city"] * 3, rows)
    return (head, *((name, *(_figure(rng) for _ in range(columns - 1))) for name in names))


def _figure(rng: random.Random) -> str:
    return rng.choice(
        (f"{rng.randint(2, 980)}", f"{rng.uniform(1, 99):.1f}%", f"{rng.randint(1, 28)}日")
    )


def table_height(cells: Cells, dress: Dress) -> int:
    """Pixels from the first rule to the last."""
    return round(len(cells) * ROW * dress.em)


def fits(cells: Cells, width: int, dress: Dress) -> bool:
    """Whether every cell has room in columns of one width."""
    style = _style(dress)
    widest = max(width_of(cell, style) for row in cells for cell in row)
    return widest + dress.em * 0.6 < width / len(cells[0])


def _style(dress: Dress) -> Style:
    return dress.sized(dress.strong, 0.85)


def ink_table(
    canvas: Canvas, box: Box, cells: Cells, dress: Dress, open_sides: bool
) -> list[TruthLine]:
    """Print a table into a box; with open sides it has rules between its rows alone."""
    style, hair = _style(dress), dress.hair
    step_x, step_y = box.width / len(cells[0]), box.height / len(cells)
    ys = [box.top + round(number * step_y) for number in range(len(cells) + 1)]
    xs = [box.left + round(number * step_x) for number in range(len(cells[0]) + 1)]
    for y in ys:
        canvas.across(box.left, box.right, y, hair, "solid")
    for x in xs[1:-1] if open_sides else xs:
        canvas.down(box.top, box.bottom, x, hair, "solid")
    lines = []
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            line = set_centred(text, style, xs[column + 1] - xs[column])
            y = ys[row] + (ys[row + 1] - ys[row] - style.size) // 2
            lines.append(TruthLine(ink_line(canvas, line, style, xs[column], y), text, "table"))
    return lines
