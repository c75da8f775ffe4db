"""Colours become operators: the one place that knows with which inks they are printed."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, assert_never

from builder.backends.pdf import syntax
from builder.backends.pdf.canvas import FileCanvas
from builder.backends.pdf.purpose import Inks, PrintShop, Purpose, Screen

DARK = 0x60
"""No channel of a colour that becomes black ink is lighter than this."""
NEUTRAL = 0x20
"""Nor do its channels differ by more: #1d2528, the ink of the default theme, differs by 11."""
BLACK = 0x30
"""A neutral colour not lighter than this is full black: small type must not be screened."""
SMALL_PT = 14.0
"""Type below this size (points) is printed with one ink: where two do not meet exactly, or are
screened, thin strokes get coloured fringes and ragged edges."""
LIGHT = 0x80
"""Type lighter than this is light type on a dark ground: the ground is left out where it stands."""
FULL_BLACK = "#000000"
SRGB = "R"
"""Name of the colour space of a profile, in resources."""


class Operators(NamedTuple):
    """Names of the operators that set a colour: in grey, sRGB, CMYK, and in a named space."""

    grey: str
    rgb: str
    cmyk: str
    space: str
    of_space: str


class ColourSpaces:
    """The colour spaces of one file.

    Attributes:
        inks: with which its colours are told.
        resources: the entry that every resources dictionary needs, or nothing.
    """

    def __init__(self, canvas: FileCanvas, purpose: Purpose) -> None:
        self.inks = purpose.inks
        self._named = _profiled(canvas, purpose)
        self.resources = f"/ColorSpace<</{SRGB} {self._named}>>" if self._named else ""

    def of_raster(self, channels: int) -> str:
        """Return the colour space of a raster; grey ones are black ink alone on a press."""
        return "/DeviceGray" if channels == 1 else self._named or "/DeviceRGB"


def _profiled(canvas: FileCanvas, purpose: Purpose) -> str:
    match purpose:
        case Screen():
            return ""
        case PrintShop(srgb=profile):
            stream = canvas.add_stream(profile, "/N 3")
            return f"{canvas.add(f'[/ICCBased {stream} 0 R]')} 0 R"
        case _:
            assert_never(purpose)


@lru_cache(maxsize=256)
def fill(colour: str, inks: Inks) -> str:
    """Return the operators that make ``colour`` (#rrggbb) the fill."""
    return _operators(colour, inks, Operators("g", "rg", "k", "cs", "sc"))


@lru_cache(maxsize=256)
def stroke(colour: str, inks: Inks) -> str:
    """Return the operators that make ``colour`` (#rrggbb) that of lines."""
    return _operators(colour, inks, Operators("G", "RG", "K", "CS", "SC"))


def _operators(colour: str, inks: Inks, names: Operators) -> str:
    match inks:
        case "screen":
            return _on_screen(syntax.colour(colour), names)
        case "press":
            black = black_ink(colour)
            if black is None:
                return f"/{SRGB} {names.space} {syntax.colour(colour)} {names.of_space}"
            return f"0 0 0 {syntax.number(black)} {names.cmyk}"
        case _:
            assert_never(inks)


def _on_screen(numbers: str, names: Operators) -> str:
    """Tell a grey as one number: many printers mix three equal ones from all of their inks."""
    red, green, blue = numbers.split()
    return f"{red} {names.grey}" if red == green == blue else f"{numbers} {names.rgb}"


def of_type(colour: str, size_pt: float, inks: Inks) -> str:
    """Return the colour (#rrggbb) in which type of ``colour`` is printed."""
    small_and_dark = size_pt < SMALL_PT and _lightness(colour) < LIGHT
    return FULL_BLACK if inks == "press" and small_and_dark else colour


def overprints(colour: str, inks: Inks) -> bool:
    """Tell whether type of ``colour`` is printed over its ground, which is not left out there."""
    return inks == "press" and black_ink(colour) == 1.0


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def black_ink(colour: str) -> float | None:
    """Return how much black ink prints ``colour``, from 0 to 1; nothing where it needs others."""
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    differing = max(channels) - min(channels)
    if differing and (differing > NEUTRAL or max(channels) > DARK):
        return None
    lightness = _lightness(colour)
    return 1.0 if lightness <= BLACK else 1.0 - lightness / 255
