"""The filler: sets something in every place of a page."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from bench.press.article import Made, compose_article, ink_article, set_article
from bench.press.cabinet import Shelf, set_cabinet
from bench.press.canvas import Canvas
from bench.press.display import set_advertisement
from bench.press.dress import Dress, Sheet
from bench.press.folio import Imprint
from bench.press.frames import PLAIN, draw_frame, framed_columns
from bench.press.heading import Area, divide
from bench.press.plan import PagePlan, Place
from bench.press.small import set_briefs, set_teasers
from bench.press.story import Photo, Story
from bench.press.truth import TruthArticle, TruthMarker
from bench.press.whims import CODE_NOTES, Whims
from bench.press.writer import Newsroom, marker
from document.geometry import Box

LOOSE_MARKERS = 0.2  # share of single pages' stories that come from or go to a page not made
EARS = 0.6  # share of front pages with a teaser box beside the masthead
LEAST = 50  # characters: a side box with less text is not worth its frame
OWN_COLUMNS = 0.25  # share of places that leave the page's column grid
CABINETS = 0.14  # share of level places that hold several stories in one frame
LONG = 700  # characters: a story that may have pictures
REPEATS = (0.5, 0.25, 0.25)  # a headline's: whole, shortened, none
AGAIN = 0.25  # share of kickers and bylines that are repeated
AMPLE = 1.2  # text by room of its place from which a story can be cut once more


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that is decided before a page is planned.

    Attributes:
        sheet: the paper.
        dress: the newspaper's habits.
        imprint: what the page says about itself.
        arriving: rests of stories from other pages, to be set first; some go on once more.
        leaving: markers of stories that must go on elsewhere.
        loose: stories may also carry markers that point to pages not made.
        whims: what is out of the ordinary.
    """

    sheet: Sheet
    dress: Dress
    imprint: Imprint
    arriving: tuple[Story, ...] = ()
    leaving: tuple[TruthMarker, ...] = ()
    loose: bool = True
    whims: Whims = PLAIN


