"""Rules of style: all e-readers follow it, nothing is idle, fonts have all letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.characters import inked
from builder.diagnostics import Finding, InMember
from builder.gates.epub.opened import XHTML, Element, OpenedBook, resolved
from builder.stylesheet import FACE as DESCRIBING
from builder.stylesheet import Place, Rule, declared, every_rule, may_stand, reaches
from builder.typeset import characters_in

TYPE_ROOT = "html"
"""The only element that may name a font: a reader's choice, set on the body, is stronger there."""
RELATIVE = re.compile(r"[\d.]+(?:em|rem|%)|larger|smaller|inherit")
UNITLESS = re.compile(r"[\d.]+(?:em|%)?|normal|inherit")
FACE = "font-face"
BREAKS = frozenset("\n\t\r")
FONTS = ("font/ttf", "font/otf", "application/font-sfnt", "application/vnd.ms-opentype")

Lettered = tuple[str, Element, frozenset[str]]
"""A page by its path and the characters on it."""


def check_style(book: OpenedBook) -> Iterator[Finding]:
    """Every rule is one that all e-readers follow, and leaves the reader font and size."""
    for path, css in book.style_sheets():
        for rule in every_rule(css):
            at = _line(book, path, rule)
            yield from _unread(rule, at)
            if rule.name:
                yield from _at_rule(book, path, at, rule)
            else:
                yield from _unknown(rule, at)
                yield from _declarations(rule.declarations, rule.prelude, at)
                yield from _fetched(rule, at)
    for path, page in book.pages():
        for element in page.iter("*"):
            if style := element.get("style"):
                yield from _declarations(declared(style), "style", book.at(path, element))


def _line(book: OpenedBook, path: str, rule: Rule) -> InMember:
    return InMember(book.name, path, rule.line)


def _unread(rule: Rule, at: InMember) -> Iterator[Finding]:
    """Yield what readers pass over, in silence, and rules in rules, which old ones do not know."""
    for fault in rule.faults:
        yield Finding(at, "epub-style", f"readers pass over part of the style sheet: {fault}")
    if rule.inner and not rule.name:
        message = f"not every reader follows rules inside {rule.prelude!r}"
        yield Finding(at, "epub-style", message)


def _at_rule(book: OpenedBook, path: str, at: InMember, rule: Rule) -> Iterator[Finding]:
    """Yield what is wrong with a rule that is no style of an element: only fonts are named so."""
    if rule.name != FACE:
        yield Finding(at, "epub-style", f"not every reader follows {'@' + rule.name!r}")
    for name, value in rule.declarations:
        if name not in DESCRIBING:
            yield Finding(at, "epub-style", f"not every reader follows '{name}: {value}'")
    for target in rule.addresses:
        if resolved(path, target) not in {item.path for item in book.items}:
            yield Finding(at, "epub-link", f"the font {target!r} is not in the book")


def _fetched(rule: Rule, at: InMember) -> Iterator[Finding]:
    for target in rule.addresses:
        yield Finding(at, "epub-style", f"not every reader fetches {target!r}")


def _unknown(rule: Rule, at: InMember) -> Iterator[Finding]:
    for selector in rule.selectors:
        if not selector.steps:
            message = f"not every reader understands the selector {selector.text!r}"
            yield Finding(at, "epub-style", message)


def _declarations(
    declarations: tuple[tuple[str, str], ...], where: str, at: InMember
) -> Iterator[Finding]:
    for name, value in declarations:
        if not may_stand(name, value):
            message = f"not every reader follows '{name}: {value}'"
            yield Finding(at, "epub-style", message)
        if _takes_choice(name, value, where):
            message = f"'{name}: {value}' of {where!r} takes the choice from the reader"
            yield Finding(at, "epub-reader-choice", message)


def _takes_choice(name: str, value: str, where: str) -> bool:
    match name:
        case _ if "!important" in value:
            return True
        case "font" | "font-family":
            return where != TYPE_ROOT
        case "font-size":
            return RELATIVE.fullmatch(value) is None
        case "line-height":
            return UNITLESS.fullmatch(value) is None
        case "text-align":
            return value == "justify"
        case _:
            return False


def check_use(book: OpenedBook) -> Iterator[Finding]:
    """Every rule reaches an element of the book, and every class is in a rule."""
    places = _places(book)
    known = set()
    for path, css in book.style_sheets():
        for rule in every_rule(css):
            for selector in rule.selectors:
                known |= {name for step in selector.steps for name in step.classes}
                if selector.steps and not any(reaches(selector, place) for place in places):
                    message = f"the rule for {selector.text!r} reaches nothing in the book"
                    at = _line(book, path, rule)
                    yield Finding(at, "epub-unused-style", message, severity="warning")
    for place, at in places.items():
        for name in sorted(place.classes - known):
            message = f"no rule is written for the class {name!r}"
            yield Finding(at, "epub-unused-style", message, severity="warning")


def _places(book: OpenedBook) -> dict[Place, InMember]:
    """Return the places of the book's elements, each with where it is met first."""
    places: dict[Place, InMember] = {}
    for path, place, element in book.placed:
        if place not in places:
            places[place] = book.at(path, element)
    return places


def check_glyphs(book: OpenedBook) -> Iterator[Finding]:
    """Each character is in each font, or a reader's other font stands out among the words."""
    lettered = tuple(_lettered(book))
    for item in book.items:
        if item.media_type in FONTS and item.path in book.members:
            known = characters_in(book.members[item.path])
            if not known:
                yield Finding(book.at(item.path), "epub-character", "the font cannot be read")
            else:
                yield from _lacking(book, lettered, known, item.path)


def _lettered(book: OpenedBook) -> Iterator[Lettered]:
    for path, page in book.pages():
        body = page.find(f"{XHTML}body")
        if body is not None:
            yield path, page, frozenset("".join(map(str, body.itertext())))


def _lacking(
    book: OpenedBook, lettered: Iterable[Lettered], known: frozenset[str], font: str
) -> Iterator[Finding]:
    for path, page, characters in lettered:
        for character in inked("".join(sorted(characters - known - BREAKS))):
            message = f"{font} has no {character!r} (U+{ord(character):04X})"
            yield Finding(book.at(path, _with(page, character)), "epub-character", message)


def _with(page: Element, character: str) -> Element | None:
    """Return the first element that holds ``character`` itself."""
    texts = ((element, (element.text, *(c.tail for c in element))) for element in page.iter("*"))
    holding = (e for e, parts in texts if any(part and character in part for part in parts))
    return next(holding, None)
