"""A book read in foliate-js page by page, and what may be wrong with its pages.

Each gate is a generator of faults in words: a good book has none, a spoilt one at least one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from tests.engines.engine import Device, Engine
from tests.engines.ink import Corners, ink, opened

LEAST_INK = 0.005
"""Share of a page that must be drawn on; the emptiest page that says something has more."""
LEAST_IN_PICTURE, LEAST_IN_WORDS = 0.01, 0.03
"""Likewise of a picture's place, and of the place of a signal word."""
SMALLEST = 12.0
"""px below which a picture is nothing."""

FULL = 0.6
"""Share of a page below which a box may end to go on overleaf: large lines keep together."""
ROUNDING = 4
"""Device px by which frames may stand outside their places, which are not whole."""

LIGHT = Device("light")
DARK = Device(
    "dark",
    css="html,body{background:#000 !important;color:#ddd !important}",
    dark=True,
)
LARGE = Device("large", css="html{font-size:200% !important}")
DEVICES = (LIGHT, DARK, LARGE)


@dataclass(frozen=True)
class Paged:
    """A book as one device shows it."""

    device: Device
    sections: tuple[dict[str, Any], ...]
    inks: tuple[tuple[str, float], ...]
    """Each page's name and ink."""
    wrong: tuple[str, ...]
    """What the browser complained of."""


def read_paged(
    engine: Engine, book: Path, device: Device, folder: Path, only: Sequence[str] = ()
) -> Paged:
    """Read ``book``, all of it or the sections ``only``; pictures of its pages go to ``folder``."""
    answer = engine.turn_pages(book, device, folder, only)
    inks = []
    for section in answer["sections"]:
        pages = [opened(Path(shot)) for shot in section["shots"]]
        inks += [(Path(shot).stem, ink(p)) for shot, p in zip(section["shots"], pages, strict=True)]
        section["margins"] = max(_ink_beside(page, section["edges"], device) for page in pages)
        for picture in section["pictures"]:
            picture["inks"] = [_ink_at(pages, box, device) for box in picture["boxes"]]
        for caution in section["cautions"]:
            caution["ink"] = min((_ink_at(pages, b, device) for b in caution["signal"]), default=0)
    return Paged(device, tuple(answer["sections"]), tuple(inks), tuple(answer["wrong"]))


def _ink_at(pages: Sequence[Image.Image], box: dict[str, float], device: Device) -> float:
    """Return the ink in ``box``; none if that lies on no page."""
    at, scale = int(box["page"]), device.scale
    if not 0 <= at < len(pages):
        return 0.0
    corners: Corners = (
        box["left"] * scale, box["top"] * scale, box["right"] * scale, box["bottom"] * scale,
    )  # fmt: skip
    return ink(pages[at], corners)


def _ink_beside(page: Image.Image, edges: dict[str, float], device: Device) -> float:
    """Return the ink in the white margins at the sides of ``page``."""
    width, height, scale = *page.size, device.scale
    left = ink(page, (0, 0, edges["left"] * scale - ROUNDING, height))
    return max(left, ink(page, (edges["right"] * scale + ROUNDING, 0, width, height)))


def faults(read: Paged) -> list[str]:
    """Return all that is wrong."""
    wrong = [f"the browser says {what}" for what in read.wrong]
    wrong += [f"{name}: blank, ink {share:.2%}" for name, share in read.inks if share < LEAST_INK]
    for section in read.sections:
        of_section = [*_pictures(section), *_cautions(section), *_texts(section)]
        wrong += [f"{section['name']} ({read.device.name}): {fault}" for fault in of_section]
    return wrong


def _pictures(section: dict[str, Any]) -> Iterator[str]:
    for picture in section["pictures"]:
        if not (picture["loaded"] and picture["visible"]):
            yield f"missing picture: {picture['name']}"
        elif len(picture["boxes"]) != 1 or min(_sides(picture["boxes"][0])) < SMALLEST:
            yield f"lost picture: {picture['name']}"
        elif picture["inks"][0] < LEAST_IN_PICTURE:
            yield f"empty picture: {picture['name']}"


def _cautions(section: dict[str, Any]) -> Iterator[str]:
    for caution in section["cautions"]:
        for fault in _caution(caution, section["height"]):
            yield f"caution {caution['name']} {fault}"


def _caution(caution: dict[str, Any], height: float) -> Iterator[str]:
    boxes, signal = caution["boxes"], caution["signal"]
    if not boxes or not signal:
        yield "is hidden"
        return
    if caution["covered"]:
        yield f"is covered: {caution['covered'][0]}"
    if caution["outside"]:
        yield f"is clipped: {caution['outside'][0]}"
    if caution["ink"] < LEAST_IN_WORDS:
        yield f"has no signal word to be seen, ink {caution['ink']:.2%}"
    if {box["page"] for box in signal} != {boxes[0]["page"]}:
        yield "begins on another page than its signal word"
    if _is_alone(caution):
        yield "has its signal word alone at the foot of a page"
    ends = {line["page"]: line["bottom"] for line in caution["lines"]}
    if any(ends[page] < FULL * height for page in sorted(ends)[:-1]):
        yield "is parted, though its page has room"


def _is_alone(caution: dict[str, Any]) -> bool:
    """Tell whether what follows the signal word, if anything does, begins on a later page."""
    bottom = max(box["bottom"] for box in caution["signal"])
    page = caution["signal"][-1]["page"]
    below = [at for at in caution["lines"] if at["page"] > page or at["top"] >= bottom - 1]
    return bool(below) and all(at["page"] > page for at in below)


def _texts(section: dict[str, Any]) -> Iterator[str]:
    if section["margins"]:
        yield f"something over the edge, ink {section['margins']:.2%} in the margins"
    if section["plain"]:
        yield "is not set in the book's own type"
    for text in section["spilled"]:
        yield f"text over the edge: {text}"


def _sides(box: dict[str, float]) -> tuple[float, float]:
    return box["right"] - box["left"], box["bottom"] - box["top"]
