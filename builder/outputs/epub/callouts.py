"""Cautions as the book says them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.model import Caution, Emergency, Level, Text
from builder.outputs.epub.links import Links, source_link
from builder.outputs.epub.manuscript import Anchor, Manuscript
from builder.outputs.epub.xhtml import Xhtml, inline

SHORT = 160
"""Characters: a third of the page of a phone whose type is set to 180 %. Longer boxes that could
not part left every seventh page of the massage guide more than half empty there."""
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
        whole: whether it is so short that no page need end inside it.
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
    whole: bool
    sources: tuple[Anchor, ...] = ()


def is_short(*texts: Text) -> bool:
    """Tell whether a box of ``texts`` leaves little white where it moves to the next page whole."""
    return sum(len(str(text)) for text in texts) <= SHORT


class Callouts:
    """Makes the callouts of one page, each with an anchor of its own."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self._made: dict[str, int] = {}

    def each(self, cautions: Iterable[Caution]) -> tuple[Callout, ...]:
        """Return a callout for each of ``cautions``."""
        return tuple(self.one(caution) for caution in cautions)

    def one(self, caution: Caution) -> Callout:
        """Return the callout of ``caution``."""
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
            whole=is_short(caution.hazard, caution.consequence, caution.avoid, caution.short),
            sources=tuple(_cited(caution, self._manuscript)),
        )

    def _anchor(self, caution: Caution) -> str:
        """Return the caution's anchor; a full stop cannot occur in an id of the guide."""
        count = self._made[caution.id] = self._made.get(caution.id, 0) + 1
        return f"caution-{caution.id}" if count == 1 else f"caution-{caution.id}.{count}"


def emergency_line(emergency: Emergency | None, links: Links) -> EmergencyLine | None:
    """Return how a page says whom to call, if it must."""
    if emergency is None:
        return None
    return EmergencyLine(emergency.label, emergency.number, inline(emergency.note, links))


def _cited(caution: Caution, manuscript: Manuscript) -> Iterator[Anchor]:
    for number, source in enumerate(manuscript.guide.sources, 1):
        if source.id in caution.sources:
            yield Anchor(source_link(source.id), source.title, str(number))
