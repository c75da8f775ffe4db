"""The file as a whole: the same bytes everywhere, true metadata, sound syntax."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

import page as validator
import pikepdf
import pytest

from builder import __version__
from builder.backends.pdf import encode_drawing, packing, write_pdf
from builder.drawing import Document, Drawing, Element, Page, Placed, Shape
from builder.geometry import Box, Path, Point
from tests.support.pages import FAMILY, PROFILE, sample

ROOT = FilePath(__file__).parents[2]
DIGEST = """
import hashlib
from builder.backends.pdf import write_pdf
from tests.support.pages import FAMILY, PROFILE, sample
print(hashlib.sha256(write_pdf(sample(), FAMILY, PROFILE)).hexdigest())
"""


def digest(**environment: str) -> str:
    variables = {**os.environ, **environment, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", DIGEST]
    return subprocess.run(command, env=variables, check=True, capture_output=True, text=True).stdout


def test_the_same_bytes_in_another_place() -> None:
    here = digest(TZ="UTC", PYTHONHASHSEED="1")
    there = digest(TZ="Pacific/Kiritimati", PYTHONHASHSEED="2", LC_ALL="C", HOME="/nowhere")
    assert here == there


def test_the_same_bytes_twice_in_one_process() -> None:
    assert write_pdf(sample(), FAMILY, PROFILE) == write_pdf(sample(), FAMILY, PROFILE)


def opened(document: Document) -> Any:
    return pikepdf.open(io.BytesIO(write_pdf(document, FAMILY, PROFILE)))


def test_the_identifier_tells_files_apart() -> None:
    with opened(sample()) as one, opened(replace(sample(), title="Other")) as other:
        assert one.trailer.ID[0] == one.trailer.ID[1]
        assert bytes(one.trailer.ID[0]) != bytes(other.trailer.ID[0])


def test_information_and_packet_agree() -> None:
    with opened(sample()) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
            assert packet["dc:title"] == str(pdf.docinfo.Title) == "Easy <Leg> & Massage"
            assert packet["dc:creator"] == [str(pdf.docinfo.Author)] == ["A. Author"]
            assert packet["dc:description"] == str(pdf.docinfo.Subject)
            assert packet["pdf:Keywords"] == str(pdf.docinfo.Keywords) == "massage, cards"
            assert packet["pdf:Producer"] == str(pdf.docinfo.Producer)
            assert packet["xmp:CreateDate"] == "2026-11-22T00:00:00Z"
            assert packet["dc:rights"] == "CC BY 4.0"
        assert str(pdf.docinfo.Producer) == f"cardbook {__version__}"
        assert str(pdf.docinfo.CreationDate) == "D:20261122000000Z"
        assert str(pdf.Root.Lang) == "en-GB"


def test_a_document_that_says_little_conforms() -> None:
    bare = replace(
        sample(), author="", subject="", keywords=(), identifier="", rights="", viewer={}
    )
    raw = write_pdf(bare, FAMILY, PROFILE)
    failures = [
        failure.message
        for profile in ("ua1", "2a")
        for failure in validator.validate_pdf_bytes(raw, profile=profile).failures
    ]
    assert failures == []


def test_no_clock_and_no_name_of_a_machine_is_in_the_file() -> None:
    with opened(sample()) as pdf:
        pdf.save(buffer := io.BytesIO(), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    dates = set(re.findall(rb"D:\d{8}", buffer.getvalue()))
    assert dates == {b"D:20261122"}
    assert str(ROOT).encode() not in buffer.getvalue()


def test_an_unknown_viewer_preference_is_refused() -> None:
    with pytest.raises(ValueError, match="PrintScaling"):
        write_pdf(replace(sample(), viewer={"PrintScaling": "Sometimes"}), FAMILY)


def test_the_syntax_is_sound(tmp_path: FilePath) -> None:
    raw = write_pdf(sample(), FAMILY, PROFILE)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pdf_version == "1.7"
    qpdf = shutil.which("qpdf")
    if qpdf:
        path = tmp_path / "sample.pdf"
        path.write_bytes(raw)
        checked = subprocess.run([qpdf, "--check", path], capture_output=True, text=True)
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_stream_may_end_in_any_byte() -> None:
    """Validators look for the end: the last byte must not be taken for an end of line."""
    ending = next(drawing for drawing in disc_drawings() if encode_drawing(drawing)[-1:] == b"\r")
    box = Box(0, 0, ending.width, ending.height)
    figure = Element("Figure", (Placed(ending, box),), alt="A disc.", box=box)
    page = Page("only", ending.width, ending.height, (figure,))
    raw = write_pdf(Document("Test", "en", (page,)), FAMILY, PROFILE)
    assert validator.is_pdf_compliant_bytes(raw, profile="2a")


def disc_drawings() -> Iterator[Drawing]:
    for radius in range(1, 5000):
        disc = Shape(Path.disc(Point(30, 30), radius / 200), fill="#123456")
        yield Drawing("disc", 60, 60, (disc,))


def test_a_broken_file_is_seen() -> None:
    raw = write_pdf(sample(), FAMILY, PROFILE)
    with pikepdf.open(io.BytesIO(raw.replace(b"\nendstream", b"\nendstrem!", 1))) as pdf:
        assert pdf.check_pdf_syntax() != []


def test_many_objects_are_packed_in_several_streams() -> None:
    objects = {number: b"<</N %d>>" % number for number in range(1, 1203)}
    objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[2] = b"<</Type/Pages/Kids[]/Count 0>>"
    objects[7] = packing.plain_stream(b"seven", "")
    raw = packing.pack(objects, root=1, information=3)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert pdf.get_object(1202, 0).N == 1202
        assert pdf.get_object(7, 0).read_bytes() == b"seven"
        assert raw.count(b"/ObjStm") == 3
