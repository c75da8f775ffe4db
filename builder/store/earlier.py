"""What earlier builds left: outputs that stay, and cards that somebody may have laminated.

The cards of such a build still say what the guide says if their stamps are today's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from builder.disk import opened, read_file
from builder.layout.anchors import TITLE, anchor
from builder.layout.stamp import digest_of, set_stamp, stamp
from builder.model import Guide
from builder.store.project import RequestError

INVENTORY = "build.json"

State = Literal["changed", "new", "gone", "moved"]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An output that an earlier build made.

    Attributes:
        sha256: of its bytes, in hex digits.
        stamp: of the state of the guide it was made from.
        content: the digest of what it holds, however it is packed; unknown if empty.
    """

    sha256: str
    stamp: str
    content: str = ""


def earlier_outputs(folder: Path, made: Collection[str]) -> dict[str, Earlier]:
    """Return the outputs in ``folder`` that earlier builds made and this one leaves, by name.

    A build of some kinds of output leaves the others where they are, even those of an older state
    of the guide: whoever asks for a PDF loses no book. The inventory names them apart, with the
    stamp of their guide, so that nobody takes them for new. What has no entry in the inventory of
    the earlier build, or changed since, is somebody's own file and not named.
    """
    named = dict(named_in(_inventory(folder / INVENTORY)))
    return {
        name: named[name]
        for name in sorted(named)
        if name not in made and _digest(folder, name) == named[name].sha256
    }


def _inventory(file: Path) -> Mapping[str, Any]:
    try:
        return _mapping(json.loads(read_file(file)))
    except (OSError, ValueError, RecursionError):
        return {}


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def named_in(inventory: Mapping[str, Any]) -> Iterator[tuple[str, Earlier]]:
    """Yield what ``inventory`` says it left or made; what has another form is no entry."""
    for name, entry in _mapping(inventory.get("kept")).items():
        match entry:
            case {"sha256": str(digest), "stamp": str(stamp)}:
                yield name, Earlier(digest, stamp, str(entry.get("content", "")))
    contents = _mapping(inventory.get("contents"))
    for name, digest in _mapping(inventory.get("outputs")).items():
        match digest, inventory.get("stamp"):
            case str(digest), str(stamp):
                yield name, Earlier(digest, stamp, str(contents.get(name, "")))


def is_inside(name: str) -> bool:
    """Tell whether an output may have this name: a path that stays in the folder of outputs."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and path.as_posix() == name


def _digest(folder: Path, name: str) -> str:
    if not is_inside(name):
        return ""
    try:
        with opened(folder / name) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


@dataclass(frozen=True, slots=True)
class Revision:
    """A card as a build printed it.

    Attributes:
        id: of the card; of the title card ``title``.
        number: as printed; the title card has none.
        digest: of all that its faces say: the first part of its stamp.
    """

    id: str
    number: str
    title: str
    digest: str


@dataclass(frozen=True, slots=True)
class Outdated:
    """A laminated card that no longer belongs to the set as it is, or one that it lacks.

    ``anchor`` is the name of today's card in the set, empty if it is gone.
    """

    state: State
    revision: Revision
    anchor: str


def revisions(guide: Guide) -> tuple[Revision, ...]:
    """Return every card of ``guide`` with its revision, the title card first."""
    title = Revision(TITLE, "", guide.title, digest_of(set_stamp(guide)))
    return (
        title,
        *(
            Revision(card.id, str(guide.number_of(card)), card.title, digest_of(stamp(guide, card)))
            for card in guide.cards
        ),
    )


def outdated_since(guide: Guide, place: Path) -> tuple[Outdated, ...]:
    """Return what of the build in ``place`` is out of date, see ``printed_before``.

    Raises:
        RequestError: there is no inventory, one that knows no cards, or one of another guide.
    """
    before = printed_before(place)
    if {each.id for each in before}.isdisjoint(card.id for card in guide.cards):
        message = f"{place} is of other cards: it has none of guide {guide.id!r}"
        raise RequestError(message)
    return outdated(guide, before)


def printed_before(place: Path) -> tuple[Revision, ...]:
    """Return the cards of an earlier build: its folder of outputs, or a copy of its inventory.

    Raises:
        RequestError: there is no inventory, or one that knows no cards.
    """
    file = place / INVENTORY if place.is_dir() else place
    try:
        written = json.loads(read_file(file))
        return tuple(_revision(card) for card in written["cards"])
    except OSError as error:
        message = f"cannot read {file}: {error.strerror}"
        raise RequestError(message) from error
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        message = f"{file} does not tell which cards were printed; it must be a {INVENTORY}"
        raise RequestError(message) from error


def _revision(card: Mapping[str, Any]) -> Revision:
    return Revision(str(card["id"]), str(card["number"]), str(card["title"]), str(card["digest"]))


def outdated(guide: Guide, before: Sequence[Revision]) -> tuple[Outdated, ...]:
    """Return what of ``before`` is out of date and what is lacking, in the order of today's set."""
    return (*_today(guide, before), *_gone(guide, before))


def _today(guide: Guide, before: Sequence[Revision]) -> Iterator[Outdated]:
    known = {revision.id: revision for revision in before}
    places = {TITLE: TITLE} | {card.id: anchor(guide, card) for card in guide.cards}
    for revision in revisions(guide):
        old = known.get(revision.id)
        if old is None:
            yield Outdated("new", revision, places[revision.id])
        elif old.number != revision.number:
            yield Outdated("moved", revision, places[revision.id])
        elif old.digest != revision.digest:
            yield Outdated("changed", revision, places[revision.id])


def _gone(guide: Guide, before: Sequence[Revision]) -> Iterator[Outdated]:
    today = {TITLE} | {card.id for card in guide.cards}
    return (Outdated("gone", old, "") for old in before if old.id not in today)
