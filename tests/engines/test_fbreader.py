"""FBReader, which knows little of CSS and draws no SVG by itself, shows the signs of cautions."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.engines.conftest import Book
from tests.engines.ink import ink
from tests.engines.spoilt import Files, lose, packed
from tests.engines.tools import need

OPF, PAGE, SIGN = "EPUB/content.opf", "safety", "EPUB/signs/sign-danger.png"
WIDTH, HEIGHT = 800, 1000
PATIENCE, BREATH = 60.0, 0.5
"""Seconds until a page must be painted, and between two looks."""
LEAST_INK = 0.01
NEAR = 6
"""Levels of 255 by which a painted colour may be off."""
LEAST = 500
"""Pixels in the sign's commonest colour that must be seen."""


def opened_at(page: str, files: Files) -> Files:
    """Return the book with nothing but ``page`` in the order of reading."""
    kept = re.compile(rf'<itemref (?!idref="{page}")[^>]*/>'.encode())
    return files | {OPF: kept.sub(b"", files[OPF])}


@contextmanager
def screen(folder: Path) -> Iterator[str]:
    """Yield the name of a display whose picture lies in ``folder``."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
               "-fbdir", str(folder), "-nolisten", "tcp"]  # fmt: skip
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        try:
            yield f":{os.read(reading, 16).decode().strip()}"
        finally:
            server.terminate()


def shot(folder: Path) -> Image.Image:
    """Return what stands on the display: a file of X's own form (``XWDFile.h``)."""
    content = (folder / "Xvfb_screen0").read_bytes()
    head = struct.unpack_from(">20I", content)
    size, start = (head[4], head[5]), head[0] + head[19] * 12
    pixels = content[start : start + head[12] * head[5]]
    return Image.frombytes("RGB", size, pixels, "raw", "BGRX", head[12])


def shown(files: Files, folder: Path) -> Image.Image:
    """Return FBReader's first page of the book, as soon as it stands still."""
    need("fbreader", "Xvfb")
    book = packed(opened_at(PAGE, files), folder / "book.epub")
    with screen(folder) as display:
        quiet = os.environ | {"DISPLAY": display, "HOME": str(folder), "NO_AT_BRIDGE": "1"}
        reader = subprocess.Popen(
            ["fbreader", book], env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            return _still(folder)
        finally:
            reader.kill()
            reader.wait()


def _still(folder: Path) -> Image.Image:
    before, until = shot(folder), time.monotonic() + PATIENCE
    while time.monotonic() < until:
        time.sleep(BREATH)
        now = shot(folder)
        if ink(now.convert("L")) > LEAST_INK and not ImageChops.difference(before, now).getbbox():
            return now
        before = now
    pytest.fail("FBReader shows no page")


def seen(page: Image.Image, picture: bytes) -> int:
    """Return how many pixels of ``page`` have the commonest colour of ``picture``."""
    with Image.open(BytesIO(picture)) as opened:
        counts = opened.convert("RGB").getcolors(opened.width * opened.height) or []
    colours = sorted(counts, reverse=True)
    colour = next(c for _, c in colours if isinstance(c, tuple) and min(c) < 250)
    apart = ImageChops.difference(page, Image.new("RGB", page.size, colour))
    off = [band.point(lambda level: 255 * (level > NEAR)) for band in apart.split()]
    return ImageChops.lighter(ImageChops.lighter(off[0], off[1]), off[2]).histogram()[0]


def test_a_sign_is_shown(pixel_book: Book, tmp_path: Path) -> None:
    page = shown(pixel_book.files, tmp_path)
    assert seen(page, pixel_book.files[SIGN]) > LEAST


def test_a_lost_sign_is_seen(pixel_book: Book, tmp_path: Path) -> None:
    page = shown(lose("sign-danger")(pixel_book.files), tmp_path)
    assert seen(page, pixel_book.files[SIGN]) < LEAST
