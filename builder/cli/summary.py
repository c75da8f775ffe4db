"""How a build came out, in a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.pipeline import Built
    from builder.store.revisions import Outdated

MOST_PAGES = 24
"""Of so many pages the ink of each is told; of longer files that of the palest and fullest."""


SAYINGS = {
    "changed": "print again: {card}",
    "moved": "print again, its number is new: {card}",
    "new": "print: {card}, which is new",
    "gone": "take out: {card}, which is no longer in the set",
}


def outdated_lines(found: Sequence[Outdated]) -> Iterator[str]:
    """Yield what to do with the cards that were printed, one a line."""
    if not found:
        yield "every card is as it was printed"
    for each in found:
        number, title = each.revision.number, each.revision.title
        card = f"card {number} {title!r}" if number else "the title card"
        yield SAYINGS[each.state].format(card=card)


def summary_lines(built: Built) -> Iterator[str]:
    """Yield type size and room of the cards, what the sheets come to, the ink on them."""
    pages = built.pages
    if pages.card_set is not None:
        fits = pages.card_set.fits
        tightest = min(fits, key=lambda fit: fit.spare)
        yield (
            f"{len(fits)} faces at {tightest.size_pt:g} pt; the fullest, {tightest.name}, "
            f"has {tightest.spare:.1f} mm to spare"
        )
    if pages.sheets is not None:
        sheets = pages.sheets
        paper = "sheet" if sheets.sheets == 1 else "sheets"
        yield (
            f"{sheets.cards} cards on {sheets.sheets} {paper} of paper, {sheets.grid.capacity} "
            f"to a sheet; {sheets.cuts} cuts"
        )
    elif pages.outdated == ():
        yield "no card changed since that build: there is nothing to print"
    if built.ink:
        yield f"ink on the sheets, estimated: {_ink(built)}"


def _ink(built: Built) -> str:
    totals = [page.total for page in built.ink]
    mean = sum(totals) / len(totals)
    if len(totals) > MOST_PAGES:
        return f"{mean:.0f} % of a page, from {min(totals):.0f} to {max(totals):.0f} %"
    each = ", ".join(f"{total:.0f}" for total in totals)
    return f"{mean:.0f} % of a page on average; page by page {each} %"
