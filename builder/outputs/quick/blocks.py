"""Block markup of the quick reference, checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.diagnostics import ContentError, Finding, Position
from builder.layout.blocks import Callout, is_level, read_callout
from builder.layout.markup_check import Schema, check_markup
from builder.templating import Tag


@dataclass(frozen=True, slots=True)
class Item:
    """A card's line: ``figure`` may be empty, ``target`` is the card's anchor.

    ``at`` is where its words can be mended.
    """

    number: str
    target: str
    figure: str
    part: int
    name: Tag
    cue: Tag
    at: Position


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """The lines of one part; those before the first heading have none."""

    title: Tag | None
    part: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The quick reference before it is laid out."""

    title: str
    subtitle: str
    rule: Tag | None
    callouts: tuple[Callout, ...]
    groups: tuple[ItemGroup, ...]
    emergency: Tag | None
    stamp: str
    at: Position


_ATTRIBUTES = {
    "sheet": frozenset({"title", "subtitle"}),
    "rule": frozenset(),
    "callout": frozenset({"level", "caution", "signal"}),
    "group": frozenset({"part"}),
    "item": frozenset({"number", "target", "figure", "part"}),
    "name": frozenset(),
    "cue": frozenset(),
    "emergency": frozenset(),
    "stamp": frozenset(),
}

SCHEMA = Schema(
    root="sheet",
    attributes=_ATTRIBUTES,
    values={
        ("callout", "level"): is_level,
        ("group", "part"): str.isdecimal,
        ("item", "part"): str.isdecimal,
    },
    children={
        "sheet": frozenset(_ATTRIBUTES) - {"sheet", "name", "cue"},
        "item": frozenset({"name", "cue"}),
    },
    plain=frozenset({"stamp"}),
    single=frozenset({"rule", "emergency", "stamp"}),
)


def read_sheet(root: Tag) -> Sheet:
    """Return the quick reference that ``root`` describes.

    Raises:
        ContentError: see ``check_markup``; an item without its name or cue is
            ``markup-attribute``.
    """
    findings = [*check_markup(root, SCHEMA), *_incomplete(root)]
    if findings:
        raise ContentError(findings)
    single = {tag.name: tag for tag in root.tags()}
    return Sheet(
        title=root.attributes["title"],
        subtitle=root.attributes["subtitle"],
        rule=single.get("rule"),
        callouts=tuple(read_callout(tag) for tag in root.tags() if tag.name == "callout"),
        groups=tuple(_groups(root)),
        emergency=single.get("emergency"),
        stamp=single["stamp"].text if "stamp" in single else "",
        at=root.at,
    )


def _incomplete(root: Tag) -> Iterator[Finding]:
    for tag in root.tags():
        if tag.name == "item" and [child.name for child in tag.tags()] != ["name", "cue"]:
            yield Finding(tag.at, "markup-attribute", "'item' needs one 'name', then one 'cue'")


def _groups(root: Tag) -> Iterator[ItemGroup]:
    heading: Tag | None = None
    items: list[Item] = []
    for tag in root.tags():
        if tag.name == "group":
            yield from _group(heading, items)
            heading, items = tag, []
        elif tag.name == "item":
            items.append(_item(tag))
    yield from _group(heading, items)


def _group(heading: Tag | None, items: list[Item]) -> Iterator[ItemGroup]:
    if heading is not None:
        yield ItemGroup(heading, int(heading.attributes["part"]), tuple(items))
    elif items:
        yield ItemGroup(None, items[0].part, tuple(items))


def _item(tag: Tag) -> Item:
    given, part = tag.attributes, int(tag.attributes["part"])
    name, cue = tag.tags()
    return Item(given["number"], given["target"], given["figure"], part, name, cue, tag.at)
