"""The rule of cautions: each stands in the book wherever the guide says it must."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from builder.diagnostics import Finding
from builder.gates.epub.opened import XHTML, Element, OpenedBook, words_of
from builder.model import Card, Caution, Guide, Text

CODE = "epub-caution"
SAFETY, QUICK_REFERENCE = "safety", "quick-reference"
"""Ids in the manifest of the pages with cautions of their own."""

Wording = Callable[[Caution], tuple[str, ...]]
"""What of a caution must be there to read."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A caution or a step where it stands on a page; a step has its number for a name."""

    kind: str
    name: str
    words: str


def check_cautions(book: OpenedBook, guide: Guide) -> Iterator[Finding]:
    """Every caution stands in full in the safety chapter and in the chapters it applies to.

    There it comes before all steps or, if it guards one, directly before that; in short it
    stands in the quick reference.
    """
    if guide.cautions:
        yield from _on_page(book, SAFETY, guide.cautions, _in_full)
    if any(card.cue for card in guide.cards):
        quick = [caution for caution in guide.cautions if caution.on_quick_reference]
        yield from _on_page(book, QUICK_REFERENCE, quick, _in_short)
    pages = [target.partition("#")[0] for target, _ in book.nav("page-list")]
    for card, path in zip(guide.cards, pages, strict=False):
        if path in book.trees:
            yield from _in_chapter(book, path, card, guide)


def _on_page(
    book: OpenedBook, page_id: str, cautions: Iterable[Caution], said: Wording
) -> Iterator[Finding]:
    found = book.page(page_id)
    if found is None:
        yield Finding(book.at(page_id), CODE, f"the book has no page {page_id!r}")
        return
    path, tree = found
    marks = _marks(tree)
    for caution in cautions:
        if not _stands_in(marks, caution, said):
            yield Finding(book.at(path), CODE, f"the caution {caution.id!r} is not on the page")


def _in_chapter(book: OpenedBook, path: str, card: Card, guide: Guide) -> Iterator[Finding]:
    marks = _marks(book.trees[path])
    steps = [at for at, mark in enumerate(marks) if mark.kind == "step"]
    if [marks[at].name for at in steps] != [str(n) for n in range(1, len(card.steps) + 1)]:
        yield Finding(book.at(path), "epub-step", "steps are missing or out of order")
        return
    opening = marks[: steps[0]] if steps else marks
    guarding = guide.cautions_guarding_steps(card)
    for caution in guide.cautions_on(card):
        if caution not in guarding and not _stands_in(opening, caution, _in_full):
            message = f"the caution {caution.id!r} does not stand before the steps"
            yield Finding(book.at(path), CODE, message)
    for at, step in zip(steps, card.steps, strict=True):
        if step.caution:
            caution = guide.caution_called(step.caution)
            if not _stands_in(marks[max(at - 1, 0) : at], caution, _in_full):
                message = f"the caution {caution.id!r} does not stand before step {marks[at].name}"
                yield Finding(book.at(path), CODE, message)


def _marks(page: Element) -> tuple[Mark, ...]:
    """Return cautions and steps in the order in which a reader meets them."""
    return tuple(filter(None, map(_mark, page.iter(f"{XHTML}section", f"{XHTML}li"))))


def _mark(element: Element) -> Mark | None:
    caution, step = element.get("data-caution"), element.get("data-step")
    if caution and element.get("role") == "doc-notice":
        return Mark("caution", caution, words_of(element))
    if step:
        return Mark("step", step, words_of(element))
    return None


def _stands_in(marks: Iterable[Mark], caution: Caution, said: Wording) -> bool:
    """Tell whether one of ``marks`` is ``caution`` with its words, not its name alone."""
    wanted = [" ".join(str(Text.parse(text)).split()) for text in said(caution)]
    return any(
        mark.kind == "caution"
        and mark.name == caution.id
        and all(text in mark.words for text in wanted)
        for mark in marks
    )


def _in_full(caution: Caution) -> tuple[str, ...]:
    return caution.hazard, caution.consequence, caution.avoid


def _in_short(caution: Caution) -> tuple[str, ...]:
    return (caution.short,)
