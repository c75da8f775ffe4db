"""Painting small figures: three flat planes and an outline for each part; what people lie on."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from builder.drawing import Stroke
from builder.figures.kit.fitting import View
from builder.figures.kit.ink import Ink
from builder.figures.kit.palette import Palette, Skin
from builder.figures.kit.planar import moved, polygon, softened

SHADE = 0.75
"""Opacity of a shaded plane."""

HALF_SHADE = 0.3
"""Opacity of the soft edge of a shaded plane in larger pictures."""

LARGE = 0.03
"""Pictures of a larger scale (drawing mm for one mm) show that soft edge."""

OUTLINE = 0.24
"""Width of outlines of small figures (drawing mm)."""

BED_TOP = 575.0
"""Low enough to lean on a leg with the arms nearly straight (mm)."""

MAT_TOP = 70.0
"""The same of a mat on the floor."""


@dataclass(frozen=True, slots=True)
class Cloth:
    """Three planes and the outline of a material (#rrggbb)."""

    base: str
    shade: str
    light: str
    line: str


def fitted_view(
    across: tuple[float, float], upright: tuple[float, float], size: tuple[float, float]
) -> View:
    """Return the view that shows at least these spans (mm) in ``size`` (drawing mm).

    Room to spare goes to both sides, or to the top.
    """
    width, height = size
    scale = min(width / (across[1] - across[0]), height / (upright[1] - upright[0]))
    left = (across[0] + across[1]) / 2 - width / scale / 2
    return View(left, upright[0] + height / scale, scale, width, height)


def of_skin(skin: Skin) -> Cloth:
    return Cloth(skin.base, skin.shade, skin.light, skin.line)


def far(cloth: Cloth) -> Cloth:
    """Return the material in the shade of the body, for the arm and leg farther off."""
    return Cloth(cloth.shade, cloth.shade, cloth.shade, cloth.line)


def tunic(palette: Palette) -> Cloth:
    return Cloth(palette.sleeve, palette.sleeve_shade, palette.sleeve_light, palette.sleeve_line)


def trousers(palette: Palette) -> Cloth:
    return Cloth(
        palette.trousers, palette.trousers_shade, palette.trousers_light, palette.trousers_line
    )


def linen(palette: Palette) -> Cloth:
    return Cloth(palette.linen, palette.linen_shade, palette.linen_light, palette.linen_line)


def cushion(palette: Palette) -> Cloth:
    return Cloth(palette.cushion, palette.cushion_shade, palette.cushion_light, palette.linen_line)


def hair(palette: Palette) -> Cloth:
    return Cloth(palette.hair, palette.hair_shade, palette.hair_light, palette.hair_line)


def wood(palette: Palette) -> Cloth:
    return Cloth(palette.wood, palette.wood_shade, palette.wood_light, palette.wood_line)


def paint(ink: Ink, area: BaseGeometry, cloth: Cloth, depth: float, width: float = OUTLINE) -> None:
    """Paint a part: base, a shaded plane ``depth`` mm deep away from the light, its outline."""
    outlined(ink, area, cloth.base, cloth.line, width)
    if cloth.shade != cloth.base:
        ink.facets(shaded(ink, area, depth, width), cloth.shade, SHADE)
        if ink.scale > LARGE:
            ink.facets(shaded(ink, area, depth * 2.0, width), cloth.shade, HALF_SHADE)


def outlined(ink: Ink, area: BaseGeometry, fill: str, line: str, width: float = OUTLINE) -> None:
    """Paint an area and its outline as one shape."""
    ink.fill(area, fill, line=Stroke(line, width))


def shaded(ink: Ink, area: BaseGeometry, depth: float, width: float = OUTLINE) -> BaseGeometry:
    """Return the part of ``area`` that lies in its own shade, within the outline."""
    away = ink.light * depth
    plain = area.simplify(ink.mm(0.03))
    inner = plain.buffer(-ink.mm(width) * 0.4, quad_segs=2)
    return inner.difference(moved(plain, float(away[0]), float(away[1])))


def draw_bed(ink: Ink, palette: Palette, left: float, right: float) -> None:
    """Paint a massage bed between two x (mm)."""
    timber = wood(palette)
    for foot, slant in ((left + 170, -26), (right - 210, 26)):
        leg = [(foot, BED_TOP - 90), (foot + 44, BED_TOP - 90), (foot + 38 + slant, 0),
               (foot + 6 + slant, 0)]  # fmt: skip
        paint(ink, polygon(leg), timber, 14.0)
    paint(ink, _slab(left + 30, right - 30, BED_TOP - 116, BED_TOP - 66, 6.0), timber, 12.0)
    paint(ink, _slab(left, right, BED_TOP - 84, BED_TOP, 26.0), cushion(palette), 26.0)


def draw_mat(ink: Ink, palette: Palette, left: float, right: float) -> None:
    """Paint a mat on the floor between two x (mm)."""
    paint(ink, _slab(left, right, 0.0, MAT_TOP, 24.0), cushion(palette), 20.0)


def _slab(left: float, right: float, bottom: float, top: float, radius: float) -> BaseGeometry:
    corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
    return softened(polygon(corners), radius)
