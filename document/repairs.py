"""What was repaired in a page's text: kept with the page, beside the raw text of its lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextRepair:
    """One repair that changed a text.

    Attributes:
        what: name of the repair.
        where: ``r012/3`` for a line as read; ``a02 paragraph 4``, ``a02 headline`` for a text of
            the page's second part; ``page`` for what went into none.
        before, after: the stretch that changed, with a glyph on each side.
    """

    what: str
    where: str
    before: str
    after: str
