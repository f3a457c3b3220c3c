"""Why a person should look at what layout found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from document.geometry import Box
from document.page import Region, RegionKind
from layout.sheet.straighten import Straightening


def reasons(regions: Sequence[Region], to: Straightening, beside: Sequence[Box]) -> Iterator[str]:
    """What is doubtful about a page's layout, a sentence each.

    Args:
        regions: of the page.
        to: how the working page came from the scan.
        beside: the strips left out as those of other sheets, working pixels.
    """
    if not any(r.lines for r in regions):
        yield "no text lines found on the page"
    lost = [r for r in regions if r.kind is RegionKind.UNASSIGNED]
    if lost:
        lines = sum(len(r.lines) for r in lost)
        where = ", ".join(r.id for r in lost[:3]) + (", ..." if len(lost) > 3 else "")
        yield f"what looks like {lines} lines of text fits in no region: {where}"
    if to.quarters:
        yield f"the sheet lies turned clockwise by {90 * to.quarters} degrees in the scan"
    widths: dict[str, int] = {}
    for strip in beside:
        box = to.box(strip.left, strip.top, strip.right, strip.bottom)
        edge = _edge(box, *to.size)
        widths[edge] = max(widths.get(edge, 0), min(box.width, box.height))
    for edge, width in widths.items():
        yield f"left out as of another sheet: up to {width} pixels at the {edge} edge of the scan"


def _edge(box: Box, width: int, height: int) -> str:
    """Which edge of a scan a strip runs along."""
    if box.height > box.width:
        return "left" if box.centre[0] < width / 2 else "right"
    return "upper" if box.centre[1] < height / 2 else "lower"
