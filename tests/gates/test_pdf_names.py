"""A PDF can do only what is listed: each other thing that PDFs can do is planted, and is found."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String

from builder.backends.pdf import write_pdf
from builder.gates.pdf import OpenedPdf, check_pages
from builder.gates.pdf.names import check_names
from tests.support.pages import FAMILY, PROFILE, sample
from tests.support.pdf_gates import Edit, edited

GOOD = write_pdf(sample(), FAMILY, PROFILE)


def action(kind: str, **entries: Any) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), **entries)


def in_catalog(**entries: Any) -> Edit:
    return lambda pdf: [pdf.Root.__setitem__(f"/{key}", each) for key, each in entries.items()]


def on_page(**entries: Any) -> Edit:
    return lambda pdf: [pdf.pages[0].__setitem__(f"/{key}", each) for key, each in entries.items()]


def note(kind: str, **entries: Any) -> Edit:
    """Return the edit that lays an annotation of another kind over the first page."""
    rect = Array([0, 0, 90, 90])

    def edit(pdf: Any) -> None:
        each = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=rect, **entries)
        pdf.pages[0].Annots = Array([pdf.make_indirect(each)])

    return edit


def attached(pdf: Any) -> None:
    pdf.attachments["more.txt"] = b"more"


def smaller(box: str) -> Edit:
    return on_page(**{box: Array([10, 10, 60, 60])})


JAVASCRIPT = action("JavaScript", JS=String("app.alert(1)"))
UNKNOWN: dict[str, Edit] = {
    "script on opening": in_catalog(OpenAction=JAVASCRIPT),
    "script by name": in_catalog(Names=Dictionary(JavaScript=Dictionary(Names=Array([])))),
    "script on closing": in_catalog(AA=Dictionary(WC=JAVASCRIPT)),
    "script of a page": on_page(AA=Dictionary(O=JAVASCRIPT)),
    "page shown on opening": in_catalog(OpenAction=Array([])),
    "program to start": note("Link", A=action("Launch", F=String("sh"))),
    "form to send": note("Link", A=action("SubmitForm", F=String("http://a.org"))),
    "action of the viewer": note("Link", A=action("Named", N=Name.Print)),
    "data to import": note("Link", A=action("ImportData", F=String("a.fdf"))),
    "layers that change": note("Link", A=action("SetOCGState", State=Array([]))),
    "file within the file": note("Link", A=action("GoToE", D=String("a"))),
    "thread": note("Link", A=action("Thread", D=1)),
    "form": in_catalog(AcroForm=Dictionary(Fields=Array([]))),
    "dynamic form": in_catalog(AcroForm=Dictionary(Fields=Array([]), XFA=String(""))),
    "mark of a printer": note("PrinterMark"),
    "sticky note": note("Text"),
    "stamp": note("Stamp"),
    "text over the page": note("FreeText"),
    "film": note("Movie"),
    "screen": note("Screen"),
    "rich media": note("RichMedia"),
    "model": note("3D"),
    "sound": note("Sound"),
    "black bar": note("Redact"),
    "attached file": attached,
    "file pinned to a page": note("FileAttachment"),
    "associated file": in_catalog(AF=Array([])),
    "layers": in_catalog(OCProperties=Dictionary(OCGs=Array([]), D=Dictionary())),
    "other unit": on_page(UserUnit=2),
    "turned page": on_page(Rotate=90),
    "crop": smaller("CropBox"),
    "art box": smaller("ArtBox"),
    "time to the next page": on_page(Dur=3),
    "transition": on_page(Trans=Dictionary(S=Name.Dissolve)),
    "thumbnail": on_page(Thumb=1),
    "private data of a program": on_page(PieceInfo=Dictionary()),
    "rights": in_catalog(Perms=Dictionary()),
    "legal words": in_catalog(Legal=Dictionary()),
    "portfolio": in_catalog(Collection=Dictionary()),
    "captured site": in_catalog(SpiderInfo=Dictionary()),
    "base of addresses": in_catalog(URI=Dictionary(Base=String("http://a.org"))),
    "needed features": in_catalog(Requirements=Array([])),
    "roles of other names": lambda pdf: pdf.Root.StructTreeRoot.__setitem__(
        "/RoleMap", Dictionary(Sect=Name.P)
    ),
    "name that is spelt in code": in_catalog(**{"Open#41ction": JAVASCRIPT}),
}
BOXES: dict[str, Edit] = {
    "trim elsewhere": smaller("TrimBox"),
    "bleed elsewhere": smaller("BleedBox"),
    "page of another size": smaller("MediaBox"),
}


def codes(edit: Edit) -> set[str]:
    pdf = OpenedPdf(edited(GOOD, edit), "cards.pdf")
    return {finding.code for finding in check_pages(pdf, sample())}


def test_a_good_file_holds_nothing_unknown() -> None:
    assert list(check_names(OpenedPdf(GOOD, "cards.pdf"))) == []
    assert codes(lambda _: None) == set()


@pytest.mark.parametrize("defect", UNKNOWN)
def test_what_is_not_listed_is_found(defect: str) -> None:
    assert "pdf-name-unknown" in codes(UNKNOWN[defect])


@pytest.mark.parametrize("defect", BOXES)
def test_a_box_that_is_not_as_laid_out_is_found(defect: str) -> None:
    assert "pdf-box" in codes(BOXES[defect])


def test_there_are_enough() -> None:
    assert len(UNKNOWN) + len(BOXES) >= 46


def test_words_of_a_guide_are_no_names() -> None:
    words = "On /JavaScript (and /Launch (or /AA)), \\(/XFA"
    assert codes(lambda pdf: pdf.docinfo.__setitem__("/Title", words)) == set()
