"""An output that the package knows nothing of is made, looked at and told like any other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder import outputs
from builder.backends.pdf import write_pdf
from builder.build import build
from builder.cli import main
from builder.diagnostics import ContentError, Finding, OnPage
from builder.edition import Edition, Options
from builder.outputs import CARDS, OUTPUTS, asking
from builder.outputs.cards.document import CardSet
from builder.outputs.output import Composed, Files, Made, Output, ProofView, Written
from builder.store.project import Project
from tests.rules.guides import BASE, made_guide


def _compose(_edition: Edition, made: Made) -> Composed[CardSet]:
    return Composed(made.form(CARDS))


def _write(cards: CardSet, edition: Edition, made: Made) -> Files:
    return {POSTER.file: write_pdf(cards.document, edition.family, edition.profile(), made.faces)}


def _record(cards: CardSet) -> dict[str, int]:
    return {"poster": len(cards.document.pages)}


def _summary(cards: CardSet, *_others: object) -> Iterator[str]:
    yield f"a poster of {len(cards.document.pages)} faces"


POSTER = Output(
    name="poster",
    file="poster.pdf",
    about="all faces on a wall",
    compose=_compose,
    write=_write,
    gates=(),
    cautions="faces again",
    needs=(CARDS,),
    record=_record,
    summary=_summary,
    view=ProofView(most=2),
)
WITH_POSTER = (*OUTPUTS, POSTER)


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return made_guide(BASE, tmp_path / "guide")


def test_it_is_made_proved_listed_and_shown(guide: Path) -> None:
    options = Options(output=guide.parent / "output", only=("poster", "proof"))
    built = build(guide, options, Project(), outputs=WITH_POSTER)
    inventory = json.loads(built.files["build.json"])
    assert "poster.pdf" in inventory["outputs"]
    assert inventory["poster"] == len(built.made.form(CARDS).document.pages)
    cautions = json.loads(built.files["cautions.json"])
    assert cautions["files"]["poster.pdf"]["places"] > 0
    assert CARDS.file not in cautions["files"]
    page = built.files["index.html"].decode()
    assert 'id="poster-1"' in page
    assert 'id="poster-3"' not in page
    assert any("a poster of" in line for line in built.summary)


def test_a_caution_that_it_lacks_ends_the_build(guide: Path) -> None:
    def blank(cards: CardSet, edition: Edition, _made: Made) -> Files:
        pages = tuple(replace(page, body=()) for page in cards.document.pages)
        document = replace(cards.document, children=pages)
        return {POSTER.file: write_pdf(document, edition.family, edition.profile())}

    poor = replace(POSTER, write=blank)
    options = Options(output=guide.parent / "output", only=("poster",))
    with pytest.raises(ContentError, match="caution-missing"):
        build(guide, options, Project(), outputs=(*OUTPUTS, poor))


def test_its_gates_are_asked(guide: Path) -> None:
    def refuse(written: Written[CardSet]) -> Iterator[Finding]:
        yield Finding(OnPage(written.name), "poster-dull", "it is dull")

    strict = replace(POSTER, gates=(refuse,))
    options = Options(output=guide.parent / "output", only=("poster",))
    with pytest.raises(ContentError, match="poster-dull"):
        build(guide, options, Project(), outputs=(*OUTPUTS, strict))


def test_the_command_knows_its_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asking(WITH_POSTER)["poster"] == ("poster",)
    assert "poster" in asking(WITH_POSTER)["all"]
    monkeypatch.setattr(outputs, "OUTPUTS", WITH_POSTER)
    assert main(["build", "--help"]) == 0
    assert "poster" in capsys.readouterr().out
