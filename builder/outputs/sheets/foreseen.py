"""What cannot be of sheets and pouches is told before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import ContentError, Finding, InFile
from builder.edition import Edition
from builder.press.hole import check_hole_on_card
from builder.press.lamination import check_lamination
from builder.press.reach import check_reach
from builder.press.room import planned
from builder.store.project import shown_path


def impossible(edition: Edition) -> Iterator[Finding]:
    """Yield what keeps cards from being printed, cut or sealed, and warnings.

    No sheet holds a card, no edge seals it, the printer does not reach it, its hole is not on it.
    """
    guide, job, options = edition.guide, edition.job, edition.options
    yield from check_lamination(guide)
    yield from check_hole_on_card(guide)
    at = guide.places.at("guide", "card")
    try:
        grid = planned(guide.card.width, guide.card.height, job, at)
        if options.printer is not None:
            yield from check_reach(grid, job, InFile(shown_path(options.printer)))
    except ContentError as error:
        yield from error.findings
