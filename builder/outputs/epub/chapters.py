"""A card as a chapter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.layout.stamp import stamp
from builder.model import Card, Step
from builder.model.numbers import number_text
from builder.outputs.epub.callouts import Callout, Callouts, EmergencyLine, emergency_line, is_short
from builder.outputs.epub.links import QUICK_REFERENCE, Links, card_page, part_page
from builder.outputs.epub.manuscript import Anchor, Manuscript, PageDraft, card_title
from builder.outputs.epub.pictures import PictureView, picture_view
from builder.outputs.epub.prose import RenderedNote, render_notes, render_prose
from builder.outputs.epub.xhtml import TERM, Xhtml, anchored, inline, plain

NO_BREAK = "\u00a0"
PROSE_HEADING = 3
"""Headings in an author's prose begin below the heading of its section."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know at a glance: what it is called, what it is."""

    name: str
    value: Xhtml


@dataclass(frozen=True, slots=True)
class NumberedStep:
    """A step with its number on the card."""

    number: int
    text: Xhtml


@dataclass(frozen=True, slots=True)
class Run:
    """Steps in a row with the caution that guards the first of them."""

    callout: Callout | None
    steps: tuple[NumberedStep, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What the template of a card's chapter shows.

    Attributes:
        emergency: whom to call, if the card must say it.
        callouts: the cautions that guard no single step; they stand before all steps.
        stamp: the printed card's, to tell whether it says the same.
    """

    number: int
    title: str
    part: Anchor
    picture: PictureView | None
    cue: Xhtml
    facts: tuple[Fact, ...]
    emergency: EmergencyLine | None
    callouts: tuple[Callout, ...]
    runs: tuple[Run, ...]
    tips: tuple[Xhtml, ...]
    short_tips: bool
    prose: Xhtml
    notes: tuple[RenderedNote, ...]
    video: str
    previous: Anchor | None
    following: Anchor | None
    quick_reference: str
    stamp: str


def chapter_draft(card: Card, manuscript: Manuscript) -> PageDraft:
    """Return the draft of ``card``'s chapter."""
    guide = manuscript.guide
    return PageDraft(
        href=card_page(card),
        title=card.title,
        toc_title=card_title(guide, card),
        template="book/chapter.xhtml.j2",
        matter="bodymatter",
        depth=1,
        label=str(guide.number_of(card)),
        context={"chapter": _chapter(card, manuscript)},
    )


def _chapter(card: Card, manuscript: Manuscript) -> Chapter:
    guide, links = manuscript.guide, manuscript.links
    callouts = Callouts(manuscript)
    guarding = guide.cautions_guarding_steps(card)
    part = guide.part_of(card)
    drawing = manuscript.drawings[card.illustration] if card.illustration else None
    return Chapter(
        number=guide.number_of(card),
        title=card.title,
        part=Anchor(part_page(part), part.title),
        picture=picture_view(drawing, card) if drawing else None,
        cue=inline(card.cue, links),
        facts=tuple(_facts(card, manuscript)),
        emergency=emergency_line(guide.emergency_on(card), links),
        callouts=callouts.each(
            caution for caution in guide.cautions_on(card) if caution not in guarding
        ),
        runs=tuple(_runs(card, callouts, manuscript)),
        tips=tuple(inline(tip, links) for tip in card.tips),
        short_tips=is_short(*card.tips),
        prose=render_prose(card.body, links, PROSE_HEADING),
        notes=render_notes(card.body, links, PROSE_HEADING),
        video=card.video or "",
        previous=_neighbour(card, -1, manuscript),
        following=_neighbour(card, +1, manuscript),
        quick_reference=QUICK_REFERENCE if guide.has_quick_reference else "",
        stamp=stamp(guide, card),
    )


def _facts(card: Card, manuscript: Manuscript) -> Iterator[Fact]:
    """Yield what is said of the card; what does not apply is not said."""
    names, shared, links = (
        manuscript.words.book.facts,
        manuscript.words.card,
        manuscript.links,
    )
    if card.technique:
        yield Fact(names.technique, _linked_term(card.technique, links))
    if card.pressure != "none":
        yield Fact(names.pressure, plain(shared.pressure[card.pressure]))
    if card.direction != "none":
        yield Fact(names.direction, plain(shared.direction[card.direction]))
    if card.repeats:
        yield Fact(names.repeats, inline(card.repeats, links))
    if card.minutes:
        minutes = number_text(card.minutes, manuscript.words.sheet.decimal)
        time = f"{minutes}{NO_BREAK}{shared.minutes.of(card.minutes)}"
        yield Fact(names.time, plain(time))


def _linked_term(word: str, links: Links) -> Xhtml:
    return Xhtml(anchored(plain(word), links.term(word), TERM))


def _runs(card: Card, callouts: Callouts, manuscript: Manuscript) -> Iterator[Run]:
    """Yield the steps in runs; a guarded step begins a new one, so that its caution comes first."""
    callout: Callout | None = None
    steps: list[NumberedStep] = []
    for number, step in enumerate(card.steps, 1):
        if step.caution:
            if steps:
                yield Run(callout, tuple(steps))
            callout, steps = _guard(step, callouts, manuscript), []
        steps.append(NumberedStep(number, inline(step.text, manuscript.links)))
    if steps:
        yield Run(callout, tuple(steps))


def _guard(step: Step, callouts: Callouts, manuscript: Manuscript) -> Callout:
    return callouts.one(manuscript.guide.caution_called(step.caution or ""))


def _neighbour(card: Card, step: int, manuscript: Manuscript) -> Anchor | None:
    guide = manuscript.guide
    place = guide.number_of(card) - 1 + step
    if not 0 <= place < len(guide.cards):
        return None
    other = guide.cards[place]
    return Anchor(card_page(other), other.title, str(place + 1))
