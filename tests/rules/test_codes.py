"""Every code that the sources can raise has an explanation, and no explanation is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import builder
from builder.rules import codes

SOURCES = Path(builder.__file__).parent
RAISING = {"Finding", "Fault", "finding", "_finding", "report", "_refuse"}
"""What raises a finding or makes one: the code is one of its arguments."""
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
KINDS = ("card", "caution", "figure", "illustration", "part", "source", "term", "zone")
"""What a reference may be to: ``builder.reading.references`` puts the kind into the code."""
UNKNOWN = {f"unknown-{kind}" for kind in KINDS}


def raised(tree: ast.Module) -> Iterator[str]:
    """Yield the codes that a module raises."""
    names = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in RAISING:
            for argument in node.args:
                value = names.get(argument.id) if isinstance(argument, ast.Name) else argument
                if isinstance(value, ast.Constant) and CODE.fullmatch(str(value.value)):
                    yield str(value.value)


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def modules() -> Iterator[ast.Module]:
    for file in sorted(SOURCES.rglob("*.py")):
        yield ast.parse(file.read_text("utf-8"))


def all_raised() -> set[str]:
    return {code for tree in modules() for code in raised(tree)} | UNKNOWN


def all_written() -> set[str]:
    nodes = (node for tree in modules() for node in ast.walk(tree))
    return {str(node.value) for node in nodes if isinstance(node, ast.Constant)} | UNKNOWN


def test_codes_are_found_in_the_sources() -> None:
    source = (
        'CODE = "a-rule"\nFinding(at, CODE, "text")\nfile.finding(1, "b-rule", "m")\nother("c-d")'
    )
    assert list(raised(ast.parse(source))) == ["a-rule", "b-rule"]


def test_every_code_is_explained() -> None:
    raised_codes = all_raised()
    assert len(raised_codes) > 60
    assert raised_codes - set(codes()) == set()


def test_every_explanation_is_of_a_code() -> None:
    assert set(codes()) - all_written() == set()
