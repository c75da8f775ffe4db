"""What is remembered between builds: the same bytes, whole or not at all, and no more than used."""

from __future__ import annotations

from pathlib import Path

from builder.store.cache import Cache
from builder.store.remembered import Make, remembered


class Counting:
    """Turns bytes round, and counts how often."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, content: bytes) -> bytes:
        self.calls += 1
        return content[::-1]


def asked(folder: Path, *contents: bytes, engine: str = "1", keep: bool = True) -> int:
    """Ask for ``contents`` in a build of their own, return how many were made."""
    make = Counting()
    with remembered(Cache(folder, "keep" if keep else "read"), "turned", engine, make) as turn:
        assert [turn(content) for content in contents] == [each[::-1] for each in contents]
    return make.calls


def test_the_next_build_makes_nothing_again(tmp_path: Path) -> None:
    assert asked(tmp_path, b"one", b"two\n", b"", b"one") == 3
    assert asked(tmp_path, b"two\n", b"", b"one") == 0
    assert asked(tmp_path, b"one", b"three") == 1


def test_what_nobody_asked_for_is_forgotten(tmp_path: Path) -> None:
    asked(tmp_path, b"one", b"two")
    asked(tmp_path, b"one")
    assert asked(tmp_path, b"one", b"two") == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_another_engine_makes_all_anew(tmp_path: Path) -> None:
    asked(tmp_path, b"one")
    assert asked(tmp_path, b"one", engine="2") == 1
    assert asked(tmp_path, b"one", engine="1") == 1


def test_reading_alone_keeps_nothing(tmp_path: Path) -> None:
    assert asked(tmp_path, b"one", keep=False) == 1
    assert not list(tmp_path.iterdir())
    asked(tmp_path, b"one")
    assert asked(tmp_path, b"one", keep=False) == 0


def test_no_altered_byte_and_no_cut_is_taken(tmp_path: Path) -> None:
    asked(tmp_path, b"one", b"two")
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for at, byte in enumerate(whole):
        file.write_bytes(whole[:at] + bytes([byte ^ 1]) + whole[at + 1 :])
        assert asked(tmp_path, b"one", b"two", keep=False) == 2
        file.write_bytes(whole[:at])
        assert asked(tmp_path, b"one", b"two", keep=False) == 2


def test_a_build_that_fails_keeps_what_was(tmp_path: Path) -> None:
    asked(tmp_path, b"one")

    def fail(turn: Make) -> None:
        turn(b"two")
        raise ArithmeticError

    try:
        with remembered(Cache(tmp_path), "turned", "1", Counting()) as turn:
            fail(turn)
    except ArithmeticError:
        pass
    assert asked(tmp_path, b"one") == 0
