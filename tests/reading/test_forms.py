"""Dates and languages in the forms that people write them in."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.diagnostics import Finding
from tests.rules.guides import BASE, findings_of, made_guide

DATES = {
    "22.11.2026": "write it as 2026-11-22",
    "2026/11/2": "write it as 2026-11-02",
    "2026-1-5": "write it as 2026-01-05",
    "'Nov 22, 2026'": "write it as 2026-11-22",
    "22 November 2026": "write it as 2026-11-22",
    "25/4/2026": "write it as 2026-04-25",
    "5/4/2026": "write it as 2026-04-05 or 2026-05-04",
    "2026": "write year, month and day: 2026-11-22",
    "soon": "write year, month and day: 2026-11-22",
}
LANGUAGES = {
    "English": "write en-GB",
    "en_GB": "write en-GB",
    "en-UK": "write en-GB",
    "deutsch": "write de",
}


def findings_with(folder: Path, old: str, new: str) -> tuple[Finding, ...]:
    guide = made_guide(BASE, folder / "guide")
    file = guide / "guide.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return findings_of(guide)


@pytest.mark.parametrize(("date", "hint"), DATES.items())
def test_a_date_of_another_form_is_told_in_ours(tmp_path: Path, date: str, hint: str) -> None:
    (finding,) = findings_with(tmp_path, "date: 2026-11-22", f"date: {date}")
    assert finding.hint == hint
    for day in hint.removeprefix("write it as ").split(" or ") if "it as" in hint else ():
        assert findings_with(tmp_path / day, "date: 2026-11-22", f"date: {day}") == ()


@pytest.mark.parametrize(("language", "hint"), LANGUAGES.items())
def test_a_language_of_another_form_is_told_in_ours(
    tmp_path: Path, language: str, hint: str
) -> None:
    (finding,) = findings_with(tmp_path, "language: en-GB", f"language: {language}")
    assert finding.hint == hint
    tag = hint.removeprefix("write ")
    assert findings_with(tmp_path / tag, "language: en-GB", f"language: {tag}") == ()
