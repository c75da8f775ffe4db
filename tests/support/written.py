"""What the written PDFs of a guide print, face by face."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from builder.drawing import Document, Element, Imposed, Page, Placed, TextRun
from builder.drawing.page import Node, leaves
from builder.gates.pdf import OpenedPage, OpenedPdf, PrintedRun
from builder.model import Card, Step, Text
from builder.outputs.cards import CARDS
from builder.outputs.quick import QUICK
from tests.support.made import Made
from tests.support.trace import trace

STAMP = re.compile(r"text [^']*'[0-9a-f]{6} · [^']*'")


@dataclass(frozen=True)
class Written:
    """A written PDF beside the document it was written from."""

    document: Document
    content: bytes

    @cached_property
    def printed(self) -> OpenedPdf:
        return OpenedPdf(self.content, "it.pdf")

    @cached_property
    def pages(self) -> dict[str, tuple[Page, OpenedPage]]:
        """Each page by its name: as it was laid out, as it is printed."""
        both = zip(self.document.pages, self.printed.pages(), strict=True)
        return {laid.name: (laid, printed) for laid, printed in both}

    def faces(self, number: int) -> list[tuple[Page, OpenedPage]]:
        """Return the faces of card ``number``, continuations included, in order."""
        name = f"card-{number}"
        return [both for key, both in self.pages.items() if f"{key}-".startswith(f"{name}-")]


def cards_of(made: Made) -> Written:
    card_set = made.built.made.form(CARDS)
    return Written(card_set.document, made.path("cards.pdf").read_bytes())


def quick_of(made: Made) -> Written:
    quick = made.built.made.form(QUICK)
    return Written(quick.document, made.path("quick-reference.pdf").read_bytes())


def words(page: OpenedPage) -> str:
    """Return all that ``page`` prints, in order, spaces run together."""
    return " ".join(" ".join(run.text for run in page.runs).split())


def plain(text: object) -> str:
    """Return a text of a guide as it is printed, without its marks."""
    return " ".join(str(Text.parse(text) if isinstance(text, str) else text).split())


def elements(nodes: Iterable[Node | Imposed]) -> Iterator[Element]:
    """Yield every element of the tree, each before its children."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from elements(node.children)


def pictures(page: Page) -> list[Placed]:
    return [leaf for leaf in leaves(page.body) if isinstance(leaf, Placed)]


def runs_in(page: Page, printed: OpenedPage, inside: tuple[Element, ...]) -> list[PrintedRun]:
    """Return the printed runs of those laid out in the elements ``inside``."""
    laid = [leaf for leaf in leaves(page.body) if isinstance(leaf, TextRun) and leaf.words]
    assert len(laid) == len(printed.runs)
    wanted = {id(leaf) for element in inside for leaf in leaves((element,))}
    return [run for leaf, run in zip(laid, printed.runs, strict=True) if id(leaf) in wanted]


def callouts(page: Page) -> tuple[Element, ...]:
    """Return the sections of ``page`` that are cautions: they are named by a signal word."""
    return tuple(element for element in elements(page.body) if element.role == "Sect")


def missing_cautions(made: Made, written: Written, card: Card) -> list[str]:
    """Return what keeps the faces of ``card`` from warning: a caution lacking or too late."""
    faces = [words(printed) for _, printed in written.faces(made.guide.number_of(card))]
    return [
        *_lacking(made, card, faces),
        *(fault for step in card.steps if step.caution for fault in _late(made, step, faces)),
    ]


def _lacking(made: Made, card: Card, faces: list[str]) -> Iterator[str]:
    for caution in made.guide.cautions_on(card):
        if not any(plain(caution.short) in face for face in faces):
            yield f"{card.id}: {caution.id} stands on no face"


def _late(made: Made, step: Step, faces: list[str]) -> Iterator[str]:
    assert step.caution is not None
    short = plain(made.guide.caution_called(step.caution).short)
    text = plain(step.text)
    guarded = [face for face in faces if text in face]
    if not guarded or any(short not in face.partition(text)[0] for face in guarded):
        yield f"{step.caution} does not stand before {text!r}"


def traced(page: Page) -> str:
    """Return the trace of ``page`` without its stamp, which any key of the model changes."""
    return STAMP.sub("stamp", trace(page))