class Filler:
    """Sets something in every place of a page.

    Args:
        canvas: the page.
        job: what is decided about it.
        rng: decides the rest.
    """

    def __init__(self, canvas: Canvas, job: Job, rng: random.Random) -> None:
        self._canvas, self._job, self._rng = canvas, job, rng
        self._newsroom, self._whims = Newsroom(rng), job.whims
        self._rests: list[Story] = []

    def fill(self, plan: PagePlan, ear: Box | None) -> tuple[list[TruthArticle], list[Story]]:
        """Set all places in order; return the articles and what goes on elsewhere."""
        orders = self._orders(plan)
        articles: list[TruthArticle] = []
        if ear and self._rng.random() < EARS:
            heads = self._newsroom.headlines()
            ear_box = set_teasers(self._canvas, ear, "ear", self._job.dress, heads, self._rng)
            articles.append(ear_box)
        for number, place in enumerate(plan.places):
            name, order = f"a{number + 1}", orders.get(number)
            articles += self._cabinet(place, name, order) or self._set(place, name, order)
        return articles, self._rests

    def _orders(self, plan: PagePlan) -> dict[int, Story | TruthMarker]:
        """Which plain places take the stories that arrive or leave: the largest.

        Those that come and go on once more take the smallest, so that something is left of them.
        What arrives goes first where places are lacking.
        """
        plain = [n for n, place in enumerate(plan.places) if place.kind in ("story", "boxed")]
        plain.sort(key=lambda n: -plan.places[n].room)
        through = [story for story in self._job.arriving if story.leaves]
        ending = [story for story in self._job.arriving if not story.leaves]
        room = max(len(plain) - len(ending) - len(through), 0)
        wanted: list[Story | TruthMarker] = [*self._job.leaving[:room], *ending]
        return dict(zip(reversed(plain), through, strict=False)) | dict(
            zip(plain, wanted, strict=False)
        )

    def _set(
        self, place: Place, name: str, order: Story | TruthMarker | None
    ) -> list[TruthArticle]:
        dress, rng, canvas = self._job.dress, self._rng, self._canvas
        if order is None and place.kind == "advertisement":
            return [set_advertisement(canvas, place.box, name, dress, rng)]
        if order is None and place.kind == "teasers":
            return [set_teasers(canvas, place.box, name, dress, self._newsroom.headlines(), rng)]
        columns = place.columns
        if place.kind in ("boxed", "tinted", "briefs"):
            columns = framed_columns(canvas, place, dress, rng, self._whims)
        elif place.level and self._whims.chance(OWN_COLUMNS):
            count = max(1, len(columns) + self._whims.choose((-1, 1)))
            columns = divide(place.box, count, dress)
        if order is None and place.kind == "briefs":
            return set_briefs(canvas, columns, name, dress, self._newsroom.briefs(), rng)
        return self._set_story(Area(columns), name, order)

    def _set_story(
        self, area: Area, name: str, order: Story | TruthMarker | None
    ) -> list[TruthArticle]:
        dress, rng = self._job.dress, self._rng
        room = sum(column.width * column.height for column in area.columns)
        length = room // (dress.em * dress.pitch)
        aside: list[TruthArticle] = []
        if order is None and length > 2 * LONG and rng.random() < 0.2:
            area, aside = self._side_box(area, name)
        story = self._whims.story(self._story(name, length, order), length)
        made = set_article(self._canvas, story, area, dress, rng)
        if order and story.leaves and made.rest:
            self._rests.append(self._rest(story, made, story.leaves))
        return [made.truth, *aside]

    def _cabinet(
        self, place: Place, name: str, order: Story | TruthMarker | None
    ) -> list[TruthArticle]:
        """Several stories in one frame under one banner; empty where the place is not made one."""
        if order or place.kind not in ("story", "boxed", "tinted") or not place.level:
            return []
        if not self._whims.chance(CABINETS):
            return []

        def shelve(shelf: Shelf) -> list[TruthArticle]:
            return self._set_story(Area(shelf.columns), f"{name}.{shelf.number}", None)

        return set_cabinet(self._canvas, place, self._job.dress, self._whims, shelve)

    def _story(self, name: str, length: int, order: Story | TruthMarker | None) -> Story:
        """The story for a place: one that arrives, one that leaves, or a new one."""
        rng = self._rng
        if isinstance(order, Story):
            ample = sum(len(text) for _, text in order.paragraphs) > AMPLE * length
            return replace(order, id=name, leaves=order.leaves if ample else None)
        photos = rng.choice((0, 0, 1, 1, 2)) if length > LONG else 0
        photos += rng.randint(0, length // (3 * LONG))
        if isinstance(order, TruthMarker):
            joins = f"{self._job.imprint.label}-{name}"
            long = self._newsroom.story(name, round(length * rng.uniform(2.4, 3.4)), photos)
            return replace(long, leaves=order, joins=joins)
        story = self._newsroom.story(name, length, photos)
        if self._job.loose and rng.random() < LOOSE_MARKERS:
            label = str(rng.randint(2, 16))
            if rng.random() < 0.5:
                return replace(story, leaves=marker("to", label, rng))
            return replace(story, arrives=marker("from", label, rng), byline="")
        return story

    def _rest(self, story: Story, made: Made, order: TruthMarker) -> Story:
        """What is left of a story, under a repeated, a shortened or no headline."""
        rng = self._rng
        back = marker("from", self._job.imprint.label, rng)
        shortened = story.headline[: max(len(story.headline) * 2 // 3, 6)]
        (headline,) = rng.choices((story.headline, shortened, ""), REPEATS)
        resumed = bool(made.rest[0][0] == "body")
        last = made.truth.paragraphs[-1][1] if made.truth.paragraphs else ""
        return Story(
            id=order.page,
            kind="article",
            headline=headline,
            headline_lines=story.headline_lines if headline == story.headline else (),
            kicker=story.kicker if rng.random() < AGAIN else "",
            byline=story.byline if rng.random() < AGAIN else "",
            paragraphs=made.rest,
            arrives=back,
            joins=story.joins,
            resumes=resumed and not last.endswith(("。", "”", "！", "？")),
        )

    def _side_box(self, area: Area, name: str) -> tuple[Area, list[TruthArticle]]:
        """A small box 相关链接 at the foot of the last columns, an article of its own."""
        dress, rng = self._job.dress, self._rng
        columns = area.columns
        span = rng.randint(1, max(len(columns) // 2, 1))
        used = columns[-span:]
        bottom = min(column.bottom for column in used)
        tallest = bottom - max(column.top for column in used)
        height = round(tallest * rng.uniform(0.25, 0.45))
        if self._whims.chance(0.35):  # in the middle, with text under it too
            bottom -= round(tallest * self._whims.rng.uniform(0.15, 0.3))
        if height < 16 * dress.em:
            return area, []
        box = Box(used[0].left, bottom - height, used[-1].right, bottom)
        place = Place(rng.choice(("boxed", "tinted")), used, box)
        pad = round(1.1 * dress.em)
        inner = divide(box.grow(-pad, -pad), span, dress)
        short = self._newsroom.story(f"{name}.side", 4 * LONG)
        kicker = rng.choice(("相关链接", "名词解释", "延伸阅读", "新闻背景"))
        short = replace(short, kicker=kicker, subtitle="", lead="")
        if self._whims.chance(0.4):
            note = self._whims.choose(CODE_NOTES)
            short = replace(short, photos=(Photo(note, "", 1, "code"),), badge=True)
        composed = compose_article(short, Area(inner), dress, rng, "over", 0.1)
        if sum(len(text) for _, text in composed.done) < LEAST:
            return area, []  # a headline over next to nothing
        draw_frame(self._canvas, place, dress, rng, self._whims)
        gap = round(0.6 * dress.em)
        truth = ink_article(self._canvas, composed, dress)
        return Area(columns, (box.grow(gap, gap),)), [truth]
