"""The habits of one paper, as a browser needs them said."""

from __future__ import annotations

import random
from dataclasses import dataclass

SONG = ("Noto Serif CJK SC", "AR PL UMing CN", "AR PL SungtiL GB")
HEI = ("Noto Sans CJK SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei")
KAI = ("AR PL UKai CN", "AR PL KaitiM GB", "LXGW WenKai")
UPRIGHT = ("Noto Serif CJK SC", "Noto Sans CJK SC")  # their glyphs know their height
LOUD = ("Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "Smiley Sans", "LXGW WenKai")


@dataclass(frozen=True, slots=True)
class Look:
    """How a paper looks; lengths in pixels of the page.

    Attributes:
        width, height, margin: of the page.
        columns: of a full row.
        em: body type.
        line: from one body line to the next.
        gutter: white between columns.
        gap: white between articles one over the other.
        body, head, kicker, note: faces of text, headlines, what stands about them, and captions.
        weight: of headlines, as CSS has it.
        centred: headlines stand in the middle of what they span.
        between_columns, between_rows: style of the rules between articles; empty for white.
        column_rule: style of rules between the columns of an article; empty for none.
        note_size: of captions, in body type.
        note_align: of captions.
        note_gap: white between a picture and its caption, in body type.
        air: white between a caption and the text, in body type.
        credit_apart: credits stand at the right edge of a line of their own.
        byline: where names stand, head or text; empty: nowhere.
        filled: every story fills its place; else most end before it does.
        subhead: style of subheads.
    """

    width: int
    height: int
    margin: int
    columns: int
    em: int
    line: int
    gutter: int
    gap: int
    body: str
    head: str
    kicker: str
    note: str
    weight: int
    centred: bool
    between_columns: str
    between_rows: str
    column_rule: str
    note_size: float
    note_align: str
    note_gap: float
    air: float
    credit_apart: bool
    byline: str
    filled: bool
    subhead: str


def make_look(rng: random.Random) -> Look:
    """A paper nobody knows: 24-46 px body type, 13-24 glyphs to a column."""
    em = rng.randint(24, 46)
    columns = rng.choice((3, 4, 4, 5, 5, 6, 6, 7, 8))
    gutter = round(em * rng.uniform(0.8, 2.2))
    margin = round(em * rng.uniform(2, 4))
    measure = rng.randint(13, 17) if columns > 5 else rng.randint(15, 24)
    width = 2 * margin + columns * measure * em + (columns - 1) * gutter
    head = rng.choice(LOUD)
    return Look(
        width=width,
        height=min(round(width * rng.uniform(1.3, 1.5)), 6600),
        margin=margin,
        columns=columns,
        em=em,
        line=round(em * rng.uniform(1.25, 1.65)),
        gutter=gutter,
        gap=round(em * rng.uniform(0.9, 2.4)),
        body=rng.choice(SONG if rng.random() < 0.85 else HEI),
        head=head,
        kicker=rng.choice((head, *HEI, *KAI)),
        note=rng.choice((*KAI, *HEI, *SONG)),
        weight=rng.choice((700, 700, 900, 500)),
        centred=rng.random() < 0.55,
        between_columns=_rule(rng, "left"),
        between_rows=_rule(rng, "top"),
        column_rule="border-left:2px solid #999;" if rng.random() < 0.12 else "",
        note_size=rng.uniform(0.78, 1.0),
        note_align=rng.choice(("left", "justify", "center", "center")),
        note_gap=rng.uniform(0.2, 0.6),
        air=rng.uniform(0.8, 1.6),
        credit_apart=rng.random() < 0.2,
        byline=rng.choice(("head", "head", "text", "")),
        filled=rng.random() < 0.6,
        subhead=_subhead(rng),
    )


def _rule(rng: random.Random, side: str) -> str:
    """The rule between neighbours; nearly half of the papers leave white."""
    if rng.random() < 0.45:
        return ""
    kind = rng.choice(("solid", "solid", "solid", "dotted", "dashed", "double"))
    width = rng.randint(5, 7) if kind == "double" else rng.randint(2, 4)
    return f"border-{side}:{width}px {kind} {rng.choice(('#222', '#222', '#888'))};"


def _subhead(rng: random.Random) -> str:
    face = rng.choice((*HEI, *KAI))
    return rng.choice(
        (
            f"font-family:'{face}';font-weight:700;text-indent:2em;",
            f"font-family:'{face}';font-weight:700;text-align:center;text-indent:0;",
            f"font-family:'{face}';font-weight:700;text-indent:0;",
            f"font-family:'{face}';text-align:center;text-indent:0;background:#ddd;",
            f"font-family:'{face}';font-weight:700;text-indent:0;padding-left:.4em;"
            "border-left:.35em solid #333;",
        )
    )
