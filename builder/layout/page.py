"""A page of bands from its head to its foot, and the document that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.drawing import Artifact, Document, Element, Node, Page, Role, Section, Shape, Stroke
from builder.geometry import Box, Path
from builder.layout.flow import gathered
from builder.layout.laid import Laid
from builder.layout.look import Look
from builder.layout.measures import Measures
from builder.layout.paragraph import Spans, nodes, plain_span, set_paragraph
from builder.layout.signs import band
from builder.model import Guide

TITLE_GAP = 6.0
"""Least room (mm) between the title and the subtitle beside it."""
RULE_DROP = 0.3
"""Middle of the rule under a heading, below its text (mm)."""
RULE_WIDTH = 0.5


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the page over its whole width, painted from a top edge.

    ``laid`` stands so far from its left and top (mm).
    """

    height: float
    laid: tuple[tuple[float, float, Laid], ...]

    @classmethod
    def of(cls, laid: Laid) -> Band:
        return cls(laid.height, ((0.0, 0.0, laid),))

    def painted(self, left: float, top: float) -> Iterator[Node]:
        for dx, dy, laid in self.laid:
            yield from laid.paint(left + dx, top + dy)


@dataclass(frozen=True, slots=True)
class BandedPage:
    """Bands from top to bottom with ``gap`` (mm) between them, the last at the foot of the page."""

    bands: tuple[Band, ...]
    gap: float
    measures: Measures

    @property
    def spare(self) -> float:
        """Room that the bands leave (mm), less than 0 if they are too tall."""
        room = self.measures.height - 2 * self.measures.margin
        return room - sum(each.height for each in self.bands) - self.gap * (len(self.bands) - 1)

    def page(self, name: str, most_extra: float, label: str = "1") -> Page:
        """Return the page; of the room to spare, ``most_extra`` (mm) may be added to each gap."""
        sizes = self.measures
        extra = min(most_extra, max(0.0, self.spare) / max(1, len(self.bands) - 1))
        body: list[Element | Artifact] = []
        top = sizes.margin
        for index, each in enumerate(self.bands, 1):
            if index == len(self.bands):
                top = sizes.height - sizes.margin - each.height
            body += gathered(each.painted(sizes.margin, top))
            top += each.height + self.gap + extra
        return Page(name, sizes.width, sizes.height, tuple(body), label=label)


def lay_title(words: str, aside: str, look: Look, measure: float) -> Laid:
    """Return title and subtitle on one line, or under one another where they would touch."""
    colours, sizes = look.theme.colours, look.measures
    title = set_paragraph(look, plain_span(words, "bold", colours.ink), measure, sizes.title)
    side = set_paragraph(look, plain_span(aside, "regular", colours.quiet), measure, sizes.heading)
    beside = len(title.lines) == 1 and title.width + TITLE_GAP + side.width <= measure
    height = title.height if beside else title.height + side.height

    def paint(left: float, top: float) -> tuple[Node, ...]:
        level = title.baseline(0.0) - side.baseline(0.0) if beside else title.height
        indent = measure - side.width if beside else 0.0
        return (
            Element("H1", nodes(title, left, top)),
            Element("P", nodes(side, left + indent, top + level)),
        )

    return Laid(height, paint)


def lay_heading(spans: Spans, colour: str, look: Look, width: float) -> Laid:
    """Return a heading over a rule of its colour."""
    text = set_paragraph(look, spans, width, look.measures.heading)

    def paint(left: float, top: float) -> tuple[Node, ...]:
        y = top + text.height + RULE_DROP
        rule = Path.polyline([(left, y), (left + width, y)])
        line = Shape(rule, stroke=Stroke(colour, RULE_WIDTH, cap="butt"))
        return (Artifact((line,)), Element("H2", nodes(text, left, top)))

    return Laid(text.height + 2 * RULE_DROP, paint)


def lay_banner(
    spans: Spans, role: Role, padding: tuple[float, float], look: Look, measure: float
) -> Laid:
    """Return words in the middle of a band of the colour of links.

    ``padding`` is the white beside and above the words (mm).
    """
    theme, (aside, above) = look.theme, padding
    text = set_paragraph(look, spans, measure - 2 * aside, look.measures.heading)
    height = text.height + 2 * above

    def paint(left: float, top: float) -> tuple[Node, ...]:
        box = Box.sized(left, top, measure, height)
        ground = band(box, look.measures.radius, theme.colours.link, theme)
        centred = left + (measure - text.width) / 2
        return (Artifact((ground,)), Element(role, nodes(text, centred, top + above)))

    return Laid(height, paint)


def document_of(guide: Guide, title: str, children: tuple[Section | Page, ...]) -> Document:
    """Return a document that carries the guide's metadata."""
    return Document(
        title=title,
        language=guide.language,
        children=children,
        author=", ".join(creator.name for creator in guide.creators),
        subject=guide.description,
        keywords=guide.subjects,
        date=guide.edition.date,
        identifier=guide.identifier,
        rights=guide.rights,
        viewer={"PrintScaling": "None"},
    )
