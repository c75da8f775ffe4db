"""Finds every caution in an e-book, at each place where it must stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.characters import alike
from builder.diagnostics import Finding
from builder.gates.cautions.demands import EMERGENCY, emergency_texts
from builder.gates.cautions.hiding import Hiding
from builder.gates.cautions.paper import LATE, MISSING
from builder.gates.cautions.places import BookPlace, Role
from builder.gates.epub.opened import QUICK_REFERENCE, SAFETY, XHTML, Element, OpenedBook
from builder.model import Card, Caution, Emergency, Guide
from builder.model.words import Words

MARKED = tuple(XHTML + name for name in ("section", "li", "table", "p"))


@dataclass(frozen=True, slots=True)
class Marker:
    """A caution, whom to call, a step or a table where it stands on a page.

    Attributes:
        name: the id of the caution, the number of the step.
        order: its place on the page, from 1.
        words: what of it can be read.
    """

    kind: str
    name: str
    order: int
    element: Element
    words: str


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page of the book that must carry cautions; ``card`` is 0 where it is no chapter."""

    book: OpenedBook
    path: str
    card: int
    marks: tuple[Marker, ...]

    def missing(self, what: str, code: str = MISSING) -> Finding:
        return Finding(self.book.at(self.path), code, what)

    def before(self, kind: str) -> tuple[Marker, ...]:
        """Return the marks before the first of that kind; all if there is none."""
        first = next((at for at, mark in enumerate(self.marks) if mark.kind == kind), None)
        return self.marks[:first]


Places = Iterator[BookPlace | Finding]


def in_book(book: OpenedBook, guide: Guide, words: Words) -> Places:
    """Yield each place of a caution in ``book``, and each that lacks one."""
    if book.broken or not book.items:
        yield Finding(book.at(""), MISSING, "the book cannot be read")
        return
    chapters, hiding = {label: path for path, label in _printed_pages(book)}, Hiding(book)
    if guide.cautions or guide.emergency:
        yield from _safety(book, hiding, chapters.values(), guide, words)
    for card in guide.cards:
        number = guide.number_of(card)
        path = chapters.get(str(number), "")
        if path in book.trees:
            yield from _chapter(_page(book, hiding, path, number), card, guide, words)
        elif guide.cautions_on(card) or guide.emergency_on(card):
            yield Finding(book.at(path), MISSING, f"the book has no chapter of card {number}")
    if guide.emergency or any(caution.on_quick_reference for caution in guide.cautions):
        yield from _quick_reference(book, hiding, guide, words)


def _printed_pages(book: OpenedBook) -> Iterator[tuple[str, str]]:
    """Yield path and label of each printed card that the book names."""
    for target, link in book.nav("page-list"):
        yield target.partition("#")[0], "".join(map(str, link.itertext())).strip()


def _page(book: OpenedBook, hiding: Hiding, path: str, card: int = 0) -> MarkedPage:
    marks: list[Marker] = []
    words = hiding.shown_in(book.trees[path])
    for element in book.trees[path].iter(*MARKED):
        kind, name = _kind(element)
        if kind:
            marks.append(Marker(kind, name, len(marks) + 1, element, words(element)))
    return MarkedPage(book, path, card, tuple(marks))


def _kind(element: Element) -> tuple[str, str]:
    caution, step = element.get("data-caution"), element.get("data-step")
    if caution and element.get("role") == "doc-notice":
        return "caution", caution
    if step:
        return "step", step
    if element.tag == f"{XHTML}p":
        return ("emergency", "") if element.get("class") == "emergency" else ("", "")
    return ("table", "") if element.tag == f"{XHTML}table" else ("", "")


def _safety(
    book: OpenedBook,
    hiding: Hiding,
    chapters: Iterable[str],
    guide: Guide,
    words: Words,
) -> Places:
    """All cautions stand in the safety chapter, which comes before every chapter of a card."""
    safety = book.page(SAFETY)
    if safety is None:
        yield Finding(book.at(SAFETY), MISSING, "the book has no safety chapter")
        return
    page = _page(book, hiding, safety[0])
    order = {path: at for at, path in enumerate(book.spine)}
    if any(order.get(path, 0) < order.get(page.path, len(order)) for path in chapters):
        yield page.missing("the safety chapter stands after a chapter of a card", LATE)
    for caution in guide.cautions:
        yield _required(page, page.marks, caution, "safety", words)
    yield from _emergency(page, guide.emergency, page.marks, "safety")
    yield from _altered(page, guide, words)


