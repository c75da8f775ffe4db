"""Spoils a copy of a guide: its bytes, its tokens or its structure."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

TEXTS = (".yaml", ".md", ".svg", ".j2")
TOKEN = re.compile(rb"[A-Za-z0-9_-]+|[^\sA-Za-z0-9_-]|\s+")
LINE = re.compile(rb"[^\n]*\n?")
NASTY = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        "", "null", "~", "true", "-1", "1e999", ".nan", "0x10", "2026-13-45", "1:2:3", "[]",
        "{}", "[[", "]]", "- ", ": ", "? ", "| ", "> ", "&a ", "*a",
        "!!python/object:os.system x", "<<: ", "---\n", "...\n", "#", " # x", "'", '"', "\t",
        "\r", "\r\n", "\0", "\x1b[2J", "\x7f", "\x85", "\u00a0", "\u00ad", "\u200b", "\u202e",
        "\u2028", "\ufeff", "\ufffe", "\ud800", "\U0010ffff", "e\u0301", "ﬁ", "茶", "ש", "ा",
        "🫖", "½", "₂", "x" * 5000, "word " * 900, "*" * 400, "[" * 3000, "![" * 3000,
        "](" * 900, "`" * 900, "\n" * 900, "  " * 400 + "- x\n", "<b>x</b>", "<script>",
        "&amp;", "&#x1b;", "{{ 7 * 7 }}", "{% for x in y %}", "[^1]", "[^1]: x\n", "[a](#b)",
        "[a](b:c)", "../..", "/etc/passwd", "%s", "{title}", "\\", "\\n",
        "| a | b |\n|---|---|\n", "1. x\n2. y\n", "```\n", "id: x\n", "caution: scald",
        "steps:\n", "level: danger", "number: 112\n", "language: de\n", "language: xx\n",
        "language: ar\n", "8" * 400, "9.999999999999", "-0", "1_000",
    )
)  # fmt: skip
NAMES = ("guide.yaml", "cautions.yaml", "cards/01-pour.md", "theme.yaml", "cards/1.md", "x",
         "cards",
         "illustrations/pot.svg", "illustrations/pot.yaml", "templates/card/back.block.j2",
         "templates/words/en.yaml", "cards/01-é.md", "cards/02-a\nb.md", "-", "con.md",
         "illustrations/a b.png", "cards/99-" + "x" * 200 + ".md")  # fmt: skip

SHUFFLED = 0.2

Spoiling = Callable[[Path, random.Random], None]


def spoilt(guide: Path, folder: Path, chance: random.Random) -> Path:
    """Return a copy of ``guide`` in ``folder`` that is spoilt in one to four ways."""
    copy = shutil.copytree(guide, folder / guide.name)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        chance.choice(WAYS)(copy, chance)
    return copy


def _one(guide: Path, chance: random.Random) -> Path:
    files = sorted(path for path in guide.rglob("*") if path.suffix in TEXTS and path.is_file())
    return chance.choice(files) if files else guide / "guide.yaml"


def _changed(file: Path, change: Callable[[bytes], bytes]) -> None:
    content = file.read_bytes() if file.is_file() else b""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(change(content))


def _bytes(guide: Path, chance: random.Random) -> None:
    def change(content: bytes) -> bytes:
        at = chance.randrange(len(content) + 1)
        end = min(len(content), at + chance.choice((0, 1, 1, 2, 5, 40)))
        put = chance.choice(
            (b"", chance.randbytes(chance.choice((1, 1, 2, 4))), content[at:end] * 2)
        )
        return content[:at] + put + content[end:]

    _changed(_one(guide, chance), change)


def _nasty(guide: Path, chance: random.Random) -> None:
    def change(content: bytes) -> bytes:
        tokens = TOKEN.findall(content)
        at = chance.randrange(len(tokens) + 1)
        tokens[at : at + chance.randint(0, 1)] = [chance.choice(NASTY)]
        return b"".join(tokens)

    _changed(_one(guide, chance), change)


def _swapped(guide: Path, chance: random.Random) -> None:
    def change(content: bytes) -> bytes:
        tokens = TOKEN.findall(content) or [b""]
        one, other = (chance.randrange(len(tokens)) for _ in range(2))
        tokens[one], tokens[other] = tokens[other], tokens[one]
        return b"".join(tokens)

    _changed(_one(guide, chance), change)


def _lines(guide: Path, chance: random.Random) -> None:
    """Take away, double, move or indent a line, or bring one of another file."""

    def change(content: bytes) -> bytes:
        lines = LINE.findall(content)
        at = chance.randrange(len(lines))
        line = lines[at]
        lines[at : at + 1] = chance.choice(
            ([], [line] * 2, [line] * 60, [b"  " + line], [line.lstrip()], [others[:90], line])
        )
        if chance.random() < SHUFFLED:
            chance.shuffle(lines)
        return b"".join(lines)

    others = _one(guide, chance).read_bytes() if _one(guide, chance).is_file() else b""
    _changed(_one(guide, chance), change)


def _files(guide: Path, chance: random.Random) -> None:
    """Take away, rename, copy or empty a file, or make one that nobody asked for."""
    file, other = _one(guide, chance), guide / chance.choice(NAMES)
    match chance.randrange(5):
        case 0:
            file.unlink(missing_ok=True)
        case 1 if file.exists() and not other.is_dir():
            other.parent.mkdir(parents=True, exist_ok=True)
            file.rename(other)
        case 2 if file.exists() and not other.is_dir():
            _changed(other, lambda _: file.read_bytes())
        case 3:
            _changed(file, lambda _: b"")
        case _ if not other.exists():
            other.mkdir(parents=True)


WAYS: tuple[Spoiling, ...] = (_bytes, _bytes, _nasty, _nasty, _nasty, _swapped, _lines, _files)
