"""The common slips of YAML: each is told with what mends it, and what the hint says does."""

from __future__ import annotations

import pytest

from builder.diagnostics import Finding
from builder.reading.source import SourceText
from builder.reading.syntax import parse
from tests.support.hints import to_write

NBSP, WIDE = "\N{NO-BREAK SPACE}", "\N{FULLWIDTH COLON}"
SLIPS = {
    "a caution under a text": (
        "steps:\n  - Pour.\n    caution: scald\n",
        "steps:\n  - text: Pour.\n    caution: scald\n",
    ),
    "a caution beside a text": (
        "steps:\n  - Pour.\n  caution: scald\n",
        "steps:\n  - text: Pour.\n    caution: scald\n",
    ),
    "a caution under a text in quotes": (
        'steps:\n  - "Pour."\n    caution: scald\n',
        'steps:\n  - text: "Pour."\n    caution: scald\n',
    ),
    "a caution under a text of two lines": (
        "steps:\n  - Pour the\n    water.\n    caution: scald\n",
        "steps:\n  - text: Pour the water.\n    caution: scald\n",
    ),
    "a star": ("- *Never* press\n", '- "*Never* press"\n'),
    "two stars": ("- a: **Never** press\n", '- a: "**Never** press"\n'),
    "a bracket": ("- [Gently] press\n", '- "[Gently] press"\n'),
    "a brace": ("- {Gently} press\n", '- "{Gently} press"\n'),
    "a greater-than": ("- > 5 drops\n", '- "> 5 drops"\n'),
    "a greater-than at a word": ("- >5 drops\n", '- ">5 drops"\n'),
    "an ampersand": ("a: & more\n", 'a: "& more"\n'),
    "a per cent": ("a: %5\n", 'a: "%5"\n'),
    "an at": ("a: @me\n", 'a: "@me"\n'),
    "a backtick": ("a: `b` c\n", 'a: "`b` c"\n'),
    "a comma": ("a: , b\n", 'a: ", b"\n'),
    "a word in quotes": ('- "Never" press\n', "- '\"Never\" press'\n"),
    "quotes in quotes": ('- "Say "stop" now"\n', "- 'Say \"stop\" now'\n"),
    "an apostrophe": ("- 'Don't press'\n", '- "Don\'t press"\n'),
    "an apostrophe first": ("- 'Tis hot.\n", '- "\'Tis hot."\n'),
    "a path of Windows": ('a: "C:\\windows"\n', "a: 'C:\\windows'\n"),
    "an open quote": ('a: "b\nc: d\n', 'a: "b"\nc: d\n'),
    "an open bracket": ("a: [b\nc: d\n", "a: [b]\nc: d\n"),
    "an open brace": ("a: {b: c\nd: e\n", "a: {b: c}\nd: e\n"),
    "curly quotes": ("a: “b: c”\n", 'a: "b: c"\n'),
    "a colon": ("a: b: c\n", 'a: "b: c"\n'),
    "two colons in an item": ("- Stir: now: so\n", '- "Stir: now: so"\n'),
    "a colon in a second line": ("- Pour.\n  Then: wait\n", '- "Pour. Then: wait"\n'),
    "a number sign before a second line": ("- Glove #2 on\n  first\n", '- "Glove #2 on first"\n'),
    "a number sign in braces": ("- {a: b #2,\n   c: d}\n", '- {a: "b #2",\n   c: d}\n'),
    "stars for dashes": ("a:\n  * b\n  * c\n", "a:\n  - b\n  - c\n"),
    "numbers for dashes": ("a:\n  1. b\n  2. c: d\n", 'a:\n  - b\n  - "c: d"\n'),
    "no space behind the colon": ("a:b\nc: d\n", "a: b\nc: d\n"),
    "no space, twice": ("a:b\nc:d\ne: f\n", "a: b\nc: d\ne: f\n"),
    "an equals sign": ("a = b\nc: d\n", "a: b\nc: d\n"),
    "a wide colon": (f"a{WIDE}b\nc: d\n", "a: b\nc: d\n"),
    "a comment of C": ("// a\nb: c\n", "# a\nb: c\n"),
    "a comment of HTML": ("<!-- a -->\nb: c\n", "# a\nb: c\n"),
    "a no-break space behind a colon": (f"a:{NBSP}b\nc: d\n", "a: b\nc: d\n"),
    "no-break spaces before a key": (f"- a: b\n{NBSP}{NBSP}c: d\n", "- a: b\n  c: d\n"),
    "tabs": ("a:\n\t- b\n\t- c\n", "a:\n  - b\n  - c\n"),
    "a tab": ("a:\n  b: c\n\td: e\n", "a:\n  b: c\n  d: e\n"),
    "one column too far": ("a: b\n c: d\n", "a: b\nc: d\n"),
    "a key left of its item": ("- a: b\n c: d\n", "- a: b\n  c: d\n"),
    "an item left of the others": ("a:\n  - b\n- c\n", "a:\n  - b\n  - c\n"),
    "a line beside its item": ("a:\n  - b\n  c\n", "a:\n  - b\n    c\n"),
}


def findings_of(text: str) -> list[Finding]:
    return parse(SourceText.whole("a.yaml", text))[1]


@pytest.mark.parametrize(("wrong", "mended"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_with_what_mends_it(wrong: str, mended: str) -> None:
    (finding,) = findings_of(wrong)
    assert finding.code == "yaml-syntax"
    assert finding.hint
    line = to_write(finding.hint)
    assert line in mended
    column = finding.hint.partition("at column ")[2]
    assert not column[:1] or _starts_at(mended, int(column.split(",")[0].split(" ")[0]))
    assert findings_of(mended) == []


def _starts_at(text: str, column: int) -> bool:
    return any(len(line) - len(line.lstrip()) == column - 1 for line in text.split("\n"))


def test_slips_of_one_file_are_told_at_once() -> None:
    findings = findings_of("a: *b\nc: [d\ne: f: g\nh: 'don't'\n")
    assert [str(finding.position) for finding in findings] == [
        "a.yaml:1:4", "a.yaml:2:4", "a.yaml:3:4", "a.yaml:4:4",
    ]  # fmt: skip


def test_behind_a_slip_that_nobody_knows_the_search_ends() -> None:
    findings = findings_of("a: b\nwhat\nc: d\ne: *f g*\n")
    assert [finding.message for finding in findings] == ["this is no 'key: value'"]


def test_a_file_of_slips_ends() -> None:
    assert len(findings_of("".join(f"a{n}: *b c*\n" for n in range(500)))) == 20
