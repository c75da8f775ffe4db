"""From an illustration of a limb to a finished drawing, or to all that is wrong with it."""

from __future__ import annotations

from builder.diagnostics import ContentError, Places
from builder.drawing import Drawing
from builder.figures.kit.editions import toned
from builder.figures.kit.palette import Palette
from builder.figures.kit.values import Values
from builder.figures.limb.description import described
from builder.figures.limb.figure import LimbFigure
from builder.figures.limb.harm import check_scene
from builder.figures.limb.phrases import phrases_of
from builder.figures.limb.planning import read_plan
from builder.figures.limb.scene import paint_scene, place_hands, place_labels
from builder.model import Illustration

FINDINGS = "en"
"""The language of findings."""


def draw_limb_picture(
    figure: LimbFigure,
    illustration: Illustration,
    palette: Palette,
    places: Places,
    language: str,
) -> Drawing:
    """Return the picture of an illustration's data.

    Raises:
        ContentError: the data names what is unknown, or teaches harm.
    """
    plan, findings = read_plan(illustration, places, figure.limb)
    if findings:
        raise ContentError(findings)
    hands, setting = place_hands(plan), figure.setting()
    values = Values(illustration.name, places)
    check_scene(plan, hands, setting.cover, phrases_of(figure.folder, FINDINGS), values)
    if values.findings:
        raise ContentError(values.findings)
    phrases = phrases_of(figure.folder, language)
    return Drawing(
        name=illustration.name,
        width=plan.view.width,
        height=plan.view.height,
        shapes=paint_scene(plan, hands, toned(palette, illustration.options), setting),
        title=illustration.title,
        alt=illustration.alt,
        description=illustration.description or described(plan, phrases, setting.props(plan)),
        labels=place_labels(plan),
    )
