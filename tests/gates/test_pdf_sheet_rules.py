"""Rules for sheets: each finds its planted defect and nothing in a good file."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from builder.backends.pdf import write_pdf
from builder.drawing import Artifact, Document, Element, Imposed, Page, Placed
from builder.gates.pdf import OpenedPdf, check_sheets, sheets
from builder.geometry import Affine, Box
from tests.gates.structure.rules import check_structure
from tests.support.pages import FAMILY, HEIGHT, LEG, WIDTH, run, sample

CARDS = sample()
OFF = Affine.rotation(0.4).then(Affine.scaling(0.995, 1.003)).then(Affine.translation(0.7, -0.4))
"""What a printer that errs may be corrected by."""
AS_LAID = Affine()


def places(correction: Affine = AS_LAID) -> tuple[Affine, ...]:
    """Return three places on a sheet, the last of them upside down."""
    turned = Affine.rotation(180).then(Affine.translation(6 + 2 * WIDTH, 7.7 + HEIGHT))
    upright = (Affine.translation(6, 7.7), Affine.translation(6, 7.7 + HEIGHT))
    return tuple(place.then(correction) for place in (*upright, turned))


def sheet(number: int, correction: Affine = AS_LAID) -> Page:
    faces = (CARDS.pages[1], CARDS.pages[2], CARDS.pages[3])
    named = (replace(face, name=f"{face.name}-{number}") for face in faces)
    both = zip(named, places(correction), strict=True)
    body = [Imposed(face, place, face.trim) for face, place in both]
    label = Artifact((run(f"sheet {number}", 12, 6, size=8),))
    picture = Element("Figure", (Placed(LEG, Box(120, 150, 150, 170)),), alt="A leg.",
                      box=Box(120, 150, 150, 170))  # fmt: skip
    return Page(f"sheet-{number}", 210.0, 279.4, (*body, label, picture))


def sheets_of(count: int = 1, correction: Affine = AS_LAID) -> Document:
    pages = tuple(sheet(number, correction) for number in range(1, count + 1))
    return replace(CARDS, children=pages)


GOOD = write_pdf(sheets_of(2), FAMILY)


def found(pdf: bytes, document: Document | None = None) -> list[str]:
    findings = check_sheets(OpenedPdf(pdf, "cards-print.pdf"), document or sheets_of(2))
    return [str(finding) for finding in findings]


def edited(edit: Callable[[Any], object]) -> bytes:
    with pikepdf.open(io.BytesIO(GOOD)) as pdf:
        edit(pdf)
        pdf.save(buffer := io.BytesIO())
    return buffer.getvalue()


def page_edited(edit: Callable[[list[bytes]], object]) -> bytes:
    """Return the file with the lines of its second sheet changed."""

    def change(pdf: Any) -> None:
        stream = pdf.pages[1].Contents
        lines = stream.read_bytes().split(b"\n")
        edit(lines)
        stream.write(b"\n".join(lines))

    return edited(change)


def face_line(lines: list[bytes], index: int) -> int:
    """Return the place of the line that lays a face."""
    return [at for at, line in enumerate(lines) if line.endswith(b" re W n")][index]


@pytest.mark.parametrize("correction", [AS_LAID, OFF])
def test_a_good_file_has_no_findings(correction: Affine) -> None:
    document = sheets_of(2, correction)
    assert found(write_pdf(document, FAMILY), document) == []


def test_the_structure_of_sheets_is_sound() -> None:
    assert check_structure(GOOD, name="cards-print.pdf") == ()


def test_a_face_that_lies_elsewhere() -> None:
    def shift(lines: list[bytes]) -> None:
        at = face_line(lines, 1)
        numbers = lines[at].split(b" ")
        numbers[5] = b"%f" % (float(numbers[5]) + 72 / 25.4)
        lines[at] = b" ".join(numbers)

    assert found(page_edited(shift))[0] == (
        "cards-print.pdf, page 2: error: the corner of a picture lies at 15.0, 219.7 mm, "
        "1.00 mm from its place [pdf-face-misplaced]"
    )


def test_a_face_that_is_turned_about_its_own_corner() -> None:
    def turn(lines: list[bytes]) -> None:
        at = face_line(lines, 0)
        numbers = lines[at].split(b" ")
        numbers[2] = b"0.01"
        lines[at] = b" ".join(numbers)

    assert found(page_edited(turn))[0] == (
        "cards-print.pdf, page 2: error: the corner of a picture lies at 14.0, 31.6 mm, "
        "0.11 mm from its place [pdf-face-misplaced]"
    )


def face_lines(lines: list[bytes], index: int) -> slice:
    """Return the places of all lines of a face."""
    at = face_line(lines, index)
    return slice(at, lines.index(b"Q", at) + 1)


@pytest.mark.parametrize(("times", "count"), [(0, "3 pictures"), (2, "5 pictures")])
def test_a_face_painted_other_than_once(times: int, count: str) -> None:
    def repeat(lines: list[bytes]) -> None:
        face = face_lines(lines, 2)
        lines[face] = lines[face] * times

    lost, text = found(page_edited(repeat))
    assert f"{count} were found, 4 were to be printed [pdf-face-lost]" in lost
    assert "pdf-text-lost" in text


def test_two_faces_in_each_other_s_place() -> None:
    def exchange(lines: list[bytes]) -> None:
        one, other = face_line(lines, 0), face_line(lines, 1)
        lines[one], lines[other] = lines[other], lines[one]

    text = found(page_edited(exchange))[-1]
    assert "where 'Knead the calf 1' at 14.0, 27.7 mm should" in text


def test_other_words_on_a_face() -> None:
    def change(lines: list[bytes]) -> None:
        word, other = b"\0S\0t\0e\0p\0s", b"\0S\0e\0t\0p\0s"
        lines[:] = [line.replace(word, other) for line in lines]

    assert "'Setps' at 14.0, 159.7 mm stands where 'Steps'" in found(page_edited(change))[0]


def test_other_words_beside_the_faces() -> None:
    def change(lines: list[bytes]) -> None:
        lines[:] = [line.replace(b"\0s\0h\0e\0e\0t", b"\0s\0h\0o\0e\0t") for line in lines]

    assert "'shoet 2' at 12.0, 6.0 mm" in found(page_edited(change))[0]


def test_a_sheet_that_is_not_there() -> None:
    assert found(GOOD, sheets_of(3)) == [
        "cards-print.pdf: error: the file has 2 pages, 3 were laid out [pdf-page-count]"
    ]


def test_a_font_that_is_not_embedded() -> None:
    def forget(pdf: Any) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            if "/DescendantFonts" in font:
                del font.DescendantFonts[0].FontDescriptor.FontFile2

    assert any("pdf-font-not-embedded" in finding for finding in found(edited(forget)))


def test_an_untagged_file() -> None:
    def forget(pdf: Any) -> None:
        del pdf.Root.StructTreeRoot
        del pdf.Root.MarkInfo

    assert any("pdf-untagged" in finding for finding in found(edited(forget)))


def test_of_many_sheets_some_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "READ_IN_FULL", 2)
    document = sheets_of(5)
    raw = write_pdf(document, FAMILY)
    assert found(raw, document) == []
    moved = replace(document, children=(*document.pages[:4], sheet(5, OFF)))
    assert {"pdf-face-misplaced", "pdf-text-lost"} == {
        finding[finding.index("[") + 1 : -1] for finding in found(raw, moved)
    }


def rewritten(before: bytes, after: bytes) -> Callable[[Any], None]:
    """Return the edit of what the second sheet paints."""

    def edit(pdf: Any) -> None:
        stream = pdf.pages[1].Contents
        assert before in stream.read_bytes()
        stream.write(stream.read_bytes().replace(before, after, 1))

    return edit


def first_holder(pdf: Any) -> Any:
    """Return the element of the first mark on the second sheet."""
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    return parents[int(pdf.pages[1].StructParents)][0]


def mark_of_another_face(pdf: Any) -> None:
    first_holder(pdf).K = pikepdf.Array([len(list(first_holder(pdf).K)) + 20])


def mark_in_a_picture(pdf: Any) -> None:
    """Name a mark as one that stands in a form: browsers and PDFium do not look there."""
    (picture, *_) = pdf.pages[1].Resources.XObject.values()
    held = pikepdf.Dictionary(Type=pikepdf.Name.MCR, Stm=picture, MCID=0)
    first_holder(pdf).K = pikepdf.Array([held])


def picture_with_marks(pdf: Any) -> None:
    (picture, *_) = pdf.pages[1].Resources.XObject.values()
    picture.StructParents = int(pdf.pages[1].StructParents)


def key_of_another_sheet(pdf: Any) -> None:
    one, other = pdf.pages
    one.StructParents, other.StructParents = int(other.StructParents), int(one.StructParents)


def faces_told_in_another_order(pdf: Any) -> None:
    top = pdf.Root.StructTreeRoot.K
    top.K = pikepdf.Array(reversed(list(top.K)))


@pytest.mark.parametrize(
    ("code", "defect"),
    [
        ("pdf-mark-repeated", rewritten(b"/MCID 1>>", b"/MCID 0>>")),
        ("pdf-mark-lost", mark_of_another_face),
        ("pdf-mark-lost", mark_in_a_picture),
        ("pdf-content-unmarked", picture_with_marks),
        ("pdf-parent-tree", key_of_another_sheet),
        ("pdf-reading-order", faces_told_in_another_order),
    ],
)
def test_a_defect_of_the_structure(code: str, defect: Callable[[Any], None]) -> None:
    assert code in {finding.code for finding in check_structure(edited(defect), name="s.pdf")}
