"""A story into a flow: its paragraphs in order, its markers at their edges."""

from __future__ import annotations

import random

from bench.press.dress import Dress
from bench.press.flow import Flow, choose_look
from bench.press.story import Story


def first_sentences(text: str) -> list[str]:
    """Beginnings of a text that end with a full stop, longest first."""
    ends = [i + 1 for i, char in enumerate(text) if char in "。！？"]
    ends = [end + 1 if text[end : end + 1] == "”" else end for end in ends]
    return [text[:end] for end in reversed(ends) if text[:end].count("“") == text[:end].count("”")]


Texts = tuple[tuple[str, str], ...]


def pour(flow: Flow, story: Story, dress: Dress, rng: random.Random) -> tuple[Texts, Texts]:
    """Set a story's paragraphs until the rows are full.

    A story that leaves for another page is cut wherever the rows end; a fixed one too, to show
    that it does not fit; any other ends with a sentence.

    Returns:
        The paragraphs as set, and those left over (the first perhaps the rest of a cut one).
    """
    done: list[tuple[str, str]] = []
    queue = list(story.paragraphs)
    look = choose_look(dress, rng, story.subhead_look)
    head = _begin(flow, story, dress)
    while queue and flow.rows_left:
        role, text = queue.pop(0)
        if role == "subhead":
            if flow.subhead(text.split("\n"), look, story.fixed):
                done.append((role, text.replace("\n", "")))
            continue
        indent = 0.0 if story.resumes and not done and not head else 2.0
        set_text, rest, full = _paragraph(flow, story, dress, head + text, indent, not queue)
        if set_text:
            done.append((role, set_text[len(head) :]))
        if rest:
            queue.insert(0, (role, rest))
        if full:
            break
        head = ""
    while done and done[-1][0] == "subhead":  # a subhead over nothing
        done.pop()
        flow.drop_subhead()
    return tuple(done), tuple(queue)


def _begin(flow: Flow, story: Story, dress: Dress) -> str:
    """Set the marker 上接 on its own line, or hand it back to stand before the text."""
    if not story.arrives or not story.arrives.text:
        return ""
    if dress.marker_line and flow.rows_left > 1:
        flow.left_line(story.arrives.text)
        return ""
    return story.arrives.text


def _paragraph(
    flow: Flow, story: Story, dress: Dress, text: str, indent: float, last: bool
) -> tuple[str, str, bool]:
    """Set one paragraph; return what was set, what is left, and whether this ends the text."""
    whole = flow.fits(text, indent)
    if story.leaves and (last or not whole or flow.rows_after(text, indent) < 2):
        own_line = dress.marker_line and bool(story.leaves.text)
        rest = flow.body_and_marker(text, story.leaves.text, own_line, indent)
        return text[: len(text) - len(rest)], rest, True
    if whole or story.fixed or story.leaves:
        rest = flow.body(text, indent)
        return text[: len(text) - len(rest)], rest, bool(rest)
    shorter = next((s for s in first_sentences(text) if flow.fits(s, indent)), "")
    if shorter:
        flow.body(shorter, indent)
    return shorter, text[len(shorter) :], True
