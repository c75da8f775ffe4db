"""veraPDF, the validator that archives and auditors ask, on every PDF, and on planted defects.

One Java machine answers for all files of a test. ``page-validation`` is asked elsewhere: each of
the two sees what the other does not.
"""

from __future__ import annotations

from pathlib import Path

from tests.gates.pdf.test_pdf_planted import DEFECTS, Defect
from tests.support.made import ADVICE, CARDS, FOLDED, QUICK, SHEETS, Made
from tests.support.pdf_gates import edited
from tests.support.verapdf import PROFILES, verdicts

CLAIMING = (CARDS, SHEETS, QUICK, FOLDED, ADVICE)
"""The file for a print shop makes neither claim."""
KILLED = {
    "first heading a level down": "7.4.2-1",
    "heading two levels down": "7.4.2-1",
    "callout of an unknown role": "7.1-5",
    "list told as section": "7.2-17",
    "item in the text of another": "7.2-17",
    "figure without alternative": "7.3-1",
    "content without a number": "7.1-3",
    "decoration told as content": "7.1-3",
    "content in decoration": "7.1-2",
    "decoration in content": "7.1-1",
    "mark that does not end": "7.1-3",
    "line outside all marks": "7.1-3",
    "language that is none": "7.2-29",
    "language of nothing": "7.2-29",
    "faces told in another order": "7.4.2-1",
    "sheets with each other's marks": "7.1-3",
    "face that is decoration": "7.1-2",
    "content of a face without number": "7.1-3",
    "line of a face outside all marks": "7.1-3",
    "font that is not in the file": "7.21.4.1-1",
    "font of the machine": "6.2.11.4.1-1",
    "no claim to be accessible": "5-1",
    "no claim to be archival": "6.6.4-2",
    "no packet of metadata": "7.1-8",
    "no profile of the screen": "6.2.4.3-4",
    "script": "6.5.1-1",
    "file inside the file": "7.11-1",
    "form field": "7.18.4-1",
    "file cut off": "cannot be read",
    "stream damaged": "cannot be read",
}
"""The planted defects that it sees, and by which clause and test."""


def test_every_pdf_keeps_what_it_claims(real: Made, plant: Made, tmp_path: Path) -> None:
    files = []
    for made in (real, plant):
        for name in CLAIMING:
            files.append(tmp_path / f"{made.guide.id}-{name}")
            files[-1].write_bytes(made.built.files[name])
    asked = [(file, claim) for file in files for claim in PROFILES]
    told = zip(asked, verdicts(asked), strict=True)
    assert len(asked) == 20
    assert [(file.name, claim, faults) for (file, claim), faults in told if faults] == []


def test_planted_defects_are_caught(plant: Made, tmp_path: Path) -> None:
    chosen = [defect for defect in DEFECTS if defect.name in KILLED]
    assert len(chosen) == len(KILLED) == 30
    asked = []
    for at, defect in enumerate(chosen):
        file = tmp_path / f"{at}.pdf"
        file.write_bytes(spoilt(defect, plant))
        asked.append((file, "2a" if defect.gate == "A" else "ua1"))
    told = zip(chosen, verdicts(asked), strict=True)
    missed = [
        (defect.name, faults)
        for defect, faults in told
        if not any(fault.startswith(KILLED[defect.name]) for fault in faults)
    ]
    assert missed == []


def spoilt(defect: Defect, made: Made) -> bytes:
    good = made.built.files[defect.file]
    if defect.gate == "qpdf":
        damaged: bytes = defect.edit(good)
        return damaged
    return edited(good, defect.edit)
