"""With which inks a file for a print shop is painted, read with pikepdf.

A finding's line is the number of the page, or 1 where the whole file is meant.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from builder.diagnostics import Finding, OnPage, in_file_order

PRESS = {"/DeviceCMYK", "/DeviceGray"}
NEARLY_BLACK = 0.19
"""Text darker than this in all channels, of sRGB, is to be black ink alone."""
MOST_FORMS = 8
"""How deep forms may lie in one another."""


def check_colours(pdf: bytes, *, name: str) -> tuple[Finding, ...]:
    """Return what is wrong with the colours of ``pdf``, written for a print shop."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = list(_intent(file, name))
        for number, page in enumerate(file.pages, 1):
            seen: set[str] = set()
            for message, code in _painted(page, page.get("/Resources", {}), MOST_FORMS):
                if message not in seen:
                    found.append(Finding(OnPage(name, number), code, message))
                seen.add(message)
    return in_file_order(found)


def _intent(file: Any, name: str) -> Iterator[Finding]:
    """The file holds the profile of the press that it was made for, and says which claim it has."""
    intents = [intent for intent in file.Root.get("/OutputIntents", []) if intent.S == "/GTS_PDFX"]
    profiles = [intent.get("/DestOutputProfile") for intent in intents]
    if len(profiles) != 1 or profiles[0] is None or _space(profiles[0]) != b"CMYK":
        message = "the file has no output intent with the CMYK profile of a press"
        yield Finding(OnPage(name), "pdf-output-intent", message)
    if b"PDF/X-4</pdfxid:GTS_PDFXVersion>" not in file.Root.Metadata.read_bytes():
        message = "the metadata do not say for which exchange the file was prepared"
        yield Finding(OnPage(name), "pdf-output-intent", message)


def _space(profile: Any) -> bytes:
    """Return the colour space that an ICC profile is about, from its head."""
    return bytes(profile.read_bytes()[16:20])


def _painted(stream: Any, resources: Any, depth: int) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the colours of a page or form and of all that stands in it."""
    spaces = resources.get("/ColorSpace", {})
    colour: tuple[float, ...] | None = None
    for instruction in pikepdf.parse_content_stream(stream):
        operator, operands = str(instruction.operator), instruction.operands
        match operator:
            case "rg" | "RG":
                yield f"{operator} tells a colour without a profile", "pdf-colour-untold"
            case "cs" | "CS" if not _told(spaces.get(str(operands[0]), operands[0])):
                yield f"{operands[0]} has no profile", "pdf-colour-untold"
            case "sc" | "scn":
                colour = tuple(float(part) for part in operands)
            case "k" | "g":
                colour = None
            case "Tj" | "TJ" if colour is not None and max(colour) < NEARLY_BLACK:
                yield "nearly black text is not black ink alone", "pdf-black-text"
    for held in resources.get("/XObject", {}).values():
        yield from _held(held, depth)


def _held(held: Any, depth: int) -> Iterator[tuple[str, str]]:
    if held.Subtype == "/Image":
        if not _told(held.ColorSpace):
            yield "a photograph has no profile", "pdf-colour-untold"
    elif depth:
        yield from _painted(held, held.get("/Resources", {}), depth - 1)


def _told(space: Any) -> bool:
    """Tell whether ``space`` says how its colours look or is one of the press's own."""
    if isinstance(space, pikepdf.Array):
        return bool(space[0] == "/ICCBased" and "/N" in space[1])
    return str(space) in PRESS