def _chapter(page: MarkedPage, card: Card, guide: Guide, words: Words) -> Places:
    """Cautions come before all steps or, where they guard one, directly before that."""
    cautions, guarding = guide.cautions_on(card), guide.cautions_guarding_steps(card)
    for caution in cautions:
        if caution not in guarding:
            yield _required(page, page.before("step"), caution, "chapter", words)
    steps = {mark.name: at for at, mark in enumerate(page.marks) if mark.kind == "step"}
    for number, step in enumerate(card.steps, 1):
        if step.caution:
            at = steps.get(str(number), 0)
            before = page.marks[max(0, at - 1) : at]
            caution = guide.caution_called(step.caution)
            yield _required(page, before, caution, "step", words, number)
    yield from _emergency(page, guide.emergency_on(card), page.before("step"), "chapter")
    yield from _altered(page, guide, words)


def _quick_reference(book: OpenedBook, hiding: Hiding, guide: Guide, words: Words) -> Places:
    """The short cautions stand at the top of the quick reference."""
    quick = book.page(QUICK_REFERENCE)
    wanted = [caution for caution in guide.cautions if caution.on_quick_reference]
    if quick is None:
        yield Finding(book.at(QUICK_REFERENCE), MISSING, "the book has no quick reference")
        return
    page = _page(book, hiding, quick[0])
    for caution in wanted:
        yield _required(page, page.before("table"), caution, "quick-reference", words)
    yield from _emergency(page, guide.emergency, page.before("table"), "quick-reference")
    yield from _altered(page, guide, words)


def _required(
    page: MarkedPage,
    marks: Sequence[Marker],
    caution: Caution,
    role: Role,
    words: Words,
    step: int = 0,
) -> BookPlace | Finding:
    """Return the place of ``caution`` among ``marks``, or what is wrong with it."""
    signal = words.signal[caution.level]
    texts = _texts(caution, in_full=role != "quick-reference")
    for mark in marks:
        if _says(mark, caution, signal, texts):
            return _place(page, mark, caution.id, role, signal, step)
    where = f"directly before step {step}" if step else "where it must"
    if any(_says(mark, caution, signal, texts) for mark in page.marks):
        return page.missing(f"the caution {caution.id!r} does not stand {where}", LATE)
    return page.missing(f"the caution {caution.id!r} is not there to read as it is written")


def _texts(caution: Caution, *, in_full: bool) -> tuple[str, ...]:
    full = (caution.hazard, caution.consequence, caution.avoid) if in_full else ()
    return tuple(_spaced(str(text)) for text in (caution.short, *full))


def _spaced(text: str) -> str:
    """Return ``text`` as it looks, with single spaces."""
    return " ".join(alike(text).split())


def _says(mark: Marker, caution: Caution, signal: str, texts: Iterable[str]) -> bool:
    return (
        mark.kind == "caution"
        and mark.name == caution.id
        and _spaced(mark.words) == " ".join((signal, *texts))
    )


def _altered(page: MarkedPage, guide: Guide, words: Words) -> Iterator[Finding]:
    """Every caution on a page, wherever it stands, says what it says in the guide and no more."""
    known = {caution.id: caution for caution in guide.cautions}
    for mark in page.marks:
        caution = known.get(mark.name)
        if mark.kind == "caution" and not (caution and _says_either(mark, caution, words)):
            yield page.missing(f"the caution {mark.name!r} does not say what the guide says")


def _says_either(mark: Marker, caution: Caution, words: Words) -> bool:
    signal = words.signal[caution.level]
    return any(
        _says(mark, caution, signal, _texts(caution, in_full=whole)) for whole in (True, False)
    )


def _emergency(
    page: MarkedPage, line: Emergency | None, marks: Iterable[Marker], role: Role
) -> Places:
    """Whom to call stands in a paragraph of its own, whole, whatever the cautions are."""
    if line is None:
        return
    wanted = {_spaced(f"{text} {line.note or ''}") for text in emergency_texts(line)}
    for mark in marks:
        if mark.kind == "emergency" and _spaced(mark.words) in wanted:
            yield _place(page, mark, None, role, "", 0)
            return
    yield page.missing(f"{EMERGENCY} is not there to read as it is written")


def _place(
    page: MarkedPage, mark: Marker, caution: str | None, role: Role, signal: str, step: int
) -> BookPlace:
    return BookPlace(
        caution=caution,
        role=role,
        card=page.card,
        step=step,
        file=page.book.name,
        page=page.path,
        anchor=mark.element.get("id") or mark.element.get("aria-labelledby") or "",
        order=mark.order,
        signal=signal,
        text=mark.words.removeprefix(signal).strip(),
    )
