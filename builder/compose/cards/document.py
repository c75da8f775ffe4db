"""The card set as one document: two faces a card, in the order of the guide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from builder.compose.cards.blocks import Face, Figure, read_face
from builder.compose.cards.context import anchor, card_context, title_context
from builder.compose.cards.face import Measured, compose_face, measure_face
from builder.compose.cards.fitting import fitted_faces, split_face
from builder.compose.look import Look
from builder.diagnostics import ContentError, Finding, Position
from builder.drawing import Document, Drawing, Page, Section
from builder.model import Card, Guide
from builder.model.theme import Theme
from builder.templating import Templates, parse_markup
from builder.typeset import Family

TITLE = "title"
_Named = tuple[str, str, Measured]


@dataclass(frozen=True, slots=True)
class FaceFit:
    """How a face came out: its type size in points and the room left over in mm."""

    name: str
    size_pt: float
    spare: float


@dataclass(frozen=True, slots=True)
class CardSet:
    """The composed cards, with how each face fits."""

    document: Document
    fits: tuple[FaceFit, ...]


@dataclass(frozen=True, slots=True)
class _Sides:
    """A card's faces as its templates made them; ``title`` names it in the bookmarks."""

    anchor: str
    number: str
    title: str
    front: Face
    back: Face


def compose_cards(
    guide: Guide,
    theme: Theme,
    templates: Templates,
    words: Mapping[str, Any],
    family: Family,
    drawings: Mapping[str, Drawing],
) -> CardSet:
    """Return every card of ``guide`` as two finished faces, and continuation cards.

    Raises:
        ContentError: a template yields what is no block markup, or a text fits nowhere.
    """
    title = _title(guide, templates)
    cards = [_sides(guide, card, templates, words) for card in guide.cards]
    look = Look(theme, family, drawings, theme.type.body)
    _check_pictures([title, *cards], look)
    faces = [face for sides in cards for face in (sides.front, sides.back)]
    size, measured = fitted_faces(faces, guide.card, look)
    titles = [measure_face(face, guide.card, look) for face in (title.front, title.back)]
    named = _named([title, *cards], [*titles, *measured], words)
    pages = {
        sides.anchor: tuple(compose_face(*item) for item in items)
        for sides, items in zip([title, *cards], named, strict=True)
    }
    fits = tuple(
        FaceFit(name, size, round(item.spare, 2)) for items in named for name, _, item in items
    )
    return CardSet(_document(guide, [title, *cards], pages), fits)


def _title(guide: Guide, templates: Templates) -> _Sides:
    given, place = title_context(guide), guide.places.at("guide", "title")
    return _Sides(
        TITLE,
        "",
        guide.title,
        _face(templates, "card/title-front.block.j2", given, place),
        _face(templates, "card/title-back.block.j2", given, place),
    )


def _sides(guide: Guide, card: Card, templates: Templates, words: Mapping[str, Any]) -> _Sides:
    given, place = card_context(guide, card, words), guide.places.at("cards", card.id)
    return _Sides(
        anchor(guide, card),
        str(guide.number_of(card)),
        card.title,
        _face(templates, "card/front.block.j2", given, place),
        _face(templates, "card/back.block.j2", given, place),
    )


def _face(templates: Templates, name: str, given: Mapping[str, Any], place: Position) -> Face:
    """Return the face that a template makes; what is too long is found at ``place``."""
    markup = parse_markup(templates.render(name, **given), name, templates.shown(name))
    return replace(read_face(markup), at=place)


def _check_pictures(cards: list[_Sides], look: Look) -> None:
    faces = (face for sides in cards for face in (sides.front, sides.back))
    findings = [
        Finding(block.at, "markup-value", f"no picture is called {block.name!r}")
        for face in faces
        for block in face.blocks
        if isinstance(block, Figure) and block.name not in look.drawings
    ]
    if findings:
        raise ContentError(findings)


def _named(
    cards: list[_Sides], measured: list[Measured], words: Mapping[str, Any]
) -> list[list[_Named]]:
    """Return for each card its faces with their names, continuations included."""
    result: list[list[_Named]] = []
    findings: list[Finding] = []
    for index, sides in enumerate(cards):
        front, back = measured[2 * index : 2 * index + 2]
        try:
            result.append(list(_named_faces(sides, front, back, words)))
        except ContentError as error:
            findings += error.findings
    if findings:
        raise ContentError(findings)
    return result


def _named_faces(
    sides: _Sides, front: Measured, back: Measured, words: Mapping[str, Any]
) -> Iterator[_Named]:
    """Yield (page name, page label, face): front and back, then the continuation cards."""
    back_word, label = words["card"]["back"], sides.number or sides.title
    first, *rest = [*split_face(front), *split_face(back)]
    yield sides.anchor, label, first
    yield f"{sides.anchor}-back", f"{label} {back_word}", rest[0]
    more = f"{label} ({words['card']['continued']})"
    for index in range(1, len(rest), 2):
        name = f"{sides.anchor}-{index // 2 + 2}"
        yield name, more, rest[index]
        last = rest[index + 1] if index + 1 < len(rest) else _emptied(rest[index])
        yield f"{name}-back", f"{more} {back_word}", last


def _emptied(measured: Measured) -> Measured:
    """Return the other side of a continuation card that needs only one."""
    return measure_face(replace(measured.face, blocks=()), measured.card, measured.look)


def _document(guide: Guide, cards: list[_Sides], pages: Mapping[str, tuple[Page, ...]]) -> Document:
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


def document_of(guide: Guide, title: str, children: tuple[Section | Page, ...]) -> Document:
    """Return a document that carries the guide's metadata."""
    return Document(
        title=title,
        language=guide.language,
        children=children,
        author=", ".join(creator.name for creator in guide.creators),
        subject=guide.description,
        keywords=guide.subjects,
        date=guide.edition.date,
        identifier=guide.identifier,
        rights=guide.rights,
        viewer={"PrintScaling": "None"},
    )
