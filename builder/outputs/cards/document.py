"""The card set as one document: two faces a card, in the order of the guide."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from builder.diagnostics import ContentError, Finding
from builder.drawing import Document, Drawing, Page, Section
from builder.edition import Edition
from builder.layout.anchors import TITLE, anchor, resolve_links
from builder.layout.blocks import Face, FigureBlock, read_face
from builder.layout.coverage import check_card
from builder.layout.look import Look
from builder.layout.measures import on_card
from builder.layout.origin import TOO_NARROW, at_its_origin
from builder.layout.page import document_of
from builder.layout.setting import each
from builder.model import Card, CardFormat, Guide
from builder.model.card_size import LONGEST_SIDE
from builder.model.words import CardWords, Words
from builder.outputs.cards.context import card_context, title_context
from builder.outputs.cards.continuation import NamedFace, paired_faces
from builder.outputs.cards.face import (
    CardGround,
    compose_face,
    ground_of,
    measure_face,
)
from builder.outputs.cards.fitting import fitted_faces
from builder.templating import Templates, parse_markup


@dataclass(frozen=True, slots=True)
class FaceFit:
    """How a face came out: its type size in points and the room left over in mm."""

    name: str
    size_pt: float
    spare: float


@dataclass(frozen=True, slots=True)
class CardSet:
    """The composed cards, with how each face fits.

    ``grounds`` are what a print shop's faces have under them, by the names of the pages.
    """

    document: Document
    fits: tuple[FaceFit, ...]
    grounds: Mapping[str, CardGround | None] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class _Sides:
    """A card's faces as its templates made them; ``title`` names it in the bookmarks."""

    anchor: str
    number: str
    title: str
    front: Face
    back: Face

    @property
    def label(self) -> str:
        """What a reader shows as the number of the card's pages."""
        return self.number or self.title


def compose_cards(edition: Edition) -> CardSet:
    """Return every card of the guide as two finished faces, and continuation cards.

    Raises:
        ContentError: a template yields what is no block markup, or a text fits nowhere.
    """
    guide, templates, words = edition.guide, edition.templates, edition.words
    title = _title(guide, templates)
    cards = each(partial(_sides, guide, card, templates, words) for card in guide.cards)
    every = [title, *cards]
    _check_pictures(every, edition.drawings)
    try:
        size, named = _fitted(every, _look(edition, guide.card), guide.card, words.card)
    except ContentError as error:
        findings = at_its_origin(error.findings, guide)
        raise ContentError(_with_least_width(findings, every, edition)) from error
    pages = {
        sides.anchor: tuple(_page(face, sides) for face in group)
        for sides, group in zip(every, named, strict=True)
    }
    fits = tuple(
        FaceFit(face.name, size, round(face.measured.spare, 2)) for group in named for face in group
    )
    grounds = {face.name: ground_of(face.measured) for group in named for face in group}
    return CardSet(_document(guide, every, pages), fits, grounds)


def _look(edition: Edition, card: CardFormat) -> Look:
    return Look(edition.theme, edition.family, edition.drawings, on_card(edition.theme, card))


def _fitted(
    every: Sequence[_Sides], look: Look, card: CardFormat, words: CardWords
) -> tuple[float, list[tuple[NamedFace, ...]]]:
    """Return the size of the set (points) and the faces of each card.

    A block that is taller than a face at the size of the others makes them all smaller.

    Raises:
        ContentError: a word or a block has no room even at the floor.
    """
    faces = [face for sides in every for face in (sides.front, sides.back)]
    size, measured = fitted_faces(faces, card, look)
    while True:
        pairs = zip(measured[::2], measured[1::2], strict=True)
        try:
            return size, each(
                partial(paired_faces, sides.anchor, sides.label, front, back, words)
                for sides, (front, back) in zip(every, pairs, strict=True)
            )
        except ContentError:
            if size <= look.measures.body_floor:
                raise
        size = max(size - look.measures.step, look.measures.body_floor)
        smaller = look.sized(body=size)
        measured = tuple(measure_face(face, card, smaller) for face in faces)


