"""The whole way of the data: read, draw, compose, write, check, save."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.batch import collector_resting
from builder.calibrate.printer import job_for
from builder.diagnostics import ContentError, Finding, has_errors, in_file_order
from builder.edition import Edition, Options, asked_for, on_paper, read
from builder.model import Guide
from builder.model.ink import ink_of
from builder.outputs import OUTPUTS
from builder.outputs.making import (
    Editions,
    Examined,
    Order,
    Outputs,
    compose,
    examine,
    foreseen,
    ordered,
    records,
    show,
    summary,
    write,
)
from builder.outputs.output import Files, Made, Medium, Outcome
from builder.store.cache import Cache, CacheUse
from builder.store.drawings import draw_all
from builder.store.earlier import INVENTORY, Earlier, earlier_outputs
from builder.store.inventory import inventory
from builder.store.project import Project, output_folder, refuse_sources, shown_path
from builder.store.save import check_place, save, sweep

Progress = Callable[[str], None]
CAUTIONS = "cautions.json"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: files by name, in bytes, and the warnings it leaves.

    Attributes:
        made: the finished forms by output.
        summary: what a person is told of it, a line each.
        earlier: outputs of earlier builds that stay in the folder beside them.
        outdated: files of earlier builds that outputs made now no longer have.
    """

    guide: Guide = field(repr=False)
    folder: Path
    files: Files = field(repr=False)
    findings: tuple[Finding, ...]
    made: Made = field(repr=False)
    summary: tuple[str, ...] = ()
    earlier: dict[str, Earlier] = field(default_factory=dict)
    outdated: frozenset[str] = frozenset()


def build(
    folder: Path,
    options: Options,
    project: Project,
    progress: Progress = lambda _stage: None,
    outputs: Outputs = OUTPUTS,
) -> Built:
    """Build the outputs of the guide in ``folder`` and save them together.

    Args:
        progress: is called with the name of each stage as it begins.
        outputs: all that can be asked for.

    Raises:
        ContentError: findings; nothing is written and older outputs stay.
        MachineError: a font or the disk failed us.
        OutputPlaceError: the outputs would stand among sources; nothing is read or written.
    """
    target = output_folder(folder, options.output or project.output)
    refuse_sources(target, folder, project)
    check_place(target)
    sweep(target)
    built = written(folder, options, project, progress, outputs=outputs)
    progress("save")
    save(built.folder, built.files, built.outdated, lambda: progress("wait"))
    return built


@collector_resting()
def written(
    folder: Path,
    options: Options,
    project: Project,
    progress: Progress = lambda _stage: None,
    pictures: CacheUse = "keep",
    outputs: Outputs = OUTPUTS,
) -> Built:
    """Return what a build would save, checked; at most pictures are kept on the disk.

    Raises:
        ContentError, MachineError: as for ``build``.
    """
    progress("read")
    edition = asked_for(read(folder, project, shown_path(folder)), options)
    edition = replace(edition, job=job_for(edition.guide, options))
    order = ordered(options, outputs)
    warnings = (*edition.findings, *foreseen(order, edition))
    progress("draw")
    kept = (options.output or project.output) / ".cache"
    editions = _drawn(edition, order, folder, Cache(kept, pictures))
    progress("compose")
    made = compose(order, editions)
    progress("write")
    files = write(order, editions, made)
    progress("check")
    examined = examine(order, files, editions, made)
    findings = in_file_order((*warnings, *made.findings, *examined.findings))
    if has_errors(findings):
        raise ContentError(findings)
    progress("show")
    target = output_folder(folder, options.output or project.output)
    return _told(editions, order, made, replace(examined, findings=findings), target)


def _told(editions: Editions, order: Order, made: Made, examined: Examined, target: Path) -> Built:
    """Return the files that were asked for, with those that tell of them and show them."""
    from builder.gates.cautions import cautions_json

    edition, files = editions["screen"], examined.of(order.saved)
    proof = examined.proof.within(files)
    if proof.files:
        files[CAUTIONS] = cautions_json(proof)
    earlier, fits = earlier_outputs(target, files), records(order, made)
    outdated = frozenset(name for name in earlier if _is_replaced(name, order, examined, edition))
    stays = {name: earlier[name] for name in earlier if name not in outdated}
    asked, family = edition.asked, edition.family
    files[INVENTORY] = inventory(edition.guide, asked, family, files, stays, fits.values())
    entries = json.loads(files[INVENTORY])
    findings, opened = examined.findings, examined.opened
    outcome = Outcome(edition, order.every, files, opened, entries, fits, findings, proof.places)
    lines = tuple(summary(order, examined, editions, made))
    everything = {**files, **show(order, outcome, target)}
    return Built(edition.guide, target, everything, findings, made, lines, stays, outdated)


def _is_replaced(name: str, order: Order, examined: Examined, edition: Edition) -> bool:
    """Tell whether the file ``name`` is of an output that has files now."""
    return any(each.owns(name, edition) for each in order.saved if examined.files.get(each.name))


def _drawn(edition: Edition, order: Order, folder: Path, cache: Cache) -> dict[Medium, Edition]:
    """Return the edition in the ink that was asked for and that in colour.

    They have pictures as far as an output has use for them; in one ink they are the same.
    """
    editions: dict[Medium, Edition] = {"paper": on_paper(edition), "screen": edition}
    inks = {medium: ink_of(each.theme) for medium, each in editions.items()}
    drawn = {inks[output.medium] for output in order.composed}
    looks = {inks[medium]: each for medium, each in editions.items()}
    made = {ink: _pictured(each, folder, cache, drawn=ink in drawn) for ink, each in looks.items()}
    return {medium: made[inks[medium]] for medium in editions}


def _pictured(edition: Edition, folder: Path, cache: Cache, *, drawn: bool) -> Edition:
    guide, theme, ink = edition.guide, edition.theme, ink_of(edition.theme)
    place = cache.folder / guide.id if ink == "colour" else cache.folder / f".{ink}" / guide.id
    kept = replace(cache, folder=place)
    drawings = draw_all(guide, theme, kept, folder=folder) if drawn else {}
    return replace(edition, cache=kept, drawings=drawings)


def check(folder: Path, project: Project) -> tuple[Finding, ...]:
    """Return the warnings about the guide in ``folder``.

    Its wording is asked for too, and whether cards and their pictures teach the same.
    Pictures that an earlier build kept are used; none are kept.

    Raises:
        ContentError: findings that stop a build.
    """
    from builder.wording import check_wording

    built = written(folder, Options(), project, pictures="read")
    guide = built.guide
    return in_file_order((*built.findings, *check_wording(guide), *_disagreements(guide)))


def _disagreements(guide: Guide) -> Iterator[Finding]:
    """Yield what cards say otherwise than their pictures; loads the polygon libraries."""
    from builder.figures import disagreements

    for card in guide.cards:
        if card.illustration:
            picture = guide.illustrations[card.illustration]
            yield from disagreements(card, picture, guide.places)
