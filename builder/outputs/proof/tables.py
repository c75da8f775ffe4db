"""How everything fits, and the files with their hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.model.words import Words
from builder.outputs.output import Outcome
from builder.outputs.proof.outcome import decimal, kind_of
from builder.outputs.proof.pictures import ShownFile

KILO = 1000


@dataclass(frozen=True, slots=True)
class FitRow:
    """A face of a card, or a page: then ``kind`` is that of its file.

    Attributes:
        number, title, side: of a face that is pictured; else its title is its name in build.json.
        href: of its picture, or nothing.
        size, spare: type size (pt) and room left over (mm), as the language writes numbers.
        fullest: no face has less room.
    """

    kind: str
    number: str
    title: str
    side: str
    href: str
    size: str
    spare: str
    fullest: bool = False


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file; ``size`` (kB) is empty for one of an earlier build that stays in the folder."""

    name: str
    kind: str
    size: str
    sha256: str


def fit_rows(outcome: Outcome, files: Sequence[ShownFile], words: Words) -> Iterator[FitRow]:
    """Yield the faces in the order of the pages, then single pages."""
    faces = outcome.inventory.get("faces", ())
    least = min((fit["spare_mm"] for fit in faces), default=0.0)
    pictured = [
        (card.number, card.title, face.name, f"#{face.id}")
        for file in files
        for card in file.cards
        for face in card.faces
    ]
    for index, fit in enumerate(faces):
        told_as = pictured[index] if index < len(pictured) else ("", str(fit["name"]), "", "")
        size, spare = decimal(fit["size_pt"], 2, words), decimal(fit["spare_mm"], 1, words)
        yield FitRow("", *told_as, size, spare, fullest=fit["spare_mm"] == least)
    pictured_kinds = {file.kind for file in files}
    for output in outcome.outputs:
        for fit in outcome.records.get(output.name, {}).values():
            if isinstance(fit, Mapping) and "spare_mm" in fit:
                size, spare = decimal(fit["size_pt"], 2, words), decimal(fit["spare_mm"], 1, words)
                href = f"#{output.name}-1" if output.name in pictured_kinds else ""
                yield FitRow(output.name, "", "", "", href, size, spare)


def file_rows(outcome: Outcome, words: Words) -> Iterator[FileRow]:
    """Yield every file of the build, then those that stay from earlier ones."""
    for name in sorted(outcome.files):
        content = outcome.files[name]
        size = decimal(max(len(content) / KILO, 1.0), 0, words)
        yield FileRow(name, kind_of(name, outcome), size, hashlib.sha256(content).hexdigest())
    for name, earlier in sorted(outcome.inventory.get("kept", {}).items()):
        yield FileRow(name, kind_of(name, outcome), "", str(earlier["sha256"]))
