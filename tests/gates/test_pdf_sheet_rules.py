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
    return [at for at, line in enumerate(lines) if line.endswith(b" Do Q")][index]


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
        "cards-print.pdf, page 2: error: the corner of 'one-back-2' lies at 7.0, 139.7 mm, "
        "1.00 mm from its place [pdf-face-misplaced]"
    )


def test_a_face_that_is_turned_about_its_own_corner() -> None:
    def turn(lines: list[bytes]) -> None:
        at = face_line(lines, 0)
        numbers = lines[at].split(b" ")
        numbers[2] = b"0.01"
        lines[at] = b" ".join(numbers)

    assert "pdf-face-misplaced" in found(page_edited(turn))[0]


@pytest.mark.parametrize(("times", "count"), [(0, 3), (2, 5)], ids=["not painted", "painted twice"])
def test_a_face_painted_other_than_once(times: int, count: int) -> None:
    def repeat(lines: list[bytes]) -> None:
        at = face_line(lines, 2)
        lines[at : at + 1] = [lines[at]] * times

    assert found(page_edited(repeat))[0] == (
        f"cards-print.pdf, page 2: error: {count} faces and pictures were found, "
        "4 were to be printed [pdf-face-lost]"
    )


def test_two_faces_in_each_other_s_place() -> None:
    def exchange(lines: list[bytes]) -> None:
        one, other = face_line(lines, 0), face_line(lines, 1)
        names = [lines[at].split(b" ")[-3] for at in (one, other)]
        lines[one] = lines[one].replace(names[0], names[1])
        lines[other] = lines[other].replace(names[1], names[0])

    assert (
        "stands where 'Knead the calf 1' at 14.0, 27.7 mm should" in found(page_edited(exchange))[0]
    )


def change_word(pdf: Any) -> None:
    for form in pdf.pages[1].Resources.XObject.values():
        raw = form.read_bytes()
        if b"\0S\0t\0e\0p\0s" in raw:
            form.write(raw.replace(b"\0S\0t\0e\0p\0s", b"\0S\0e\0t\0p\0s"))


def test_other_words_on_a_face() -> None:
    assert "'Setps' at 14.0, 159.7 mm stands where 'Steps'" in found(edited(change_word))[0]


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


def test_of_many_sheets_all_places_and_some_text_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "READ_IN_FULL", 2)
    document = sheets_of(5)
    raw = write_pdf(document, FAMILY)
    assert found(raw, document) == []
    moved = replace(document, children=(*document.pages[:2], sheet(3, OFF), *document.pages[3:]))
    assert {"cards-print.pdf, page 3:"} == {finding[:24] for finding in found(raw, moved)}
    other = replace(document.pages[4], body=(*document.pages[4].body, Artifact((run("a", 9, 9),))))
    lost = replace(document, children=(*document.pages[:4], other))
    assert "pdf-text-lost" in found(raw, lost)[0]


def forms_of(pdf: Any) -> list[Any]:
    """Return the forms of faces on the second sheet."""
    return [form for form in pdf.pages[1].Resources.XObject.values() if "/StructParents" in form]


def same_mark_twice(pdf: Any) -> None:
    form = forms_of(pdf)[0]
    form.write(form.read_bytes().replace(b"/MCID 1>>", b"/MCID 0>>"))


def holder_of_first_mark(pdf: Any) -> Any:
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    return parents[int(forms_of(pdf)[0].StructParents)][0]


def mark_of_another_face(pdf: Any) -> None:
    holder_of_first_mark(pdf).K[0].Stm = forms_of(pdf)[1]


def mark_of_no_face(pdf: Any) -> None:
    del holder_of_first_mark(pdf).K[0].Stm


def forgotten_key(pdf: Any) -> None:
    del forms_of(pdf)[0].StructParents


def key_of_another_face(pdf: Any) -> None:
    one, other, *_ = forms_of(pdf)
    one.StructParents, other.StructParents = int(other.StructParents), int(one.StructParents)


def faces_told_in_another_order(pdf: Any) -> None:
    top = pdf.Root.StructTreeRoot.K
    top.K = pikepdf.Array(reversed(list(top.K)))


@pytest.mark.parametrize(
    ("code", "defect"),
    [
        ("pdf-mark-repeated", same_mark_twice),
        ("pdf-mark-lost", mark_of_another_face),
        ("pdf-mark-lost", mark_of_no_face),
        ("pdf-mark-lost", forgotten_key),
        ("pdf-parent-tree", key_of_another_face),
        ("pdf-reading-order", faces_told_in_another_order),
    ],
)
def test_a_defect_of_the_structure(code: str, defect: Callable[[Any], None]) -> None:
    assert code in {finding.code for finding in check_structure(edited(defect), name="s.pdf")}
