"""What a person may ask of a build, and what cannot be."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from builder.cli.usage import UsageError

if TYPE_CHECKING:
    from builder.edition import Options
    from builder.model import CardFormat


def place(name: str) -> Path:
    """Return the path of a file or a folder that an option names."""
    if not name:  # it would be the folder in which the command runs
        raise argparse.ArgumentTypeError("a name is needed, not an empty one")
    if "\0" in name:
        raise argparse.ArgumentTypeError("no file has a name with a NUL in it")
    return Path(name)


def add_choices(command: argparse.ArgumentParser) -> None:
    """Let ``command`` know what can be built, and how."""
    from builder.model.ink import INKS
    from builder.outputs import asking
    from builder.press.job import DUPLEX, PAPERS

    command.add_argument(
        "--only",
        metavar="KINDS",
        help=f"comma-separated: {', '.join(asking())}; default: all",
    )
    command.add_argument(
        "--paper", choices=tuple(PAPERS), default="common", help="default: common to A4 and Letter"
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
        "--printer", type=place, metavar="FILE", help="profile that 'calibrate' wrote"
    )
    command.add_argument(
        "--only-changed-since",
        dest="changed_since",
        type=place,
        metavar="OLD",
        help="sheets of those cards only that changed since the build in folder OLD, or since "
        "the one whose build.json it is: cards-changed.pdf",
    )


def options_of(arguments: argparse.Namespace) -> Options:
    """Return what ``arguments`` ask of a build.

    Raises:
        UsageError: they ask for what is not there or cannot be.
    """
    from builder.edition import Options
    from builder.outputs import OUTPUTS
    from builder.outputs.making import is_asked
    from builder.outputs.sheets import CHANGED

    if arguments.printer is not None and not arguments.printer.is_file():
        raise UsageError(
            f"there is no profile {arguments.printer}; 'cardbook calibrate' writes one"
        )
    options = Options(
        only=_only(arguments.only),
        output=arguments.output,
        paper=arguments.paper,
        card=_card(arguments.card),
        duplex=arguments.duplex,
        ink=arguments.ink,
        printer=arguments.printer,
        changed_since=arguments.changed_since,
    )
    if arguments.changed_since is not None and not is_asked(CHANGED, options):
        raise UsageError("--only-changed-since makes sheets; name them in --only, or leave it out")
    if not any(is_asked(output, options) for output in OUTPUTS):
        raise UsageError(f"--only {arguments.only} makes nothing without --only-changed-since")
    return options


def _card(size: str | None) -> CardFormat | None:
    from builder.model import card_format

    try:
        return None if size is None else card_format(size)
    except ValueError as error:
        raise UsageError(f"--card: {error}") from error


def _only(asked: str | None) -> tuple[str, ...]:
    """Return the words of ``--only``.

    Raises:
        UsageError: one of them asks for nothing that there is.
    """
    from builder.outputs import asking

    if asked is None:
        return ("all",)
    words = tuple(word.strip() for word in asked.split(",") if word.strip())
    unknown = sorted(set(words).difference(asking()))
    if unknown or not words:
        what = unknown[0] if unknown else asked
        raise UsageError(f"--only knows {', '.join(asking())}, not {what!r}")
    return words
