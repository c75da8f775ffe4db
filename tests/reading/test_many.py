"""Reading takes as long as a guide is, however many mistakes it has."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from builder.build import check
from builder.diagnostics import ContentError
from builder.store.project import Project
from tests.docs.test_tutorial import written


def test_twice_as_many_unknown_keys_are_twice_the_work(tmp_path: Path) -> None:
    few, many = (_calls(tmp_path / str(count), count) for count in (1000, 2000))
    assert many < 2.5 * few


def _calls(folder: Path, count: int) -> int:
    """Return how many calls it takes to find ``count`` unknown keys."""
    written(folder, pictures=False)
    with (folder / "guide.yaml").open("a", encoding="utf-8") as end:
        end.write("".join(f"key{number}: x\n" for number in range(count)))
    calls = 0

    def counted(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(counted)
    try:
        with pytest.raises(ContentError) as caught:
            check(folder, Project())
    finally:
        sys.setprofile(None)
    assert len(caught.value.findings) == count
    return calls
