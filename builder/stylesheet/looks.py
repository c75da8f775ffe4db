"""What a style may say of an element of a book, and what it may say of words that must be seen.

Nothing is looked for that hides: a property that is not listed, or a value out of its range, may
not stand in the style sheet, or may not reach a caution, a step, the line that tells whom to call,
or what is round them. All e-readers follow what is listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

IMPORTANT = " !important"
LENGTH = re.compile(r"(\d{0,4}(?:\.\d{1,4})?)(em|rem|px|%|)")
HEX = re.compile(r"#(?:[0-9a-f]{3}){1,2}")
PX_PER_EM, PERCENT_PER_EM = 16.0, 5.0
"""A reader's own size of type, and a page of a phone that is 20 em wide."""
FOUR = 4
"""Parts of a shorthand that names each side; with fewer, left is as right (CSS 2.2, 8.3)."""
MOST_CROWDED = 10.0
"""White (em) that all that lies round a word may leave at its sides, of 20 on a narrow page."""

Judge = Callable[[str], bool]
"""Tells whether a value is in its range."""


def _word(*words: str) -> Judge:
    return frozenset(words).__contains__


def _length(least: float, most: float, *words: str, bare: bool = False) -> Judge:
    """Judge one length by its em; ``bare`` numbers are multiples of the size of type."""

    def judge(value: str) -> bool:
        size = _em(value, bare=bare)
        return value in words or (size is not None and least <= size <= most)

    return judge


def _em(value: str, *, bare: bool = False) -> float | None:
    match = LENGTH.fullmatch(value)
    if match is None or not match[1]:
        return None
    number, unit = float(match[1]), match[2]
    if unit == "" and number and not bare:
        return None
    return number / {"px": PX_PER_EM, "%": PERCENT_PER_EM}.get(unit, 1.0)


def _share(least: float, most: float, *words: str) -> Judge:
    """Judge a size that is told as a share of another: 80% is 0.8em."""

    def judge(value: str) -> bool:
        match = LENGTH.fullmatch(value)
        if match is None or not match[1] or match[2] == "px":
            return value in words
        number = float(match[1]) / (100 if match[2] == "%" else 1)
        return value in words or least <= number <= most

    return judge


def _matching(pattern: re.Pattern[str], *words: str) -> Judge:
    return lambda value: value in words or pattern.fullmatch(value) is not None


def _each(most: int, *judges: Judge) -> Judge:
    """Judge a value of up to ``most`` parts, each of which one of ``judges`` lets pass."""

    def judge(value: str) -> bool:
        parts = value.split()
        return 0 < len(parts) <= most and all(any(one(part) for one in judges) for part in parts)

    return judge


_SPACE = _length(0, 4, "auto")
_LINE = _length(0, 1)
_COLOUR = _matching(HEX, "inherit")
_STYLE = _word("solid", "dashed", "dotted", "double", "none")
_BREAK = _word("auto", "avoid", "always", "page", "left", "right", "avoid-page")
_SIDES = ("top", "right", "bottom", "left")
_WEIGHTS = ("400", "500", "600", "700", "800", "900")
_FONT = re.compile(r"(?:\"[a-z ]+\"|[a-z-]+)(?:, ?(?:\"[a-z ]+\"|[a-z-]+))*")

