"""What of a printed set is out of date, and what of a build is as it was made, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.store.earlier import Outdated
    from builder.store.verify import Verified

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


AGREEMENTS = {
    "same": "the same bytes",
    "same content": "the same content, packed otherwise",
    "changed": "CHANGED since it was made",
    "missing": "MISSING",
}


def verified_lines(verified: Sequence[Verified]) -> Iterator[str]:
    """Yield how each file agrees with the one that was made."""
    widest = max(len(each.name) for each in verified)
    for each in verified:
        yield f"{each.name:{widest}}  {AGREEMENTS[each.agreement]}"
