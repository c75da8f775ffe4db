"""A test sheet for a printer, and what was read on it as the printer's profile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from builder.calibrate.fit import fit
from builder.calibrate.layout import EDGES, LETTERS, TrialSheet
from builder.calibrate.pages import compose_test_sheet
from builder.calibrate.printer import read_profile
from builder.calibrate.profile import HEADING, write_profile
from builder.calibrate.readings import ReadingError, parse_readings
from builder.diagnostics import ContentError, MachineError, has_errors, nearest
from builder.disk import read_file
from builder.drawing import Document
from builder.model.bars import Bars
from builder.model.words import Words
from builder.press.job import PAPERS, TURNS, PaperName, PrinterProfile, Turn
from builder.reading import WordsFolder, languages, words_of
from builder.store.project import Project, RequestError
from builder.store.save import save_file
from builder.typeset import load_family, load_profile

SHEET = "calibration.pdf"
PROOF = "calibration-proof.pdf"
PROFILE = Path("printer.toml")
"""In the folder where the command runs: what is in ``output`` may be deleted at any time."""
EXAMPLE = '--measured "A=0.5,B=-1,…"'
NUMBERS = 1.2
"""Least x-height on the sheet (mm), of the numbers at scales, which are read from near by."""


@dataclass(frozen=True, slots=True)
class SheetRequest:
    """Which test sheet is meant.

    Attributes:
        paper, duplex: ``common`` and ``long`` if nobody says, or as the profile says.
        printer: the profile that the sheet proves.
    """

    paper: PaperName | None = None
    duplex: Turn | None = None
    printer: Path | None = None


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The profile that was written, where, and how far off it the readings are at most (mm)."""

    file: Path
    profile: PrinterProfile
    worst: float


def write_test_sheet(
    request: SheetRequest, output: Path | None, language: str, project: Project
) -> Path:
    """Write the test sheet, or the proof of a profile, into folder ``output``; return the file.

    Raises:
        RequestError: no words for ``language``; paper or duplex are not those of the profile.
        ContentError: the profile is no good.
        MachineError: a font or the disk failed us.
    """
    from builder.backends.pdf import write_pdf

    words = _words(language, project)
    sheet = _sheet(request)
    family = load_family(project.fonts)
    document = compose_test_sheet(sheet, words, family, language, _command(request, sheet))
    pdf = write_pdf(document, family, load_profile(project.fonts).data)
    file = (output or project.output) / (PROOF if request.printer else SHEET)
    _check(pdf, document, file.name)
    save_file(file, pdf)
    return file


def calibrate(
    measured: str, request: SheetRequest, *, name: str | None = None, output: Path | None = None
) -> Calibrated:
    """Write the profile of the printer on which ``measured`` was read.

    Args:
        measured: ``A=0.5,B=-1,…``, all letters of the sheet; of a proof those without the edges.
        request: the sheet that was printed.
        name: of the printer; that of the profile that was proved, if nobody says.
        output: the file; a profile that stands there is replaced.

    Raises:
        RequestError: readings that cannot be right, or ``output`` is somebody's other file.
        ContentError: the profile that was proved is no good.
        MachineError: the disk failed us.
    """
    sheet = _sheet(request)
    wanted = [letter for letter in LETTERS if request.printer is None or letter not in EDGES]
    try:
        fitted = fit(parse_readings(measured, wanted), sheet)
    except ReadingError as error:
        raise RequestError(str(error)) from error
    file = output or request.printer or PROFILE
    _refuse_others(file)
    profile = fitted.profile if name is None else replace(fitted.profile, name=name)
    save_file(file, write_profile(profile).encode())
    return Calibrated(file, profile, fitted.worst)


def _sheet(request: SheetRequest) -> TrialSheet:
    if request.printer is None:
        return TrialSheet(PAPERS[request.paper or "common"], request.duplex or "long")
    profile = read_profile(request.printer)
    _refuse_other("--paper", request.paper, profile.paper)
    _refuse_other("--duplex", request.duplex, profile.duplex)
    paper = request.paper or profile.paper or "common"
    turn = next((turn for turn in TURNS if turn == (request.duplex or profile.duplex)), TURNS[0])
    return TrialSheet(PAPERS[paper], turn, profile)


def _refuse_other(option: str, asked: str | None, measured: str | None) -> None:
    """Refuse a sheet unlike the one on which the profile was measured.

    Raises:
        RequestError: both are given, and differ.
    """
    if asked and measured and asked != measured:
        message = (
            f"the profile was measured with {option} {measured}, not {asked}; leave {option} out"
        )
        raise RequestError(message)


def _words(language: str, project: Project) -> Words:
    folder = WordsFolder(project.templates / "words", "templates/words")
    words = words_of(language, folder)
    if words is None:
        known = languages(folder)
        hint = nearest(language, known) or f"there are: {', '.join(known)}"
        message = f"there are no words for language {language!r}; {hint}"
        raise RequestError(message)
    return words


def _command(request: SheetRequest, sheet: TrialSheet) -> str:
    """Return what is to be typed when the sheet was read."""
    if request.printer is not None:
        return f"cardbook calibrate --printer {request.printer.name} {EXAMPLE}"
    paper = "" if sheet.paper.name == "common" else f"--paper {sheet.paper.name} "
    turn = "" if sheet.turn == "long" else f"--duplex {sheet.turn} "
    return f"cardbook calibrate {paper}{turn}{EXAMPLE}"


def _check(pdf: bytes, document: Document, name: str) -> None:
    """Read the sheet back.

    Raises:
        ContentError: what is wrong with it.
    """
    from builder.gates.pdf import OpenedPdf, check_pages

    findings = check_pages(OpenedPdf(pdf, name), document, Bars(small=NUMBERS))
    if has_errors(findings):
        raise ContentError(findings)


def _refuse_others(file: Path) -> None:
    """Refuse to write over what is no printer profile.

    Raises:
        RequestError: the file does not end in ``.toml`` or was not written by this command.
        MachineError: what stands there cannot be read.
    """
    if file.suffix != ".toml":
        message = f"a profile is a file that ends in .toml, not {file.name!r}"
        raise RequestError(message)
    try:
        other = file.exists() and not read_file(file).startswith(HEADING.encode())
    except OSError as error:
        message = f"cannot read {file}: {error.strerror}"
        raise MachineError(message) from error
    if other:
        message = f"{file} is no profile that calibrate wrote; choose another --output"
        raise RequestError(message)
