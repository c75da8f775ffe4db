"""Arguments in, exit code out."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder import __version__
from builder.cli import terminal
from builder.cli.calibrate import add_calibrate
from builder.cli.choices import add_choices, options_of, place
from builder.cli.say import EXIT, Speaker
from builder.cli.usage import UsageError
from builder.diagnostics import ContentError, MachineError

if TYPE_CHECKING:
    from builder.store.project import Project


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that ``words`` name and return its exit code.

    0 done; 1 findings; 2 wrong usage; 3 the machine failed us; 130 and 143 somebody stopped it. A
    fault of our own keeps its traceback and gives 70.
    """
    terminal.speak_any_encoding()
    words = sys.argv[1:] if words is None else words
    parser = _parser(words)
    try:
        arguments = parser.parse_args(words)
    except SystemExit as stop:
        return int(stop.code or 0)
    if arguments.run is None:
        parser.print_help(sys.stderr)
        return EXIT.usage
    with _stoppable():
        return _run(arguments, _speaker(arguments))


class _Terminated(KeyboardInterrupt):
    """The system, or somebody by its means, asks the command to end."""


@contextmanager
def _stoppable() -> Iterator[None]:
    """End by SIGTERM as by Ctrl-C: what is half done is undone."""

    def end(*_: object) -> None:
        raise _Terminated

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # only the main thread may ask for it
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    try:
        return _asked(arguments, speaker)
    except _Terminated:
        speaker.complain("stopped before it was done")
        return EXIT.terminated
    except KeyboardInterrupt:
        speaker.complain("stopped before it was done")
        return EXIT.interrupted
    except Exception:
        speaker.fault()
        return EXIT.fault


def _asked(arguments: argparse.Namespace, speaker: Speaker) -> int:
    try:
        _check_folder()
        return int(arguments.run(arguments, speaker))
    except ContentError as error:
        speaker.findings(error.findings)
        return EXIT.findings
    except UsageError as error:
        speaker.complain(str(error))
        return EXIT.usage
    except MachineError as error:
        speaker.complain(str(error))
        return EXIT.machine
    except ModuleNotFoundError as error:
        if (error.name or "builder").startswith("builder"):
            raise
        speaker.complain(f"{error.name} is not installed; 'cardbook doctor' tells what is missing")
        return EXIT.machine
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT.done
    except OSError as error:  # what the system refuses is no fault of ours, wherever we met it
        where = f" {error.filename}" if error.filename is not None else ""
        speaker.complain(f"the system refused{where}: {error.strerror or error}")
        return EXIT.machine


def _check_folder() -> None:
    """Raise MachineError if the folder in which the command runs is gone: no path leads from it."""
    try:
        Path.cwd()
    except OSError as error:
        raise MachineError("the folder in which this command runs is gone") from error


