"""Block markup of the page, checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from builder.diagnostics import ContentError, Finding, Position
from builder.layout.markup_check import Schema, check_markup
from builder.outputs.advice.pictures import ICONS, STEPS
from builder.templating import Tag


@dataclass(frozen=True, slots=True)
class Need:
    """A thing to have: how many of it, where that is known."""

    figure: str
    count: str
    name: Tag
    detail: Tag


@dataclass(frozen=True, slots=True)
class Step:
    """A thing to do, with its picture."""

    number: str
    figure: str
    alt: str
    name: Tag
    text: Tag


@dataclass(frozen=True, slots=True)
class Sizes:
    """The picture of pouch, plastic and paper; each part is a line of its key."""

    alt: str
    parts: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A line of advice that begins with its subject."""

    label: str
    words: Tag


@dataclass(frozen=True, slots=True)
class Panel:
    """Advice under a heading of its own; two stand beside each other."""

    title: str
    blocks: tuple[Sizes | Note, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """All that is to be done, in order, under a heading."""

    title: str
    steps: tuple[Step, ...]


Part = tuple[Need, ...] | Steps | tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """The page before it is laid out; ``parts`` follow one another down the page."""

    title: str
    subtitle: str
    parts: tuple[Part, ...]
    stamp: str
    at: Position


_ATTRIBUTES = {
    "advice": frozenset({"title", "subtitle"}),
    "need": frozenset({"figure", "count"}),
    "panel": frozenset({"title"}),
    "sizes": frozenset({"alt"}),
    "part": frozenset(),
    "note": frozenset({"label"}),
    "steps": frozenset({"title"}),
    "step": frozenset({"figure", "alt"}),
    "name": frozenset(),
    "detail": frozenset(),
    "text": frozenset(),
    "stamp": frozenset(),
}

SCHEMA = Schema(
    root="advice",
    attributes=_ATTRIBUTES,
    values={("need", "figure"): ICONS.__contains__, ("step", "figure"): STEPS.__contains__},
    children={
        "advice": frozenset({"need", "panel", "steps", "stamp"}),
        "need": frozenset({"name", "detail"}),
        "panel": frozenset({"sizes", "note"}),
        "sizes": frozenset({"part"}),
        "steps": frozenset({"step"}),
        "step": frozenset({"name", "text"}),
    },
    plain=frozenset({"stamp"}),
    single=frozenset({"stamp", "sizes"}),
)


def read_advice(root: Tag) -> Advice:
    """Return the page that ``root`` describes.

    Raises:
        ContentError: see ``check_markup``; a block without what it must hold is
            ``markup-attribute``.
    """
    findings = [*check_markup(root, SCHEMA), *_incomplete(root)]
    if findings:
        raise ContentError(findings)
    stamp = next((tag.text for tag in root.tags() if tag.name == "stamp"), "")
    return Advice(
        title=root.attributes["title"],
        subtitle=root.attributes["subtitle"],
        parts=tuple(_parts(root)),
        stamp=stamp,
        at=root.at,
    )


MUST_HOLD = {"need": ["name", "detail"], "step": ["name", "text"], "sizes": ["part"] * 3}


def _incomplete(root: Tag) -> Iterator[Finding]:
    for tag in _all(root):
        wanted = MUST_HOLD.get(tag.name)
        if wanted and [child.name for child in tag.tags()] != wanted:
            fact = f"{tag.name!r} needs {len(wanted)} tags: {', '.join(wanted)}"
            yield Finding(tag.at, "markup-attribute", fact)


def _all(tag: Tag) -> Iterator[Tag]:
    yield tag
    for child in tag.tags():
        yield from _all(child)


def _parts(root: Tag) -> Iterator[Part]:
    """Yield what stands below one another: neighbours of one kind stand beside each other."""
    for name, tags in groupby(root.tags(), key=lambda tag: tag.name):
        match name:
            case "need":
                yield tuple(_need(tag) for tag in tags)
            case "panel":
                yield tuple(_panel(tag) for tag in tags)
            case "steps":
                yield from (Steps(tag.attributes["title"], tuple(_steps(tag))) for tag in tags)


def _need(tag: Tag) -> Need:
    name, detail = tag.tags()
    return Need(tag.attributes["figure"], tag.attributes["count"], name, detail)


def _panel(tag: Tag) -> Panel:
    return Panel(tag.attributes["title"], tuple(_block(child) for child in tag.tags()))


def _block(tag: Tag) -> Sizes | Note:
    if tag.name == "sizes":
        return Sizes(tag.attributes["alt"], tuple(tag.tags()))
    return Note(tag.attributes["label"], tag)


def _steps(root: Tag) -> Iterator[Step]:
    for number, tag in enumerate(root.tags(), 1):
        name, text = tag.tags()
        yield Step(str(number), tag.attributes["figure"], tag.attributes["alt"], name, text)
