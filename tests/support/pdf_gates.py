"""The gates that every PDF passes: validators, other readers, and our own rules."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pytest

from builder.drawing import Document
from builder.gates.pdf import OpenedPdf, check_pages, check_sheets, check_shop
from builder.model.bars import ON_CARDS, ON_SHEETS
from tests.gates.structure.colours import check_colours
from tests.gates.structure.reading_order import check_told
from tests.gates.structure.rules import check_structure
from tests.support.made import CARDS, FOLDED, SHEETS, SHOP

Edit = Callable[[Any], object]


def failures(pdf: bytes, profile: str) -> list[str]:
    """Return what page-validation says against the claim ``profile``: ua1 or 2a."""
    try:
        report = validator.validate_pdf_bytes(pdf, profile=profile)
    except validator.PageError as error:
        return [str(error)]
    return [failure.message for failure in report.failures]


def sound(pdf: bytes, folder: Path) -> list[str]:
    """Return what ``qpdf --check`` says against the syntax of ``pdf``; aloud if it is absent."""
    file = folder / "checked.pdf"
    file.write_bytes(pdf)
    run = subprocess.run(
        [program("qpdf"), "--check", file], capture_output=True, text=True, check=False
    )
    return [] if run.returncode == 0 else [run.stdout + run.stderr]


def program(name: str) -> str:
    """Return the path of a program that is not Python; without it the test is left out, aloud."""
    path = shutil.which(name)
    if path is None:
        assert "CI" not in os.environ, f"{name} is missing"
        pytest.skip(f"{name} is not installed")
    return path


def printed(pdf: bytes, document: Document, name: str) -> tuple[str, ...]:
    """Return the codes of what the checks of the build find in ``pdf``."""
    opened = OpenedPdf(pdf, name)
    if name in {SHEETS, FOLDED}:
        findings = check_sheets(opened, document)
    elif name == SHOP:
        findings = (*check_shop(opened, document), *check_colours(pdf, name=name))
    else:
        findings = check_pages(opened, document, ON_CARDS if name == CARDS else ON_SHEETS)
    return tuple(finding.code for finding in findings)


def structured(pdf: bytes, document: Document, name: str) -> tuple[str, ...]:
    return tuple(finding.code for finding in check_structure(pdf, name=name))


def told(pdf: bytes, document: Document, name: str) -> tuple[str, ...]:
    findings = check_told(pdf, document, name=name, links=name != SHOP)
    return tuple(finding.code for finding in findings)


def edited(pdf: bytes, edit: Edit) -> bytes:
    """Return ``pdf`` as it is after one edit."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        edit(opened)
        opened.save(buffer := io.BytesIO())
    return buffer.getvalue()


def elements(pdf: Any, role: str) -> list[Any]:
    """Return the elements of ``role``, in reading order."""
    return [entry for entry in _elements(pdf.Root.StructTreeRoot.K) if f"/{role}" == entry.S]


def _elements(entry: Any) -> Iterator[Any]:
    if not isinstance(entry, int) and "/S" in entry:
        yield entry
        for kid in kids(entry):
            yield from _elements(kid)


def kids(entry: Any) -> list[Any]:
    held = entry.get("/K", [])
    return list(held) if isinstance(held, pikepdf.Array) else [held]
