"""What is to be set: a story 稿件 before it has a place on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bench.press.truth import TruthMarker

Outline = Literal["square", "rounded", "circle", "figure"]
SubheadTreatment = Literal["", "framed", "label", "ruled", "left"]
LeadTreatment = Literal["", "tint", "reversed", "sides", "ruled"]


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture or a table to be made and described.

    Attributes:
        caption: the text under it, without the credit; empty for none.
        credit: ``本报记者 江一帆 摄``; empty for none.
        seed: what the picture is made from.
        scene: what it shows (``pictures.SCENES``, ``graphics.GRAPHICS``); empty leaves it to the
            seed.
        outline: its shape; text flows round a circle and a cut-out figure.
        inside: the caption is printed into the picture.
        more: seeds of further pictures that share the caption.
        table: rows of cells; not empty: a table instead of a picture, without caption.
        parted: the credit stands at the right end of the caption's line.
    """

    caption: str
    credit: str
    seed: int
    scene: str = ""
    outline: Outline = "square"
    inside: bool = False
    more: tuple[int, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """Text and pictures of one article, advertisement, teaser or brief.

    Attributes:
        id: unique on the page.
        kind: article, brief, teaser, advertisement (``document.article.ArticleKind``).
        kicker, headline, subtitle, byline: tiers 引题 主题 副题 署名; empty for none.
        paragraphs: (role, text), role body or subhead.
        lead: 提要, set in the headline block; empty for none.
        photos: in the order of their captions.
        credit: a credit for all pictures of the page, set after the last caption.
        arrives: 上接, set before the text.
        leaves: 下转, set after as much text as the place holds.
        headline_lines: where the headline must be broken, if it was written in two lines.
        fixed: the text must not be cut to fit its place.
        joins: id of the whole article that this is a part of.
        resumes: the first paragraph is the rest of one that another page cut.
        badge: the kicker is a white on black label.
        lead_look: what sets the lead apart.
        subhead_look: what sets subheads apart; empty leaves it to the press.
        signature: who wrote it, at the foot of the text instead of under the headline.
    """

    id: str
    kind: str
    headline: str
    paragraphs: tuple[tuple[str, str], ...]
    kicker: str = ""
    subtitle: str = ""
    lead: str = ""
    byline: str = ""
    photos: tuple[Photo, ...] = ()
    credit: str = ""
    arrives: TruthMarker | None = None
    leaves: TruthMarker | None = None
    headline_lines: tuple[str, ...] = ()
    fixed: bool = False
    joins: str = ""
    resumes: bool = False
    badge: bool = False
    lead_look: LeadTreatment = ""
    subhead_look: SubheadTreatment = ""
    signature: str = ""
