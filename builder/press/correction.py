"""The maps that undo what a printer does to a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from builder.drawing import Artifact, Element, Imposed, Page
from builder.drawing.page import Part
from builder.geometry import Affine
from builder.press.edge import Side
from builder.press.job import Paper, PrinterProfile, PrintJob


def front_correction(printer: PrinterProfile, paper: Paper) -> Affine:
    """Return where on the front to put what is to be printed in its true place and size (mm)."""
    x, y = paper.width / 2, paper.height / 2
    return _from_middle(printer, Affine.translation(-x, -y), paper)


def back_correction(printer: PrinterProfile, paper: Paper) -> Affine:
    """Return where on the back to put what is to lie behind its place on the front (mm).

    The page is seen from the back, upright: see ``PrinterProfile``.
    """
    x, y = paper.width / 2 + printer.x, paper.height / 2 + printer.y
    turned = Affine.translation(-x, -y).then(Affine.rotation(-printer.angle_deg))
    return _from_middle(printer, turned, paper)


def _from_middle(printer: PrinterProfile, before: Affine, paper: Paper) -> Affine:
    """Return ``before``, which ends about the origin, then lengths set right about the middle."""
    shrunk = before.then(Affine.scaling(1 / printer.scale_x, 1 / printer.scale_y))
    return shrunk.then(Affine.translation(paper.width / 2, paper.height / 2))


def correction_of(side: Side, job: PrintJob) -> Affine:
    """Return where to put what is to be printed in its true place, see ``PrinterProfile``.

    Sheets of backs that are glued on are printed as fronts.
    """
    if side == "back" and job.duplex != "none":
        return back_correction(job.printer, job.paper)
    return front_correction(job.printer, job.paper)


def corrected(
    around: tuple[Element | Artifact, ...], correction: Affine, name: str, paper: Paper
) -> Iterator[Part]:
    """Yield what stands round the faces of a sheet, as a page called ``name`` if it is moved."""
    if correction == Affine():
        yield from around
    else:
        page = Page(name, paper.width, paper.height, around)
        yield Imposed(page, correction, page.trim)
