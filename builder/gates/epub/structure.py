"""Rules of the package: every file named, every page found, every link leading somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builder.diagnostics import Finding
from builder.gates.epub.opened import (
    OPF,
    PACKAGE,
    XHTML,
    OpenedBook,
    elements_by_id,
    resolved,
    words_of,
)

OUTSIDE_MANIFEST = ("mimetype", "META-INF/container.xml", PACKAGE)
EPUB = "application/epub+zip"
COVERS = ("image/png", "image/jpeg")
"""What Apple, Kindle, Kobo and thumbnailers take for a cover."""
LINKING = ("href", "src")
NAMING = ("aria-labelledby", "aria-describedby")
ENTRIES = (f"{XHTML}dt", f"{XHTML}li")
"""Terms and sources have anchors whether this book refers to them or not."""


def check_archive(book: OpenedBook) -> Iterator[Finding]:
    """The first member is ``mimetype``, not compressed: readers know the file type by it."""
    first = next(iter(book.members), "")
    if (kind := book.members.get("mimetype", b"").decode("ascii", "replace")) != EPUB:
        yield Finding(book.at("mimetype"), "epub-archive", f"the archive says that it is {kind!r}")
    if first != "mimetype" or "mimetype" not in book.stored:
        message = f"the archive begins with {first!r}, not with an uncompressed mimetype"
        yield Finding(book.at("mimetype"), "epub-archive", message)


def check_manifest(book: OpenedBook) -> Iterator[Finding]:
    """Files and manifest agree, no id is given twice: readers drop what the manifest lacks."""
    listed = Counter(item.path for item in book.items)
    for path in book.members:
        if path not in OUTSIDE_MANIFEST and listed[path] != 1:
            message = f"the manifest names {path} {listed[path]} times"
            yield Finding(book.at(PACKAGE), "epub-manifest", message)
    for path, count in Counter(book.spine).items():
        if count > 1:
            message = f"the order of reading names {path or 'no file'} {count} times"
            yield Finding(book.at(PACKAGE), "epub-manifest", message)
    for path in listed:
        if path not in book.members:
            yield Finding(book.at(PACKAGE), "epub-manifest", f"{path} is not in the archive")


def check_cover(book: OpenedBook) -> Iterator[Finding]:
    """A picture of pixels is marked as the cover in both ways, or shelves show a grey box."""
    covers = [item for item in book.items if "cover-image" in item.properties]
    package = book.trees[PACKAGE].iter(f"{OPF}meta")
    old_way = {meta.get("content") for meta in package if meta.get("name") == "cover"}
    if not covers:
        yield Finding(book.at(PACKAGE), "epub-cover", "no picture is marked as the cover")
    for item in covers:
        if item.media_type not in COVERS:
            message = f"the cover is {item.media_type}, which few shelves show"
            yield Finding(book.at(item.path), "epub-cover", message)
    if {item.id for item in covers} != old_way:
        message = "the cover is not the one that readers of EPUB 2 are told"
        yield Finding(book.at(PACKAGE), "epub-cover", message)


def check_links(book: OpenedBook) -> Iterator[Finding]:
    """Every link inside the book leads to a file and an anchor that are there."""
    anchors = {path: dict(elements_by_id(tree)) for path, tree in book.trees.items()}
    for path, tree in book.trees.items():
        if path == PACKAGE or path.startswith("META-INF/"):
            continue
        for element in tree.iter("*"):
            for href in filter(None, map(element.get, LINKING)):
                target, _, anchor = resolved(path, href).partition("#")
                if ":" in href:
                    continue
                if target not in book.members or (anchor and anchor not in anchors.get(target, ())):
                    at = book.at(path, element)
                    yield Finding(at, "epub-link", f"the link {href!r} leads nowhere")


def check_ids(book: OpenedBook) -> Iterator[Finding]:
    """No file gives an id twice, or links reach the wrong place; pages give none for nothing."""
    for path, tree in book.trees.items():
        for name, count in Counter(name for name, _ in elements_by_id(tree)).items():
            if count > 1:
                message = f"the id {name!r} is given {count} times"
                yield Finding(book.at(path), "epub-id", message)
    used = set(_used_anchors(book))
    for path, page in book.pages():
        for name, element in elements_by_id(page):
            if (path, name) not in used and element.tag not in ENTRIES:
                message = f"nothing refers to the id {name!r}"
                yield Finding(book.at(path, element), "epub-id", message)


def _used_anchors(book: OpenedBook) -> Iterator[tuple[str, str]]:
    """Yield page and id of all that a link or a label names."""
    for path, tree in book.trees.items():
        for element in tree.iter("*"):
            for href in filter(None, map(element.get, LINKING)):
                target, _, anchor = resolved(path, href).partition("#")
                yield target, anchor
            for names in filter(None, map(element.get, NAMING)):
                yield from ((path, name) for name in names.split())


def check_labels(book: OpenedBook) -> Iterator[Finding]:
    """What is labelled by another element is labelled by one that is there and has words."""
    for path, tree in book.pages():
        named = dict(elements_by_id(tree))
        for element in tree.iter(f"{XHTML}*"):
            for name in " ".join(element.get(naming, "") for naming in NAMING).split():
                if name not in named or not words_of(named[name]):
                    message = f"the label {name!r} is missing or empty"
                    yield Finding(book.at(path, element), "epub-label", message)
