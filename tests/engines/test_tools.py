"""A missing program is skipped aloud, and fails where everything must run; nothing is fetched."""

from __future__ import annotations

import json

import pytest

from tests.engines.tools import HERE, HOW, need


@pytest.mark.parametrize("program", HOW)
def test_a_missing_program_is_told(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=f"{program} is not installed: apt-get"):
        need(program)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=f"CI must have .* {program}"):
        need(program)


def test_packages_are_pinned_by_their_content_and_by_no_address() -> None:
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    wanted = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert len(packages) > len(wanted) >= 4
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
    for name, version in wanted.items():
        assert packages[f"node_modules/{name}"]["version"] == version
