"""What a person asks of the press: paper, how its two sides are printed, on which printer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from builder.geometry import Point
from builder.units import inch_to_mm

PaperName = Literal["common", "a4", "letter"]
Duplex = Literal["long", "short", "manual", "fold", "none"]
"""``long`` and ``short``: the edge over which a duplex printer flips the sheet. ``manual``: all
fronts, then all backs. ``fold``: front and back side by side on one side of the paper. ``none``:
fronts and backs on sheets of their own, to be glued or left apart."""

Turn = Literal["long", "short", "manual"]
"""How a sheet printed on both sides is turned over: over its long or its short edge, or by hand,
sideways, like a page of a book."""

TURNS: tuple[Turn, ...] = get_args(Turn)

DUPLEX: tuple[Duplex, ...] = get_args(Duplex)


@dataclass(frozen=True, slots=True)
class Paper:
    """A page of a file for home printers, upright (mm)."""

    name: PaperName
    width: float
    height: float


PAPERS: Mapping[PaperName, Paper] = {
    "common": Paper("common", 210.0, inch_to_mm(11)),
    "a4": Paper("a4", 210.0, 297.0),
    "letter": Paper("letter", inch_to_mm(8.5), inch_to_mm(11)),
}
"""``common`` is the area that A4 and US Letter share: one file for both papers."""


@dataclass(frozen=True, slots=True)
class Margins:
    """What a printer cannot print on, on each edge of the paper held upright (mm)."""

    left: float = 4.2
    top: float = 4.2
    right: float = 4.2
    bottom: float = 4.2


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """How a printer's back lies against its front, seen from the back, as measured.

    The page is held upright, whatever stands on it, its words the right way up; c is its middle,
    S stretches by the scales and R turns clockwise by the angle. What the file puts at u (mm) on
    the back is printed at c + (x, y) + R·S·(u - c), what it puts at u on the front at
    c + S·(u - c). ``builder.press.correction`` gives the maps that undo both.

    Attributes:
        x, y: how far what is printed on the back lands right of and below its place (mm).
        angle_deg: how far it is turned clockwise about the middle of the page.
        scale_x, scale_y: printed length over true length, for both sides.
        margins: what it cannot print on.
        paper: the page on which ``margins`` were measured, if any was.
        duplex: how the sheet was turned over when it was measured: the other way has another
            x, y. Nothing if nobody said.
    """

    name: str = ""
    x: float = 0.0
    y: float = 0.0
    angle_deg: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    margins: Margins = Margins()
    paper: PaperName | None = None
    duplex: Duplex | None = None


@dataclass(frozen=True, slots=True)
class PrintJob:
    """How sheets are to be printed.

    Attributes:
        gap: white paper between neighbouring cards (mm); with 0 one cut parts them.
        corner_radius: to which the corners of the paper are rounded (mm); 0 leaves them square.
        hole: where the middle of a punched hole stands on the front of every card (mm from its
            top left corner), if the cards keep a place free for one.
    """

    paper: Paper = PAPERS["common"]
    duplex: Duplex = "long"
    printer: PrinterProfile = field(default_factory=PrinterProfile)
    gap: float = 0.0
    corner_radius: float = 3.0
    hole: Point | None = None


def viewer(duplex: Duplex) -> dict[str, str]:
    """Return what a program that prints the file should set by itself."""
    flips = {"long": "DuplexFlipLongEdge", "short": "DuplexFlipShortEdge"}
    return {"PrintScaling": "None", "Duplex": flips.get(duplex, "Simplex")}
