"""Defects planted in a good PDF: all gates together catch every one."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String

from builder.backends.pdf import write_pdf
from builder.drawing import Document, Element, Page
from builder.gates.pdf import OpenedPdf, check_pages
from tests.gates.pdf.painting import in_packet, meaning, painted, replaced
from tests.gates.pdf.planting import at_root, on_link, script, set_on, unembedded
from tests.gates.structure.rules import check_structure
from tests.support.pages import FAMILY, PROFILE, run, sample
from tests.support.pdf_gates import Edit, edited, elements, failures

GOOD = write_pdf(sample(), FAMILY, PROFILE)


def gates(pdf: bytes) -> set[str]:
    """Return the codes of all that the gates find in a written form of the sample."""
    own = {finding.code for finding in check_structure(pdf, name="cards.pdf")}
    printed = {finding.code for finding in check_pages(OpenedPdf(pdf, "cards.pdf"), sample())}
    return own | printed | {"UA" for _ in failures(pdf, "ua1")} | {"A" for _ in failures(pdf, "2a")}


def content(before: bytes, after: bytes) -> Edit:
    """Return the edit of what the first page paints."""
    return painted(0, replaced(before, after))


def swap_children(pdf: Any) -> None:
    listing = elements(pdf, "L")[0]
    listing.K = Array(reversed(list(listing.K)))


def swap_parents(pdf: Any) -> None:
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    parents[0], parents[1] = parents[1], parents[0]


def orphan_mark(pdf: Any) -> None:
    elements(pdf, "H1")[0].K = Array([7])


def take_link_from_tree(pdf: Any) -> None:
    link = elements(pdf, "Link")[0]
    link.K = Array([kid for kid in list(link.K) if isinstance(kid, int)])


def fonts(pdf: Any) -> list[Any]:
    return list(pdf.pages[0].Resources.Font.values())


def drop_unicode(pdf: Any) -> None:
    del fonts(pdf)[0].ToUnicode


def wrong_widths(pdf: Any) -> None:
    widths = fonts(pdf)[0].DescendantFonts[0].W
    widths[1] = Array([int(float(width)) + 300 for width in widths[1]])


def blank_title(pdf: Any) -> None:
    pdf.docinfo["/Title"] = String(" ")


def item_outside_list(pdf: Any) -> None:
    elements(pdf, "L")[0].S = Name.Div


def label_lost(pdf: Any) -> None:
    elements(pdf, "Lbl")[0].S = Name.Span


def helvetica(pdf: Any) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].Resources.Font["/F9"] = pdf.make_indirect(font)
    content(b"/F2 16 Tf", b"/F9 16 Tf")(pdf)


def encrypted_colours(pdf: Any) -> None:
    content(b" rg\n", b" 0 k\n")(pdf)


DEFECTS: dict[str, tuple[Edit, str]] = {
    "figure without alt": (set_on("Figure", Alt=None), "pdf-figure-alt"),
    "figure with blank alt": (set_on("Figure", Alt=String("  ")), "pdf-figure-alt"),
    "figure without attributes": (set_on("Figure", A=None), "pdf-figure-box"),
    "figure without box": (set_on("Figure", A=Dictionary(O=Name.Layout)), "pdf-figure-box"),
    "figure tagged as paragraph of its own role": (set_on("Figure", S=Name.Picture), "UA"),
    "first heading too deep": (set_on("H1", S=Name.H2), "pdf-heading-order"),
    "heading skips a level": (set_on("H2", S=Name.H3), "pdf-heading-order"),
    "list item outside a list": (item_outside_list, "pdf-list"),
    "list item without label": (label_lost, "pdf-list"),
    "paragraph in a list": (set_on("LI", S=Name.P), "pdf-list"),
    "list items in another order": (swap_children, "pdf-reading-order"),
    "link without words": (on_link(2, "Contents", None), "pdf-link-words"),
    "link with blank words": (on_link(2, "Contents", String(" ")), "pdf-link-words"),
    "link without a way to its element": (on_link(2, "StructParent", None), "UA"),
    "link that is not printed": (on_link(2, "F", 2), "A"),
    "link in no element": (take_link_from_tree, "pdf-link-tag"),
    "link element of another role": (set_on("Link", S=Name.Span), "pdf-link-tag"),
    "mark painted twice": (content(b"/MCID 1>>", b"/MCID 0>>"), "pdf-mark-repeated"),
    "mark in no element": (content(b"/MCID 0>>", b"/MCID 99>>"), "pdf-mark-lost"),
    "element with a mark that is not painted": (orphan_mark, "pdf-mark-lost"),
    "parents swapped": (swap_parents, "pdf-parent-tree"),
    "parent tree lost": (
        lambda pdf: pdf.Root.StructTreeRoot.ParentTree.__setitem__("/Nums", Array([])),
        "pdf-parent-tree",
    ),
    "page without its key": (
        lambda pdf: pdf.pages[0].__delitem__("/StructParents"),
        "pdf-parent-tree",
    ),
    "page without tab order": (lambda pdf: pdf.pages[2].__delitem__("/Tabs"), "UA"),
    "content that is not marked": (content(b"/Artifact BMC", b"/Artifact BMC EMC"), "UA"),
    "no structure": (at_root("StructTreeRoot"), "pdf-mark-lost"),
    "not said to be tagged": (at_root("MarkInfo"), "pdf-untagged"),
    "no language": (at_root("Lang"), "UA"),
    "language that is none": (at_root("Lang", String("english please")), "UA"),
    "title not shown": (at_root("ViewerPreferences"), "pdf-title"),
    "blank title": (blank_title, "pdf-title"),
    "title lost from the packet": (in_packet(b"dc:title>", b"dc:source>"), "UA"),
    "no packet": (at_root("Metadata"), "A"),
    "no claim to be accessible": (in_packet(b"<pdfuaid:part>1</pdfuaid:part>", b""), "UA"),
    "no claim to be archival": (in_packet(b"<pdfaid:part>2</pdfaid:part>", b""), "A"),
    "claim not described": (in_packet(b"pdfaExtension:schemas>", b"pdfaExtension:none>"), "A"),
    "no output intent": (at_root("OutputIntents"), "A"),
    "font not embedded": (unembedded, "pdf-font-not-embedded"),
    "font of the machine": (helvetica, "pdf-font-not-embedded"),
    "font without a way back to letters": (drop_unicode, "UA"),
    "letter that means nothing": (meaning(b"<0061> <0061>", b"<0061> <0000>"), "pdf-text-lost"),
    "widths that are not the font's": (wrong_widths, "A"),
    "colours of another space": (encrypted_colours, "A"),
    "script": (script, "A"),
}


def test_a_good_file_passes_every_gate() -> None:
    assert gates(GOOD) == set()
    assert gates(edited(GOOD, lambda _: None)) == set()


def test_there_are_enough_defects() -> None:
    assert len(DEFECTS) >= 40


@pytest.mark.parametrize("name", DEFECTS)
def test_a_planted_defect_is_caught(name: str) -> None:
    edit, code = DEFECTS[name]
    assert code in gates(edited(GOOD, edit))


def test_a_finding_tells_its_page_and_the_fact() -> None:
    page = Page("only", 99, 132, (Element("H2", (run("Steps", 10, 20),)),))
    pdf = write_pdf(Document("T", "en", (page,)), FAMILY)
    assert [str(finding) for finding in check_structure(pdf, name="cards.pdf")] == [
        "cards.pdf, page 1: error: a heading of level 2 follows one of level 0 [pdf-heading-order]"
    ]
