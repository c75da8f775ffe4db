"""Cautions as the book says them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.model import Caution, Level
from builder.outputs.epub.links import source_link
from builder.outputs.epub.manuscript import Anchor, Manuscript
from builder.outputs.epub.xhtml import Xhtml, inline

_SIGN = "../signs/sign-{level}.svg"


@dataclass(frozen=True, slots=True)
class EmergencyLine:
    """Whom to call."""

    label: str
    number: str
    note: Xhtml


@dataclass(frozen=True, slots=True)
class Callout:
    """One caution at one place.

    Attributes:
        id: the caution's, in the guide.
        anchor: unique on its page.
        word: the signal word.
        emergency: whom to call, with a caution that stands alone and says stop.
    """

    id: str
    anchor: str
    level: Level
    word: str
    sign: str
    hazard: Xhtml
    consequence: Xhtml
    avoid: Xhtml
    short: Xhtml
    sources: tuple[Anchor, ...] = ()
    emergency: EmergencyLine | None = None


class Callouts:
    """Makes the callouts of one page, each with an anchor of its own."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self._made: dict[str, int] = {}

    def alone(self, caution: Caution) -> Callout:
        """Return a callout that stands by itself, before a step."""
        stops = caution.kind == "stop"
        return self._callout(caution, emergency_line(self._manuscript) if stops else None)

    def together(self, cautions: Iterable[Caution]) -> tuple[Callout, ...]:
        """Return callouts of a group, the emergency line with the first that says stop."""
        group = tuple(cautions)
        first = next((caution for caution in group if caution.kind == "stop"), None)
        line = emergency_line(self._manuscript)
        return tuple(
            self._callout(caution, line if caution is first else None) for caution in group
        )

    def _callout(self, caution: Caution, emergency: EmergencyLine | None) -> Callout:
        links = self._manuscript.links
        return Callout(
            id=caution.id,
            anchor=self._anchor(caution),
            level=caution.level,
            word=self._manuscript.words.signal[caution.level],
            sign=_SIGN.format(level=caution.level),
            hazard=inline(caution.hazard, links),
            consequence=inline(caution.consequence, links),
            avoid=inline(caution.avoid, links),
            short=inline(caution.short, links),
            sources=tuple(_cited(caution, self._manuscript)),
            emergency=emergency,
        )

    def _anchor(self, caution: Caution) -> str:
        """Return the caution's anchor; a full stop cannot occur in an id of the guide."""
        count = self._made[caution.id] = self._made.get(caution.id, 0) + 1
        return f"caution-{caution.id}" if count == 1 else f"caution-{caution.id}.{count}"


def emergency_line(manuscript: Manuscript) -> EmergencyLine | None:
    """Return whom the guide tells to call, or nothing."""
    emergency = manuscript.guide.emergency
    if emergency is None:
        return None
    note = inline(emergency.note, manuscript.links)
    return EmergencyLine(emergency.label, emergency.number, note)


def _cited(caution: Caution, manuscript: Manuscript) -> Iterator[Anchor]:
    for number, source in enumerate(manuscript.guide.sources, 1):
        if source.id in caution.sources:
            yield Anchor(source_link(source.id), source.title, str(number))
