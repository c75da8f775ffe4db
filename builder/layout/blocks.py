"""Block markup, checked: the parts a face may be made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from builder.diagnostics import ContentError, Position
from builder.drawing import Side
from builder.layout.markup_check import Schema, check_markup
from builder.model.caution import Level
from builder.templating import Tag


@dataclass(frozen=True, slots=True)
class Heading:
    """The card's title, or the guide's (``level`` 1)."""

    words: Tag
    level: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture by name, as large as the room that is left."""

    name: str
    at: Position


@dataclass(frozen=True, slots=True)
class Cue:
    """The one line that says what the hands do."""

    words: Tag


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts in a row: how firm, which way, how often, how long."""

    facts: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A caution: ``caution`` is its id, by which checks find it."""

    level: Level
    caution: str
    signal: str
    words: Tag


@dataclass(frozen=True, slots=True)
class Step:
    """One action, with the caution that stands directly before it."""

    number: str
    callout: Callout | None
    words: Tag


@dataclass(frozen=True, slots=True)
class Tip:
    """Advice that nobody is hurt without."""

    label: str
    words: Tag


@dataclass(frozen=True, slots=True)
class Prose:
    """Plain text; ``small`` is set in the caption size."""

    words: Tag
    small: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A line of the list of cards that names a part."""

    words: Tag
    part: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of cards."""

    number: str
    target: str
    words: Tag


Block = Heading | Figure | Cue | Facts | Callout | Step | Tip | Prose | Group | Entry


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a card before it is laid out.

    Attributes:
        tab: words on the part's tab.
        part: index of the part, from 0.
        next_words: at the foot on the left, with the card that they lead to.
        stamp: at the foot on the right.
        mark: the revision at the head, for faces whose foot has no stamp.
    """

    side: Side
    number: str
    title: str
    tab: str
    part: int
    blocks: tuple[Block, ...]
    next_words: Tag | None
    next_target: str
    next_says: str
    stamp: str
    at: Position
    mark: str = ""


def is_level(value: str) -> bool:
    return value in get_args(Level)


_ATTRIBUTES = {
    "face": frozenset({"side", "number", "title", "tab", "part"}),
    "heading": frozenset({"level"}),
    "figure": frozenset({"name"}),
    "cue": frozenset(),
    "facts": frozenset(),
    "fact": frozenset(),
    "callout": frozenset({"level", "caution", "signal"}),
    "step": frozenset({"number", "guard"}),
    "tip": frozenset({"label"}),
    "paragraph": frozenset(),
    "note": frozenset(),
    "group": frozenset({"part"}),
    "entry": frozenset({"number", "target"}),
    "next": frozenset({"target", "says"}),
    "stamp": frozenset(),
    "mark": frozenset(),
}

AROUND = ("next", "stamp", "mark")
"""Tags of what stands at the head and the foot of a face."""

SCHEMA = Schema(
    root="face",
    attributes=_ATTRIBUTES,
    values={
        ("face", "side"): lambda value: value in get_args(Side),
        ("face", "part"): str.isdecimal,
        ("group", "part"): str.isdecimal,
        ("heading", "level"): lambda value: value in ("1", "2"),
        ("callout", "level"): is_level,
    },
    children={
        "face": frozenset(_ATTRIBUTES) - {"face", "fact"},
        "facts": frozenset({"fact"}),
        "figure": frozenset(),
    },
    plain=frozenset({"entry", "stamp", "mark"}),
    single=frozenset(AROUND),
)


def read_face(root: Tag) -> Face:
    """Return the face that ``root`` describes.

    Raises:
        ContentError: see ``check_markup``, each finding with the line of the template.
    """
    findings = list(check_markup(root, SCHEMA))
    if findings:
        raise ContentError(findings)
    footer = {tag.name: tag for tag in root.tags() if tag.name in AROUND}
    following = footer.get("next")
    return Face(
        side="front" if root.attributes["side"] == "front" else "back",
        number=root.attributes["number"],
        title=root.attributes["title"],
        tab=root.attributes["tab"],
        part=int(root.attributes["part"]),
        blocks=tuple(_blocks(root)),
        next_words=following,
        next_target=following.attributes["target"] if following else "",
        next_says=following.attributes["says"] if following else "",
        stamp=footer["stamp"].text if "stamp" in footer else "",
        mark=footer["mark"].text if "mark" in footer else "",
        at=root.at,
    )


def _blocks(root: Tag) -> Iterator[Block]:
    """Yield the blocks of a face; a callout directly before the step it guards joins it."""
    tags = [tag for tag in root.tags() if tag.name not in AROUND]
    for at, tag in enumerate(tags):
        after = tags[at + 1] if at + 1 < len(tags) else None
        if not _guards(tag, after):
            yield _block(tag, tags[at - 1] if at and _guards(tags[at - 1], tag) else None)


def _guards(tag: Tag, after: Tag | None) -> bool:
    """Tell whether ``tag`` is the callout that guards the step ``after``."""
    if tag.name != "callout" or after is None or after.name != "step":
        return False
    return after.attributes["guard"] == tag.attributes["caution"]


def _block(tag: Tag, guard: Tag | None) -> Block:
    given = tag.attributes
    match tag.name:
        case "heading":
            return Heading(tag, int(given["level"]))
        case "figure":
            return Figure(given["name"], tag.at)
        case "cue":
            return Cue(tag)
        case "facts":
            return Facts(tuple(tag.tags()))
        case "callout":
            return read_callout(tag)
        case "step":
            return Step(given["number"], read_callout(guard) if guard else None, tag)
        case "tip":
            return Tip(given["label"], tag)
        case "group":
            return Group(tag, int(given["part"]))
        case "entry":
            return Entry(given["number"], given["target"], tag)
        case _:
            return Prose(tag, small=tag.name == "note")


def read_callout(tag: Tag) -> Callout:
    given = tag.attributes
    level = next(level for level in get_args(Level) if level == given["level"])
    return Callout(level, given["caution"], given["signal"], tag)
