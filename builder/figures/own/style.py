"""How each element is painted: attributes, ``style`` and style sheets, read by one reader.

What stands nearer or is more special wins, as CSS has it (CSS Cascade 4, 6); what is not in the
list of what may be said is refused at its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from builder.figures.own.allowed import (
    GEOMETRY,
    INHERITS,
    KEPT,
    ONLY,
    RESETS,
    is_harmless,
)
from builder.figures.own.faults import Faults, RefusedError
from builder.figures.own.tree import Element, Place, leads_out
from builder.figures.own.values import GAP, NUMBER, length
from builder.stylesheet import Rule, declared, rules_of

COMPOUND = re.compile(r"(?P<kind>[A-Za-z][\w-]*|\*)?(?P<marks>(?:[.#][\w-]+)*)")
MARK = re.compile(r"([.#])([\w-]+)")
MEASURED = re.compile(r"(?:translate|rotate|skew)[XY]?\(([^()]*)\)")
"""Steps of a transform that need units."""
IMPORTANT = "!important"
MOST_RULES = 1_000
SHOWN = frozenset({"", "all", "screen"})
"""The media for which a style sheet holds everywhere."""
SIMPLER = (
    "save the picture with presentation attributes instead of a style sheet (Illustrator: Export "
    "As, SVG, Styling: Presentation Attributes)"
)


class Written(NamedTuple):
    """A value, and where it was written."""

    value: str
    place: Place


Style = Mapping[str, Written]
"""The value of each kept property of one element."""


class Declared(NamedTuple):
    """A declaration with its rank: the higher one wins, the later of two that are alike."""

    rank: tuple[int, ...]
    name: str
    written: Written


@dataclass(frozen=True, slots=True)
class Reach:
    """Elements that a rule of a style sheet reaches: by kind, by id, by classes."""

    kind: str
    ids: frozenset[str]
    classes: frozenset[str]

    @property
    def weight(self) -> tuple[int, int, int]:
        return len(self.ids), len(self.classes), int(self.kind not in ("", "*"))

    def holds(self, element: Element) -> bool:
        return (
            self.kind in ("", "*", element.kind)
            and self.ids <= {element.attributes.get("id", "")}
            and self.classes <= set(element.attributes.get("class", "").split())
        )


INITIAL: Style = {name: Written(kept.initial, (1, 1)) for name, kept in KEPT.items()}


class Styles:
    """The styles of one picture."""

    def __init__(self, root: Element, faults: Faults) -> None:
        self._faults = faults
        self._rules = [rule for sheet in _sheets(root) for rule in self._read(sheet)]
        self._known: dict[Element, list[Declared]] = {}
        if len(self._rules) > MOST_RULES:
            message = f"the style sheet declares more than {MOST_RULES:,} things"
            faults.report("picture-too-large", message, 1, SIMPLER)
            faults.stop()

    def of(self, element: Element, around: Style) -> Style:
        """Return the style of ``element``; ``around`` is that of what holds or copies it."""
        style = {name: around[name] if kept.inherited else INITIAL[name]
                 for name, kept in KEPT.items()}  # fmt: skip
        if element not in self._known:  # a copied one is read once
            declarations = self._declarations(element)
            self._known[element] = sorted(declarations, key=lambda each: each.rank)
        for declaration in self._known[element]:
            name, written = declaration.name, declaration.written
            style[name] = _resolved(name, written, around)
        style["font-size"] = self._type_size(style["font-size"], around["font-size"])
        return style

    def _type_size(self, own: Written, around: Written) -> Written:
        """Return the size of type in px; what names no length leaves it as it was."""
        before = float(around.value.removesuffix("px"))
        try:
            return own._replace(value=f"{length(own.value, before, before)!r}px")
        except RefusedError:
            return own._replace(value=f"{before!r}px")

    def _declarations(self, element: Element) -> Iterator[Declared]:
        for name, value in element.attributes.items():
            if name not in GEOMETRY:
                yield from self._kept(name, value, element.at(name), (0,), styled=False)
        for reach, rank, name, written in self._rules:
            if reach.holds(element):
                yield from self._kept(name, written.value, written.place, rank)
        place = element.at("style")
        for name, value in declared(element.attributes.get("style", "")):
            yield from self._kept(name, value, place, (2,))

    def _kept(
        self, name: str, value: str, place: Place, rank: tuple[int, ...], *, styled: bool = True
    ) -> Iterator[Declared]:
        """Yield the declaration if it is drawn; report it if it is neither that nor harmless."""
        value = value.strip()
        if styled and value.endswith(IMPORTANT):
            value, rank = value.removesuffix(IMPORTANT).strip(), (3, *rank)
        if name in KEPT:
            if styled and _lacks_unit(name, value):
                hint = "write its unit, such as 20px or 45deg, or say it as an attribute"
                self._refuse(f"{name} {value[:40]} has no unit in a style", hint, place)
            if not styled and name == "transform" and any(map(_has_unit, _steps(value))):
                hint = "write plain numbers, such as rotate(45), or say it in 'style'"
                self._refuse(f"transform {value[:40]} has units in an attribute", hint, place)
            yield Declared(rank, name, Written(value, place))
        elif name in ONLY:
            if value.lower() not in ONLY[name].values | RESETS | INHERITS:
                self._refuse(f"{name} {value[:40]!r} cannot be drawn", ONLY[name].hint, place)
        elif not is_harmless(name):
            hint = "leave it out, if it changes nothing; otherwise turn it into plain outlines"
            self._refuse(f"{name!r} is not known here", hint, place)

    def _refuse(self, message: str, hint: str, place: Place) -> None:
        refused = RefusedError("picture-unsupported", message, hint)
        if not any(each.message == message and each.position[1:] == place
                   for each in self._faults.findings):  # fmt: skip
            self._faults.refuse(refused, place)

    def _read(self, sheet: Element) -> Iterator[tuple[Reach, tuple[int, ...], str, Written]]:
        """Yield reach, rank and declaration of each rule of a style sheet."""
        line = sheet.text_place[0] - 1
        if leads_out(sheet.text):
            message = "the style sheet leads out of the file"
            self._faults.report("picture-unsafe", message, sheet.text_place[0], "delete that rule")
        for rule in rules_of(sheet.text):
            place = (line + rule.line, 1)
            reaches = list(_reaches(rule))
            media = sheet.attributes.get("media", "")
            if not reaches or rule.faults or rule.inner or media not in SHOWN:
                if rule.name != "font-face":
                    message = (
                        f"the rule {(rule.called or 'of the style sheet')[:40]!r} is not known here"
                    )
                    self._refuse(message, SIMPLER, place)
                continue
            for reach in reaches:
                for name, value in rule.declarations:
                    yield reach, (1, *reach.weight), name, Written(value, place)


def _lacks_unit(name: str, value: str) -> bool:
    """Tell whether a declaration is one that CSS passes over, for want of a unit."""
    words = GAP.split(value) if KEPT[name].length else []
    words = _steps(value) if name == "transform" else words
    return any(NUMBER.fullmatch(word) and float(word) for word in words)


def _steps(transform: str) -> list[str]:
    """Return the lengths and angles in a transform."""
    return [word for step in MEASURED.findall(transform) for word in GAP.split(step.strip())]


def _has_unit(word: str) -> bool:
    """Tell whether an attribute is one that browsers pass over, for having a unit."""
    return word[-1:].isalpha() or word.endswith("%")


def _resolved(name: str, written: Written, around: Style) -> Written:
    """Return what ``inherit`` and its like stand for."""
    word = written.value.lower()
    if word in INHERITS or (word == "unset" and KEPT[name].inherited):
        return around[name]
    return INITIAL[name] if word in RESETS or word == "unset" else written


def _sheets(element: Element) -> Iterator[Element]:
    if element.kind == "style":
        yield element
    for child in element.children:
        yield from _sheets(child)


def _reaches(rule: Rule) -> Iterator[Reach]:
    """Yield what each selector of ``rule`` reaches; nothing if one is not understood."""
    reaches = []
    for selector in rule.selectors:
        match = COMPOUND.fullmatch(selector.text)
        if match is None or not match[0]:
            return
        marks = MARK.findall(match["marks"])
        ids, classes = ({name for mark, name in marks if mark == sign} for sign in "#.")
        reaches.append(Reach(match["kind"] or "", frozenset(ids), frozenset(classes)))
    yield from reaches