ALLOWED: dict[str, Judge] = {
    "margin": _each(4, _SPACE),
    "padding": _each(4, _length(0, 4)),
    **{f"margin-{side}": _SPACE for side in _SIDES},
    **{f"padding-{side}": _length(0, 4) for side in _SIDES},
    "border": _each(3, _LINE, _STYLE, _COLOUR),
    "border-color": _each(4, _COLOUR),
    "border-style": _each(4, _STYLE),
    "border-width": _each(4, _LINE),
    **{f"border-{side}": _each(3, _LINE, _STYLE, _COLOUR) for side in _SIDES},
    **{f"border-{side}-color": _COLOUR for side in _SIDES},
    **{f"border-{side}-style": _STYLE for side in _SIDES},
    **{f"border-{side}-width": _LINE for side in _SIDES},
    "border-collapse": _word("collapse", "separate"),
    "border-radius": _LINE,
    "border-spacing": _each(2, _LINE),
    "background-color": _COLOUR,
    "color": _COLOUR,
    "caption-side": _word("top", "bottom"),
    "display": _word("block", "inline", "inline-block", "list-item"),
    "empty-cells": _word("show", "hide"),
    "font-family": _matching(_FONT),
    "font-size": _share(0.6, 3, "larger", "smaller", "inherit"),
    "font-style": _word("normal", "italic", "inherit"),
    "font-weight": _word("normal", "bold", "bolder", "inherit", *_WEIGHTS),
    "height": _length(0.5, 60, "auto"),
    "hyphens": _word("none", "manual", "auto"),
    "letter-spacing": _length(0, 0.3, "normal"),
    "line-height": _share(1, 2.5, "normal", "inherit"),
    "list-style-position": _word("inside", "outside"),
    "list-style-type": _word("disc", "circle", "square", "decimal", "lower-alpha", "upper-alpha",
                             "lower-roman", "upper-roman", "none"),
    "max-width": _length(0.5, 80, "none"),
    "min-width": _length(0, 20),
    "orphans": _word("1", "2", "3", "4"),
    "overflow-wrap": _word("normal", "break-word", "anywhere"),
    **{f"page-break-{where}": _BREAK for where in ("before", "after", "inside")},
    **{f"break-{where}": _BREAK for where in ("before", "after", "inside")},
    "text-align": _word("left", "right", "center", "start", "end", "inherit", "justify"),
    "text-decoration": _word("none", "underline"),
    "text-indent": _length(0, 3),
    "vertical-align": _length(0, 0.5, "-0.15em", "baseline", "super", "sub", "top", "middle",
                              "bottom"),
    "white-space": _word("normal", "pre-wrap", "pre-line"),
    "widows": _word("1", "2", "3", "4"),
    "width": _length(0.5, 80, "auto"),
    "word-break": _word("normal"),
    "word-spacing": _length(0, 0.5, "normal"),
    "word-wrap": _word("normal", "break-word"),
}  # fmt: skip
SEEN: dict[str, Judge] = {
    **ALLOWED,
    "font-size": _share(1, 2, "larger", "inherit"),
    "list-style-type": _word("disc", "circle", "square", "decimal"),
    "max-width": _word("none", "100%"),
    "min-width": _word("0"),
    "width": _word("auto"),
    "height": _word("auto"),
    "border-radius": _length(0, 0.5),
    "text-align": _word("left", "right", "center", "start", "end", "inherit"),
    "vertical-align": _word("baseline"),
    "text-indent": _length(0, 1),
}
FACE = frozenset(("font-family", "src", "font-weight", "font-style"))
"""What a rule that brings a font may say: some resize its letters or leave some out."""


def may_stand(name: str, value: str) -> bool:
    """Tell whether the style sheet of a book may say ``name: value``."""
    return _judged(ALLOWED, name, value)


def leaves_seen(name: str, value: str) -> bool:
    """Tell whether words to which ``name: value`` applies are surely seen as they are written."""
    return _judged(SEEN, name, value)


def _judged(judges: dict[str, Judge], name: str, value: str) -> bool:
    judge = judges.get(name)
    return judge is not None and bool(judge(value.lower().removesuffix(IMPORTANT)))


def crowding(declarations: Iterable[tuple[str, str]]) -> float:
    """Return the white (em) that ``declarations`` leave at the sides of what is in an element."""
    return sum(_at_sides(name, value.lower()) for name, value in declarations)


def _at_sides(name: str, value: str) -> float:
    property_, _, side = name.partition("-")
    parts = [_em(part) or 0.0 for part in value.split()]
    if property_ not in ("margin", "padding", "border") or side in ("top", "bottom") or not parts:
        return 0.0
    if property_ == "border" or side:
        return 2 * max(parts)
    right = parts[1 % len(parts)]
    return right + (parts[3] if len(parts) == FOUR else right)
