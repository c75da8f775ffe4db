"""What of a page of the book can be read: nothing that an attribute or a style hides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from builder.gates.epub.opened import XHTML, Element, OpenedBook
from builder.stylesheet import (
    MOST_CROWDED,
    PagePlaces,
    Place,
    Rule,
    Selector,
    crowding,
    declared,
    every_rule,
    leaves_seen,
    reaches,
)

SHUT = frozenset(
    XHTML + name
    for name in ("del", "details", "dialog", "noscript", "s", "small", "strike", "template")
)
"""Elements whose content a reader may never meet, or takes for less than it is."""


class Hiding:
    """What the style sheets of a book may hide: all to which they say more than leaves it seen."""

    def __init__(self, book: OpenedBook) -> None:
        rules = [rule for _, css in book.style_sheets() for rule in every_rule(css)]
        self._selectors = _pairs(rule for rule in rules if _hides(rule.declarations))
        self._crowding = _pairs(rule for rule in rules if crowding(rule.declarations))
        self._places = PagePlaces()
        self._hidden: dict[Place, bool] = {}
        self._crowded: dict[Place, float] = {}

    def shown_in(self, page: Element) -> Callable[[Element], str]:
        """Return what gives the words that can be read of an element of ``page``."""
        shut = frozenset(
            element
            for place, element in self._places.of(page)
            if _shut(element) or self._hides(place)
        )

        def words(element: Element) -> str:
            if any(around in shut for around in element.iterancestors()):
                return ""
            return " ".join("".join(_texts(element, shut)).split())

        return words

    def _hides(self, place: Place) -> bool:
        if place not in self._hidden:
            hidden = any(_may_reach(one, place) for one, _ in self._selectors)
            self._hidden[place] = hidden or self._white(place) > MOST_CROWDED
        return self._hidden[place]

    def _white(self, place: Place) -> float:
        """Return the white (em) that all that is round a place may leave at its sides."""
        if place not in self._crowded:
            reaching = (rule for one, rule in self._crowding if _may_reach(one, place))
            own = max((crowding(rule.declarations) for rule in reaching), default=0.0)
            own += crowding(declared(place.inline))
            self._crowded[place] = own + (self._white(place.parent) if place.parent else 0.0)
        return self._crowded[place]


def _pairs(rules: Iterable[Rule]) -> tuple[tuple[Selector, Rule], ...]:
    return tuple((selector, rule) for rule in rules for selector in rule.selectors)


def _may_reach(selector: Selector, place: Place) -> bool:
    """Tell whether ``selector`` reaches ``place``; one that is not understood may."""
    return not selector.steps or reaches(selector, place)


def _hides(declarations: tuple[tuple[str, str], ...]) -> bool:
    return not all(leaves_seen(name, value) for name, value in declarations)


def _texts(element: Element, shut: frozenset[Element]) -> Iterator[str]:
    if element in shut:
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child, shut)
        yield child.tail or ""


def _shut(element: Element) -> bool:
    """Tell whether an element keeps its own words from readers or from those who listen."""
    style = element.get("style")
    return (
        element.tag in SHUT
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or (style is not None and _hides(declared(style)))
    )
