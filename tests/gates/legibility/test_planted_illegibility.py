"""Every line of text of two real faces made illegible in every way: each is caught by its code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from builder.backends.pdf import write_pdf
from builder.drawing import Artifact, Document, Element, Page, Placed, Shape, TextRun
from builder.drawing.page import leaves
from builder.gates.pdf import OpenedPdf, check_legibility, check_pages
from builder.geometry import Box, Path
from builder.store.project import Project
from builder.typeset import load_family
from tests.support.made import Made
from tests.support.positions import on_page
from tests.support.written import cards_of

FAMILY = load_family(Project().fonts)
FACES = ("card-5", "card-5-back")
"""A front with a picture and a caution, and a back with steps."""


def planted(page: Page, chosen: TextRun, plant: Callable[[TextRun], Any]) -> Page:
    """Return ``page`` with something else in place of the run ``chosen``; no link leads away."""

    def walked(node: Any) -> Any:
        match node:
            case Element(children=children):
                return replace(node, children=tuple(map(walked, children)), link=None)
            case Artifact(children=children):
                return replace(node, children=tuple(map(walked, children)))
            case _:
                return plant(node) if node is chosen else node

    return replace(page, body=tuple(walked(part) for part in page.body))


def codes(pages: Sequence[Page]) -> list[set[str]]:
    """Return what is found on each of ``pages``."""
    named = tuple(replace(page, name=str(at)) for at, page in enumerate(pages))
    document = Document("T", "en", named)
    pdf = write_pdf(document, FAMILY)
    looked = check_legibility(OpenedPdf(pdf, "cards.pdf"), document)
    findings = [*check_pages(OpenedPdf(pdf, "cards.pdf"), document), *looked]
    return [
        {each.code for each in findings if on_page(each.position).page == number}
        for number in range(1, len(pages) + 1)
    ]


def missed(plants: Mapping[str, Page], caught_by: set[str]) -> list[str]:
    """Return the names of those pages on which none of these codes is found."""
    told = codes(list(plants.values()))
    return [name for name, found in zip(plants, told, strict=True) if not found & caught_by]


def runs_of(page: Page) -> Iterator[TextRun]:
    return (leaf for leaf in leaves(page.body) if isinstance(leaf, TextRun) and leaf.words)


def pages(real: Made) -> list[Page]:
    found = {page.name: page for page in cards_of(real).document.pages}
    return [found[name] for name in FACES]


PLANTS: dict[str, tuple[Callable[[TextRun], Any], str]] = {
    "too small": (lambda run: replace(run, size_pt=5.0), "pdf-type-too-small"),
    "too pale": (lambda run: replace(run, colour="#9a9a9a"), "pdf-text-pale"),
    "too close to the edge": (lambda run: replace(run, x=2.0), "pdf-text-unsafe"),
}


def test_the_faces_are_good_and_say_enough(real: Made) -> None:
    good = [planted(page, next(runs_of(page)), lambda run: run) for page in pages(real)]
    assert [len(list(runs_of(page))) >= 8 for page in good] == [True, True]
    assert codes(good) == [set(), set()]


@pytest.mark.parametrize("fault", PLANTS)
def test_every_run_is_looked_at(real: Made, fault: str) -> None:
    plant, code = PLANTS[fault]
    each = {
        f"{page.name}: {run.text}": planted(page, run, plant)
        for page in pages(real)
        for run in runs_of(page)
    }
    assert missed(each, {code}) == []


def test_every_run_over_the_picture_is_caught(real: Made) -> None:
    front = pages(real)[0]
    (picture,) = (leaf for leaf in leaves(front.body) if isinstance(leaf, Placed))
    middle = picture.box.centre

    def over(run: TextRun) -> Artifact:
        laid = replace(run, x=middle.x - run.width / 2, baseline=middle.y, colour="#000000")
        return Artifact((laid,))

    each = {run.text: with_more(front, over(run)) for run in runs_of(front)}
    assert missed(each, {"pdf-text-busy", "pdf-text-pale"}) == []


def test_every_run_that_is_covered_is_caught(real: Made) -> None:
    def cover(run: TextRun) -> Artifact:
        box = Box(run.x - 1, run.baseline - 6, run.x + run.width + 1, run.baseline + 3)
        return Artifact((Shape(Path.box(box), fill="#ffffff"),))

    each = {
        f"{page.name}: {run.text}": with_more(page, cover(run))
        for page in pages(real)
        for run in runs_of(page)
    }
    assert missed(each, {"pdf-text-hidden"}) == []


def with_more(page: Page, last: Artifact) -> Page:
    """Return ``page`` with something painted last."""
    whole = planted(page, next(runs_of(page)), lambda run: run)
    return replace(whole, body=(*whole.body, last))
