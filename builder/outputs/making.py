"""The outputs that are wanted: foreseen, composed, written, looked at, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.diagnostics import ContentError, Finding, has_errors, in_file_order
from builder.drawing import Document, Imposed
from builder.edition import Edition, Options
from builder.layout.resolution import check_resolution
from builder.layout.setting import told_once
from builder.outputs.output import Files, Made, Medium, Outcome, Output, Paged, Written

if TYPE_CHECKING:
    from builder.gates.cautions import Proof
    from builder.gates.opened import Opened

Outputs = Sequence[Output[Any]]
Editions = Mapping[Medium, Edition]


@dataclass(frozen=True, slots=True)
class Order:
    """The outputs of one build.

    Attributes:
        every: all that could be asked for, in the order in which they are made.
        saved: what was asked for, but for what shows the finished build.
        written: these, and those in whose files the cautions of one of them stand.
        composed: these, and those whose forms one of them needs.
    """

    every: Outputs
    saved: Outputs
    written: Outputs
    composed: Outputs


def ordered(options: Options, outputs: Outputs) -> Order:
    """Return which of ``outputs`` are made when ``options`` are asked for."""
    saved = [each for each in outputs if is_asked(each, options) and not each.shows_build]
    leaning = [each for each in saved if each.cautions == "as needed"]
    written = {each.name for each in saved} | _needed(leaning)
    composed = _needed(saved)
    there = [each for each in outputs if each.when(options)]
    return Order(
        outputs,
        saved,
        [each for each in there if each.name in written],
        [each for each in there if each.name in composed],
    )


def is_asked(output: Output[Any], options: Options) -> bool:
    words = {output.name, *output.asked_by}
    return output.when(options) and not words.isdisjoint(options.only)


def _needed(outputs: Outputs) -> set[str]:
    """Return the names of ``outputs`` and of all whose forms they need."""
    own = {each.name for each in outputs}
    return own.union(*(_needed(each.needs) for each in outputs))


def foreseen(order: Order, edition: Edition) -> tuple[Finding, ...]:
    """Return warnings about the outputs that are to be made.

    Raises:
        ContentError: one of them cannot be.
    """
    findings = in_file_order(each for output in order.saved for each in output.foresee(edition))
    if has_errors(findings):
        raise ContentError(findings)
    return findings


def compose(order: Order, editions: Editions) -> Made:
    """Return the forms of the outputs, each made after those it needs.

    Raises:
        ContentError: what keeps any of them from being made, of all together.
    """
    from builder.backends.pdf import EncodedFaces

    made = Made(faces=EncodedFaces(editions["paper"].family))
    findings: list[Finding] = []
    failed: set[str] = set()
    for output in order.composed:
        if failed.isdisjoint(each.name for each in output.needs):
            try:
                made = made.having(output, output.compose(editions[output.medium], made))
            except ContentError as error:
                findings += error.findings
                failed.add(output.name)
        else:
            failed.add(output.name)
    if findings:
        raise ContentError(told_once(findings))
    return made


def write(order: Order, editions: Editions, made: Made) -> dict[str, Files]:
    """Return the files of the outputs of which there is a form, by the name of the output."""
    return {
        output.name: output.write(made.form(output), editions[output.medium], made)
        for output in order.written
        if made.has(output)
    }


@dataclass(frozen=True, slots=True)
class Examined:
    """The written files, and what was found in them.

    Attributes:
        files: by the name of their output.
        opened: by their names, as other libraries than wrote them read them back.
        findings: what is wrong with them.
        proof: where each caution stands.
    """

    files: Mapping[str, Files]
    opened: Mapping[str, Opened]
    findings: tuple[Finding, ...]
    proof: Proof

    def of(self, outputs: Outputs) -> Files:
        """Return the files of ``outputs`` by name."""
        files = (self.files.get(each.name, {}) for each in outputs)
        return {name: content for each in files for name, content in each.items()}


def examine(order: Order, files: Mapping[str, Files], editions: Editions, made: Made) -> Examined:
    """Read ``files`` back, ask the gates, and look for every caution."""
    from builder.gates.cautions import Evidence, prove

    opened = read_back(files)
    looked = [
        (output, Written(name, content, form, editions[output.medium], again, opened.get(name)))
        for output in order.written
        if made.has(output)
        for form, again in [(made.form(output), _shown_again(output, files, opened))]
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
    return Examined(files, opened, (*findings, *proof.findings, *coarse), proof)


def read_back(files: Mapping[str, Files]) -> dict[str, Opened]:
    """Return ``files`` opened by name, as far as there is something in them to look at."""
    from builder.gates.opened import open_file

    named = (item for each in files.values() for item in each.items())
    opened = ((name, open_file(content, name)) for name, content in named)
    return {name: file for name, file in opened if file is not None}


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


def records(order: Order, made: Made) -> dict[str, Mapping[str, Any]]:
    """Return what ``build.json`` tells of each form, by the name of its output."""
    there = (output for output in order.composed if made.has(output))
    return {output.name: output.record(made.form(output)) for output in there}


def summary(order: Order, examined: Examined, editions: Editions, made: Made) -> Iterator[str]:
    """Yield what a person is told of what was made, a line each."""
    opened = examined.opened
    for output in order.composed:
        if made.has(output):
            names = examined.files.get(output.name, {})
            own = {name: opened[name] for name in names if name in opened}
            yield from output.summary(made.form(output), own, editions[output.medium])
        elif made.composed[output.name].why_none:
            yield made.composed[output.name].why_none


def show(order: Order, outcome: Outcome, target: Path) -> Files:
    """Return the files that show the finished build: those asked for, and any in ``target``.

    One that stands there from an earlier build is never left to age.
    """
    edition, files = outcome.edition, Files()
    for output in order.every:
        stands = (target / output.named(edition)).exists()
        if output.shows_build and (is_asked(output, edition.options) or stands):
            made = Made(outcome=outcome)
            form = output.compose(edition, made).form
            files |= output.write(form, edition, made)
    return files
