"""The bundled samples: two pages of an invented paper laid out by hand, and one small page.

``python -m bench.press.sample --out samples`` writes them again, byte for byte.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from bench.press.article import Composed, compose_article, ink_article
from bench.press.canvas import Canvas
from bench.press.display import set_advertisement
from bench.press.dress import MM_PER_INCH, Dress, Sheet
from bench.press.folio import Imprint, set_folio, set_masthead
from bench.press.fonts import BY_NAME
from bench.press.frames import framed_columns
from bench.press.heading import Area, HeadPlace
from bench.press.library import briefs, manuscript
from bench.press.output import write_json, write_scan
from bench.press.plan import Place, PlaceKind
from bench.press.scanner import LEVELS
from bench.press.small import set_briefs, set_teasers
from bench.press.story import Story
from bench.press.truth import TruthArticle, TruthFolio, TruthMarker, TruthPage, to_json
from bench.press.typeset import Style
from bench.press.writer import manuscript_story
from document.geometry import Box

SLUG, DATE = "yanxi-ribao", "2026-03-16"
IMPRINT = Imprint(
    newspaper="砚溪日报",
    date="2026年3月16日",
    weekday="星期一",
    label="1",
    section="要闻",
    number=9127,
    code="CN 00-0163",
    pages=8,
    lunar="农历丙午年正月廿八",
    editors="责任编辑　方子墨　版式　莫婉清　校对　成立新",
)
TEASERS = ("三千年前的一声虎啸　详见第四版", "乡村书屋的灯亮到了几点　详见第四版")
TRIES = 60  # choices of picture places and sizes looked at for each article
DAMAGE = replace(LEVELS["scan2"], jpeg=72)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place laid out by hand: columns first to last (exclusive), rows from the top down."""

    first: int
    last: int
    top: int
    rows: int


