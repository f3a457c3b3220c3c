"""What is to be set: a story 稿件 before it has a place on the page."""

from __future__ import annotations

from dataclasses import dataclass

from bench.press.truth import TruthMarker


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture to be made and described.

    Attributes:
        caption: the text under it, without the credit.
        credit: ``本报记者 江一帆 摄``; empty for none.
        seed: what the picture is made from.
        scene: what it shows (``pictures.SCENES``); empty leaves it to the seed.
    """

    caption: str
    credit: str
    seed: int
    scene: str = ""


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
