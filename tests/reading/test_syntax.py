"""YAML to values: what is written comes back, and every place points at its text."""

from __future__ import annotations

from typing import Any
from unicodedata import is_normalized

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import InFile
from builder.reading import syntax
from builder.reading.source import SourceText
from builder.reading.syntax import YamlDocument, parse, resolve

FEW = settings(max_examples=50, deadline=None)
KEYS = st.from_regex(r"[a-z][a-z-]{0,8}x", fullmatch=True)
CHARACTERS = st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" ")
TEXTS = st.text(CHARACTERS).filter(
    lambda text: isinstance(resolve(text), str) and is_normalized("NFC", text)
)
NUMBERS = st.integers(-(10**9), 10**9) | st.booleans() | st.floats(-1e6, 1e6)


def mappings(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    values = st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=8,
    )
    return st.dictionaries(KEYS, values, min_size=1, max_size=4)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Draw a mapping with one of the many ways in which YAML can write it.

    PyYAML folds some quoted texts wrongly when it writes them: what it wrote is what counts then.
    """
    style = draw(st.sampled_from([None, '"', "'", "|", ">"]))
    value = draw(mappings(TEXTS if style else TEXTS | NUMBERS))
    text = yaml.safe_dump(
        value,
        sort_keys=False,
        allow_unicode=draw(st.booleans()),
        width=draw(st.sampled_from([20, 80])) if style else 10_000,
        default_flow_style=draw(st.sampled_from([True, False, None])),
        default_style=style,
        indent=draw(st.sampled_from([2, 4])),
    )
    return text, yaml.safe_load(text) if style else value


def read(text: str, before: str = "") -> YamlDocument:
    document, findings = parse(SourceText("a.yaml", before + text, len(before), len(before + text)))
    assert findings == []
    return document


def frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(frozen, value))
    if isinstance(value, dict):
        return {key: frozen(below) for key, below in value.items()}
    return value


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


@FEW
@given(written())
def test_values_come_back(case: tuple[str, dict[str, Any]]) -> None:
    assert read(case[0]).value == frozen(case[1])


@FEW
@given(written(), st.sampled_from(["", "---\n", "# a line\n\n"]))
def test_every_mark_points_at_its_text(case: tuple[str, dict[str, Any]], before: str) -> None:
    document = read(case[0], before)
    assert document.marks
    for path, mark in document.marks.items():
        text = document.source.text
        is_leaf = not isinstance(at(document.value, path), tuple | dict)
        assert not is_leaf or text[mark.start : mark.end].strip()
        if isinstance(path[-1], str):
            assert text[mark.at :].lstrip("'\"").startswith(path[-1])
        else:
            assert mark.at == mark.start


@FEW
@given(written())
def test_every_value_has_a_mark_that_reads_back_as_the_value(
    case: tuple[str, dict[str, Any]],
) -> None:
    document = read(case[0])
    for path, mark in document.marks.items():
        value = at(document.value, path)
        if isinstance(value, str) and case[0][mark.start] not in "|>":
            again, _ = parse(SourceText.whole("b.yaml", case[0][mark.start : mark.end]))
            assert again.value == value


@FEW
@given(written())
def test_the_parser_in_python_agrees_with_libyaml(case: tuple[str, dict[str, Any]]) -> None:
    fast = read(case[0])
    fast_marks = dict(fast.marks)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(syntax, "Loader", yaml.SafeLoader)
        slow = read(case[0])
        assert slow.value == fast.value
        assert dict(slow.marks) == fast_marks


def test_libyaml_is_what_runs_here() -> None:
    assert syntax.Loader is yaml.CSafeLoader


def test_positions_count_from_one_and_include_what_stands_before() -> None:
    document = read("a: 1\nb:\n  - x\n  - {c: é, d: 𝒳, e: f}\n", "---\n")
    assert document.position(("a",)) == InFile("a.yaml", 2, 1)
    assert document.position(("b", 0)) == InFile("a.yaml", 4, 5)
    assert document.position(("b", 1, "e")) == InFile("a.yaml", 5, 18)
    assert document.position(("b", 1, "e", "none", 3)) == InFile("a.yaml", 5, 18)
    assert document.position(("z",)) == InFile("a.yaml", 1, 1)


def test_a_text_of_ten_thousand_brackets_is_a_finding() -> None:
    _, findings = parse(SourceText.whole("a.yaml", "a: " + "[" * 10_000))
    assert [finding.code for finding in findings] == ["yaml-syntax"]


def test_aliases_of_aliases_do_not_grow() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]" for n in range(1, 12)]
    document, findings = parse(SourceText.whole("a.yaml", "\n".join(lines)))
    assert {finding.code for finding in findings} == {"yaml-feature"}
    assert len(repr(document.value)) < 10_000


def test_an_alias_within_its_own_anchor_means_nothing() -> None:
    document, findings = parse(SourceText.whole("a.yaml", "a: &x [1, *x]"))
    assert document.value == {"a": (1, "*x")}
    assert len(findings) == 2


@pytest.mark.parametrize("text", ["a: &x b\nc: *x", "<<: {a: b}\nc: b", "a: !!str b\nc: b"])
def test_what_a_guide_does_without_brings_no_further_findings(text: str) -> None:
    document, findings = parse(SourceText.whole("a.yaml", text))
    assert document.value == {"a": "b", "c": "b"}
    assert {finding.code for finding in findings} == {"yaml-feature"}


@pytest.mark.parametrize(
    ("text", "has_blanks"),
    [("a: b", False), ("a: 0", False), ("a: []", False), ("a:", True), ("a: ''", True),
     ("a: [b, ~]", True), ('a: " "', True), ("a: |\n  x", False)],
)  # fmt: skip
def test_it_knows_whether_something_is_blank(text: str, has_blanks: bool) -> None:
    assert parse(SourceText.whole("a.yaml", text))[0].has_blanks is has_blanks
