"""What of a page of the book can be read: nothing that an attribute or a style hides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from builder.gates.epub.opened import XHTML, Element, OpenedBook
from builder.stylesheet import PagePlaces, Place, declared, every_rule, reaches

SHUT = frozenset(XHTML + name for name in ("details", "template", "noscript", "dialog"))
"""Elements whose content a reader may never meet."""
SIZE = re.compile(r"([\d.]+)(em|rem|%)")
IMPORTANT = " !important"
HIDING = {"display": "none", "visibility": "hidden", "opacity": "0"}


class Hiding:
    """What the style sheets of a book hide, or make smaller than the text around it."""

    def __init__(self, book: OpenedBook) -> None:
        self._selectors = tuple(
            selector
            for _, css in book.style_sheets()
            for rule in every_rule(css)
            if _hides(rule.declarations)
            for selector in rule.selectors
        )
        self._places = PagePlaces()
        self._hidden: dict[Place, bool] = {}

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
            self._hidden[place] = any(reaches(one, place) for one in self._selectors)
        return self._hidden[place]


def _hides(declarations: tuple[tuple[str, str], ...]) -> bool:
    plain = ((name, value.removesuffix(IMPORTANT).lower()) for name, value in declarations)
    return any(
        HIDING.get(name) == value or (name == "font-size" and _small(value))
        for name, value in plain
    )


def _small(value: str) -> bool:
    """Tell whether a size is smaller than the text around it."""
    size = SIZE.fullmatch(value)
    return size is not None and float(size[1]) * (0.01 if size[2] == "%" else 1.0) < 1.0


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
