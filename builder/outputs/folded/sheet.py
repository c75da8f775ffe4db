"""The quick reference on one sheet that folds down to a card, or is cut up into cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from builder.diagnostics import ContentError, Finding, InFile, has_errors
from builder.drawing import Artifact, Document, Element, Imposed, OnDemand, Page
from builder.drawing.page import Part
from builder.edition import Edition
from builder.layout.fit import sizes_down
from builder.layout.look import Look
from builder.layout.measures import as_designed
from builder.model import Guide
from builder.model.words import FoldedWords, filled
from builder.outputs.folded.panels import Panels, compose_panels
from builder.press.correction import corrected, correction_of
from builder.press.folds import FoldPlan, Side, fold_plans
from builder.press.job import PrintJob, viewer
from builder.press.label import no_label
from builder.press.lettering import Note, lettered
from builder.press.marks import INK, sheet_marks
from builder.press.reach import check_reach
from builder.press.room import no_room
from builder.press.ruler import ruler_on
from builder.store.project import shown_path
from builder.typeset import StyledSpan

LARGEST, FLOOR, STEP = 8.0, 4.5, 0.25
"""Sizes of type in the margin (points)."""


UNFOLDED = ("fit-quick-reference", "fit-word-too-wide", "sheet-no-room", "sheet-out-of-reach")
"""Why there may be no folded quick reference of cards that are otherwise all right."""


@dataclass(frozen=True, slots=True)
class FoldedSheet:
    """The sheet ready to be printed, the panels that it shows, one a page, and warnings."""

    document: Document
    plan: FoldPlan
    panels: Panels
    findings: tuple[Finding, ...] = ()


def compose_folded(edition: Edition) -> FoldedSheet:
    """Return the quick reference of the guide on one sheet that folds down to its card's size.

    Raises:
        ContentError: ``sheet-no-room``, the page does not hold two panels; or as
            ``compose_panels``, above all ``fit-quick-reference``.
    """
    guide, theme, words, job = edition.guide, edition.theme, edition.words, edition.job
    plans = fold_plans(guide.card.width, guide.card.height, job)
    if not plans:
        at = guide.places.at("guide", "card")
        finding = no_room(2 * guide.card.width, guide.card.height, job, at)
        raise ContentError([finding] if finding else [])
    counts = [plan.panels for plan in plans]
    panels = compose_panels(edition, counts)
    plan = next(plan for plan in plans if plan.panels == len(panels.document.pages))
    look = Look(theme, edition.family, {}, as_designed(theme))
    notes = tuple(_notes(guide, plan, words.folded, words.sheet.scale))
    sides: tuple[Side, ...] = ("front", "back") if plan.sides > 1 else ("front",)
    pages = tuple(_page(side, panels, plan, job, notes, look) for side in sides)
    document = replace(
        panels.document,
        title=f"{guide.title}: {words.folded.title}",
        children=pages,
        viewer=viewer(job.duplex if plan.sides > 1 else "none"),
    )
    labelled = any(_labels(plan, notes, look))
    at = guide.places.at("guide", "card")
    findings = () if labelled else (no_label("the sheet that folds to a card", at),)
    return FoldedSheet(document, plan, panels, findings)


def folded_or_why_not(
    edition: Edition, name: str, instead: str
) -> tuple[FoldedSheet | None, tuple[Finding, ...]]:
    """Return the folded quick reference, or a warning why there is none.

    A card may be too small to hold the words, or too large for two of it to lie on a sheet, and a
    profile may push words of the back off the page.

    Args:
        name: of the file.
        instead: the file that says the same.

    Raises:
        ContentError: what keeps it from being composed at any size.
    """
    guide = edition.guide
    try:
        folded = compose_folded(edition)
        return folded, (*folded.findings, *_reached(folded, edition, name))
    except ContentError as error:
        if any(finding.code not in UNFOLDED for finding in error.findings):
            raise
        (fact, *_) = error.findings
    card = f"cards of {guide.card.width:g} × {guide.card.height:g} mm"
    message = f"no {name} for {card}: {fact.message}"
    at, hint = guide.places.at("guide", "card"), f"{instead} says the same on one page"
    return None, (Finding(at, "fit-folded", message, hint, "warning"),)


def _reached(folded: FoldedSheet, edition: Edition, name: str) -> tuple[Finding, ...]:
    """Return warnings about words of the back that the printer may not reach.

    Raises:
        ContentError: ``sheet-out-of-reach``, they are lost.
    """
    printer = edition.options.printer
    if printer is None or folded.plan.sides < 2:
        return ()
    at, what = InFile(shown_path(printer)), f"what {name} says on its back"
    findings = tuple(check_reach(folded.plan, edition.job, at, what))
    if has_errors(findings):
        raise ContentError(findings)
    return findings


def _page(
    side: Side,
    panels: Panels,
    plan: FoldPlan,
    job: PrintJob,
    notes: Sequence[Note],
    look: Look,
) -> Page:
    name = f"folded-{side}"
    body = partial(_body, name, side, panels, plan, job, notes, look)
    number = "1" if side == "front" else "2"
    return Page(name, job.paper.width, job.paper.height, OnDemand(body), label=number)


def _body(
    name: str,
    side: Side,
    panels: Panels,
    plan: FoldPlan,
    job: PrintJob,
    notes: Sequence[Note],
    look: Look,
) -> Iterator[Part]:
    """Yield, in front, what stands round the panels, then those of one side in reading order."""
    correction = correction_of(side, job)
    if side == "front":
        around = tuple(_around(plan, notes, look))
        yield from corrected(around, correction, f"{name}-margins", job.paper)
    for panel, (where, way) in zip(panels.document.pages, plan.places(job), strict=True):
        if where == side:
            yield Imposed(panel, way.then(correction), panel.trim)


def _around(plan: FoldPlan, notes: Sequence[Note], look: Look) -> Iterator[Element | Artifact]:
    """Yield how to fold, marks, and a ruler."""
    edges = plan.edges()
    yield from _labels(plan, notes, look)
    ruler = ruler_on(edges.left)
    yield Artifact((*sheet_marks(edges), *(ruler.shapes() if ruler else ())))


def _labels(plan: FoldPlan, notes: Sequence[Note], look: Look) -> tuple[Element, ...]:
    """Return how to fold in type as large as there is room for; what matters least gives way."""
    edges = plan.edges()
    for kept in range(len(notes), 0, -1):
        for size in sizes_down(LARGEST, FLOOR, STEP):
            placed = lettered(notes[:kept], edges, None, look, size, broken=True)
            if placed is not None:
                return placed
    return ()


def _notes(guide: Guide, plan: FoldPlan, words: FoldedWords, scale: str) -> Iterator[Note]:
    """Yield what the margin says, what matters most first."""
    steps = " ".join(filled(step, n=number) for number, step in enumerate(_steps(plan, words), 1))
    sides = words.both if plan.sides > 1 else words.print
    title = f"{guide.title} – {guide.quick_reference.title}"
    yield Note((StyledSpan(steps, "bold", INK),), "bottom")
    yield Note((StyledSpan(f"{sides} {scale}", "regular", INK),), "top")
    yield Note((StyledSpan(title, "regular", INK),), "top")
    if plan.columns > 1 and plan.rows * plan.sides <= 2:
        seal = filled(words.seal, cards=plan.columns)
        yield Note((StyledSpan(seal, "regular", INK),), "bottom")


def _steps(plan: FoldPlan, words: FoldedWords) -> Iterator[str]:
    """Yield what is done to the sheet, in order."""
    yield words.cut
    if plan.rows > 1:
        yield words.behind
    match plan.columns:
        case 1:
            pass
        case 2:
            yield words.middle
        case _:
            yield words.fan
