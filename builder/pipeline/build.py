"""The whole way of the data on one screen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from builder.calibrate.command import printer_for
from builder.diagnostics import ContentError, Finding, Places, Position, has_errors, in_file_order
from builder.drawing import Drawing
from builder.geometry import Point
from builder.layout.resolution import check_resolution
from builder.model import Guide
from builder.model.ink import in_ink, ink_of
from builder.outputs.quick import on_page
from builder.pipeline.batch import collector_resting
from builder.pipeline.books import BOOKS, write_books
from builder.pipeline.options import PAGES, Options, Output
from builder.pipeline.pages import CHANGED, SHEETS, Pages, compose_pages, write_pages
from builder.pipeline.read import Read, read
from builder.press.hole import check_hole, check_hole_on_card
from builder.press.job import PAPERS, PrinterProfile, PrintJob
from builder.press.lamination import check_lamination, sealing
from builder.press.reach import check_reach
from builder.press.room import planned
from builder.store.drawings import CacheUse, draw_all
from builder.store.earlier import INVENTORY, Earlier, earlier_outputs
from builder.store.inventory import inventory
from builder.store.project import Project, output_folder, refuse_sources, shown_path
from builder.store.revisions import outdated_since
from builder.store.save import save, sweep

if TYPE_CHECKING:
    from builder.gates.cautions import Proof
    from builder.gates.ink import Coverage

SHOWN = "index.html"
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: files by name, in bytes, and the warnings it leaves.

    Attributes:
        earlier: outputs of earlier builds that stay in the folder beside them.
        ink: how much of the sheets is printed, page by page.
    """

    guide: Guide = field(repr=False)
    folder: Path
    files: dict[str, bytes] = field(repr=False)
    findings: tuple[Finding, ...]
    pages: Pages
    earlier: dict[str, Earlier] = field(default_factory=dict)
    ink: tuple[Coverage, ...] = ()


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
    from builder.pipeline.checking import check_files, proved

    progress("read")
    found = _resized(read(folder, project, shown_path(folder)), options)
    job = _job(found.guide, options)
    warnings = (*found.findings, *_impossible(found.guide, options, job))
    printed = replace(found, theme=in_ink(found.theme, options.ink))
    progress("draw")
    output = options.output or project.output
    shelves = output / ".cache"
    drawings = _drawn(printed, PAGES, options, shelves, pictures, folder)
    progress("compose")
    pages = compose_pages(printed, drawings, options, job)
    progress("write")
    files = write_pages(pages, printed, options, project)
    in_colour = _drawn(found, BOOKS, options, shelves, pictures, folder)
    files |= write_books(found, in_colour, options, shelves, pictures)
    progress("check")
    checked, proof = check_files(files, pages, found)
    coarse = check_resolution(drawings, pages.documents, found.guide.places)
    findings = in_file_order(
        (*warnings, *pages.findings, *_punched(found.guide, pages), *checked, *coarse)
    )
    if has_errors(findings):
        raise ContentError(findings)
    target = output_folder(folder, output)
    files |= proved(proof)
    earlier = earlier_outputs(target, files)
    files[INVENTORY] = inventory(printed, options, files, earlier, pages)
    if "proof" in options.only or (target / SHOWN).exists():
        files[SHOWN] = _shown(found, files, findings, proof)
    return Built(found.guide, target, files, findings, pages, earlier, _ink(files))


def _shown(
    found: Read, files: Mapping[str, bytes], findings: tuple[Finding, ...], proof: Proof
) -> bytes:
    """Return the page that shows the whole build; one that stands there is never left to age.

    What the gate of wording finds, and what the author allows it, is told there too. Its bytes
    hang on the libraries that paint PDFs, so it is in no list of hashes.
    """
    from builder.outputs.proof import Outcome, compose_proof_page
    from builder.wording import check_wording

    said = json.loads(files[INVENTORY])
    told = in_file_order((*findings, *check_wording(found.guide)))
    outcome = Outcome(found.guide, found.theme, files, said, told, proof.places)
    return compose_proof_page(outcome, found.templates, found.words)


def _resized(found: Read, options: Options) -> Read:
    """Return what was read with the card and the paper that were asked for."""
    if options.card is not None:
        places = _asked_at(found.guide.places, ("guide", "card"), "--card")
        guide = found.guide.model_copy(update={"card": options.card, "places": places})
        found = replace(found, guide=guide)
    if options.paper != "common":
        paper = PAPERS[options.paper]
        found = replace(found, theme=on_page(found.theme, paper.width, paper.height))
    return found


def _asked_at(places: Places, path: tuple[str, ...], option: str) -> Places:
    """Return ``places`` where the value at ``path`` was given by ``option``, not by a file."""
    return Places({**places.positions, path: Position(option)})


def _job(guide: Guide, options: Options) -> PrintJob:
    paper, duplex = PAPERS[options.paper], options.duplex
    printer = PrinterProfile()
    if options.printer is not None:
        printer = printer_for(options.printer, paper, duplex)
    asked = guide.lamination.hole
    hole = Point(asked.x, asked.y) if asked else None
    radius = sealing(guide).paper_radius
    return PrintJob(paper, duplex, printer, corner_radius=radius, hole=hole)


def _impossible(guide: Guide, options: Options, job: PrintJob) -> Iterator[Finding]:
    """Yield warnings about sheets and pouches; what cannot be is told before anything is drawn.

    Raises:
        ContentError: no sheet holds a card, no edge seals it, the printer does not reach it, its
            hole is not on it.
        RequestError: there is no earlier build to compare with.
    """
    if "sheets" not in options.only:
        return
    if options.changed_since is not None:
        outdated_since(guide, options.changed_since)
    findings = [*check_lamination(guide), *check_hole_on_card(guide)]
    try:
        grid = planned(guide.card.width, guide.card.height, job, guide.places.at("guide", "card"))
        if options.printer is not None:
            findings += check_reach(grid, job, Position(shown_path(options.printer)))
    except ContentError as error:
        findings += error.findings
    if has_errors(findings):
        raise ContentError(findings)
    yield from findings


def _punched(guide: Guide, pages: Pages) -> Iterator[Finding]:
    if pages.card_set is not None:
        yield from check_hole(pages.card_set.document.pages, guide)


def _ink(files: Mapping[str, bytes]) -> tuple[Coverage, ...]:
    sheets = files.get(SHEETS) or files.get(CHANGED)
    if sheets is None:
        return ()
    from builder.gates.ink import ink_coverage

    return ink_coverage(sheets)


def _drawn(
    found: Read,
    kinds: frozenset[Output],
    options: Options,
    shelves: Path,
    use: CacheUse,
    folder: Path,
) -> Mapping[str, Drawing]:
    """Return the pictures for outputs of ``kinds``, or none if nobody asked for these."""
    if not options.wants(kinds):
        return {}
    ink = ink_of(found.theme)
    kept = shelves if ink == "colour" else shelves / f".{ink}"
    return draw_all(found.guide, found.theme, kept, use, folder=folder)