def _with_least_width(
    findings: Iterable[Finding], every: Sequence[_Sides], edition: Edition
) -> Iterator[Finding]:
    """Yield ``findings``; one of a card that is too narrow tells how wide it must be."""
    least = 0.0
    for finding in findings:
        if finding.code == TOO_NARROW:
            least = least or _least_width(every, edition)
            hint = f"take a card that is at least {least:g} mm wide"
            yield replace(finding, hint=hint)
        else:
            yield finding


def _least_width(every: Sequence[_Sides], edition: Edition) -> float:
    """Return the least whole width (mm) of a card that has room for the program's own words."""
    card = edition.guide.card
    for width in range(math.ceil(card.width), int(LONGEST_SIDE)):
        wider = card.model_copy(update={"width": float(width)})
        try:
            _fitted(every, _look(edition, wider), wider, edition.words.card)
        except ContentError as error:
            found = at_its_origin(error.findings, edition.guide)
            if any(finding.code == TOO_NARROW for finding in found):
                continue
        return float(width)
    return LONGEST_SIDE


def _page(face: NamedFace, sides: _Sides) -> Page:
    page = compose_face(face.name, face.label, face.measured)
    card = int(sides.number or 0)
    return replace(page, card=card, side=face.side, continuation=face.continuation)


def _title(guide: Guide, templates: Templates) -> _Sides:
    context, place = title_context(guide), guide.places.at("guide", "title")
    front, back = (
        _face(templates, f"card/title-{side}.block.j2", context, guide)
        for side in ("front", "back")
    )
    return _Sides(TITLE, "", guide.title, replace(front, at=place), replace(back, at=place))


def _sides(guide: Guide, card: Card, templates: Templates, words: Words) -> _Sides:
    """Return the faces of ``card``; what is too long is found at the card, not at its template."""
    context, place = card_context(guide, card, words), guide.places.at("cards", card.id)
    front, back = (
        _face(templates, f"card/{side}.block.j2", context, guide) for side in ("front", "back")
    )
    findings = list(check_card(guide, card, (front, back), words))
    if findings:
        raise ContentError(findings)
    number = str(guide.number_of(card))
    front, back = replace(front, at=place), replace(back, at=place)
    return _Sides(anchor(guide, card), number, card.title, front, back)


def _face(templates: Templates, name: str, context: Mapping[str, Any], guide: Guide) -> Face:
    root = parse_markup(templates.render(name, **context), name, templates.shown(name))
    findings = list(resolve_links(root, guide))
    face = read_face(root)
    if findings:
        raise ContentError(findings)
    return face


def _check_pictures(cards: Sequence[_Sides], drawings: Mapping[str, Drawing]) -> None:
    faces = (face for sides in cards for face in (sides.front, sides.back))
    findings = [
        Finding(block.at, "markup-value", f"no picture is called {block.name!r}")
        for face in faces
        for block in face.blocks
        if isinstance(block, FigureBlock) and block.name not in drawings
    ]
    if findings:
        raise ContentError(findings)


def _document(
    guide: Guide, cards: Sequence[_Sides], pages: Mapping[str, tuple[Page, ...]]
) -> Document:
    sections = {sides.anchor: Section(sides.title, pages[sides.anchor]) for sides in cards}
    parts = tuple(
        Section(
            part.title,
            tuple(_numbered(guide, card, sections) for card in guide.cards_of(part)),
            role="Part",
        )
        for part in guide.parts
        if part.cards
    )
    return document_of(guide, guide.title, (sections[TITLE], *parts))


def _numbered(guide: Guide, card: Card, sections: Mapping[str, Section]) -> Section:
    section = sections[anchor(guide, card)]
    return replace(section, title=f"{guide.number_of(card)} {section.title}")
