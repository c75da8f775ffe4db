"""Every caution and every place where it stands in the written files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from builder.gates.cautions import BookPlace, Place, PrintedPlace
from builder.model import Caution
from builder.model.words import Words
from builder.outputs.output import Outcome
from builder.outputs.proof.outcome import decimal
from builder.outputs.proof.pictures import ShownBook, ShownFile, place_on_page

MOST_LINKS = 40
"""In one field of the table."""
MOST_PLACES = 1500
"""Told one by one; ``cautions.json`` holds all. A page that opens comes before completeness."""


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A way to a place, as words and where it leads."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The places of a caution in one file; ``more`` of them are not told here."""

    file: str
    links: tuple[PlaceLink, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place. All but the first two are empty where a page has no fixed places.

    Attributes:
        why: key of the fixed words: the reason why the caution stands there.
        step: the number of the step that it guards, or nothing.
        box: left and top edge, width and height (mm).
        size, x_height, contrast: points, mm, ratio.
    """

    file: str
    link: PlaceLink
    why: str
    step: str
    box: str = ""
    size: str = ""
    x_height: str = ""
    contrast: str = ""


@dataclass(frozen=True, slots=True)
class CautionRow:
    """A caution, or the line that tells whom to call, which has no level.

    Attributes:
        state: changes with the words of the caution.
        unseen: no review has seen it as it is.
        cells: by file, in the order of the files.
        more: places that are not told one by one.
    """

    id: str
    level: str
    short: str
    state: str
    unseen: bool
    cells: tuple[Cell, ...]
    places: tuple[PlaceRow, ...]
    more: int

    @property
    def count(self) -> int:
        return len(self.places) + self.more


class _Ways:
    """Where places lie on the proof page, or in the file where it does not show them."""

    def __init__(
        self, outcome: Outcome, files: Sequence[ShownFile], book: ShownBook | None
    ) -> None:
        faces = (face for file in files for card in file.cards for face in card.faces)
        pictures = (picture for file in files for picture in file.pictures)
        self._ids = {picture.id for picture in (*faces, *pictures)}
        self._chapters = {each.path: each for each in (book.chapters if book else ())}
        self._page = outcome.edition.words.proof.page
        self._outcome = outcome

    def link(self, place: Place) -> PlaceLink:
        match place:
            case PrintedPlace():
                id_ = place_on_page(place.file, place.page, self._outcome)
                href = f"#{id_}" if id_ in self._ids else f"{place.file}#page={place.page}"
                return PlaceLink(place.label if place.card else f"{self._page} {place.page}", href)
            case BookPlace():
                chapter = self._chapters.get(place.page)
                title = chapter.title if chapter else place.page
                href = f"#{chapter.id}" if chapter else place.file
                return PlaceLink(str(place.card or title), href)
            case _:
                assert_never(place)


def caution_rows(
    outcome: Outcome, files: Sequence[ShownFile], book: ShownBook | None, words: Words
) -> Iterator[CautionRow]:
    """Yield every caution of the guide in its order, then the emergency line if it was found."""
    ways = _Ways(outcome, files, book)
    by_caution: dict[str | None, list[Place]] = defaultdict(list)
    for place in outcome.places:
        by_caution[place.caution].append(place)
    names = tuple(dict.fromkeys(place.file for place in outcome.places))
    left = MOST_PLACES
    for caution in (*outcome.edition.guide.cautions, None):
        places = by_caution[caution.id if caution else None]
        if caution or places:
            rows = tuple(_place_row(place, ways, words) for place in places[:left])
            cells = tuple(_cell(file, places, ways) for file in names)
            yield _row(caution, outcome, cells, rows, len(places) - len(rows))
            left -= len(rows)


def _row(
    caution: Caution | None,
    outcome: Outcome,
    cells: tuple[Cell, ...],
    rows: tuple[PlaceRow, ...],
    more: int,
) -> CautionRow:
    if caution is None:
        line = outcome.edition.guide.emergency
        number = f"{line.label} {line.number}" if line else ""
        return CautionRow("", "", number, "", unseen=False, cells=cells, places=rows, more=more)
    states: Mapping[str, Any] = outcome.inventory.get("cautions", {})
    unseen = caution.id in outcome.inventory.get("unseen_by_reviews", ())
    return CautionRow(
        id=caution.id,
        level=caution.level,
        short=str(caution.short),
        state=str(states.get(caution.id, "")),
        unseen=unseen,
        cells=cells,
        places=rows,
        more=more,
    )


def _cell(file: str, places: Iterable[Place], ways: _Ways) -> Cell:
    links = tuple(dict.fromkeys(ways.link(place) for place in places if place.file == file))
    return Cell(file, links[:MOST_LINKS], max(0, len(links) - MOST_LINKS))


def _place_row(place: Place, ways: _Ways, words: Words) -> PlaceRow:
    link, step = ways.link(place), str(place.step) if place.step else ""
    match place:
        case PrintedPlace():
            box = place.box
            sides = (box.left, box.top, box.width, box.height)
            left, top, width, height = (decimal(side, 1, words) for side in sides)
            return PlaceRow(
                place.file, link, place.role, step,
                box=f"{left}, {top}; {width} × {height}",
                size=decimal(place.size_pt, 2, words),
                x_height=decimal(place.x_height, 2, words),
                contrast=decimal(place.contrast, 1, words),
            )  # fmt: skip
        case BookPlace():
            return PlaceRow(place.file, link, place.role, step)
        case _:
            assert_never(place)