class _Parser(argparse.ArgumentParser):
    """A parser that says what it says as all else is said."""

    def _print_message(self, message: str, file: Any = None) -> None:
        tell = terminal.say if file is sys.stdout else terminal.complain
        with suppress(MachineError):
            tell(message.splitlines())


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Return what understands ``words``: it knows the options of no command but the one named.

    Those of a build come from modules that are slow to load.
    """
    parser = _Parser(
        prog="cardbook",
        description="One structured guide in; cards, a quick reference and an e-book out.",
    )
    parser.add_argument("--version", action="version", version=f"cardbook {__version__}")
    parser.set_defaults(run=None, quiet=False, form="text")
    commands = parser.add_subparsers(metavar="COMMAND")
    for name, (purpose, add_options) in COMMANDS.items():
        command = commands.add_parser(name, help=purpose)
        if name in words:
            add_options(command)
    return parser


def _speaker(arguments: argparse.Namespace) -> Speaker:
    results = arguments.run is _check
    return Speaker(quiet=arguments.quiet, form=arguments.form, results=results)


def _add_build(command: argparse.ArgumentParser) -> None:
    _add_guide(command)
    command.add_argument(
        "--output", type=place, metavar="DIR", help="default: output/ beside the guide"
    )
    add_choices(command)
    command.add_argument("--quiet", action="store_true", help="say nothing but findings")
    command.set_defaults(run=_build)


def _add_check(command: argparse.ArgumentParser) -> None:
    _add_guide(command)
    command.add_argument(
        "--compare",
        type=place,
        metavar="OLD",
        help="tell which printed cards are out of date; OLD is the folder of the outputs they "
        "were printed from, or its build.json",
    )
    command.set_defaults(run=_check)


def _add_verify(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=place, metavar="FOLDER", help="of outputs")
    command.add_argument(
        "--against",
        type=place,
        metavar="FILE",
        help="the build.json of another build, perhaps on another machine; default: the folder's",
    )
    command.set_defaults(run=_verify)


def _add_explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("code", metavar="CODE", nargs="?", help="without it, list all codes")
    command.set_defaults(run=_explain)


def _add_doctor(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=_doctor)


COMMANDS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "build": ("build a guide's outputs", _add_build),
    "check": ("print findings, write nothing", _add_check),
    "calibrate": (
        "write a test sheet for your printer; make a profile of what was read on it",
        add_calibrate,
    ),
    "verify": ("tell whether outputs are those that a build made", _add_verify),
    "explain": ("what a finding means", _add_explain),
    "doctor": ("what is installed and what is missing", _add_doctor),
}
"""What each command is for, and what lets it know its options."""


def _add_guide(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "guide",
        nargs="?",
        metavar="GUIDE",
        help="a folder, or the name of one under content/ (default: the guide in whose folder you "
        "are, else back-leg-massage)",
    )
    command.add_argument(
        "--format", dest="form", choices=("text", "json"), default="text", help="of findings"
    )


def _build(arguments: argparse.Namespace, speaker: Speaker) -> int:
    from builder.build import build

    options = options_of(arguments)
    with _guide(arguments.guide) as (folder, project), speaker.progress() as progress:
        built = build(folder, options, project, progress)
    speaker.findings(built.findings)
    speaker.summary(built)
    return EXIT.done


def _check(arguments: argparse.Namespace, speaker: Speaker) -> int:
    from builder.build import check

    if arguments.compare is not None:
        return _compare(arguments, speaker)
    with _guide(arguments.guide) as (folder, project):
        findings = check(folder, project)
    speaker.findings(findings)
    if not findings and arguments.form == "text" and sys.stdout.isatty():
        speaker.say("no findings")
    return EXIT.done


def _compare(arguments: argparse.Namespace, speaker: Speaker) -> int:
    from builder.cli.summary import outdated_lines
    from builder.edition import read
    from builder.store.earlier import outdated_since
    from builder.store.project import shown_path

    with _guide(arguments.guide) as (folder, project):
        guide = read(folder, project, shown_path(folder)).guide
        outdated = outdated_since(guide, arguments.compare)
    for line in outdated_lines(outdated):
        speaker.say(line)
    return EXIT.done


@contextmanager
def _guide(name: str | None) -> Iterator[tuple[Path, Project]]:
    """Give the folder of guide ``name``; what cannot be asked of it is wrong usage."""
    from builder.store.project import Project, RequestError, find_guide, project_of

    project = Project()
    try:
        folder = find_guide(name, project)
        yield folder, project_of(folder, project)
    except RequestError as error:
        raise UsageError(str(error)) from error


def _verify(arguments: argparse.Namespace, speaker: Speaker) -> int:
    from builder.cli.summary import verified_lines
    from builder.store.project import RequestError
    from builder.store.verify import verify

    try:
        verified = verify(arguments.folder, arguments.against)
    except RequestError as error:
        raise UsageError(str(error)) from error
    for line in verified_lines(verified):
        speaker.say(line)
    agree = all(each.agreement in ("same", "same content") for each in verified)
    return EXIT.done if agree else EXIT.findings


def _explain(arguments: argparse.Namespace, speaker: Speaker) -> int:
    from builder.cli.explain import explanation

    speaker.say(*explanation(arguments.code).splitlines())
    return EXIT.done


def _doctor(_arguments: argparse.Namespace, speaker: Speaker) -> int:
    from builder.cli.doctor import examined

    report, healthy = examined()
    speaker.say(*report.splitlines())
    return EXIT.done if healthy else EXIT.machine
