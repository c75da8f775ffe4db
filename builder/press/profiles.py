"""A profile taken to the sheets that it is to correct."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Finding, InFile
from builder.press.job import PAPERS, TURNS, Duplex, Margins, Paper, PrinterProfile


def check_turn(profile: PrinterProfile, duplex: Duplex, file: str) -> Iterator[Finding]:
    """Find a profile that was measured on sheets turned over another way than these.

    Turned over the other way, or by another path through the printer, the back lies elsewhere.
    Sheets whose backs are not printed behind their fronts have nothing to correct.
    """
    if profile.duplex is not None and duplex in TURNS and profile.duplex != duplex:
        fact = f"it was measured with duplex {profile.duplex!r}, the sheets are for {duplex!r}"
        hint = f"print with --duplex {profile.duplex}, or calibrate again with --duplex {duplex}"
        yield Finding(InFile(file), "profile-duplex", fact, hint)


def margins_on(profile: PrinterProfile, paper: Paper) -> Margins:
    """Return what the printer cannot print on, from the edges of ``paper``.

    ``common`` is smaller than the paper it is printed on, in whose middle it lies; each of its
    edges is that much further in.
    """
    measured = PAPERS.get(profile.paper or paper.name, paper)
    if "common" not in (measured.name, paper.name):
        return profile.margins
    beside = (paper.width - measured.width) / 2
    above = (paper.height - measured.height) / 2
    left, top, right, bottom = (
        max(0.0, edge + further)
        for edge, further in (
            (profile.margins.left, beside),
            (profile.margins.top, above),
            (profile.margins.right, beside),
            (profile.margins.bottom, above),
        )
    )
    return Margins(left, top, right, bottom)
