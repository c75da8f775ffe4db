"""The e-books, composed and written; their pictures in pixels are kept between builds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

from builder.drawing import Drawing
from builder.model import Guide
from builder.pipeline.options import Options, Output
from builder.pipeline.read import Read
from builder.store import cache as shelf
from builder.store.drawings import CacheUse

BOOKS: frozenset[Output] = frozenset({"epub", "kindle"})
PIXELS = ".pixels"
RENDERERS = ("resvg-py", "pillow")
"""Libraries whose versions decide how pixels come out."""


def write_books(
    found: Read, drawings: Mapping[str, Drawing], options: Options, cache: Path, use: CacheUse
) -> dict[str, bytes]:
    """Return the books that ``options`` ask for, by file name.

    Args:
        cache: a folder that keeps pictures, safe to delete.
        use: whether it gets those that are drawn now.
    """
    from builder.backends.epub import write_epub
    from builder.outputs.epub import compose_book
    from builder.outputs.kindle.pixels import in_pixels

    guide = found.guide
    if not options.wants(BOOKS):
        return {}
    said = (guide, found.theme, found.templates, found.words, found.family, dict(drawings))
    files = {}
    if "epub" in options.only:
        files[f"{guide.id}.epub"] = write_epub(compose_book(*said))
    if "kindle" in options.only:
        drawer = _drawer(cache / guide.id, use)
        book = compose_book(*said, with_cover_page=False)  # Kindle would show the cover twice
        files[kindle_name(guide)] = write_epub(in_pixels(book, drawer))
    return files


def kindle_name(guide: Guide) -> str:
    return f"{guide.id}-kindle.epub"


def _drawer(kept: Path, use: CacheUse) -> Callable[[Drawing, int], bytes]:
    """Return what gives a drawing in pixels, from folder ``kept`` if it is there."""
    from builder.backends.png import write_png
    from builder.backends.svg import write_svg

    engines = " ".join(version(name) for name in RENDERERS)

    def draw(drawing: Drawing, width_px: int) -> bytes:
        said = f"{engines}\0{width_px}\0{write_svg(drawing)}"
        key = hashlib.sha256(said.encode()).hexdigest()
        png = shelf.take_file(kept, drawing.name, key, PIXELS)
        if png is None:
            png = write_png(drawing, width_px)
            if use == "keep":
                shelf.put_file(kept, drawing.name, key, png, PIXELS)
        return png

    return draw
