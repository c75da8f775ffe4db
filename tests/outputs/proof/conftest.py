"""The proof page of the guide about house plants, composed once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from lxml import html

from builder.diagnostics import Finding, Position
from builder.gates.cautions import prove
from builder.outputs.proof import Outcome, compose_proof_page
from builder.pipeline import Project
from builder.pipeline.read import Read, read
from tests.support.made import PLANT, Made

FINDINGS = (
    Finding(Position("g/cards/a.md", 3, 5), "long-sentence", "a <b> has 31 words", "split & go"),
    Finding(Position("g/guide.yaml", 7, 1), "some-note", "a reason was given", severity="note"),
)
ON_SHEETS = ("cards-print.pdf",)
"""Where cautions are found only by those who know how the sheets were laid."""


@dataclass(frozen=True)
class Proved:
    """A composed page with what it was composed from."""

    outcome: Outcome
    found: Read
    content: bytes

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.content.decode())

    def all(self, path: str) -> list[html.HtmlElement]:
        return list(self.tree.xpath(path))

    def texts(self, path: str) -> list[str]:
        return [" ".join(element.text_content().split()) for element in self.all(path)]


def proved(outcome: Outcome, found: Read) -> Proved:
    return Proved(outcome, found, compose_proof_page(outcome, found.templates, found.words))


def outcome_of(made: Made, folder: Path) -> tuple[Outcome, Read]:
    found = read(folder, Project(), folder.name)
    files = made.built.files
    looked_in = {name: content for name, content in files.items() if name not in ON_SHEETS}
    places = prove(looked_in, found.guide, found.words).places
    inventory = json.loads(files["build.json"])
    return Outcome(found.guide, found.theme, files, inventory, FINDINGS, places), found


@pytest.fixture(scope="session")
def plant_outcome(plant: Made) -> tuple[Outcome, Read]:
    return outcome_of(plant, PLANT)


@pytest.fixture(scope="session")
def page(plant_outcome: tuple[Outcome, Read]) -> Proved:
    return proved(*plant_outcome)