class Layout:
    """A page laid out by hand on a grid of columns and rows."""

    def __init__(self, sheet: Sheet, dress: Dress, imprint: Imprint, columns: int) -> None:
        self.canvas = Canvas(sheet.width, sheet.height)
        self.articles: list[TruthArticle] = []
        self._sheet, self._dress, self._imprint = sheet, dress, imprint
        setter = set_masthead if imprint.label == "1" else set_folio
        self.named = setter(self.canvas, imprint, sheet, dress, _rng("imprint", 0))
        width = (sheet.width - 2 * sheet.margin - (columns - 1) * dress.gutter) // columns
        width = width // dress.em * dress.em
        step = (sheet.width - 2 * sheet.margin - width) / (columns - 1)
        self._lefts = [sheet.margin + round(number * step) for number in range(columns)]
        self._width = width

    def columns(self, slot: Slot) -> tuple[Box, ...]:
        """The columns of a slot."""
        top = self.named.bottom + slot.top * self._dress.pitch
        bottom = top + slot.rows * self._dress.pitch
        lefts = self._lefts[slot.first : slot.last]
        return tuple(Box(left, top, left + self._width, bottom) for left in lefts)

    def story(
        self,
        story: Story,
        slot: Slot,
        kind: PlaceKind = "story",
        place: HeadPlace = "over",
        scale: float = 0.5,
    ) -> Composed:
        """Set a story in a slot, in the way that leaves the fewest rows empty.

        Raises:
            ValueError: it does not fit, whatever is tried.
        """
        columns = self.columns(slot)
        if kind != "story":
            box = Box.hull(columns)
            place_ = Place(kind, columns, box)
            columns = framed_columns(self.canvas, place_, self._dress, _rng(story.id, 0))
        tries = [
            compose_article(story, Area(columns), self._dress, _rng(story.id, n), place, scale)
            for n in range(TRIES)
        ]
        best = min(tries, key=_waste)
        if best.rest and not story.leaves:
            left = sum(len(text) for _, text in best.rest)
            raise ValueError(f"{story.id}: {left} characters too many for its place")
        self.articles.append(ink_article(self.canvas, best, self._dress))
        return best

    def advertisement(self, slot: Slot) -> None:
        """Fill a slot with an advertisement."""
        box, name = Box.hull(self.columns(slot)), f"ad{len(self.articles)}"
        ad = set_advertisement(self.canvas, box, name, self._dress, _rng(name, 0))
        self.articles.append(ad)

    def rule(self, slot: Slot) -> None:
        """A rule above a slot."""
        box = Box.hull(self.columns(slot))
        y = box.top - round(0.9 * self._dress.em)
        self.canvas.across(box.left, box.right, y, self._dress.hair, "solid")

    def divide(self, slot: Slot) -> None:
        """A rule on the left of a slot, in the middle of the gutter."""
        box = Box.hull(self.columns(slot))
        gutter = self._lefts[slot.first] - self._lefts[slot.first - 1] - self._width
        self.canvas.down(box.top, box.bottom, box.left - gutter // 2, self._dress.hair, "solid")

    def truth(self, image: str) -> TruthPage:
        """What stands on the page."""
        folio: TruthFolio = self.named.truth
        return TruthPage(
            image=image,
            width=self._sheet.width,
            height=self._sheet.height,
            dpi=self._sheet.dpi,
            glyph=self._dress.em,
            folio=folio,
            articles=tuple(self.articles),
            regions=(self.named.region, *(r for one in self.articles for r in one.regions)),
        )


def sheet_of(width_mm: float, height_mm: float, dpi: int, margin_mm: float) -> Sheet:
    """A sheet of paper at a resolution."""
    pixels = dpi / MM_PER_INCH
    return Sheet(
        round(width_mm * pixels), round(height_mm * pixels), dpi, round(margin_mm * pixels)
    )


def sample_dress(em: int, pitch: float = 1.36) -> Dress:
    """The dress of 砚溪日报."""
    return Dress(
        body=Style(BY_NAME["uming"], em),
        pitch=round(em * pitch),
        gutter=round(1.35 * em),
        heads=(BY_NAME["noto-serif-bold"], BY_NAME["noto-sans-bold"]),
        soft=BY_NAME["kaiti"],
        strong=BY_NAME["noto-sans-bold"],
        hair=2,
        article_rule="solid",
        column_rules=False,
        centred_byline=True,
        caption_lead="▲",
        marker_line=False,
    )


def written(name: str, photos: int = 9) -> Story:
    """A hand-written article that must fit as it is."""
    return replace(manuscript_story(manuscript(name), name, _rng(name, 0), photos), fixed=True)


def news() -> Iterator[tuple[str, str]]:
    """The hand-written briefs."""
    return ((headline, f"本报讯　{text}") for headline, text in briefs())


def front_page(sheet: Sheet, dress: Dress) -> tuple[Layout, Story]:
    """Page 1, and what of its first article goes on on page 4."""
    page = Layout(sheet, dress, IMPRINT, 5)
    if page.named.ear:
        ear = set_teasers(
            page.canvas, page.named.ear, "ear", dress, iter(TEASERS), _rng("ear", 0), "今日导读"
        )
        page.articles.append(ear)
    river = written("river")
    away = TruthMarker("（下转第四版）", "to", "4")
    begun = replace(river, leaves=away, joins="river", photos=river.photos[:1])
    made = page.story(begun, Slot(0, 5, 0, 28), scale=0.85)
    page.rule(Slot(0, 5, 30, 1))
    page.story(written("bridge"), Slot(0, 2, 30, 16), scale=0.45)
    page.rule(Slot(0, 2, 48, 1))
    page.story(written("opinion"), Slot(0, 2, 48, 20), "tinted", scale=0.3)
    page.advertisement(Slot(0, 2, 70, 7))
    page.divide(Slot(2, 3, 30, 47))
    page.story(written("seeds"), Slot(2, 5, 30, 28), scale=0.5)
    page.rule(Slot(2, 5, 60, 1))
    page.story(written("bus"), Slot(2, 5, 60, 17), scale=0.4)
    rest = replace(
        river,
        id="river2",
        kicker="",
        subtitle="",
        byline="",
        photos=river.photos[1:],
        paragraphs=made.rest,
        arrives=TruthMarker("（上接第一版）", "from", "1"),
        joins="river",
        resumes=True,
    )
    return page, rest


def back_page(sheet: Sheet, dress: Dress, river: Story) -> Layout:
    """Page 4: the rest of the first article, and the news of the day."""
    page = Layout(sheet, dress, replace(IMPRINT, label="4", section="综合"), 5)
    page.story(river, Slot(0, 5, 0, 22), scale=0.6)
    page.rule(Slot(0, 5, 24, 1))
    page.story(written("museum"), Slot(0, 3, 24, 24), scale=0.5)
    page.divide(Slot(3, 4, 24, 24))
    page.story(written("weather"), Slot(3, 5, 24, 24), scale=0.4)
    page.rule(Slot(0, 5, 50, 1))
    page.story(written("library"), Slot(2, 5, 50, 22), scale=0.4)
    columns = page.columns(Slot(0, 2, 50, 22))
    place = Place("boxed", columns, Box.hull(columns))
    inner = framed_columns(page.canvas, place, dress, _rng("briefs", 0))
    items = set_briefs(page.canvas, inner, "briefs", dress, news(), _rng("briefs", 1), "简讯")
    page.articles += items
    page.rule(Slot(0, 5, 74, 1))
    page.story(written("chess"), Slot(0, 5, 74, 7), scale=0.2)
    return page


def small_page() -> tuple[Layout, Sheet]:
    """Three short articles on a quarter of a sheet, for a quick look and for tests."""
    sheet, dress = sheet_of(210, 270, 150, 9), sample_dress(20)
    page = Layout(sheet, dress, replace(IMPRINT, label="6", section="民生"), 4)
    page.story(written("bus"), Slot(0, 4, 0, 14), scale=0.5)
    page.rule(Slot(0, 4, 16, 1))
    page.story(written("library", 1), Slot(0, 4, 16, 21), scale=0.4)
    page.rule(Slot(0, 4, 39, 1))
    page.story(written("chess"), Slot(0, 2, 39, 14), scale=0.2)
    page.story(written("weather", 0), Slot(2, 4, 39, 17), scale=0.2)
    return page, sheet


def write_page(page: Layout, file: Path) -> None:
    """Write the damaged page, its truth, and where the truth lies in the damaged page."""
    file.parent.mkdir(parents=True, exist_ok=True)
    truth = page.truth(file.name)
    write_json(file.with_suffix(".json"), to_json(truth))
    write_scan(file, page.canvas.pixels, truth, DAMAGE, f"sample/{file.stem}")


def main(out: Annotated[Path, typer.Option(help="folder of the samples")]) -> None:
    """Write all samples."""
    sheet, dress = sheet_of(270, 390, 200, 10), sample_dress(26)
    front, river = front_page(sheet, dress)
    write_page(front, out / SLUG / DATE / "01.jpg")
    write_page(back_page(sheet, dress, river), out / SLUG / DATE / "04.jpg")
    write_page(small_page()[0], out / "quick" / "06.jpg")


def _rng(name: str, number: int) -> random.Random:
    return random.Random(f"sample/{name}/{number}")  # noqa: S311 -- typesetting, not secrets


def _waste(composed: Composed) -> tuple[int, int, int]:
    """How bad a composition is: text without room, pictures without a place, empty rows.

    A story that goes on elsewhere should be cut in the middle of a sentence, as they mostly are.
    """
    story = composed.story
    rest = sum(len(text) for _, text in composed.rest)
    if story.leaves:
        rest = int(composed.done[-1][1].endswith(("。", "”")) or composed.rest[0][0] == "subhead")
    return rest, len(story.photos) - len(composed.plates), composed.empty_rows


if __name__ == "__main__":
    typer.run(main)
