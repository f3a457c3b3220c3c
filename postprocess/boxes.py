"""Boxes of briefs whose items' headlines layout took for those of the box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from document.article import ParagraphRole
from document.page import RegionKind
from postprocess.briefs import is_box_label, is_title, starts_of
from postprocess.flow import Draft
from postprocess.head import Head
from postprocess.lines import join_texts
from postprocess.passages import Passage


def plain_box(
    head: Head, drafts: Sequence[Draft], passages: Sequence[Passage]
) -> tuple[Head, tuple[Draft, ...]]:
    """Put the headline of a box's first item with its paragraphs.

    It may have passed for the headline over the box, or for the subtitle under the box's name.

    Args:
        head: of the article.
        drafts: its paragraphs.
        passages: what it was read from.

    Returns:
        Head and paragraphs; as they came where nothing speaks for a box.
    """
    named = is_box_label(head.headline)
    if named and head.subtitle and not head.subtitle.startswith("—") and _lacks_first(drafts):
        rest = drafts[: starts_of(drafts)[0]]
        first = _title(head.subtitle, RegionKind.SUBTITLE, passages, rest)
        return replace(head, subtitle=""), (first, *drafts[len(rest) :])
    if head.headline and not named and _is_list(drafts):
        return replace(head, headline=""), (
            _title(head.headline, RegionKind.HEADLINE, passages),
            *drafts,
        )
    return head, tuple(drafts)


def without_box(head: Head, drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[Draft, ...]]:
    """The paragraphs of an article, and those of a box of briefs that layout gave to it.

    Two items and more at its end, each a subhead and a dateline under that, are none of an article
    that has a headline and text of its own.
    """
    subheads = [at for at, d in enumerate(drafts) if d.role is ParagraphRole.SUBHEAD]
    starts = starts_of(drafts)
    items = [at for at in subheads if at + 1 in starts]
    own = items[0] if items else len(drafts)
    if (
        head.headline
        and len(items) > 1
        and any(draft.role is ParagraphRole.BODY for draft in drafts[:own])
        and [at for at in subheads if at >= own] == items
        and [at - 1 for at in starts if at > own] == items
    ):
        return tuple(drafts[:own]), tuple(drafts[own:])
    return tuple(drafts), ()


def _lacks_first(drafts: Sequence[Draft]) -> bool:
    """Whether items have headlines, but the first one none, or only the last glyphs of one."""
    starts = starts_of(drafts)
    if not starts or starts[0] > 1 or (starts[0] == 1 and is_title(drafts[0])):
        return False
    titles = sum(is_title(drafts[at - 1]) for at in starts[1:])
    return 2 * titles >= len(starts) - 1


def _is_list(drafts: Sequence[Draft]) -> bool:
    """Whether items follow one another of which all but the first have a headline over them."""
    starts = starts_of(drafts)
    subheads = [at + 1 for at, d in enumerate(drafts) if d.role is ParagraphRole.SUBHEAD]
    return len(starts) > 1 and starts[0] == 0 and starts[1:] == subheads


def _title(
    text: str, kind: RegionKind, passages: Sequence[Passage], rest: Sequence[Draft] = ()
) -> Draft:
    """A headline as a paragraph; ``rest`` is what of it stands behind."""
    lines = [line for passage in passages if passage.kind is kind for line in passage.lines]
    lines += [line for draft in rest for line in draft.lines]
    whole = join_texts([text, *(draft.text for draft in rest)])
    return Draft(ParagraphRole.SUBHEAD, tuple(lines), whole)
