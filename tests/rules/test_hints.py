"""Hints are followed to the letter: then what they are about is no longer found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.diagnostics import Finding, InFile
from builder.rules import codes
from tests.rules.guides import RULES, findings_of, made_guide

DID_YOU_MEAN = re.compile(r"^did you mean '(?P<word>[^']+)'\?")
IN_PLACE = re.compile(
    r"(?:^put it in quotes|^write it as a list|quotes if it is a text|whole text in quotes"
    r"|^write digits only|^write year, month and day): (?P<value>[^;]+)"
    r"|^write it as (?P<form>\S+)$|^write (?P<word>true|false), without quotes$"
)
VALUE = re.compile(r"(?P<head> *(?:- +)*(?:\w+: +)?)(?P<value>.*)")
FLOW = re.compile(r"(?P<head>\w+: +)?(?P<value>\"[^\"]*\"|'[^']*'|[^,}\]]+)")


def followed(line: str, finding: Finding) -> str | None:
    """Return ``line`` as its hint has it, or nothing where the hint leaves that to its reader."""
    assert isinstance(finding.position, InFile)
    before, rest = line[: finding.position.column - 1], line[finding.position.column - 1 :]
    if near := DID_YOU_MEAN.match(finding.hint):
        wrong = re.findall(r"'([^']+)'", finding.message)
        word = next((word for word in reversed(wrong) if word in rest), None)
        return before + rest.replace(word, near["word"], 1) if word else None
    match = IN_PLACE.search(finding.hint)
    if match is None:
        return None
    value = match["value"] or match["form"] or match["word"]
    form = FLOW if {*"[{"} & {*before} else VALUE
    return before + form.sub(lambda old: (old["head"] or "") + value, rest, count=1)


def mended(folder: Path, finding: Finding) -> bool:
    """Do what the hint of ``finding`` says, and tell whether it says it to the letter."""
    assert isinstance(finding.position, InFile)
    file = folder / finding.position.file.removeprefix("guide/")
    near = DID_YOU_MEAN.match(finding.hint)
    if near and finding.code == "unknown-file":
        file.rename(file.with_name(near["word"]))
        return True
    lines = file.read_text("utf-8").split("\n") if file.is_file() else []
    line = followed(lines[finding.position.line - 1], finding) if lines else None
    if line is None:
        return False
    lines[finding.position.line - 1] = line
    file.write_text("\n".join(lines), "utf-8")
    return True


def cases() -> Iterator[tuple[str, int]]:
    for code in codes("reading"):
        for at, line in enumerate(
            (RULES / code / "expected.txt").read_text("utf-8").split("\n  hint: ")[1:]
        ):
            hint = line.split("\n")[0]
            if DID_YOU_MEAN.match(hint) or IN_PLACE.search(hint):
                yield code, at


CASES = tuple(cases())


def test_there_are_hints_to_follow() -> None:
    assert len(CASES) > 30


@pytest.mark.parametrize(("code", "at"), CASES)
def test_a_hint_that_is_followed_mends(code: str, at: int, tmp_path: Path) -> None:
    folder = made_guide(RULES / code, tmp_path / "guide")
    finding = [each for each in findings_of(folder) if each.hint][at]
    assert mended(folder, finding)
    left = {(each.code, each.message, each.position) for each in findings_of(folder)}
    assert (finding.code, finding.message, finding.position) not in left
