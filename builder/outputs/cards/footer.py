"""The foot of a face: the way to the next card, and the revision stamp."""

from __future__ import annotations

from builder.drawing import Artifact, Element, Node, Shape, Stroke
from builder.geometry import Path
from builder.layout.blocks import Face, Following
from builder.layout.laid import Laid
from builder.layout.look import Look
from builder.layout.paragraph import inline_spans, link_element, plain_span, set_paragraph
from builder.typeset import Paragraph

RULE = 0.26
RULE_GAP = 0.7
APART = 4.0
"""Least white space (mm) between the words of a footer that stand on one line."""
ARROW = 4.6
"""Length of the arrow before the next card's name, its white space included (mm)."""


def lay_footer(face: Face, look: Look, measure: float) -> Laid | None:
    """Return the footer of ``face``, on one line if both its parts fit, else on two."""
    if not face.stamp:
        return None
    sizes, colours = look.measures, look.theme.colours
    stamp = set_paragraph(
        look, plain_span(face.stamp, "regular", colours.quiet), measure, sizes.small
    )
    following = _following(face, look, measure)
    lead = ARROW if face.following and face.following.target else 0.0
    words = following.width + lead if following else 0.0
    beside = words + APART + stamp.width <= measure
    height = RULE_GAP + max(following.height if following else 0.0, stamp.height)
    height += 0.0 if beside else stamp.height

    def paint(left: float, top: float) -> tuple[Node, ...]:
        rule = Path.polyline([(left, top), (left + measure, top)])
        nodes: list[Node] = [Artifact((Shape(rule, stroke=Stroke(colours.rule, RULE)),))]
        if following is not None and face.following is not None:
            nodes += _next(following, face.following, look, left, top + RULE_GAP)
        right = left + measure - stamp.width
        nodes.append(Element("P", stamp.runs(right, top + height - stamp.height)))
        return tuple(nodes)

    return Laid(height, paint)


def _following(face: Face, look: Look, measure: float) -> Paragraph | None:
    if face.following is None:
        return None
    spans = inline_spans(face.following.words, look, "bold", look.theme.colours.ink)
    return set_paragraph(look, spans, measure - ARROW, look.measures.small + 1)


def _next(text: Paragraph, following: Following, look: Look, left: float, top: float) -> list[Node]:
    """Return the next card's name after an arrow, or plain words where no card follows."""
    if not following.target:
        return [Element("P", text.runs(left, top))]
    arrow = _arrow(look.theme.part(look.part).colour, left, text.baseline(top) - text.cap / 2)
    words = link_element(
        text.runs(left + ARROW, top), f"#{following.target}", text.leading, following.says
    )
    return [Artifact(arrow), Element("P", (words,))]


def _arrow(colour: str, left: float, middle: float) -> tuple[Shape, ...]:
    tip, wing = left + ARROW - 1.3, 1.05
    shaft = Path.polyline([(left, middle), (tip, middle)])
    head = Path.polyline([(tip - wing, middle - wing), (tip, middle), (tip - wing, middle + wing)])
    line = Stroke(colour, 0.5)
    return (Shape(shaft, stroke=line), Shape(head, stroke=line))
