"""The one list of what an author's SVG file may say: kept, or harmless and left out.

Everything that is not in it is refused. Properties may stand as attributes, in ``style`` or in a
style sheet; all are read alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
GROUPS = frozenset({"svg", "g", "switch", "use"})
"""What is drawn by what is in it, or by what it names."""
UNDRAWN = frozenset(
    {"defs", "symbol", "clipPath", "linearGradient", "radialGradient", "meshgradient", "pattern",
     "marker", "mask", "filter", "solidcolor", "style", "title", "desc", "metadata", "view",
     "cursor", "color-profile", "font", "font-face"}
)  # fmt: skip
"""What paints nothing where it stands: words about the picture, and what others name."""

FLAT = "fill with plain colours; build shading from flat shapes"
OUTLINED = (
    "turn the line into an outline (Inkscape: Path, Stroke to Path; Illustrator: Object, Path, "
    "Outline Stroke)"
)
LETTERS = (
    "turn the text into outlines (Inkscape: Path, Object to Path; Illustrator: Type, Create "
    "Outlines), or name the spot on the card"
)
BARE = "take it off, and draw what it shows as plain shapes"
ELEMENT_HINTS = {
    "text": LETTERS,
    "image": "give the photograph as a picture file of its own",
    "a": "take the link off; a printed picture has none",
}
"""For the elements that are refused and often met."""
ELEMENT_HINT = "leave it out, or turn it into plain outlines"


@dataclass(frozen=True, slots=True)
class Kept:
    """A property that is drawn.

    Attributes:
        initial: what holds where nothing is written.
        inherited: whether what is inside has it too.
        length: whether a style must give its unit, as CSS asks.
    """

    initial: str
    inherited: bool = True
    length: bool = False


@dataclass(frozen=True, slots=True)
class Only:
    """A property that cannot be drawn, with the values that change nothing."""

    values: frozenset[str]
    hint: str


KEPT: Mapping[str, Kept] = {
    "fill": Kept("#000000"),
    "fill-rule": Kept("nonzero"),
    "fill-opacity": Kept("1"),
    "stroke": Kept("none"),
    "stroke-width": Kept("1"),
    "stroke-linecap": Kept("butt"),
    "stroke-linejoin": Kept("miter"),
    "stroke-miterlimit": Kept("4"),
    "stroke-dasharray": Kept("none"),
    "stroke-dashoffset": Kept("0"),
    "stroke-opacity": Kept("1"),
    "paint-order": Kept("normal"),
    "color": Kept("#000000"),
    "opacity": Kept("1", inherited=False),
    "visibility": Kept("visible"),
    "display": Kept("inline", inherited=False),
    "overflow": Kept("", inherited=False),
    "clip-path": Kept("none", inherited=False),
    "clip-rule": Kept("nonzero"),
    "transform": Kept("none", inherited=False),
    "transform-origin": Kept("0 0", inherited=False, length=True),
    "font-size": Kept("16px"),  # by which lengths in em are measured
    **dict.fromkeys(("x", "y", "cx", "cy", "r"), Kept("0", inherited=False, length=True)),
    **dict.fromkeys(("rx", "ry", "width", "height"), Kept("auto", inherited=False, length=True)),
}
"""With the values that SVG gives where nothing is written."""

GEOMETRY = frozenset(
    {"d", "points", "x1", "x2", "y1", "y2", "viewBox", "preserveAspectRatio", "clipPathUnits",
     "href", "systemLanguage", "requiredExtensions", "requiredFeatures", "style", "id", "class",
     "pathLength", "media", "type"}
)  # fmt: skip
"""Attributes that are no properties; elements that do not ask for one are not changed by it."""

ONLY: Mapping[str, Only] = {
    "filter": Only(frozenset({"none"}), f"{BARE} (Inkscape: Filters, Remove Filters)"),
    "mask": Only(frozenset({"none"}), f"{BARE} (Inkscape: Object, Mask, Release Mask)"),
    **dict.fromkeys(
        ("marker", "marker-start", "marker-mid", "marker-end"),
        Only(frozenset({"none"}), OUTLINED),
    ),
    "vector-effect": Only(frozenset({"none"}), OUTLINED),
    "mix-blend-mode": Only(frozenset({"normal"}), "set its blend mode to Normal"),
    "isolation": Only(frozenset({"auto", "isolate"}), BARE),
    "clip": Only(frozenset({"auto"}), "clip with a clipPath"),
    "transform-box": Only(frozenset({"view-box"}), "turn it with 'transform' alone"),
    **dict.fromkeys(
        ("rotate", "scale", "translate", "offset-path", "animation", "animation-name",
         "perspective", "mask-image", "backdrop-filter", "content-visibility"),
        Only(frozenset({"none", "visible"}), "turn and place it with 'transform' alone"),
    ),
    **dict.fromkeys(
        ("background", "background-color", "background-image"),
        Only(frozenset({"none", "transparent"}), "draw the ground as a rectangle"),
    ),
    "zoom": Only(frozenset({"1", "100%", "normal"}), "leave it out"),
}  # fmt: skip
"""What changes the look and cannot be kept."""

NO_WORDS = "of text, and there is none in a picture"
ON_SCREEN = "of how a screen shows or follows it, not of what is drawn"
ABOUT = "words about the file or the element"
UNUSED = "of gradients and filters, which are refused where they are used"
HARMLESS: Mapping[str, str] = {
    **dict.fromkeys(
        ("font", "font-family", "font-weight", "font-style", "font-stretch", "font-variant",
         "font-size-adjust", "font-kerning", "font-feature-settings", "font-variation-settings",
         "font-variant-ligatures", "font-variant-position", "font-variant-caps",
         "font-variant-numeric", "font-variant-alternates", "font-variant-east-asian",
         "font-variant-settings", "line-height", "letter-spacing", "word-spacing", "writing-mode",
         "direction", "unicode-bidi", "dominant-baseline", "alignment-baseline", "baseline-shift",
         "glyph-orientation-vertical", "glyph-orientation-horizontal", "white-space", "kerning",
         "inline-size", "shape-inside", "shape-margin", "shape-padding", "shape-subtract",
         "text-align", "text-align-last", "text-anchor", "text-decoration",
         "text-decoration-color", "text-decoration-line", "text-decoration-style",
         "text-decoration-thickness", "text-indent", "text-orientation", "text-overflow",
         "text-transform", "text-rendering", "text-shadow", "vertical-align", "word-break",
         "word-wrap", "block-progression"),
        NO_WORDS,
    ),
    **dict.fromkeys(
        ("shape-rendering", "image-rendering", "color-rendering", "pointer-events", "cursor",
         "will-change", "buffered-rendering", "focusable", "tabindex", "zoomAndPan",
         "externalResourcesRequired", "user-select", "outline", "transition", "role"),
        ON_SCREEN,
    ),
    **dict.fromkeys(
        ("version", "baseProfile", "enable-background", "contentStyleType", "contentScriptType",
         "lang", "title", "name", "nonce", "crossorigin"),
        ABOUT,
    ),
    **dict.fromkeys(
        ("stop-color", "stop-opacity", "flood-color", "flood-opacity", "lighting-color",
         "color-interpolation", "color-interpolation-filters", "color-profile", "mask-type",
         "solid-color", "solid-opacity", "gradientUnits", "gradientTransform", "spreadMethod",
         "offset", "fx", "fy", "fr", "filterUnits", "maskUnits", "isolated"),
        UNUSED,
    ),
}  # fmt: skip
"""What is left out, and why nothing is lost by that."""
HARMLESS_STARTS = ("aria-", "data-", "-inkscape-", "--")
"""How names begin of notes to programs, which paint nothing by themselves."""
INHERITS, RESETS = frozenset({"inherit"}), frozenset({"initial", "revert", "revert-layer"})


def is_harmless(name: str) -> bool:
    return name in HARMLESS or name.startswith(HARMLESS_STARTS)
