"""Edits of a PDF's structure and of what hangs on it: each plants one defect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Name, NumberTree, String

from tests.support.pdf_gates import Edit, elements, kids


def set_on(role: str, at: int = 0, **entries: Any) -> Edit:
    """Return the edit that sets entries of an element; None takes one away."""

    def edit(pdf: Any) -> None:
        element = elements(pdf, role)[at]
        for key, value in entries.items():
            if value is None:
                del element[f"/{key}"]
            else:
                element[f"/{key}"] = value

    return edit


def on_callout(**entries: Any) -> Edit:
    """Return the edit that sets entries of the last callout."""

    def edit(pdf: Any) -> None:
        for key, value in entries.items():
            callouts(pdf)[-1][f"/{key}"] = value

    return edit


def callouts(pdf: Any) -> list[Any]:
    """Return the sections that hold paragraphs only."""
    held = [(each, [kid.get("/S") for kid in kids(each)]) for each in elements(pdf, "Sect")]
    return [each for each, roles in held if set(roles) == {"/P"}]


def exchange(role: str, key: str) -> Edit:
    """Return the edit that gives two elements each other's entry."""

    def edit(pdf: Any) -> None:
        one, other, *_ = elements(pdf, role)
        assert one[key] != other[key]
        one[key], other[key] = other[key], one[key]

    return edit


def at_root(key: str, value: Any = None) -> Edit:
    def edit(pdf: Any) -> None:
        if value is None:
            del pdf.Root[f"/{key}"]
        else:
            pdf.Root[f"/{key}"] = value

    return edit


def on_link(page: int, key: str, value: Any) -> Edit:
    def edit(pdf: Any) -> None:
        link = pdf.pages[page].Annots[0]
        if value is None:
            del link[f"/{key}"]
        else:
            link[f"/{key}"] = value

    return edit


def links_exchanged(key: str) -> Edit:
    def edit(pdf: Any) -> None:
        one, other = pdf.pages[1].Annots[0], pdf.pages[1].Annots[2]
        assert one[key] != other[key]
        one[key], other[key] = other[key], one[key]

    return edit


def link_to_lost_page(pdf: Any) -> None:
    lost = pdf.make_indirect(Dictionary(Type=Name.Page))
    pdf.pages[1].Annots[0].Dest[0] = lost


def bookmark(key: str, value: Any) -> Edit:
    def edit(pdf: Any) -> None:
        pdf.Root.Outlines.First[f"/{key}"] = value

    return edit


def forget_bookmarks(pdf: Any) -> None:
    del pdf.Root.Outlines


def callout_after_its_step(pdf: Any) -> None:
    """Let the caution before a step be read after it."""
    callout = callouts(pdf)[-1]
    held = kids(callout.P)
    place = next(at for at, kid in enumerate(held) if kid.objgen == callout.objgen)
    assert place + 1 < len(held)
    held[place], held[place + 1] = held[place + 1], held[place]
    callout.P.K = Array(held)


def held_twice(pdf: Any) -> None:
    one, other, *_ = elements(pdf, "Part")
    one.K = Array([*kids(one), kids(other)[0]])


def held_by_itself(pdf: Any) -> None:
    part = elements(pdf, "Part")[0]
    section = kids(part)[0]
    section.K = Array([*kids(section), part])


def other_holder(pdf: Any) -> None:
    heading = elements(pdf, "H2")[0]
    heading.P = elements(pdf, "Document")[0]


def add_empty(role: str) -> Edit:
    def edit(pdf: Any) -> None:
        section = elements(pdf, "Sect")[0]
        more = pdf.make_indirect(Dictionary(S=Name(f"/{role}"), P=section, K=Array([])))
        section.K = Array([*kids(section), more])

    return edit


def drop(chosen: Callable[[Any], list[Any]]) -> Edit:
    """Return the edit that takes an element out of the tree; what it held stays on the page."""

    def edit(pdf: Any) -> None:
        element = chosen(pdf)[-1]
        holder = element.P
        holder.K = Array([kid for kid in kids(holder) if kid.objgen != element.objgen])

    return edit


def figures(pdf: Any) -> list[Any]:
    return elements(pdf, "Figure")


def items_turned(pdf: Any) -> None:
    """Let the label of an item be read after its text."""
    item = elements(pdf, "LI")[-1]
    item.K = Array(reversed(kids(item)))


def item_in_item(pdf: Any) -> None:
    one, other, *_ = elements(pdf, "LI")
    one.P.K = Array([kid for kid in kids(one.P) if kid.objgen != other.objgen])
    kids(one)[1].K = Array([*kids(kids(one)[1]), other])
    other.P = kids(one)[1]


def mark_in_two(pdf: Any) -> None:
    """Let an element name a mark of its neighbour too."""
    *_, one, other = elements(pdf, "LBody")
    one.K = Array([*kids(one), *kids(other)])


def swapped_parents(pdf: Any) -> None:
    page = pdf.pages[-1].obj
    parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(page.StructParents)]
    assert parents[0].objgen != parents[1].objgen
    parents[0], parents[1] = parents[1], parents[0]


def faces_turned(pdf: Any) -> None:
    top = elements(pdf, "Document")[0]
    top.K = Array(reversed(kids(top)))


def keys_of_sheets(pdf: Any) -> None:
    one, other, *_ = pdf.pages
    one.StructParents, other.StructParents = int(other.StructParents), int(one.StructParents)


def mark_in_form(pdf: Any) -> None:
    """Say that a mark stands in a form, where few readers look for it."""
    parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    element = parents[int(pdf.pages[0].StructParents)][0]
    form = pdf.make_stream(b"", Subtype=Name.Form)
    element.K = Array([Dictionary(Type=Name.MCR, Stm=form, MCID=0)])


def forget_page(at: int) -> Edit:
    def edit(pdf: Any) -> None:
        del pdf.pages[at]

    return edit


def page_of_another(pdf: Any) -> None:
    elements(pdf, "H2")[0].Pg = pdf.pages[-1].obj


def helvetica(pdf: Any) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    fonts = pdf.pages[0].Resources.Font
    fonts["/F1"] = pdf.make_indirect(font)


def unembedded(pdf: Any) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


def script(pdf: Any) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def attachment(pdf: Any) -> None:
    stream = pdf.make_stream(b"hidden")
    entry = Dictionary(Type=Name.Filespec, F="a.txt", EF=Dictionary(F=stream))
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([String("a"), entry]))


def form_field(pdf: Any) -> None:
    box = Array([10, 10, 60, 30])
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"), Rect=box)
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))
    pdf.pages[0].Annots = Array([pdf.Root.AcroForm.Fields[0]])


def profile_lost(pdf: Any) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def smaller_box(key: str) -> Edit:
    def edit(pdf: Any) -> None:
        left, bottom, right, top = (float(edge) for edge in pdf.pages[1][f"/{key}"])
        pdf.pages[1][f"/{key}"] = Array([left, bottom, right - 3, top])

    return edit
