"""Which elements of a page a selector reaches.

Only what e-readers agree on is understood: names, classes, attributes, descendants, children and
neighbours. A selector that asks for more reaches nothing here and is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, Self, TypeVar

_COMPOUND = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<rest>(?:\.[\w-]+|\[[\w-]+\])*)")
_REST = re.compile(r"\.([\w-]+)|\[([\w-]+)\]")
_COMBINATOR = re.compile(r"\s*([>+])\s*|\s+")


class XmlNode(Protocol):
    """An element of any XML library: a name, attributes, and its children by iteration."""

    @property
    def tag(self) -> object: ...

    def get(self, name: str, /) -> str | None: ...

    def keys(self) -> Iterable[object]: ...

    def __iter__(self) -> Iterator[Self]: ...


N = TypeVar("N", bound=XmlNode)


@dataclass(frozen=True, slots=True)
class Compound:
    """One step of a selector; ``combinator`` says how it lies to the step before it."""

    combinator: str
    tag: str
    classes: frozenset[str]
    attributes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Selector:
    """What a rule reaches; no ``steps`` if it asks for more than is understood."""

    text: str
    steps: tuple[Compound, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        return cls(text, _steps(text))

    @property
    def weight(self) -> tuple[int, int]:
        """Return how specific it is: classes and attributes, then names (CSS 2.2, 6.4.3)."""
        marks = sum(len(step.classes) + len(step.attributes) for step in self.steps)
        return marks, sum(step.tag not in ("", "*") for step in self.steps)


@dataclass(frozen=True, eq=False)
class Place:
    """An element as selectors see it; those that no selector can tell apart are one place.

    Attributes:
        before: the element's elder neighbour, which knows none of its own.
        inline: declarations of the element's own ``style``.
    """

    tag: str
    classes: frozenset[str]
    attributes: frozenset[str]
    parent: Place | None
    before: Place | None
    inline: str

    @cached_property
    def line(self) -> tuple[Place, ...]:
        """Return the places around it, the nearest first."""
        return (self.parent, *self.parent.line) if self.parent else ()


class PagePlaces:
    """The places of some pages."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Place] = {}

    def of(self, element: N) -> Iterator[tuple[Place, N]]:
        """Yield ``element`` and all in it with their places, in document order."""
        pending = [(self._place(element, None, None), element)]
        while pending:
            place, element = pending.pop()
            yield place, element
            pending += reversed(list(self._inside(element, place)))

    def _inside(self, element: N, place: Place) -> Iterator[tuple[Place, N]]:
        before: Place | None = None
        for child in element:
            if isinstance(child.tag, str):
                yield self._place(child, place, before), child
                before = self._place(child, place, None)

    def _place(self, element: XmlNode, parent: Place | None, before: Place | None) -> Place:
        classes, inline = element.get("class") or "", element.get("style") or ""
        marks = frozenset(map(str, element.keys()))
        key = (element.tag, classes, inline, marks, parent, before)
        if key not in self._known:
            tag = str(element.tag).rpartition("}")[2]
            named = frozenset(classes.split())
            self._known[key] = Place(tag, named, marks, parent, before, inline)
        return self._known[key]


def reaches(selector: Selector, place: Place) -> bool:
    """Tell whether ``selector`` reaches an element at ``place``."""
    return bool(selector.steps) and _ends_at(selector.steps, len(selector.steps) - 1, place)


def _steps(text: str) -> tuple[Compound, ...]:
    steps, at, combinator = [], 0, " "
    while at < len(text):
        compound = _COMPOUND.match(text, at)
        if compound is None or not compound[0]:
            return ()
        steps.append(_compound(combinator, compound))
        between = _COMBINATOR.match(text, compound.end())
        if between is None and compound.end() < len(text):
            return ()
        combinator = (between and between[1]) or " "
        at = between.end() if between else compound.end()
    return tuple(steps)


def _compound(combinator: str, compound: re.Match[str]) -> Compound:
    rest = _REST.findall(compound["rest"])
    return Compound(
        combinator,
        compound["tag"] or "",
        frozenset(name for name, _ in rest if name),
        frozenset(name for _, name in rest if name),
    )


def _ends_at(steps: tuple[Compound, ...], last: int, place: Place) -> bool:
    step = steps[last]
    if not _is(step, place):
        return False
    if last == 0:
        return True
    match step.combinator:
        case "+":
            return place.before is not None and _ends_at(steps, last - 1, place.before)
        case ">":
            return place.parent is not None and _ends_at(steps, last - 1, place.parent)
        case _:
            return any(_ends_at(steps, last - 1, around) for around in place.line)


def _is(step: Compound, place: Place) -> bool:
    return (
        step.tag in ("", "*", place.tag)
        and step.classes <= place.classes
        and step.attributes <= place.attributes
    )
