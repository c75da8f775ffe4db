"""The structure of every PDF as PDFium (Chrome, Edge) and pdf.js (Firefox) see it.

Validators read the file; these are readers. What they find is held to what stands in the file, as
pikepdf reads it: each piece of content, in order, with its text, under its role.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from tests.engines.engine import Engine
from tests.gates.pdf import painting
from tests.gates.structure.tree import TaggedFile
from tests.support.made import ADVICE, CARDS, FOLDED, QUICK, SHEETS, SHOP, Made
from tests.support.pdf_gates import edited

FILES = (CARDS, SHEETS, QUICK, FOLDED, ADVICE, SHOP)


@pytest.fixture(params=("real", "plant"))
def made(request: pytest.FixtureRequest) -> Made:
    value: Made = request.getfixturevalue(request.param)
    return value


@pytest.mark.parametrize("file", FILES)
def test_pdfium_sees_all_of_the_structure(file: str, made: Made) -> None:
    pdf = made.built.files[file]
    seen, written = in_pdfium(pdf), in_file(pdf)
    assert sum(map(len, written)) > 15
    assert seen == [[(role, mark) for role, mark, _ in page] for page in written]


@pytest.mark.parametrize("file", FILES)
def test_pdf_js_reads_all_of_the_structure_aloud(
    file: str, made: Made, engine: Engine, tmp_path: Path
) -> None:
    pdf = made.built.files[file]
    (tmp_path / file).write_bytes(pdf)
    heard = engine.read_aloud(tmp_path / file)
    written = [[(role, words(text)) for role, _, text in page] for page in in_file(pdf)]
    assert [[(role, words(text)) for role, text in page] for page in heard] == written


def test_content_without_a_number_is_not_read_aloud(
    plant: Made, engine: Engine, tmp_path: Path
) -> None:
    unmarked = painting.painted(0, painting.first_mark(b"/P BMC\n"))
    (tmp_path / SHEETS).write_bytes(edited(plant.built.files[SHEETS], unmarked))
    heard = [words(text) for _, text in engine.read_aloud(tmp_path / SHEETS)[0]]
    written = [words(text) for *_, text in in_file(plant.built.files[SHEETS])[0]]
    assert written[0].startswith("Bogen1von3")
    assert [text for text in written if text not in heard] == written[:1]


def words(text: str) -> str:
    return "".join(text.split())


def in_file(pdf: bytes) -> list[list[tuple[str, int, str]]]:
    """Return role, number and text of each piece of content, page by page, as it is told."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        file = TaggedFile(opened, "")
        roles = {mark: node.role[1:] for node in file.nodes for mark in node.marks}
        pages: list[list[tuple[str, int, str]]] = [[] for _ in opened.pages]
        for mark in file.told:
            text = "".join(shown.text for shown in file.shown.get(mark, ()))
            pages[mark[0] - 1].append((roles[mark], mark[1], text))
    return pages


def in_pdfium(pdf: bytes) -> list[list[tuple[str, int]]]:
    """Return role and number of each piece of content, page by page, as PDFium has them."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page)
        tops = range(max(0, raw.FPDF_StructTree_CountChildren(tree)))
        elements = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in tops]
        pages.append([each for element in elements for each in _held(element)])
        raw.FPDF_StructTree_Close(tree)
    document.close()
    return pages


def _held(element: Any) -> Iterator[tuple[str, int]]:
    """Yield the content of an element of PDFium and of those in it."""
    for at in range(max(0, raw.FPDF_StructElement_CountChildren(element))):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from _held(child)
        else:
            mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
            if mark >= 0:
                yield _role(element), mark


def _role(element: Any) -> str:
    length = raw.FPDF_StructElement_GetType(element, None, 0)
    room = ctypes.create_string_buffer(length)
    raw.FPDF_StructElement_GetType(element, room, length)
    return room.raw[:-2].decode("utf-16-le")
