"""A guide: everything that one title says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field

from builder.diagnostics import Places
from builder.model.address import Address
from builder.model.base import FILLED_IN, Line, Prose, Value, at_most
from builder.model.card import Card
from builder.model.card_size import CardFormat
from builder.model.caution import SEVERITY, Caution
from builder.model.illustration import Illustration
from builder.model.lamination import Lamination
from builder.model.wording import Wording


class Series(Value):
    """The row of titles that the guide belongs to.

    Attributes:
        name: of the row.
        number: of this guide in it.
    """

    name: Line
    number: int = Field(ge=1, le=9999)


class Release(Value):
    """Which state of the guide this is.

    Attributes:
        version: printed on title card and stamps.
        date: of this version, the only date a build knows.
    """

    version: Line
    date: str


class Creator(Value):
    """Somebody who made the guide.

    Attributes:
        name: as it is printed.
        role: a relator word of MARC.
        file_as: the name as catalogues sort it, such as Lovelace, Ada; it is never guessed.
    """

    name: Line
    role: str = "author"
    file_as: Line | None = None


class Review(Value):
    """A check of the guide by a qualified person, printed on the title card.

    Attributes:
        name: who checked it.
        credential: with what right.
        date: when.
        covers: which part of the guide.
        cautions: the states of the cautions that the reviewer saw, by id; ``build.json`` lists
            those of today.
    """

    name: Line
    credential: Line
    date: str
    covers: Line
    cautions: Mapping[str, str] = Field(default_factory=dict)


class Part(Value):
    """Cards that belong together.

    Attributes:
        id: by which the quick reference names it.
        title: on the tab of its cards.
        intro: below its heading in the e-book.
        cards: their ids, in the order of the set.
    """

    id: str
    title: Line
    intro: Prose | None = None
    cards: tuple[str, ...]


class QuickReference(Value):
    """The one page of cues.

    Attributes:
        title: at its head.
        rule: the one sentence to keep in mind, below the title.
        columns: of cues.
        groups: ids of the parts on it; by default all.
    """

    title: Line = "Quick reference"
    rule: Prose | None = None
    columns: int = Field(default=2, ge=1, le=3)
    groups: tuple[str, ...] | None = None


class Source(Value):
    """A work that cautions cite.

    Attributes:
        id: by which cautions name it.
        title: as it is printed, with its author.
        url: its address in the web.
        year: of its publication.
    """

    id: str
    title: Line
    url: Address | None = None
    year: int | None = Field(default=None, ge=1, le=2999)


class Emergency(Value):
    """Whom to call: on the first card, on cards that say stop, on the quick reference, in the book.

    Attributes:
        label: what the number is for.
        number: to call.
        note: when to call it, or what to say.
    """

    label: Line
    number: Line
    note: Prose | None = None


class Guide(Value):
    """One title, read and checked.

    ``cards`` stand in the order of ``parts``; a card's number is its place there, from 1.

    Attributes:
        title: on the title card and the cover.
        description: one or two sentences, for catalogues of books.
        language: of the guide; it chooses the fixed words.
        identifier: of the book, never to be changed.
        edition: which state of the guide this is.
        parts: the cards, in groups and in order.
        subtitle: below the title.
        series: the row of titles that the guide belongs to.
        creators: who made it.
        reviews: who checked it; without one, title card and book say that nobody did.
        rights: the licence or the owner, for the book's imprint.
        subjects: what it is about, for catalogues of books.
        card: size of the cards.
        lamination: how the cards are sealed in plastic.
        wording: words for the gate of wording, and what is meant as it is written.
        quick_reference: the one page of cues.
        glossary: words and what they mean; texts name them as ``:term[word]``.
        sources: works that cautions cite.
        emergency: whom to call.
        zones: names of the author's own, and what they mean, beside those that the figures know.
    """

    id: Annotated[str, FILLED_IN]
    title: Line = Field(max_length=120)
    description: Line
    language: str
    identifier: str
    edition: Release
    parts: tuple[Part, ...]
    subtitle: Annotated[Prose, at_most(160)] | None = None
    series: Series | None = None
    creators: tuple[Creator, ...] = ()
    reviews: tuple[Review, ...] = ()
    rights: Line = ""
    subjects: tuple[Line, ...] = ()
    card: CardFormat = CardFormat()
    lamination: Lamination = Lamination()
    wording: Wording = Wording()
    quick_reference: QuickReference = QuickReference()
    glossary: Mapping[Line, Prose] = Field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    emergency: Emergency | None = None
    zones: Mapping[str, Line] = Field(default_factory=dict)
    cautions: Annotated[tuple[Caution, ...], FILLED_IN] = ()
    cards: Annotated[tuple[Card, ...], FILLED_IN] = ()
    illustrations: Annotated[Mapping[str, Illustration], FILLED_IN] = Field(default_factory=dict)
    theme: Annotated[Mapping[str, Any], FILLED_IN] = Field(default_factory=dict)
    folder: Annotated[str, FILLED_IN] = ""
    places: Annotated[Places, FILLED_IN] = Field(default_factory=Places, repr=False)

    @cached_property
    def _cards(self) -> dict[str, Card]:
        return {card.id: card for card in self.cards}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {card.id: number for number, card in enumerate(self.cards, 1)}

    @cached_property
    def _cautions(self) -> dict[str, Caution]:
        return {caution.id: caution for caution in self.cautions}

    @cached_property
    def _parts(self) -> dict[str, int]:
        return {card: index for index, part in enumerate(self.parts) for card in part.cards}

    @cached_property
    def _cautions_on(self) -> dict[str, tuple[Caution, ...]]:
        return {card.id: self._gravest_first(card) for card in self.cards}

    @property
    def cautions_by_id(self) -> Mapping[str, Caution]:
        return self._cautions

    @cached_property
    def unseen_cautions(self) -> tuple[Caution, ...]:
        """Cautions whose words no review saw as they are; empty as long as there is no review."""
        if not self.reviews:
            return ()
        seen = {(name, state) for review in self.reviews for name, state in review.cautions.items()}
        return tuple(each for each in self.cautions if (each.id, each.state) not in seen)

    def card_called(self, card_id: str) -> Card:
        return self._cards[card_id]

    def caution_called(self, caution_id: str) -> Caution:
        return self._cautions[caution_id]

    @property
    def quick_parts(self) -> tuple[Part, ...]:
        """The parts whose cards the quick reference lists."""
        chosen = self.quick_reference.groups
        listed = (part for part in self.parts if chosen is None or part.id in chosen)
        return tuple(part for part in listed if part.cards)

    @property
    def has_quick_reference(self) -> bool:
        """Whether the quick reference has anything to say but its title."""
        cautions = any(caution.on_quick_reference for caution in self.cautions)
        return bool(self.quick_parts or cautions or self.quick_reference.rule or self.emergency)

    def part_of(self, card: Card) -> Part:
        return self.parts[self._parts[card.id]]

    def part_index(self, card: Card) -> int:
        """Return the place of the card's part in the guide, from 0."""
        return self._parts[card.id]

    def number_of(self, card: Card) -> int:
        """Return the card's place in the set, from 1: the same in every output."""
        return self._numbers[card.id]

    def cards_of(self, part: Part) -> tuple[Card, ...]:
        return tuple(self._cards[card_id] for card_id in part.cards)

    def card_after(self, card: Card) -> Card | None:
        number = self._numbers[card.id]
        return self.cards[number] if number < len(self.cards) else None

    @property
    def screening_card(self) -> Card | None:
        """The card that carries every ``stop`` and ``ask`` caution: the first of the set."""
        return self.cards[0] if self.cards else None

    def cautions_on(self, card: Card) -> tuple[Caution, ...]:
        """Return the cautions that must stand on ``card``, the gravest first, each once."""
        return self._cautions_on[card.id]

    def _gravest_first(self, card: Card) -> tuple[Caution, ...]:
        cautions = dict.fromkeys(self._applying(card))
        return tuple(sorted(cautions, key=lambda caution: SEVERITY.index(caution.level)))

    def emergency_on(self, card: Card) -> Emergency | None:
        """Return whom to call: on the screening card and with every caution that says stop."""
        stops = any(caution.kind == "stop" for caution in self.cautions_on(card))
        return self.emergency if stops or card is self.screening_card else None

    def cautions_guarding_steps(self, card: Card) -> tuple[Caution, ...]:
        """Return the cautions that stand directly before one of the card's steps."""
        named = dict.fromkeys(step.caution for step in card.steps if step.caution)
        return tuple(self._cautions[name] for name in named)

    def _applying(self, card: Card) -> Iterator[Caution]:
        named = {*card.cautions, *(step.caution for step in card.steps if step.caution)}
        screens = card is self.screening_card
        for caution in self.cautions:
            screening = screens and caution.on_screening_card
            if screening or caution.id in named or _applies(caution, card):
                yield caution


def _applies(caution: Caution, card: Card) -> bool:
    if caution.cards == "all":
        return True
    if caution.cards is not None:
        return card.id in caution.cards
    return bool(set(caution.zones) & set(card.zones))
