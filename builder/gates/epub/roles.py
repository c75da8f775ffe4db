"""Rules of meaning: what an element is, is said to e-readers and to screen readers alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from builder.characters import alike
from builder.diagnostics import Finding
from builder.gates.epub.opened import EPUB_TYPE, XHTML, Element, OpenedBook, words_of
from builder.model import Guide

ROLES = {
    "appendix": "doc-appendix", "backlink": "doc-backlink", "biblioref": "doc-biblioref",
    "bibliography": "doc-bibliography", "chapter": "doc-chapter", "colophon": "doc-colophon",
    "footnote": "doc-footnote", "glossary": "doc-glossary", "glossref": "doc-glossref",
    "noteref": "doc-noteref", "notice": "doc-notice", "page-list": "doc-pagelist",
    "pagebreak": "doc-pagebreak", "part": "doc-part", "preface": "doc-preface", "tip": "doc-tip",
    "toc": "doc-toc",
}  # fmt: skip
"""What EPUB and ARIA call the same thing (EPUB Type to ARIA Role Authoring Guide 1.1)."""
BOXES = {"doc-notice": f"{XHTML}section", "doc-tip": f"{XHTML}aside"}
"""Elements that may have these roles: the other way round is an error."""
FILLED = tuple(
    XHTML + name
    for name in ("a", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p",
                 "td", "th", "title")
)  # fmt: skip


def check_roles(book: OpenedBook) -> Iterator[Finding]:
    """What has a type has its role, on an element that may have it."""
    for path, page in book.pages():
        for element in page.iter(f"{XHTML}*"):
            kind, role = element.get(EPUB_TYPE, ""), element.get("role")
            if _in_landmarks(element):
                continue
            if ROLES.get(kind, role) != role:
                message = f"the type {kind!r} stands without the role {ROLES[kind]!r}"
                yield Finding(book.at(path, element), "epub-role", message)
            if BOXES.get(role or "", element.tag) != element.tag:
                message = f"the role {role!r} does not suit this element"
                yield Finding(book.at(path, element), "epub-role", message)


def _in_landmarks(element: Element) -> bool:
    """Tell whether the type says what a link leads to, not what it is."""
    around = next(element.iterancestors(f"{XHTML}nav"), None)
    return around is not None and around.get(EPUB_TYPE) == "landmarks"


def check_filled(book: OpenedBook) -> Iterator[Finding]:
    """Nothing that is read aloud is empty."""
    for path, page in book.pages():
        for element in page.iter(*FILLED):
            if not words_of(element) and element.find(f".//{XHTML}img") is None:
                name = str(element.tag).rpartition("}")[2]
                yield Finding(book.at(path, element), "epub-empty", f"an empty {name!r}")


def check_names(book: OpenedBook) -> Iterator[Finding]:
    """A link is called what it shows: who speaks to the device says what can be read."""
    for path, page in book.pages():
        for link in page.iter(f"{XHTML}a"):
            name, text = link.get("aria-label"), words_of(link)
            if name is not None and text not in name:
                message = f"the link shows {text!r} and is called {name!r}"
                yield Finding(book.at(path, link), "epub-label", message)


def check_steps(book: OpenedBook, guide: Guide) -> Iterator[Finding]:
    """The chapter of each card has all its steps in order, as they are written."""
    pages = [target.partition("#")[0] for target, _ in book.nav("page-list")]
    for card, path in zip(guide.cards, pages, strict=False):
        if path in book.trees:
            items = book.trees[path].iter(f"{XHTML}section", f"{XHTML}li")
            steps = [item for item in items if item.get("data-step")]
            numbers = [str(number) for number in range(1, len(card.steps) + 1)]
            if [item.get("data-step") for item in steps] != numbers:
                yield Finding(book.at(path), "epub-step", "steps are missing or out of order")
                continue
            for item in _unnumbered(steps):
                yield Finding(book.at(path, item), "epub-step", "this is no step of the card")
            for item, step in zip(steps, card.steps, strict=True):
                if _looks(words_of(item)) != _looks(str(step.text)):
                    fact = f"step {item.get('data-step')} does not say what the card says"
                    yield Finding(book.at(path, item), "epub-step", fact)


def _unnumbered(steps: Iterable[Element]) -> Iterator[Element]:
    """Yield what stands in a list of steps and is none."""
    for around in {step.getparent(): None for step in steps}:
        if around is not None:
            yield from (item for item in around if not item.get("data-step"))


def _looks(text: str) -> str:
    """Return ``text`` as it looks, with single spaces."""
    return " ".join(alike(text).split())


def check_signals(book: OpenedBook, guide: Guide) -> Iterator[Finding]:
    """Every caution begins with sign and signal word of its level."""
    levels = {caution.id: caution.level for caution in guide.cautions}
    words: dict[str, str] = {}
    for path, page in book.pages():
        for box in page.iter(f"{XHTML}section"):
            level = levels.get(box.get("data-caution", ""))
            if level is not None:
                for problem in _signal_problems(box, level, words):
                    yield Finding(book.at(path, box), "epub-signal", problem)


def _signal_problems(box: Element, level: str, words: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with one callout; ``words`` are those met so far, by level."""
    if level not in box.get("class", "").split():
        yield f"a caution of level {level!r} does not look like one"
    heading = next((child for child in box if "signal" in child.get("class", "").split()), None)
    image = heading.find(f"{XHTML}img") if heading is not None else None
    if image is None or f"sign-{level}." not in image.get("src", ""):
        yield f"a caution of level {level!r} does not begin with its sign"
        return
    word = (image.tail or "").strip()
    if not word or words.setdefault(level, word) != word or _belongs_elsewhere(word, level, words):
        yield f"a caution of level {level!r} begins with {word!r}"


def _belongs_elsewhere(word: str, level: str, words: Mapping[str, str]) -> bool:
    return any(word == other for of, other in words.items() if of != level)
