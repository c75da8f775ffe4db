"""Rules for files for print shops: each finds its planted defect and nothing in a good file."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from builder.backends.pdf import PrintShop, write_pdf, write_shop_pdf
from builder.drawing import Page
from builder.gates.pdf import OpenedPdf, check_shop
from builder.typeset import load_profile
from tests.gates.structure.colours import check_colours
from tests.support.pages import FAMILY, PROFILE, sample

FONTS = Path(__file__).parents[2] / "fonts"
SHOP = PrintShop(load_profile(FONTS).data, load_profile(FONTS, "FOGRA39").data)
GOOD = write_shop_pdf(sample(), FAMILY, SHOP)


def found(pdf: bytes) -> list[str]:
    both = [*check_shop(OpenedPdf(pdf, "shop.pdf"), sample()), *check_colours(pdf, name="shop.pdf")]
    return [str(finding) for finding in both]


def edited(edit: Callable[[Any], object]) -> bytes:
    with pikepdf.open(io.BytesIO(GOOD)) as pdf:
        edit(pdf)
        pdf.save(buffer := io.BytesIO())
    return buffer.getvalue()


def content(before: bytes, after: bytes) -> Callable[[Any], None]:
    """Return the edit of the first page's content."""

    def edit(pdf: Any) -> None:
        stream = pdf.pages[0].Contents
        raw = stream.read_bytes()
        assert before in raw
        stream.write(raw.replace(before, after, 1))

    return edit


def test_a_good_file_has_no_findings() -> None:
    assert found(GOOD) == []


def test_a_file_for_screens_is_no_file_for_a_shop() -> None:
    codes = [finding.split("[")[1][:-1] for finding in found(write_pdf(sample(), FAMILY, PROFILE))]
    assert set(codes) == {"pdf-annotation", "pdf-colour-untold", "pdf-output-intent"}


@pytest.mark.parametrize("key", ["TrimBox", "BleedBox", "MediaBox"])
def test_a_box_that_is_not_what_was_laid_out(key: str) -> None:
    def narrow(pdf: Any) -> None:
        box = [float(edge) for edge in pdf.pages[1][f"/{key}"]]
        pdf.pages[1][f"/{key}"] = Array([box[0], box[1], box[2] - 3, box[3]])

    findings = found(edited(narrow))
    kind = key.removesuffix("Box").lower()
    assert any(f"shop.pdf, page 2: error: the {kind} box is" in finding for finding in findings)


def test_the_words_about_a_box() -> None:
    flush = [replace(page, bleed=0.0) for page in sample().pages if isinstance(page, Page)]
    pdf = write_shop_pdf(replace(sample(), children=tuple(flush)), FAMILY, SHOP)
    assert found(pdf)[0] == (
        "shop.pdf, page 1: error: the bleed box is 99.0 × 132.0 mm, laid out was 105.0 × 138.0 mm "
        "[pdf-box]"
    )


def add_note(pdf: Any) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]))
    pdf.pages[2].Annots = Array([note])


def drop_profile(pdf: Any) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def other_profile(pdf: Any) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.write(SHOP.srgb)


def other_intent(pdf: Any) -> None:
    pdf.Root.OutputIntents[0].S = Name.GTS_PDFA1


def other_claim(pdf: Any) -> None:
    raw = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(raw.replace(b"PDF/X-4", b"PDF/X-1"))


def plain_space(pdf: Any) -> None:
    pdf.pages[0].Resources.ColorSpace.R = Name.DeviceRGB


def rgb_in_a_picture(pdf: Any) -> None:
    (form,) = pdf.pages[0].Resources.XObject.values()
    form.write(b"1 0 0 rg\n" + form.read_bytes())


def change_text(pdf: Any) -> None:
    content(b"\0c\0a\0l\0f", b"\0f\0a\0l\0c")(pdf)


DEFECTS: dict[str, list[Callable[[Any], None]]] = {
    "pdf-annotation": [add_note],
    "pdf-output-intent": [drop_profile, other_profile, other_intent, other_claim],
    "pdf-colour-untold": [
        plain_space,
        rgb_in_a_picture,
        content(b"0 0 0 1 k", b"0 0 0 rg"),
        content(b"/R CS", b"/DeviceRGB CS"),
    ],
    "pdf-black-text": [content(b"0 0 0 1 k", b"/R cs 0.106 0.165 0.18 sc")],
    "pdf-text-lost": [change_text],
}


@pytest.mark.parametrize(
    ("code", "defect"), [(code, defect) for code, all_ in DEFECTS.items() for defect in all_]
)
def test_a_defect_is_caught_by_its_own_code(code: str, defect: Callable[[Any], None]) -> None:
    findings = found(edited(defect))
    assert any(f"[{code}]" in finding for finding in findings), findings


def test_of_many_like_faults_one_is_told() -> None:
    def untold(pdf: Any) -> None:
        stream = pdf.pages[0].Contents
        stream.write(stream.read_bytes().replace(b"0 0 0 1 k", b"0 0 0 rg"))

    assert found(edited(untold)) == [
        "shop.pdf, page 1: error: rg tells a colour without a profile [pdf-colour-untold]"
    ]
