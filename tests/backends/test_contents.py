"""The digest of what a file holds: blind to who packed it, and to nothing else."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pikepdf
import pytest

from builder import packing
from builder.backends.contents import NotOursError, content_digest
from builder.backends.epub import write_epub
from builder.backends.pdf import write_pdf
from builder.backends.pixels import write_png
from tests.support.books import book_of, leg_drawings, leg_guide
from tests.support.faces import family
from tests.support.pages import sample

Write = Callable[[], bytes]


def pdf() -> bytes:
    return write_pdf(sample(), family())


def book() -> bytes:
    return write_epub(book_of(leg_guide(), leg_drawings()))


def picture() -> bytes:
    return write_png(next(iter(leg_drawings().values())), 300)


WRITERS = {"a.pdf": pdf, "a.epub": book, "a.png": picture}


@pytest.mark.parametrize("name", WRITERS)
def test_it_does_not_see_who_packed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_libdeflate = WRITERS[name]()
    monkeypatch.setattr(packing, "deflate", None)
    with_zlib = WRITERS[name]()
    assert with_zlib != with_libdeflate
    assert content_digest(with_zlib, name) == content_digest(with_libdeflate, name)


def test_it_sees_any_byte_of_a_pdf_that_is_altered() -> None:
    content = pdf()
    whole = content_digest(content, "a.pdf")
    identifier = range(content.rindex(b"/ID["), content.rindex(b"]", 0, content.rindex(b"stream")))
    for at in range(0, len(content), 61):
        altered = bytearray(content)
        altered[at] ^= 0x01
        assert at in identifier or digest_or_none(bytes(altered), "a.pdf") != whole, at


@pytest.mark.parametrize("name", ["a.pdf", "a.png"])
def test_it_sees_what_is_cut_off_and_put_on(name: str) -> None:
    content = WRITERS[name]()
    whole = content_digest(content, name)
    for changed in (content + b"\n", b"\n" + content, content[:-20]):
        assert digest_or_none(changed, name) != whole


def digest_or_none(content: bytes, name: str) -> str | None:
    try:
        return content_digest(content, name)
    except NotOursError:
        return None


def test_a_pdf_that_another_program_saved_is_not_ours() -> None:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.save(saved)
    with pytest.raises(NotOursError):
        content_digest(saved.getvalue(), "a.pdf")


def test_a_table_that_points_elsewhere_is_not_ours() -> None:
    content = pdf()
    at = content.rindex(b"stream\n", 0, content.rindex(b"endstream")) + len(b"stream\n")
    end = content.rindex(b"\r\nendstream")
    table = bytearray(zlib.decompress(content[at:end]))
    table[7 + 4] ^= 1  # the place of object 1 or its pack
    for level in range(10):  # one of them packs it into as many bytes
        packed = zlib.compress(bytes(table), level)
        changed = content[:at].replace(b"/Length %d>>" % (end - at), b"/Length %d>>" % len(packed))
        moved = changed + packed + content[end:]
        assert digest_or_none(moved, "a.pdf") != content_digest(content, "a.pdf")


def test_a_book_differs_by_a_word_a_name_and_a_date() -> None:
    content = book()
    whole = content_digest(content, "a.epub")
    again = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(again, "w", ZIP_STORED) as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry), ZIP_STORED)
    assert content_digest(again.getvalue(), "a.epub") == whole
    with ZipFile(again, "a", ZIP_DEFLATED) as new:
        new.writestr("more.txt", "more")
    assert content_digest(again.getvalue(), "a.epub") != whole


def test_other_files_are_their_bytes() -> None:
    assert content_digest(b"{}", "cautions.json") != content_digest(b"{ }", "cautions.json")
