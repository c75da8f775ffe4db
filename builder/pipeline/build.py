"""The whole way of the data on one screen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from builder import __version__
from builder.compose.cards import CardSet, compose_cards
from builder.compose.cards.context import set_stamp
from builder.compose.quick import QuickReferenceFit, compose_quick_reference
from builder.compose.resolution import check_resolution
from builder.compose.setting import each
from builder.diagnostics import ContentError, Finding, has_errors, in_file_order
from builder.drawing import Drawing
from builder.model import Guide
from builder.pipeline.batch import collector_resting
from builder.pipeline.drawings import CacheUse, draw_all
from builder.pipeline.earlier import INVENTORY, Earlier, earlier_outputs
from builder.pipeline.project import Project, output_folder, refuse_sources, shown_path
from builder.pipeline.read import Read, read
from builder.pipeline.save import save, sweep
from builder.typeset import FACES, load_profile

Output = Literal["pdf", "epub"]
OUTPUTS: tuple[Output, ...] = ("pdf", "epub")
Progress = Callable[[str], None]
SHEET_SAFETY = 2.0
"""Least x-height of cautions on the quick reference (mm); on cards it is more."""
ENGINES = ("reportlab", "EbookLib", "Jinja2", "uharfbuzz", "pydantic")
"""Libraries whose versions can change the bytes of an output."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to build: ``only`` names kinds of output; ``output`` is where they go."""

    only: tuple[Output, ...] = OUTPUTS
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: files by name, in bytes, and the warnings it leaves.

    ``earlier`` are the outputs of earlier builds that stay in the folder beside them.
    """

    guide: Guide = field(repr=False)
    folder: Path
    files: dict[str, bytes] = field(repr=False)
    findings: tuple[Finding, ...]
    card_set: CardSet | None
    quick: QuickReferenceFit | None
    earlier: dict[str, Earlier] = field(default_factory=dict)


def build(
    folder: Path, options: Options, project: Project, progress: Progress = lambda _stage: None
) -> Built:
    """Build the outputs of the guide in ``folder`` and save them together.

    Raises:
        ContentError: findings; nothing is written and older outputs stay.
        MachineError: a font or the disk failed us.
        OutputPlaceError: the outputs would stand among sources; nothing is read or written.
    """
    target = output_folder(folder, options.output or project.output)
    refuse_sources(target, folder, project)
    sweep(target)
    built = written(folder, options, project, progress)
    progress("save")
    save(built.folder, built.files)
    return built


@collector_resting()
def written(
    folder: Path,
    options: Options,
    project: Project,
    progress: Progress = lambda _stage: None,
    pictures: CacheUse = "keep",
) -> Built:
    """Return what a build would save, checked; at most pictures are kept on the disk.

    Raises:
        ContentError, MachineError: as for ``build``.
    """
    progress("read")
    found = read(folder, project, shown_path(folder))
    progress("draw")
    output = options.output or project.output
    drawings = draw_all(found.guide, found.theme, output / ".cache", pictures, folder=folder)
    progress("compose")
    card_set, quick, files = _composed(found, drawings, options, project, progress)
    progress("check")
    checked = _checked(found, drawings, files, card_set, quick)
    findings = in_file_order((*found.findings, *checked))
    if has_errors(findings):
        raise ContentError(findings)
    target = output_folder(folder, output)
    earlier = earlier_outputs(target, files)
    files[INVENTORY] = _inventory(found, files, earlier, card_set, quick)
    return Built(found.guide, target, files, findings, card_set, quick, earlier)


def _composed(
    found: Read,
    drawings: dict[str, Drawing],
    options: Options,
    project: Project,
    progress: Progress,
) -> tuple[CardSet | None, QuickReferenceFit | None, dict[str, bytes]]:
    """Compose and write what ``options`` ask for; each writer is loaded only then."""
    card_set = quick = None
    files: dict[str, bytes] = {}
    if "pdf" in options.only:
        card_set, quick = _composed_pages(found, drawings)
        progress("write")
        files |= _written_pages(found, card_set, quick, project)
    if "epub" in options.only:
        files[f"{found.guide.id}.epub"] = _written_book(found, drawings)
    return card_set, quick, files


def _composed_pages(found: Read, drawings: dict[str, Drawing]) -> tuple[CardSet, QuickReferenceFit]:
    parts = (found.guide, found.theme, found.templates, found.words, found.family, drawings)
    cards: list[CardSet] = []
    sheets: list[QuickReferenceFit] = []
    each([lambda: cards.append(compose_cards(*parts)),
          lambda: sheets.append(compose_quick_reference(*parts))])  # fmt: skip
    return cards[0], sheets[0]


def _written_pages(
    found: Read, card_set: CardSet, quick: QuickReferenceFit, project: Project
) -> dict[str, bytes]:
    from builder.backends.pdf import write_pdf

    profile = load_profile(project.fonts).data
    return {
        "cards.pdf": write_pdf(card_set.document, found.family, profile),
        "quick-reference.pdf": write_pdf(quick.document, found.family, profile),
    }


def _written_book(found: Read, drawings: dict[str, Drawing]) -> bytes:
    from builder.backends.epub import write_epub
    from builder.compose.book import compose_book

    book = compose_book(
        found.guide, found.theme, found.templates, found.words, found.family, drawings
    )
    return write_epub(book)


def _checked(
    found: Read,
    drawings: dict[str, Drawing],
    files: dict[str, bytes],
    card_set: CardSet | None,
    quick: QuickReferenceFit | None,
) -> Iterator[Finding]:
    """Yield what is wrong with the files just written, read back with other libraries."""
    if card_set and quick:
        printed = (card_set.document, quick.document)
        yield from check_resolution(drawings, printed, found.guide.places)
        from builder.checks.pdf import TypeBars, check_pdf

        on_sheet = TypeBars(safety=SHEET_SAFETY)
        cards, sheet = "cards.pdf", "quick-reference.pdf"
        yield from check_pdf(files[cards], card_set.document, name=cards)
        yield from check_pdf(files[sheet], quick.document, name=sheet, bars=on_sheet)
    book = f"{found.guide.id}.epub"
    if book in files:
        from builder.checks.epub import check_epub

        yield from check_epub(files[book], found.guide, book)


def _inventory(
    found: Read,
    files: dict[str, bytes],
    earlier: dict[str, Earlier],
    card_set: CardSet | None,
    quick: QuickReferenceFit | None,
) -> bytes:
    """Return ``build.json``: hashes of the outputs, engines, fonts, and how each face fits.

    Only what stays from earlier builds (``kept``) hangs on anything but the guide and the tool:
    into an empty folder the same guide always gives the same bytes.
    """
    faces = card_set.fits if card_set else ()
    said: dict[str, Any] = {
        "guide": found.guide.id,
        "title": found.guide.title,
        "edition": found.guide.edition.model_dump(),
        "stamp": set_stamp(found.guide),
        "outputs": {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)},
        "engines": {"cardbook": __version__} | {name: version(name) for name in ENGINES},
        "fonts": {name: found.family.font(name).postscript_name for name in FACES},
        "faces": [
            {"name": fit.name, "size_pt": fit.size_pt, "spare_mm": fit.spare} for fit in faces
        ],
    }
    if quick:
        said["quick_reference"] = {"size_pt": quick.size_pt, "spare_mm": quick.spare}
    if earlier:
        said["kept"] = {name: asdict(earlier[name]) for name in earlier}
    return (json.dumps(said, indent=2, ensure_ascii=False) + "\n").encode()
