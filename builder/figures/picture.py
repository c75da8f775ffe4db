"""From an illustration's data to a finished drawing."""

from __future__ import annotations

from dataclasses import replace

from builder.diagnostics import ContentError, Finding, Places, nearest
from builder.drawing import Drawing
from builder.figures.checker import check_scene
from builder.figures.describe import describe
from builder.figures.editions import in_edition
from builder.figures.palette import TONES, Palette
from builder.figures.person import draw_person
from builder.figures.planning import read_plan, size_of
from builder.figures.scene import paint_scene, place_hands, place_labels
from builder.figures.values import Values
from builder.figures.vocabulary import FIGURES
from builder.figures.wording import Wording
from builder.model import Illustration


def draw_picture(
    illustration: Illustration, palette: Palette, places: Places, wording: Wording
) -> Drawing:
    """Return the picture of an illustration's data.

    Raises:
        ContentError: the data names what is unknown, or teaches harm.
    """
    match illustration.figure:
        case "posterior-leg":
            return _draw_leg(illustration, palette, places, wording)
        case "posture" | "oil" | "position":
            return _draw_people(illustration, palette, places, wording)
        case _:
            raise ContentError([_unknown(illustration, places)])


def _unknown(illustration: Illustration, places: Places) -> Finding:
    name = str(illustration.figure)
    return Finding(
        places.at("illustrations", illustration.name, "figure"),
        "figure-unknown-name",
        f"figure {name!r} is not known",
        nearest(name, FIGURES) or f"known: {', '.join(FIGURES)}",
    )


def _draw_leg(
    illustration: Illustration, palette: Palette, places: Places, wording: Wording
) -> Drawing:
    plan, findings = read_plan(illustration, places)
    if findings:
        raise ContentError(findings)
    hands = place_hands(plan)
    values = Values(illustration.name, places)
    check_scene(plan, hands, values)
    if values.findings:
        raise ContentError(values.findings)
    shapes = paint_scene(plan, hands, _toned(palette, illustration))
    return Drawing(
        name=illustration.name,
        width=plan.view.width,
        height=plan.view.height,
        shapes=shapes,
        title=illustration.title,
        alt=illustration.alt,
        description=illustration.description or describe(plan, wording),
        labels=place_labels(plan),
    )


def _draw_people(
    illustration: Illustration, palette: Palette, places: Places, wording: Wording
) -> Drawing:
    values = Values(illustration.name, places)
    width, height = size_of(illustration, values)
    if values.findings:
        raise ContentError(values.findings)
    shapes, labels, description = draw_person(
        illustration, _toned(palette, illustration), (width, height), wording
    )
    return Drawing(
        name=illustration.name,
        width=width,
        height=height,
        shapes=shapes,
        title=illustration.title,
        alt=illustration.alt,
        description=illustration.description or description,
        labels=labels,
    )


def _toned(palette: Palette, illustration: Illustration) -> Palette:
    """Return the palette with the skin tones a picture asks for, in its ink."""
    options = illustration.options
    toned = replace(
        palette,
        receiver=TONES.get(str(options.get("receiver")), palette.receiver),
        giver=TONES.get(str(options.get("giver")), palette.giver),
    )
    return in_edition(toned)
