"""Rules of the ways through the book: contents, the same for old readers, and printed cards."""

from __future__ import annotations

from collections.abc import Iterator

from builder.characters import alike
from builder.diagnostics import Finding
from builder.gates.epub.opened import (
    EPUB_TYPE,
    NCX,
    PACKAGE,
    XHTML,
    Element,
    OpenedBook,
    elements_by_id,
    resolved,
    words_of,
)

CONTENTS, PAGE_LIST = "epub-contents", "epub-page-list"
NEEDED_LANDMARKS = ("toc", "bodymatter")
FOUND_OTHERWISE = ("contents",)
"""The page that a landmark leads to and the table of contents need not name."""
TITLE = "title"
BREAK = "doc-pagebreak"
OLD_WAYS = (("toc", f"{NCX}navPoint"), ("page-list", f"{NCX}pageTarget"))


def check_contents(book: OpenedBook) -> Iterator[Finding]:
    """The table of contents names every page, or readers page past what they cannot find."""
    named = {target.partition("#")[0] for target, _ in book.nav("toc")}
    ids = {item.path: item.id for item in book.items}
    for path in book.spine:
        if path not in named and ids.get(path) not in FOUND_OTHERWISE:
            message = f"the table of contents does not name {path}"
            yield Finding(book.at(path), CONTENTS, message)


def check_landmarks(book: OpenedBook) -> Iterator[Finding]:
    """Contents and the start of reading are marked: e-readers open a book there."""
    marked = {link.get(EPUB_TYPE) for _, link in book.nav("landmarks")}
    for meaning in NEEDED_LANDMARKS:
        if meaning not in marked:
            message = f"no landmark leads to the {meaning}"
            yield Finding(book.at(PACKAGE), "epub-landmark", message)


def check_page_list(book: OpenedBook, cards: int) -> Iterator[Finding]:
    """The page list names every printed card once, in order: the card in the hand is found."""
    labels = [(link.text or "").strip() for _, link in book.nav("page-list")]
    wanted = [str(number) for number in range(1, cards + 1)]
    if labels != wanted:
        message = f"the page list says {', '.join(labels) or 'nothing'} for {cards} cards"
        yield Finding(book.at(PACKAGE), PAGE_LIST, message)


def check_order(book: OpenedBook) -> Iterator[Finding]:
    """The contents follow the order of reading and call each page by its heading."""
    order = {path: at for at, path in enumerate(book.spine)}
    last = -1
    for target, link in book.nav("toc"):
        path = target.partition("#")[0]
        if order.get(path, last) < last:
            message = f"the contents name {path} after a page that follows it"
            yield Finding(book.at(PACKAGE), CONTENTS, message)
        last = order.get(path, last)
        heading = _heading(book, path)
        if heading is not None and _plain(link) != _plain(heading):
            message = f"the contents say {words_of(link)!r}, the page {words_of(heading)!r}"
            yield Finding(book.at(path, heading), CONTENTS, message)


def _heading(book: OpenedBook, path: str) -> Element | None:
    """Return the heading of a page; that of the title page is the book's title."""
    if path not in book.trees or path in {item.path for item in book.items if item.id == TITLE}:
        return None
    return book.trees[path].find(f".//{XHTML}h1")


def _plain(element: Element) -> list[str]:
    """Return the words, whatever stands between number and title."""
    first, *rest = words_of(element).split() or [""]
    return [first.rstrip("."), *rest]


def check_old_ways(book: OpenedBook) -> Iterator[Finding]:
    """Readers of EPUB 2 get the same contents and page list."""
    for path, tree in book.trees.items():
        if path.endswith(".ncx"):
            for kind, point in OLD_WAYS:
                new = [(target, alike(words_of(link))) for target, link in book.nav(kind)]
                if new != [_shown(path, entry) for entry in tree.iter(point)]:
                    message = f"old readers get another {kind} than new ones"
                    yield Finding(book.at(path), CONTENTS, message)


def _shown(path: str, entry: Element) -> tuple[str, str]:
    """Return where an entry for old readers leads, and what it says."""
    content, label = entry.find(f"{NCX}content"), entry.find(f"{NCX}navLabel")
    target = resolved(path, content.get("src", "")) if content is not None else ""
    return target, alike(words_of(label)) if label is not None else ""


def check_breaks(book: OpenedBook) -> Iterator[Finding]:
    """Each number of the page list leads to a mark that says it, and every mark is listed."""
    marks = {
        f"{path}#{name}": element
        for path, page in book.pages()
        for name, element in elements_by_id(page)
        if element.get("role") == BREAK
    }
    listed = {target: words_of(link) for target, link in book.nav("page-list")}
    for target, number in listed.items():
        label = marks[target].get("aria-label", "") if target in marks else ""
        if number not in label.replace(".", " ").split():
            message = f"at {target} no mark says that card {number} begins"
            yield Finding(book.at(PACKAGE), PAGE_LIST, message)
    for target, element in marks.items():
        if target not in listed:
            at = book.at(target.partition("#")[0], element)
            yield Finding(at, PAGE_LIST, "the page list lacks this card")
