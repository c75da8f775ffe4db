"""The book in pixels is the same book: only its drawings are other files."""

from __future__ import annotations

import re

from builder.backends.epub import write_epub
from builder.backends.pixels import write_png
from builder.drawing import Drawing
from builder.gates.epub import check_epub
from builder.gates.epub.opened import open_book
from builder.outputs.epub.pictures import width_percent
from builder.outputs.epub.pixels import COVER_PX, PAGE_PX, SIGN_PX, in_pixels
from builder.publication import Picture, Publication, StoredFile
from tests.support.books import drawn_book_of, leg_drawings, leg_guide

NAMED = re.compile(r'(?:src|href)="([^"]+\.(?:svg|png))"')


def vector() -> Publication:
    return drawn_book_of(leg_guide(), leg_drawings())


def drawn(drawing: Drawing, width_px: int) -> bytes:
    return f"{drawing.name} {width_px}".encode()


def test_every_drawing_is_a_png_file_of_the_width_its_place_asks_for() -> None:
    before, after = vector(), in_pixels(vector(), drawn)
    pictures = [item for item in before.resources if isinstance(item, Picture)]
    files = {item.name: item for item in after.resources}
    assert len(pictures) > 3
    assert not any(isinstance(item, Picture) for item in after.resources)
    for picture in pictures:
        file = files[picture.name]
        assert isinstance(file, StoredFile)
        shown = round(PAGE_PX * width_percent(picture.drawing) / 100)
        width = {"cover-image": COVER_PX}.get(
            picture.role, SIGN_PX if "sign" in picture.name else shown
        )
        assert file.content == f"{picture.drawing.name} {width}".encode()
        assert (file.media_type, file.role) == ("image/png", picture.role)
        assert file.path == picture.path.replace(".svg", ".png")


def test_pages_name_the_files_that_are_there_and_say_the_same() -> None:
    before, after = vector(), in_pixels(vector(), drawn)
    assert any(NAMED.findall(page.content) for page in before.pages)
    for old, new in zip(before.pages, after.pages, strict=True):
        assert new.content == old.content.replace(".svg", ".png")
        assert [name.replace(".svg", ".png") for name in NAMED.findall(old.content)] == (
            NAMED.findall(new.content)
        )


def test_the_written_book_passes_every_rule() -> None:
    guide = leg_guide()
    written = write_epub(in_pixels(vector(), write_png))
    assert check_epub(open_book(written, "leg.epub"), guide, "pixels") == ()
