"""Defects planted in real files, one edit each: the gate that is named catches every one.

The files are those of the tiny guide; ``tests/gates/test_pdf_defects.py`` and its neighbours plant
more in small synthetic ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.gates import test_pdf_defects as synthetic
from tests.gates.pdf import painting as paint
from tests.gates.pdf import planting as plant_
from tests.support.made import ADVICE, CARDS, FOLDED, QUICK, ROOT, SHEETS, SHOP, Made
from tests.support.pdf_gates import edited, failures, printed, sound, structured, told

Gate = Literal["structure", "told", "printed", "UA", "A", "qpdf"]


class Defect(NamedTuple):
    """What is planted where.

    Attributes:
        edit: of the opened file, or of its bytes where qpdf is to see it.
        gate: that must catch it.
        code: of the finding, or words of the validator's.
    """

    name: str
    file: str
    edit: Callable[[Any], Any]
    gate: Gate
    code: str


LAST = -1
DEFECTS = (
    # Roles and what stands where
    Defect("heading told as text", CARDS, plant_.set_on("H2", S=Name.P), "told", "otherwise"),
    Defect("text told as heading", QUICK, plant_.set_on("P", S=Name.H2), "told", "otherwise"),
    Defect("first heading a level down", QUICK, plant_.set_on("H1", S=Name.H2), "structure",
           "pdf-heading-order"),
    Defect("heading two levels down", SHEETS, plant_.set_on("H2", S=Name.H3), "structure",
           "pdf-heading-order"),
    Defect("callout of an unknown role", CARDS, plant_.on_callout(S=Name("/Callout")),
           "structure", "pdf-role"),
    Defect("callout told as paragraph", CARDS, plant_.on_callout(S=Name.P),
           "structure", "pdf-role"),
    Defect("callout told as division", FOLDED, plant_.set_on("Sect", S=Name.Div), "structure",
           "pdf-role"),
    Defect("callout without title", QUICK, plant_.set_on("Sect", T=None), "structure",
           "pdf-section-title"),
    Defect("part with blank title", CARDS, plant_.set_on("Part", T=String(" ")), "structure",
           "pdf-section-title"),
    Defect("callout of another signal word", CARDS,
           plant_.on_callout(T=String("GEFAHRLOS")), "structure", "pdf-section-title"),
    Defect("callout read after its step", CARDS, plant_.callout_after_its_step, "structure",
           "pdf-reading-order"),
    Defect("list told as section", SHEETS, plant_.set_on("L", S=Name.Sect), "structure",
           "pdf-role"),
    Defect("list that hides its numbering", QUICK, plant_.set_on("L", A=None), "structure",
           "pdf-list"),
    Defect("text of an item before its label", QUICK, plant_.items_turned, "structure",
           "pdf-list"),
    Defect("item in the text of another", CARDS, plant_.item_in_item, "structure", "pdf-role"),
    Defect("root that is no document", CARDS, plant_.set_on("Document", S=Name.Sect), "structure",
           "pdf-role"),
    Defect("figure without alternative", ADVICE, plant_.set_on("Figure", Alt=None), "structure",
           "pdf-figure-alt"),
    Defect("figure with the alternative of another", ADVICE, plant_.exchange("Figure", "/Alt"),
           "told", "otherwise"),
    Defect("figure boxed elsewhere", ADVICE, plant_.exchange("Figure", "/A"), "structure",
           "pdf-figure-box"),
    Defect("figure boxed inside out", ADVICE,
           plant_.set_on("Figure", A=Dictionary(O=Name.Layout, BBox=Array([90, 90, 10, 10]))),
           "structure", "pdf-figure-box"),
    Defect("figure told as text", ADVICE, plant_.set_on("Figure", S=Name.P), "structure",
           "pdf-element-empty"),
    Defect("step told in other words", CARDS, plant_.set_on("LBody", LAST, Alt=String("Relax")),
           "structure", "pdf-text-replaced"),
    Defect("caution spoken in other words", QUICK,
           plant_.set_on("P", 3, ActualText=String("All is well")), "structure",
           "pdf-text-replaced"),
    # Nothing empty, nothing lost, nothing twice
    Defect("empty paragraph", CARDS, plant_.add_empty("P"), "structure", "pdf-element-empty"),
    Defect("empty list", CARDS, plant_.add_empty("L"), "structure", "pdf-element-empty"),
    Defect("element whose words are gone", QUICK, paint.painted(0, paint.emptied), "structure",
           "pdf-element-empty"),
    Defect("words that are gone from the page", QUICK, paint.painted(0, paint.emptied),
           "printed", "pdf-text-lost"),
    Defect("callout taken out of the tree", CARDS, plant_.drop(plant_.callouts), "structure",
           "pdf-mark-lost"),
    Defect("picture taken out of the tree", ADVICE, plant_.drop(plant_.figures), "structure",
           "pdf-mark-lost"),
    Defect("content told as decoration", CARDS,
           paint.painted(2, paint.first_mark(b"/Artifact BMC\n")), "structure", "pdf-mark-lost"),
    Defect("content without a number", CARDS, paint.painted(2, paint.first_mark(b"/P BMC\n")),
           "structure", "pdf-content-unmarked"),
    Defect("decoration told as content", CARDS,
           paint.painted(2, paint.replaced(b"/Artifact BMC", b"/P<</MCID 99>>BDC")),
           "structure", "pdf-mark-lost"),
    Defect("content in decoration", QUICK,
           paint.painted(0, paint.first_mark(b"/Artifact BMC\nMARK", b"EMC\nEMC\n")),
           "structure", "pdf-content-unmarked"),
    Defect("decoration in content", QUICK,
           paint.painted(0, paint.first_mark(b"MARK/Artifact BMC\n", b"EMC\nEMC\n")),
           "structure", "pdf-content-unmarked"),
    Defect("mark that does not end", CARDS, paint.painted(2, paint.first_mark(end=b"")),
           "structure", "pdf-content-unmarked"),
    Defect("mark that ends twice", CARDS, paint.painted(2, paint.first_mark(end=b"EMC\nEMC\n")),
           "structure", "pdf-content-unmarked"),
    Defect("line outside all marks", QUICK,
           paint.painted(0, lambda raw: raw + b"0 0 m 9 9 l S\n"), "structure",
           "pdf-content-unmarked"),
    Defect("mark named by two elements", CARDS, plant_.mark_in_two, "structure", "pdf-mark-lost"),
    Defect("mark of no page", CARDS, plant_.set_on("H2", Pg=None), "structure", "pdf-mark-lost"),
    Defect("mark of another page", CARDS, plant_.page_of_another, "structure", "pdf-mark-lost"),
    # Ways up
    Defect("element held twice", CARDS, plant_.held_twice, "structure", "pdf-parent-tree"),
    Defect("element that holds what holds it", CARDS, plant_.held_by_itself, "structure",
           "pdf-parent-tree"),
    Defect("element that names another holder", CARDS, plant_.other_holder, "structure",
           "pdf-parent-tree"),
    Defect("parents exchanged", CARDS, plant_.swapped_parents, "structure", "pdf-parent-tree"),
    Defect("links with each other's element", CARDS, plant_.links_exchanged("/StructParent"),
           "structure", "pdf-parent-tree"),
    # Links, bookmarks, languages, letters
    Defect("link to a page that is lost", CARDS, plant_.link_to_lost_page, "structure",
           "pdf-link-target"),
    Defect("link without a target", CARDS, plant_.on_link(1, "Dest", None), "structure",
           "pdf-link-target"),
    Defect("link of an anchor for words", CARDS,
           plant_.on_link(1, "Contents", String("#card-1")), "structure", "pdf-link-words"),
    Defect("link of a number for words", CARDS, plant_.on_link(1, "Contents", String("1")),
           "structure", "pdf-link-words"),
    Defect("link of another link's words", CARDS, plant_.links_exchanged("/Contents"), "told",
           "otherwise"),
    Defect("link that answers elsewhere", CARDS, plant_.on_link(1, "Rect", Array([1, 1, 9, 9])),
           "structure", "pdf-link-tag"),
    Defect("links that answer for each other", CARDS, plant_.links_exchanged("/Rect"), "structure",
           "pdf-link-tag"),
    Defect("bookmark without words", CARDS, plant_.bookmark("Title", String(" ")), "structure",
           "pdf-bookmark"),
    Defect("bookmark to nowhere", CARDS, plant_.bookmark("Dest", Array([])), "structure",
           "pdf-bookmark"),
    Defect("no bookmarks", CARDS, plant_.forget_bookmarks, "structure", "pdf-bookmark"),
    Defect("language that is none", CARDS, plant_.at_root("Lang", String("deutsch bitte")),
           "structure", "pdf-language"),
    Defect("language of nothing", QUICK, plant_.set_on("P", Lang=String("")), "structure",
           "pdf-language"),
    Defect("other language", QUICK, plant_.at_root("Lang", String("en")), "told", "otherwise"),
    Defect("letter for private use", CARDS, paint.meaning(b"<0065> <0065>", b"<0065> <E001>"),
           "structure", "pdf-letter-untold"),
    Defect("letter that means another", CARDS, paint.meaning(b"<0065> <0065>", b"<0065> <0061>"),
           "told", "otherwise"),
    # Sheets: faces are painted on the page
    Defect("faces told in another order", SHEETS, plant_.faces_turned, "structure",
           "pdf-reading-order"),
    Defect("sheets with each other's marks", SHEETS, plant_.keys_of_sheets, "structure",
           "pdf-parent-tree"),
    Defect("mark that is said to stand in a form", SHEETS, plant_.mark_in_form, "structure",
           "pdf-mark-lost"),
    Defect("face that is decoration", SHEETS,
           paint.painted(0, paint.first_face(lambda raw: b"/Artifact BMC\n" + raw + b"EMC\n")),
           "structure", "pdf-content-unmarked"),
    Defect("face painted twice", SHEETS,
           paint.painted(0, paint.first_face(lambda raw: raw + raw)), "structure",
           "pdf-mark-repeated"),
    Defect("content of a face without number", SHEETS,
           paint.painted(0, paint.first_mark(b"/P BMC\n")), "structure", "pdf-mark-lost"),
    Defect("line of a face outside all marks", SHEETS,
           paint.painted(0, paint.first_face(lambda raw: raw[:-2] + b"0 0 m 9 9 l S\nQ\n")),
           "structure", "pdf-content-unmarked"),
    Defect("face laid elsewhere", SHEETS,
           paint.painted(0, paint.numbers(rb"q 0 1 -1 0 (\S+)", 4)), "printed",
           "pdf-text-lost"),
    Defect("sheet that is lost", SHEETS, plant_.forget_page(1), "printed", "pdf-page-count"),
    Defect("panel laid elsewhere", FOLDED,
           paint.painted(0, paint.numbers(rb"(\S+) cm \S+ \S+ \S+ \S+ re W", 4)), "printed",
           "pdf-text-lost"),
    # What is printed
    Defect("face that is lost", CARDS, plant_.forget_page(3), "printed", "pdf-page-count"),
    Defect("line printed elsewhere", CARDS, paint.painted(2, paint.numbers(rb"(\S+) \S+ Td", 3)),
           "printed", "pdf-text-lost"),
    Defect("small print", CARDS, paint.painted(2, paint.numbers(rb"/F1 (\S+) Tf", -5)),
           "printed", "pdf-type-too-small"),
    Defect("font that is not in the file", QUICK, plant_.unembedded, "printed",
           "pdf-font-not-embedded"),
    Defect("font of the machine", QUICK, plant_.helvetica, "A", "embedded"),
    Defect("cut elsewhere", SHOP, plant_.smaller_box("TrimBox"), "printed", "pdf-box"),
    Defect("colour without a profile", SHOP, paint.painted(2, lambda raw: b"1 0 0 rg\n" + raw),
           "printed", "pdf-colour-untold"),
    Defect("no profile of the press", SHOP, plant_.profile_lost, "printed", "pdf-output-intent"),
    # What is claimed
    Defect("no claim to be accessible", QUICK,
           paint.in_packet(b"<pdfuaid:part>1</pdfuaid:part>", b""), "UA", "PDF/UA"),
    Defect("no claim to be archival", QUICK,
           paint.in_packet(b"<pdfaid:part>2</pdfaid:part>", b""), "A", "PDF/A"),
    Defect("no packet of metadata", CARDS, plant_.at_root("Metadata"), "UA", "etadata"),
    Defect("no profile of the screen", SHEETS, plant_.profile_lost, "A", ""),
    Defect("script", CARDS, plant_.script, "A", ""),
    Defect("file inside the file", CARDS, plant_.attachment, "UA", "file"),
    Defect("form field", QUICK, plant_.form_field, "UA", ""),
    # Syntax
    Defect("file cut off", CARDS, paint.cut_off, "qpdf", ""),
    Defect("stream damaged", CARDS, paint.flipped, "qpdf", ""),
)  # fmt: skip


def caught(defect: Defect, made: Made, folder: Path) -> list[str]:
    """Return what the gate of ``defect`` says of it."""
    good, document = made.built.files[defect.file], made.documents[defect.file]
    if defect.gate == "qpdf":
        return sound(defect.edit(good), folder)
    pdf = edited(good, defect.edit)
    match defect.gate:
        case "structure":
            return list(structured(pdf, document, defect.file))
        case "told":
            return list(told(pdf, document, defect.file))
        case "printed":
            return list(printed(pdf, document, defect.file))
        case "UA":
            return failures(pdf, "ua1")
        case "A":
            return failures(pdf, "2a")


@pytest.mark.parametrize("defect", DEFECTS, ids=[defect.name for defect in DEFECTS])
def test_a_planted_defect_is_caught(defect: Defect, plant: Made, tmp_path: Path) -> None:
    seen_by = caught(defect, plant, tmp_path)
    assert any(defect.code in each for each in seen_by), seen_by


@pytest.mark.parametrize("file", [CARDS, SHEETS, QUICK, FOLDED, ADVICE, SHOP])
def test_a_file_that_is_saved_without_an_edit_has_no_defect(file: str, plant: Made) -> None:
    pdf, document = edited(plant.built.files[file], lambda _: None), plant.documents[file]
    parts = (pdf, document, file)
    assert (*structured(*parts), *told(*parts), *printed(*parts)) == ()


def test_there_are_enough_and_no_two_are_called_alike() -> None:
    assert len({defect.name for defect in DEFECTS}) == len(DEFECTS) >= 80
    assert {defect.file for defect in DEFECTS} == {CARDS, SHEETS, QUICK, FOLDED, ADVICE, SHOP}


def test_every_rule_about_structure_has_its_defect() -> None:
    folder = ROOT / "tests" / "gates" / "structure"
    sources = (file for file in folder.glob("*.py") if file.name != "colours.py")
    codes = {code for file in sources for code in re.findall(r'"(pdf-[a-z-]+)"', file.read_text())}
    planted = {defect.code for defect in DEFECTS}
    planted |= {code for _, code in synthetic.DEFECTS.values()}
    assert len(codes) >= 20
    assert codes - planted == {"pdf-told-otherwise"}
    assert "otherwise" in planted
