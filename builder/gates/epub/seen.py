"""Rules of style that keep what is about safety from being seen, told where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.diagnostics import Finding, InMember
from builder.gates.epub.opened import XHTML, Element, OpenedBook
from builder.stylesheet import Place, Rule, declared, every_rule, leaves_seen, reaches

CODE = "caution-hidden"
HINT = "leave it out, or let it reach no caution, no step, and nothing that is round them"
GUARDED = ("data-caution", "data-step")
EMERGENCY = "emergency"
PICTURE = f"{XHTML}img"


def check_seen(book: OpenedBook) -> Iterator[Finding]:
    """No style reaches a caution, a step or whom to call but what surely leaves it seen."""
    places = {place: book.at(path, element) for path, place, element in _guarded(book)}
    for path, css in book.style_sheets():
        for rule in every_rule(css):
            if any(_reaches(rule, place) for place in places):
                at = InMember(book.name, path, rule.line)
                yield from _hiding(rule.declarations, rule.called, at)
    for place, here in places.items():
        yield from _hiding(declared(place.inline), "style", here)


def _guarded(book: OpenedBook) -> Iterator[tuple[str, Place, Element]]:
    """Yield what is about safety, with all that is in it and round it."""
    for path, place, element in book.placed:
        if element.tag != PICTURE and (_is_in(element) or any(map(_is_guarded, element.iter("*")))):
            yield path, place, element


def _is_in(element: Element) -> bool:
    return any(map(_is_guarded, element.iterancestors()))


def _is_guarded(element: Element) -> bool:
    named = any(element.get(name) is not None for name in GUARDED)
    return named or EMERGENCY in (element.get("class") or "").split()


def _reaches(rule: Rule, place: Place) -> bool:
    return any(reaches(selector, place) for selector in rule.selectors)


def _hiding(declarations: Iterable[tuple[str, str]], where: str, at: InMember) -> Iterator[Finding]:
    for name, value in declarations:
        if not leaves_seen(name, value):
            fact = f"'{name}: {value}' of {where!r} may keep what is about safety from being seen"
            yield Finding(at, CODE, fact, HINT)
