"""The outputs that are wanted: foreseen, composed, written, looked at, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.diagnostics import ContentError, Finding, has_errors, in_file_order
from builder.drawing import Document, Imposed
from builder.edition import Edition, Options
from builder.layout.resolution import check_resolution
from builder.outputs.output import Files, Made, Medium, Outcome, Output, Paged, Written

if TYPE_CHECKING:
    from builder.gates.cautions import Proof
    from builder.gates.opened import Opened

Outputs = Sequence[Output[Any]]
Editions = Mapping[Medium, Edition]


def wanted(options: Options, outputs: Outputs) -> Outputs:
    """Return which of ``outputs`` become files when ``options`` are asked for."""
    return [each for each in outputs if is_asked(each, options) and not each.shows_build]


def is_asked(output: Output[Any], options: Options) -> bool:
    words = {output.name, *output.asked_by}
    return output.when(options) and not words.isdisjoint(options.only)


def with_needs(chosen: Outputs, options: Options, outputs: Outputs) -> Outputs:
    """Return the ``chosen`` of ``outputs`` and those whose forms they need, in order."""
    names = {each.name for output in chosen for each in _with_needs(output)}
    return [each for each in outputs if each.name in names and each.when(options)]


def _with_needs(output: Output[Any]) -> Iterator[Output[Any]]:
    yield output
    for needed in output.needs:
        yield from _with_needs(needed)


def proved(chosen: Outputs, options: Options, outputs: Outputs) -> Outputs:
    """Return the ``chosen`` of ``outputs``, and those in whose files the cautions of one stand.

    These are written and looked through, though perhaps not saved.
    """
    leaning = [each for each in chosen if each.cautions == "as needed"]
    names = {each.name for each in (*chosen, *with_needs(leaning, options, outputs))}
    return [each for each in outputs if each.name in names]


def foreseen(outputs: Outputs, edition: Edition) -> tuple[Finding, ...]:
    """Return warnings about ``outputs`` that are to be made.

    Raises:
        ContentError: one of them cannot be.
    """
    findings = in_file_order(each for output in outputs for each in output.foresee(edition))
    if has_errors(findings):
        raise ContentError(findings)
    return findings


def compose(outputs: Outputs, editions: Editions) -> Made:
    """Return the forms of ``outputs``, each made after those it needs.

    Raises:
        ContentError: what keeps any of them from being made, of all together.
    """
    from builder.backends.pdf import EncodedFaces

    made = Made(faces=EncodedFaces(editions["paper"].family))
    findings: list[Finding] = []
    failed: set[str] = set()
    for output in outputs:
        if failed.isdisjoint(each.name for each in output.needs):
            try:
                made = made.having(output, output.compose(editions[output.medium], made))
            except ContentError as error:
                findings += error.findings
                failed.add(output.name)
        else:
            failed.add(output.name)
    if findings:
        raise ContentError(findings)
    return made


def write(outputs: Outputs, editions: Editions, made: Made) -> dict[str, Files]:
    """Return the files of ``outputs`` of which there is a form, by the name of the output."""
    return {
        output.name: output.write(made.form(output), editions[output.medium], made)
        for output in outputs
        if made.has(output)
    }


def read_back(files: Mapping[str, Files]) -> dict[str, Opened]:
    """Return ``files`` opened by name, as far as there is something in them to look at."""
    from builder.gates.opened import open_file

    named = (item for each in files.values() for item in each.items())
    opened = ((name, open_file(content, name)) for name, content in named)
    return {name: file for name, file in opened if file is not None}


def examine(
    outputs: Outputs,
    files: Mapping[str, Files],
    opened: Mapping[str, Opened],
    editions: Editions,
    made: Made,
) -> tuple[tuple[Finding, ...], Proof]:
    """Look at ``files`` as other libraries than wrote them ``opened`` them.

    Returns:
        What was found wrong with them, and where each caution was found.
    """
    from builder.gates.cautions import Evidence, prove

    shown = [
        (output, made.form(output), _shown_again(output, files, opened))
        for output in outputs
        if output.name in files
    ]
    looked = [
        (output, Written(name, content, form, editions[output.medium], again, opened.get(name)))
        for output, form, again in shown
        for name, content in files[output.name].items()
    ]
    evidence = [
        Evidence(file.opened, output.cautions, _imposed(file.form))
        for output, file in looked
        if file.opened is not None
    ]
    findings = [each for output, file in looked for gate in output.gates for each in gate(file)]
    edition = editions["screen"]
    proof = prove(evidence, edition.guide, edition.words)
    coarse = check_resolution(editions["paper"].drawings, made.documents, edition.guide.places)
    return (*findings, *proof.findings, *coarse), proof


def _shown_again(
    output: Output[Any], files: Mapping[str, Files], opened: Mapping[str, Opened]
) -> dict[str, Opened]:
    """Return the files of the outputs that ``output`` needs."""
    names = (name for need in output.needs for name in files.get(need.name, ()))
    return {name: opened[name] for name in names if name in opened}


def _imposed(form: object) -> Document | None:
    """Return the document whose pages hold finished pages, if it is one of those."""
    if not isinstance(form, Paged):
        return None
    pages = form.document.pages
    holds = any(isinstance(part, Imposed) for page in pages[:1] for part in page.body)
    return form.document if holds else None


def records(outputs: Outputs, made: Made) -> dict[str, Mapping[str, Any]]:
    """Return what ``build.json`` tells of each form, by the name of its output."""
    return {output.name: output.record(made.form(output)) for output in outputs if made.has(output)}


def summary(
    outputs: Outputs,
    files: Mapping[str, Files],
    opened: Mapping[str, Opened],
    made: Made,
) -> Iterator[str]:
    """Yield what a person is told of what was made, a line each."""
    for output in outputs:
        if made.has(output):
            own = {name: opened[name] for name in files.get(output.name, ()) if name in opened}
            yield from output.summary(made.form(output), own)
        elif made.composed[output.name].why_none:
            yield made.composed[output.name].why_none


def show(outputs: Outputs, outcome: Outcome, target: Path) -> Files:
    """Return the files that show the finished build: those asked for, and any in ``target``.

    One that stands there from an earlier build is never left to age.
    """
    edition, files = outcome.edition, Files()
    for output in outputs:
        stands = (target / output.named(edition)).exists()
        if output.shows_build and (is_asked(output, edition.options) or stands):
            made = Made(outcome=outcome)
            form = output.compose(edition, made).form
            files |= output.write(form, edition, made)
    return files
