"""The proof page in a browser: wide and narrow, by day and by night, under axe."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.outputs import PROOF
from tests.engines.engine import Engine
from tests.engines.tools import need_packages
from tests.outputs.proof.conftest import Proved

MUST_HAVE_RUN = 30
"""Rules of axe that apply to such a page; fewer would mean that it did not look."""


@pytest.mark.slow
def test_axe_finds_nothing_and_nothing_stands_out_sideways(page: Proved, tmp_path: Path) -> None:
    need_packages()
    (tmp_path / PROOF.file).write_bytes(page.content)
    with Engine() as engine:
        seen = [
            *engine.examine(tmp_path, [PROOF.file], [390]),
            *engine.examine(tmp_path, [PROOF.file], [1280], dark=True),
        ]
    assert [each.width for each in seen] == [390, 1280]
    for each in seen:
        assert each.rules >= MUST_HAVE_RUN
        assert not each.violations
        assert not each.wrong
        assert each.sideways <= 0
