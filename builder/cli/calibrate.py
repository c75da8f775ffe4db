"""``cardbook calibrate``: a test sheet, then a profile, then its proof."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from builder.cli.choices import place
from builder.cli.say import EXIT, Speaker
from builder.cli.usage import UsageError

if TYPE_CHECKING:
    from builder.calibrate.command import Calibrated, SheetRequest

UNSEEN = 0.05
"""Less than this (mm or degrees) is said to be none."""


def add_calibrate(command: argparse.ArgumentParser) -> None:
    """Let ``command`` know what can be asked of ``calibrate``."""
    from builder.press.job import PAPERS, TURNS

    command.description = (
        "Without --measured: write a test sheet, or with --printer the proof of a profile. "
        "With --measured: write the profile."
    )
    command.add_argument(
        "--paper", choices=tuple(PAPERS), help="page of the sheet (default: common)"
    )
    command.add_argument("--duplex", choices=TURNS, help="how it is turned (default: long)")
    command.add_argument(
        "--measured", metavar="READINGS", help='what was read on the sheet: "A=0.5,B=-1,…"'
    )
    command.add_argument("--name", help="of the printer, with --measured")
    command.add_argument(
        "--printer", type=place, metavar="FILE", help="the profile that the sheet is to prove"
    )
    command.add_argument(
        "--output",
        type=place,
        metavar="DIR|FILE",
        help="folder of the sheet (default: output/), file of the profile (default: printer.toml)",
    )
    command.add_argument("--language", default="en", metavar="TAG", help="of the sheet: en, de")
    command.set_defaults(run=_calibrate)


def _calibrate(arguments: argparse.Namespace, speaker: Speaker) -> int:
    from builder.calibrate.command import SheetRequest
    from builder.store.project import RequestError

    if arguments.printer is not None and not arguments.printer.is_file():
        raise UsageError(f"there is no profile {arguments.printer}")
    request = SheetRequest(arguments.paper, arguments.duplex, arguments.printer)
    try:
        make = _sheet if arguments.measured is None else _profile
        result = make(arguments, request)
    except RequestError as error:
        raise UsageError(str(error)) from error
    speaker.say(*result)
    return EXIT.done


def _sheet(arguments: argparse.Namespace, request: SheetRequest) -> list[str]:
    from builder.calibrate.command import write_test_sheet
    from builder.store.project import Project

    if arguments.name is not None:
        raise UsageError("--name goes with --measured: it is the profile's")
    file = write_test_sheet(request, arguments.output, arguments.language, Project())
    return [f"{file}", "Print its two pages on one sheet and follow the steps on it."]


def _profile(arguments: argparse.Namespace, request: SheetRequest) -> list[str]:
    from builder.calibrate.command import calibrate

    made = calibrate(arguments.measured, request, name=arguments.name, output=arguments.output)
    return _lines(made)


def _lines(made: Calibrated) -> list[str]:
    """Return what was reckoned, a line each, and what to do next."""
    profile, margins = made.profile, made.profile.margins
    shift = (
        _way(profile.x, "mm to the right", "mm to the left"),
        _way(profile.y, "mm down", "mm up"),
        _way(profile.angle_deg, "degrees clockwise", "degrees anticlockwise"),
    )
    off = ", ".join(part for part in shift if part) or "where it should"
    return [
        f"{made.file}",
        f"The back lands {off}; the readings agree within {made.worst:.1f} mm.",
        f"Lengths are printed at {profile.scale_x:.1%} across and {profile.scale_y:.1%} down.",
        f"Left white: {margins.left:.1f} mm at the left, {margins.top:.1f} at the top, "
        f"{margins.right:.1f} at the right, {margins.bottom:.1f} at the bottom.",
        f"Print a proof: cardbook calibrate --printer {made.file}",
    ]


def _way(value: float, positive: str, negative: str) -> str:
    if abs(value) < UNSEEN:
        return ""
    return f"{abs(value):.1f} {positive if value > 0 else negative}"
