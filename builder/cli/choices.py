"""What a person may ask of a build, and what cannot be."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from builder.cli.usage import UsageError
from builder.outputs import OUTPUTS, asking
from builder.outputs.sheets import CHANGED

if TYPE_CHECKING:
    from builder.edition import Options
    from builder.model import CardFormat

PAPERS = ("common", "a4", "letter")
DUPLEX = ("long", "short", "manual", "fold", "none")
INKS = ("colour", "low", "mono")


def add_choices(command: argparse.ArgumentParser) -> None:
    """Let ``command`` know what can be built, and how."""
    command.add_argument(
        "--only",
        metavar="KINDS",
        help=f"comma-separated: {', '.join(asking())}; default: all",
    )
    command.add_argument(
        "--paper", choices=PAPERS, default="common", help="default: common to A4 and Letter"
    )
    command.add_argument(
        "--card", metavar="SIZE", help="such as 66x99, a6 or 90x120 (mm); default: the guide's own"
    )
    command.add_argument(
        "--duplex",
        choices=DUPLEX,
        default="long",
        help="the edge over which the printer turns sheets; manual: you do; fold: both faces on "
        "one side; none: backs on sheets of their own; default: long",
    )
    command.add_argument(
        "--ink", choices=INKS, default="colour", help="of all PDFs; default: colour"
    )
    command.add_argument(
        "--printer", type=Path, metavar="FILE", help="profile that 'calibrate' wrote"
    )
    command.add_argument(
        "--only-changed-since",
        dest="changed_since",
        type=Path,
        metavar="OLD",
        help="sheets of those cards only that changed since the build in folder OLD, or since "
        "the one whose build.json it is: cards-changed.pdf",
    )


def options_of(given: argparse.Namespace) -> Options:
    """Return what ``given`` asks of a build.

    Raises:
        UsageError: it asks for what is not there or cannot be.
    """
    from builder.edition import Options
    from builder.outputs.making import is_asked

    if given.printer is not None and not given.printer.is_file():
        raise UsageError(f"there is no profile {given.printer}; 'cardbook calibrate' writes one")
    options = Options(
        only=_only(given.only),
        output=given.output,
        paper=given.paper,
        card=_card(given.card),
        duplex=given.duplex,
        ink=given.ink,
        printer=given.printer,
        changed_since=given.changed_since,
    )
    if given.changed_since is not None and not is_asked(CHANGED, options):
        raise UsageError("--only-changed-since makes sheets; name them in --only, or leave it out")
    if not any(is_asked(output, options) for output in OUTPUTS):
        raise UsageError(f"--only {given.only} makes nothing without --only-changed-since")
    return options


def _card(given: str | None) -> CardFormat | None:
    from builder.model import card_format

    try:
        return None if given is None else card_format(given)
    except ValueError as error:
        raise UsageError(f"--card: {error}") from error


def _only(asked: str | None) -> tuple[str, ...]:
    """Return the words of ``--only``.

    Raises:
        UsageError: one of them asks for nothing that there is.
    """
    if asked is None:
        return ("all",)
    words = tuple(word.strip() for word in asked.split(",") if word.strip())
    unknown = sorted(set(words).difference(asking()))
    if unknown or not words:
        what = unknown[0] if unknown else asked
        raise UsageError(f"--only knows {', '.join(asking())}, not {what!r}")
    return words
