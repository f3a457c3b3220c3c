"""Whims: what a page does beyond the ordinary, drawn from a stream of its own.

A page's plan, texts and faces come from its seed alone; its whims from another stream, so that a
new whim changes what it touches and leaves the rest of every page as it was.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from bench.press.canvas import RuleStyle
from bench.press.grammar import expand
from bench.press.graphics import CHARTS
from bench.press.story import LeadTreatment, Outline, Photo, Story, SubheadTreatment
from bench.press.tables import random_cells
from bench.press.writer import BADGES, Newsroom

T = TypeVar("T")
Edges = Literal["all", "above-below", "sides", "above", "left", "corners"]

OUTLINES: tuple[Outline, ...] = ("rounded", "circle", "circle", "figure")
SUBHEADS: tuple[SubheadTreatment, ...] = ("framed", "label", "label", "ruled", "left")
LEADS: tuple[LeadTreatment, ...] = ("", "tint", "reversed", "sides", "ruled")
EDGES: tuple[Edges, ...] = ("above-below", "sides", "above", "left")
STYLES: tuple[RuleStyle, ...] = ("dotted", "dashed", "wavy", "double", "thick-thin")
CODE_NOTES = ("更多内容扫码阅读", "扫码看视频", "扫描二维码，了解更多详情", "扫码关注本报公众号")
LONG = 500  # characters: a shorter story has no room for tables, codes, leads


class Whims:
    """Decides what is out of the ordinary.

    Args:
        rng: the stream; None has no whims at all.
    """

    def __init__(self, rng: random.Random | None = None) -> None:
        self.rng = rng or random.Random(0)  # noqa: S311 -- typesetting, not secrets
        self._any = rng is not None

    def chance(self, share: float) -> bool:
        """Whether to give in, this time."""
        return self._any and self.rng.random() < share

    def choose(self, options: Sequence[T]) -> T:
        """One of them."""
        return self.rng.choice(options)

    def story(self, story: Story, length: int) -> Story:
        """A story with what the page's editor thought of on top.

        Args:
            story: as the newsroom wrote it.
            length: characters that its place holds.
        """
        if not self._any or story.fixed:
            return story
        photos = tuple(self._photo(photo) for photo in story.photos)
        if length > LONG and self.chance(0.12):
            photos = (*photos, self._extra())
        if length > LONG and not photos and self.chance(0.15):
            photos = (self._shaped(),)
        if length > LONG and self.chance(0.08):
            note = self.choose(CODE_NOTES)
            photos = (*photos, Photo(note, "", self.rng.getrandbits(32), "code"))
        story = replace(story, photos=photos)
        if self.chance(0.3):
            story = replace(story, subhead_look=self.choose(SUBHEADS))
        if self.chance(0.15) and not story.kicker:
            story = replace(story, kicker=self.choose(BADGES))
        if story.kicker and len(story.kicker) <= 8 and self.chance(0.6):
            story = replace(story, badge=True)
        if length > 2 * LONG and not story.arrives and self.chance(0.18):
            lead = "".join(Newsroom(self.rng).brief()[1].partition("）")[2:])[:140]
            lead = lead[: lead.rfind("。") + 1]
            story = replace(story, lead=lead, lead_look=self.choose(LEADS))
        if story.byline and not story.leaves and self.chance(0.25):
            name = expand("{name}", self.rng)
            story = replace(story, signature=name, byline="")
        return story

    def _photo(self, photo: Photo) -> Photo:
        """A picture of another outline, with its caption inside, with others, or a chart."""
        draw = self.rng.random()
        if draw < 0.14:
            return replace(photo, outline=self.choose(OUTLINES))
        if draw < 0.24:
            return replace(photo, inside=True)
        if draw < 0.34:
            more = tuple(self.rng.getrandbits(32) for _ in range(self.rng.randint(1, 2)))
            return replace(photo, more=more)
        if draw < 0.44:
            return replace(
                photo,
                scene=self.choose(sorted(CHARTS)),
                credit="制图：" + photo.credit[:3] if photo.credit else "",
            )
        return replace(photo, parted=draw < 0.6)

    def _shaped(self) -> Photo:
        """A circle or a cut-out figure, mostly without a caption of its own."""
        shape: Outline = self.choose(("circle", "figure"))
        photo = Newsroom(self.rng).photo()
        caption = photo.caption if self.chance(0.4) else ""
        return replace(photo, outline=shape, caption=caption, credit="")

    def _extra(self) -> Photo:
        """A table or a chart."""
        seed = self.rng.getrandbits(32)
        if self.chance(0.6):
            return Photo("", "", seed, table=random_cells(self.rng))
        return Photo("", "", seed, self.choose(sorted(CHARTS)))
