"""Copies of a good book with one thing wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

STYLE = "EPUB/css/book.css"
Files = dict[str, bytes]
Spoil = Callable[[Files], Files]


def members(book: Path) -> Files:
    with ZipFile(book) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Files, book: Path) -> Path:
    with ZipFile(book, "w") as out:
        for name, content in files.items():
            out.writestr(name, content, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return book


def unpacked(files: Files, folder: Path) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def edit(path: str, old: str, new: str) -> Spoil:
    """Replace every ``old`` in ``path``; there must be one."""

    def spoil(files: Files) -> Files:
        text = files[path].decode()
        assert old in text, f"{path} has no {old!r}"
        return files | {path: text.replace(old, new).encode()}

    return spoil


def style(css: str) -> Spoil:
    """Put ``css`` at the end of the style sheet."""
    return lambda files: files | {STYLE: files[STYLE] + css.encode()}


def lose(part: str) -> Spoil:
    """Leave out the files with ``part`` in their names."""
    return lambda files: {name: files[name] for name in files if part not in name}


def cut(path: str, length: int) -> Spoil:
    """Keep only the first ``length`` bytes of ``path``."""
    return lambda files: files | {path: files[path][:length]}


def empty(path: str) -> Spoil:
    """Leave nothing but its frame of the SVG file ``path``."""

    def spoil(files: Files) -> Files:
        svg = files[path]
        return files | {path: svg[: svg.index(b">", svg.index(b"<svg")) + 1] + b"</svg>"}

    return spoil


def both(first: Spoil, second: Spoil) -> Spoil:
    return lambda files: second(first(files))


def only(files: Files, page: str) -> Files:
    """Return a book with no pages but ``page``, by its name in the spine, and the contents."""
    kept = {f"EPUB/text/{page}.xhtml", "EPUB/contents.xhtml", "EPUB/nav.xhtml"}
    package = files["EPUB/content.opf"].decode()
    for at in re.findall(r'<itemref idref="([^"]+)"', package):
        if at not in {page, "contents"}:
            package = re.sub(rf'<itemref idref="{at}"[^>]*/>', "", package)
            package = re.sub(rf'<item [^>]*id="{at}"[^>]*/>', "", package)
    left = {name: files[name] for name in files if not name.endswith(".xhtml") or name in kept}
    return left | {"EPUB/content.opf": package.encode()}
