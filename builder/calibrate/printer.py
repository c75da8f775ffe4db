"""The printer that sheets are for: its profile as it was measured, taken to their paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builder.calibrate.profile import parse_profile
from builder.diagnostics import ContentError, Finding, InFile, MachineError
from builder.disk import read_file
from builder.edition import Options
from builder.geometry import Point
from builder.model import Guide
from builder.press.job import PAPERS, Duplex, Paper, PrinterProfile, PrintJob
from builder.press.lamination import sealing
from builder.press.profiles import check_turn, margins_on
from builder.store.project import shown_path


def job_for(guide: Guide, options: Options) -> PrintJob:
    """Return how the sheets of ``guide`` are printed when ``options`` are asked for.

    Raises:
        ContentError, MachineError: as for ``printer_for``.
    """
    paper, duplex, hole = PAPERS[options.paper], options.duplex, guide.lamination.hole
    printer = PrinterProfile()
    if options.printer is not None:
        printer = printer_for(options.printer, paper, duplex)
    radius = sealing(guide).paper_radius
    at = Point(hole.x, hole.y) if hole else None
    return PrintJob(paper, duplex, printer, corner_radius=radius, hole=at)


def printer_for(file: Path, paper: Paper, duplex: Duplex) -> PrinterProfile:
    """Return the profile in ``file`` for sheets of ``paper`` that are turned over by ``duplex``.

    Raises:
        ContentError: as for ``read_profile``, or ``profile-duplex``.
        MachineError: the file cannot be read.
    """
    profile = read_profile(file)
    findings = list(check_turn(profile, duplex, shown_path(file)))
    if findings:
        raise ContentError(findings)
    return replace(profile, margins=margins_on(profile, paper))


def read_profile(file: Path) -> PrinterProfile:
    """Return the printer profile in ``file``.

    Raises:
        ContentError: ``profile-syntax``, ``profile-key`` or ``profile-value``.
        MachineError: the file cannot be read.
    """
    path = shown_path(file)
    try:
        return parse_profile(read_file(file).decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        fact = f"byte {error.start + 1} is no text in UTF-8"
        raise ContentError([Finding(InFile(path), "profile-syntax", fact)]) from error
    except OSError as error:
        message = f"cannot read {file}: {error.strerror}"
        raise MachineError(message) from error
