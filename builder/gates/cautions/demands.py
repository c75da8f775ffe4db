"""What must stand where, as the guide alone tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.characters import SHIFTED
from builder.gates.cautions.places import Role
from builder.model import Card, Caution, Emergency, Guide
from builder.model.words import Words

EMERGENCY = "the emergency line"
SCRIPTS = re.compile(f"[{''.join(map(re.escape, SHIFTED))}]+")


@dataclass(frozen=True, slots=True)
class Demand:
    """A caution that must stand on a card, a page or a chapter.

    Attributes:
        caution: nothing for the line that tells whom to call.
        signal: the signal word of its level.
        texts: what must be there to read, after the signal word, as paper prints it; any of them.
        step: the number of the step directly before which it must stand, 0 for none.
        after: what must follow the text, before anything else.
    """

    caution: Caution | None
    role: Role
    signal: str
    texts: tuple[str, ...]
    step: int = 0
    after: str = ""

    @property
    def scripts(self) -> frozenset[str]:
        """What of the texts stands lower or higher, and is smaller."""
        marked = self.caution.short.spans if self.caution else ()
        shifted = SCRIPTS.findall("".join(self.texts))
        return frozenset((*shifted, *(span.text for span in marked if span.script)))

    @property
    def named(self) -> str:
        return f"the caution {self.caution.id!r}" if self.caution else EMERGENCY


def on_card(guide: Guide, card: Card, words: Words) -> Iterator[Demand]:
    """Yield what must stand on ``card``.

    The gravest caution stands on the front; one that guards a step, directly before that; every
    other, before all steps. On the first card and with cautions that say stop stands whom to call.
    """
    cautions = guide.cautions_on(card)
    guarding = guide.cautions_guarding_steps(card)
    for index, caution in enumerate(cautions):
        if index == 0:
            yield _printed(caution, "front", words)
        elif caution not in guarding:
            yield _printed(caution, "card", words)
    for number, step in enumerate(card.steps, 1):
        if step.caution:
            yield _printed(guide.caution_called(step.caution), "step", words, number)
    if guide.emergency_on(card):
        yield from _emergency(guide, "card")


def anywhere(guide: Guide, words: Words) -> Iterator[Demand]:
    """Yield every caution and whom to call, wherever they may have to stand on paper."""
    for caution in guide.cautions:
        yield _printed(caution, "card", words)
    yield from _emergency(guide, "card")


def on_quick_reference(guide: Guide, words: Words) -> Iterator[Demand]:
    """Yield what must stand on the quick reference."""
    for caution in guide.cautions:
        if caution.on_quick_reference:
            yield _printed(caution, "quick-reference", words)
    yield from _emergency(guide, "quick-reference")


def _printed(caution: Caution, role: Role, words: Words, step: int = 0) -> Demand:
    return Demand(caution, role, words.signal[caution.level], (str(caution.short),), step)


def _emergency(guide: Guide, role: Role) -> Iterator[Demand]:
    line = guide.emergency
    if line is not None:
        yield Demand(None, role, "", emergency_texts(line), after=str(line.note or ""))


def emergency_texts(line: Emergency) -> tuple[str, ...]:
    """Return how templates may write whom to call; the note follows."""
    return f"{line.label}: {line.number}", f"{line.label} {line.number}"
