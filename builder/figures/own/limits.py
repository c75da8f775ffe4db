"""How much work a picture would make: a short file can ask for hours of it."""

from __future__ import annotations

from lxml import etree

from builder.figures.own.gate import MOST_ELEMENTS, NUMBER, SHAPES, SVG, Faults

LINK = "{http://www.w3.org/1999/xlink}href"
BASIC = 16
"""Numbers in the outline of a circle or a rectangle."""
MOST_WORK = 2_000_000
"""Two seconds: lines and clips meet each piece of an outline with each other, so its length counts
squared. Measured with outlines that cross themselves everywhere."""
CLIPPED = 3
"""A clip takes so much longer than a line."""


def check_limits(root: etree._Element, faults: Faults) -> None:
    """Report copies of copies, and outlines too long for the lines and clips they bear."""
    named = {str(each.get("id")): each for each in root.iter() if each.get("id")}
    elements = 0
    for use in root.iter(f"{SVG}use"):
        target = _target(use, named)
        if target is None:
            faults.report("picture-unreadable", "a <use> names what is not there")
        elif next(target.iter(f"{SVG}use"), None) is not None:
            faults.report("picture-too-large", "a <use> copies another <use>")
        else:
            elements += sum(1 for _ in target.iter())
    faults.stop()
    work = _Work(root, named).of(root, stroked=False, clipped=False)
    if elements > MOST_ELEMENTS or work > MOST_WORK:
        hint = "simplify its outlines, or turn lines and clips into plain outlines"
        faults.report("picture-too-large", "drawing the picture would take too long", 1, hint)


def _target(use: etree._Element, named: dict[str, etree._Element]) -> etree._Element | None:
    return named.get(str(use.get(LINK, "")).lstrip("#"))


class _Work:
    """Adds up the work for every outline as often as it is drawn."""

    def __init__(self, root: etree._Element, named: dict[str, etree._Element]) -> None:
        self._named = named
        clips = root.iter(f"{SVG}clipPath")
        self._clip = sum(_length(each) for clip in clips for each in clip.iter())

    def of(self, element: etree._Element, *, stroked: bool, clipped: bool) -> int:
        stroked = element.get("stroke", "" if stroked else "none") != "none"
        clipped = clipped or element.get("clip-path", "none") != "none"
        length = _length(element)
        work = length**2 if stroked else length
        if clipped and length:
            work += CLIPPED * (length + self._clip) ** 2
        inner = list(element)
        if element.tag == f"{SVG}use":
            target = _target(element, self._named)
            inner += [] if target is None else [target]
        return work + sum(self.of(each, stroked=stroked, clipped=clipped) for each in inner)


def _length(element: etree._Element) -> int:
    """Return how many numbers the outline of ``element`` itself has."""
    if str(element.tag).removeprefix(SVG) not in SHAPES:
        return 0
    return len(NUMBER.findall(str(element.get("d") or element.get("points") or ""))) or BASIC
