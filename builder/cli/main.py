"""Arguments in, exit code out."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from builder import __version__
from builder.cli.calibrate import add_calibrate
from builder.cli.choices import add_choices, options_of
from builder.cli.say import EXIT, Speaker
from builder.cli.usage import UsageError
from builder.diagnostics import ContentError, MachineError

if TYPE_CHECKING:
    from builder.store.project import Project


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    0 done; 1 findings; 2 wrong usage; 3 the machine failed us. A fault of our own keeps its
    traceback and gives 70.
    """
    _speak_any_encoding()
    parser = _parser()
    try:
        given = parser.parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    if given.run is None:
        parser.print_help(sys.stderr)
        return EXIT.usage
    speaker = Speaker(quiet=getattr(given, "quiet", False), form=getattr(given, "form", "text"))
    try:
        return int(given.run(given, speaker))
    except ContentError as error:
        speaker.findings(error.findings)
        return EXIT.findings
    except UsageError as error:
        speaker.complain(str(error))
        return EXIT.usage
    except MachineError as error:
        speaker.complain(str(error))
        return EXIT.machine
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT.done
    except KeyboardInterrupt:
        return EXIT.interrupted
    except Exception:
        speaker.fault()
        return EXIT.fault


def _speak_any_encoding() -> None:
    """Let a terminal that lacks a character show its code instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cardbook",
        description="One structured guide in; cards, a quick reference and an e-book out.",
    )
    parser.add_argument("--version", action="version", version=f"cardbook {__version__}")
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(metavar="COMMAND")
    _add_build(commands)
    _add_check(commands)
    add_calibrate(commands)
    explain = commands.add_parser("explain", help="what a finding means")
    explain.add_argument("code", metavar="CODE", nargs="?", help="without it, list all codes")
    explain.set_defaults(run=_explain)
    doctor = commands.add_parser("doctor", help="what is installed and what is missing")
    doctor.set_defaults(run=_doctor)
    return parser


def _add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("build", help="build a guide's outputs")
    _add_guide(command)
    command.add_argument("--output", type=_folder, metavar="DIR", help="default: output/")
    add_choices(command)
    command.add_argument("--quiet", action="store_true", help="say nothing but findings")
    command.set_defaults(run=_build)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("check", help="print findings, write nothing")
    _add_guide(command)
    command.add_argument(
        "--compare",
        type=_folder,
        metavar="OLD",
        help="tell which printed cards are out of date; OLD is the folder of the outputs they "
        "were printed from, or its build.json",
    )
    command.set_defaults(run=_check)


def _add_guide(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "guide",
        nargs="?",
        metavar="GUIDE",
        help="a folder, or the name of one under content/ (default: back-leg-massage)",
    )
    command.add_argument(
        "--format", dest="form", choices=("text", "json"), default="text", help="of findings"
    )


def _folder(given: str) -> Path:
    if not given:  # it would be the folder in which the command runs
        raise argparse.ArgumentTypeError("a folder is needed, not an empty name")
    return Path(given)


def _build(given: argparse.Namespace, speaker: Speaker) -> int:
    from builder.build import build

    options = options_of(given)
    with _guide(given.guide) as (folder, project), speaker.progress() as progress:
        built = build(folder, options, project, progress)
    speaker.findings(built.findings)
    speaker.summary(built)
    return EXIT.done


def _check(given: argparse.Namespace, speaker: Speaker) -> int:
    from builder.build import check

    if given.compare is not None:
        return _compare(given, speaker)
    with _guide(given.guide) as (folder, project):
        found = check(folder, project)
    speaker.findings(found)
    if not found and given.form == "text" and sys.stdout.isatty():
        speaker.say("no findings")
    return EXIT.done


def _compare(given: argparse.Namespace, speaker: Speaker) -> int:
    from builder.cli.summary import outdated_lines
    from builder.edition import read
    from builder.store.revisions import outdated_since

    with _guide(given.guide) as (folder, project):
        guide = read(folder, project, folder.name).guide
        found = outdated_since(guide, given.compare)
    for line in outdated_lines(found):
        speaker.say(line)
    return EXIT.done


@contextmanager
def _guide(name: str | None) -> Iterator[tuple[Path, Project]]:
    """Give the folder of guide ``name``; what cannot be asked of it is wrong usage."""
    from builder.store.project import Project, RequestError, find_guide

    project = Project()
    try:
        yield find_guide(name, project), project
    except RequestError as error:
        raise UsageError(str(error)) from error


def _explain(given: argparse.Namespace, speaker: Speaker) -> int:
    from builder.cli.explain import explanation

    speaker.say(explanation(given.code))
    return EXIT.done


def _doctor(_given: argparse.Namespace, speaker: Speaker) -> int:
    from builder.cli.doctor import examined

    report, healthy = examined()
    speaker.say(report)
    return EXIT.done if healthy else EXIT.machine
