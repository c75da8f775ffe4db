"""README is true: its pictures, commands, exit codes, files and sizes."""

from __future__ import annotations

import re

import pytest
from PIL import Image

from builder.cli.command import COMMANDS, main
from builder.cli.say import EXIT
from builder.outputs import OUTPUTS
from tests.docs.pages import page, tables
from tests.support.made import Made
from tests.support.pictures import FOLDER

README = page("README.md")
MOST_BYTES = 120_000
MOST_LINES = 120


def test_a_visitor_can_read_it_in_one_go() -> None:
    assert len(README.splitlines()) <= MOST_LINES


def test_every_picture_is_shown_in_words_too_and_small() -> None:
    shown = dict(re.findall(r"!\[[^\]]+\]\((output/pictures/([^)]+))\)", README)).values()
    kept = sorted(path.name for path in FOLDER.iterdir())
    assert len(kept) >= 4
    assert sorted(shown) == kept
    for name in kept:
        assert (FOLDER / name).stat().st_size <= MOST_BYTES, name
        with Image.open(FOLDER / name) as picture:
            assert (picture.format, picture.mode) == ("PNG", "P"), name


def test_every_command_and_option_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [cells[0].strip("`").split(maxsplit=2)[1:] for cells in tables(README, "command")]
    assert [name for name, *_ in rows] == list(COMMANDS)
    for name, *rest in rows:
        assert main([name, "--help"]) == EXIT.done
        usage = capsys.readouterr().out
        for word in re.findall(r"--[a-z]+|[A-Z]{3,}", " ".join(rest)):
            assert word in usage, f"{name} {word}"


def test_the_exit_codes_are_those_of_the_command() -> None:
    (codes,) = re.findall(r"^Exit codes: (.*?)\.\s", README, re.MULTILINE | re.DOTALL)
    numbers = [int(number) for number in re.findall(r"(?:^|; |;\n)(\d+) ", codes)]
    assert numbers == [EXIT.done, EXIT.findings, EXIT.usage, EXIT.machine, EXIT.fault]


def test_the_card_is_as_large_as_told(real: Made) -> None:
    card = real.guide.card
    assert f"{card.width:g} × {card.height:g} mm" in README
    assert f"{len(real.guide.cards)} cards" in README


def test_the_table_of_files_is_that_of_the_outputs() -> None:
    rows = [(output.file.replace("{id}", "NAME"), output.about) for output in OUTPUTS]
    table = README.partition("| file | what it is |\n|---|---|\n")[2].partition("\n\n")[0]
    assert table == "\n".join(f"| `{file}` | {about} |" for file, about in rows)
