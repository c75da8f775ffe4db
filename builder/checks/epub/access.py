"""Rules of access: what a page shows can also be heard, resized and found."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.epub.opened import (
    EPUB_TYPE,
    SVG,
    XHTML,
    XML_LANG,
    Element,
    OpenedBook,
    words_of,
)
from builder.diagnostics import Finding

LONGEST_ALT = 140
DECORATION = "sign"
"""Class of pictures that repeat the word beside them and are silent."""
HEADINGS = tuple(f"{XHTML}h{level}" for level in range(1, 7))
PORTABLE = tuple(
    SVG + name
    for name in (
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title",
        "desc",
    )
)  # fmt: skip
"""What every reading engine draws alike."""
SOURCE = "{http://www.w3.org/1999/xlink}href"
NOT_PORTABLE = ("style", "class", "clip-path", "mask", "filter", "opacity", "stroke-dasharray",
                "marker-start", "marker-mid", "marker-end")  # fmt: skip


def check_alternatives(book: OpenedBook) -> Iterator[Finding]:
    """Every picture has a text of at most 140 characters that is not its caption again."""
    for path, tree in book.pages():
        for image in tree.iter(f"{XHTML}img"):
            alt = image.get("alt")
            problem = _alt_problem(alt, image.get("class") == DECORATION)
            if not problem and alt and _caption(image).startswith(alt.rstrip(".")):
                problem = "a picture's alt only repeats its caption"
            if problem:
                yield Finding(book.at(path, image), "epub-alt", problem)


def _alt_problem(alt: str | None, decoration: bool) -> str:
    if alt is None:
        return "a picture has no alt"
    if decoration:
        return "a sign is read out as well as the word beside it" if alt else ""
    if not alt.strip():
        return "a picture has an empty alt"
    if len(alt) > LONGEST_ALT:
        return f"a picture's alt has {len(alt)} characters, over {LONGEST_ALT}"
    return ""


def _caption(image: Element) -> str:
    figure = next(image.iterancestors(f"{XHTML}figure"), None)
    caption = figure.find(f"{XHTML}figcaption") if figure is not None else None
    return words_of(caption) if caption is not None else ""


def check_headings(book: OpenedBook) -> Iterator[Finding]:
    """Each page but the cover has one first heading, and skips no level downward."""
    for path, tree in book.pages():
        if _is_cover(tree):
            continue
        level = 0
        for heading in tree.iter(*HEADINGS):
            own = int(heading.tag[-1])
            if own > level + 1 or (own == 1 and level):
                message = f"a heading of level {own} follows one of level {level}"
                yield Finding(book.at(path, heading), "epub-heading", message)
            level = own
        if not level:
            yield Finding(book.at(path), "epub-heading", "the page has no heading")


def _is_cover(page: Element) -> bool:
    return any(element.get(EPUB_TYPE) == "cover" for element in page.iter(f"{XHTML}section"))


def check_tables(book: OpenedBook) -> Iterator[Finding]:
    """Every table names its columns and rows in ``th`` with ``scope``."""
    for path, tree in book.pages():
        for table in tree.iter(f"{XHTML}table"):
            scopes = {head.get("scope") for head in table.iter(f"{XHTML}th")}
            if scopes != {"col", "row"}:
                message = "a table has no headers of columns and rows"
                yield Finding(book.at(path, table), "epub-table", message)


def check_language(book: OpenedBook, language: str) -> Iterator[Finding]:
    """Every page says the guide's language, or voices read it with the wrong sounds."""
    for path, tree in book.pages():
        said = {tree.get("lang"), tree.get(XML_LANG)}
        if said != {language}:
            message = f"the page's language is not {language}"
            yield Finding(book.at(path), "epub-language", message)


def check_pictures(book: OpenedBook) -> Iterator[Finding]:
    """Vector pictures use only what every reading engine draws alike."""
    for path, tree in book.trees.items():
        if path.endswith(".svg"):
            for element in tree.iter("*"):
                used = [name for name in NOT_PORTABLE if name in element.attrib]
                if not _is_portable(element) or used:
                    what = used[0] if used else str(element.tag).rpartition("}")[2]
                    message = f"not every reader draws {what!r}"
                    yield Finding(book.at(path, element), "epub-picture", message)


def _is_portable(element: Element) -> bool:
    """Tell whether every reader draws ``element``: a photograph must stand in the file itself."""
    if element.tag == f"{SVG}image":
        return str(element.get(SOURCE, "")).startswith("data:image/")
    return element.tag in PORTABLE
