"""Colours of the book on every ground that a reader may choose for it: white, sepia, black."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.diagnostics import Finding, InMember
from builder.gates.epub.opened import Element, OpenedBook
from builder.model.bars import LINE, TEXT
from builder.model.contrast import contrast
from builder.stylesheet import Place, Rule, Selector, declared, every_rule, reaches

CODE = "epub-contrast"
GROUNDS = {"white": "#ffffff", "sepia": "#f1e8d0", "black": "#000000"}
"""Pages of e-readers: the sepia is that of foliate-js, the darkest known to us."""
LARGE, LARGE_BOLD = 24 / 16, 18.66 / 16
"""Sizes (em of a reader's 16 px) from which text is large (WCAG 2.2: 18 pt, or 14 pt bold)."""
BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
BOLD_WORDS = frozenset(("bold", "bolder", "600", "700", "800", "900"))
READERS_SIZES = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h5": 0.83, "h6": 0.67, "small": 0.83,
                 "sub": 0.83, "sup": 0.83}  # fmt: skip
"""What readers set where the book says nothing (HTML, 15.3)."""
HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}\b")
SIZE = re.compile(r"([\d.]+)(em|rem|%)")
LOOK = ("color", "background-color", "font-size", "font-weight")
LINES = ("border", "outline", "text-decoration")

Weighed = tuple[Selector, Rule]


@dataclass(frozen=True, slots=True)
class TextLook:
    """How text looks at a place: no colour and no ground are the reader's own; size in em."""

    colour: str = ""
    ground: str = ""
    size: float = 1.0
    bold: bool = False


def check_contrast(book: OpenedBook) -> Iterator[Finding]:
    """Text has 4.5:1 (large text 3:1), lines have 3:1 on every ground."""
    weighed: list[Weighed] = []
    for path, css in book.style_sheets():
        for rule in every_rule(css):
            at = InMember(book.name, path, rule.line)
            yield from _lines(rule, at)
            if any(name in LOOK for name, _ in rule.declarations):
                weighed += ((selector, rule) for selector in rule.selectors)
    weighed.sort(key=lambda pair: pair[0].weight)
    yield from _texts(book, weighed)


def _lines(rule: Rule, at: InMember) -> Iterator[Finding]:
    """Yield the colours of lines that cannot be seen; colours must be numbers to be reckoned."""
    for name, value in rule.declarations:
        if name.startswith(LINES):
            for colour in HEX.findall(value):
                for faint in _faint(colour, "", LINE):
                    yield Finding(at, CODE, f"the line {colour} of {rule.called!r} has {faint}")
        elif name.endswith("color") and not (HEX.fullmatch(value) or value == "inherit"):
            message = f"the contrast of '{name}: {value}' cannot be reckoned"
            yield Finding(at, CODE, message)


def _texts(book: OpenedBook, weighed: Sequence[Weighed]) -> Iterator[Finding]:
    looks, reported = dict[Place, TextLook](), set[Place]()
    for path, place, element in book.placed:
        if place not in looks:
            looks[place] = _look(place, looks, weighed)
        look = looks[place]
        if (look.colour or look.ground) and place not in reported and _has_text(element):
            reported.add(place)
            for problem in _problems(look):
                yield Finding(book.at(path, element), CODE, problem)


def _problems(look: TextLook) -> Iterator[str]:
    if not look.colour:
        yield f"text stands on {look.ground} in a colour that the reader chooses"
        return
    large = look.size >= (LARGE_BOLD if look.bold else LARGE)
    for faint in _faint(look.colour, look.ground, LINE if large else TEXT):
        yield f"text in {look.colour} has {faint}"


def _faint(colour: str, ground: str, least: float) -> Iterator[str]:
    """Yield the grounds on which ``colour`` is too faint: ``ground``, or else all of a reader's."""
    grounds = {ground: ground} if ground else GROUNDS
    for name, other in grounds.items():
        if (ratio := contrast(_full(colour), _full(other))) < least:
            yield f"{ratio:.2f}:1 on {name}, less than {least:g}:1"


def _full(colour: str) -> str:
    """Return a colour with two digits for each part."""
    digits = colour.removeprefix("#")
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _look(place: Place, looks: dict[Place, TextLook], weighed: Sequence[Weighed]) -> TextLook:
    """Return the look at ``place``; that of the place around it is known."""
    around = looks[place.parent] if place.parent else TextLook()
    size = around.size * READERS_SIZES.get(place.tag, 1.0)
    look = replace(around, size=size, bold=around.bold or place.tag in BOLD)
    for selector, rule in weighed:
        if reaches(selector, place):
            for name, value in rule.declarations:
                look = _changed(look, around, name, value)
    for name, value in declared(place.inline):
        look = _changed(look, around, name, value)
    return look


def _changed(look: TextLook, around: TextLook, name: str, value: str) -> TextLook:
    match name:
        case "color" if HEX.fullmatch(value):
            return replace(look, colour=value)
        case "color" if value == "inherit":
            return replace(look, colour=around.colour)
        case "background-color" if HEX.fullmatch(value):
            return replace(look, ground=value)
        case "font-weight":
            return replace(look, bold=value in BOLD_WORDS)
        case "font-size":
            return replace(look, size=_sized(value, around.size, look.size))
        case _:
            return look


def _sized(value: str, around: float, own: float) -> float:
    size = SIZE.fullmatch(value)
    if size is None:
        return own
    amount = float(size[1])
    match size[2]:
        case "rem":
            return amount
        case "%":
            return amount / 100 * around
        case _:
            return amount * around


def _has_text(element: Element) -> bool:
    """Tell whether words stand in ``element`` itself, not only in what is inside it."""
    texts = (element.text, *(child.tail for child in element))
    return any(text and text.strip() for text in texts)
