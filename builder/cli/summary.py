"""What of a printed set is out of date, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.store.earlier import Outdated

SAYINGS = {
    "changed": "print again: {card}",
    "moved": "print again, its number is new: {card}",
    "new": "print: {card}, which is new",
    "gone": "take out: {card}, which is no longer in the set",
}


def outdated_lines(outdated: Sequence[Outdated]) -> Iterator[str]:
    """Yield what to do with the cards that were printed, one a line."""
    if not outdated:
        yield "every card is as it was printed"
    for each in outdated:
        number, title = each.revision.number, each.revision.title
        card = f"card {number} {title!r}" if number else "the title card"
        yield SAYINGS[each.state].format(card=card)
