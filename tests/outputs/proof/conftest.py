"""The proof page of the guide about house plants, composed once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from lxml import html

from builder.diagnostics import Finding, InFile
from builder.edition import Edition, read
from builder.gates.cautions import prove
from builder.outputs import OUTPUTS
from builder.outputs.making import read_back
from builder.outputs.output import Outcome
from builder.outputs.proof.page import compose_proof_page
from builder.store.project import Project
from tests.support.editions import evidence
from tests.support.made import PLANT, Made

FINDINGS = (
    Finding(InFile("g/cards/a.md", 3, 5), "long-sentence", "a <b> has 31 words", "split & go"),
    Finding(InFile("g/guide.yaml", 7, 1), "some-note", "a reason was given", severity="note"),
)
ON_SHEETS = ("cards-print.pdf",)
"""Where cautions are found only by those who know how the sheets were laid."""


@dataclass(frozen=True)
class Proved:
    """A composed page with what it was composed from."""

    outcome: Outcome
    found: Edition
    content: bytes

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.content.decode())

    def all(self, path: str) -> list[html.HtmlElement]:
        return list(self.tree.xpath(path))

    def texts(self, path: str) -> list[str]:
        return [" ".join(element.text_content().split()) for element in self.all(path)]


def proved(outcome: Outcome, found: Edition) -> Proved:
    return Proved(outcome, found, compose_proof_page(outcome))


def outcome_of(made: Made, folder: Path) -> tuple[Outcome, Edition]:
    found = read(folder, Project(), folder.name)
    files = made.built.files
    looked_in = {name: content for name, content in files.items() if name not in ON_SHEETS}
    places = prove(evidence(looked_in), found.guide, found.words).places
    inventory = json.loads(files["build.json"])
    records = {
        name: {key: inventory[key]}
        for name, key in (
            ("quick", "quick_reference"),
            ("folded", "quick_reference_card"),
            ("advice", "print_and_laminate"),
        )
    }
    opened = read_back({"all": files})
    return Outcome(found, OUTPUTS, files, opened, inventory, records, FINDINGS, places), found


@pytest.fixture(scope="session")
def plant_outcome(plant: Made) -> tuple[Outcome, Edition]:
    return outcome_of(plant, PLANT)


@pytest.fixture(scope="session")
def page(plant_outcome: tuple[Outcome, Edition]) -> Proved:
    return proved(*plant_outcome)
