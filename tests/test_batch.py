"""The collector rests inside a build, and what it finds afterwards is as before."""

from __future__ import annotations

import gc

import pytest

from builder.batch import collector_resting


def test_rests_inside_and_works_again_afterwards() -> None:
    assert gc.isenabled()
    with collector_resting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_works_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="no build"), collector_resting():
        raise ValueError("no build")
    assert gc.isenabled()


def test_leaves_a_collector_asleep_that_slept_before() -> None:
    gc.disable()
    try:
        with collector_resting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
