"""One compressor: any reader unpacks what it packs, with libdeflate and without."""

from __future__ import annotations

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from builder import packing


@pytest.fixture(params=["libdeflate", "zlib"])
def compressor(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """One of the two; libdeflate is there, for it is in the lock file."""
    assert vars(packing)["deflate"] is not None
    if request.param == "zlib":
        monkeypatch.setattr(packing, "deflate", None)
    return str(request.param)


@pytest.mark.parametrize("level", [1, packing.FAST, packing.HARD, 12])
@pytest.mark.parametrize("content", [b"", b"a", b"Pour the tea. " * 900, bytes(range(256)) * 40])
@pytest.mark.usefixtures("compressor")
def test_any_reader_unpacks_what_was_packed(content: bytes, level: int) -> None:
    assert zlib.decompress(packing.packed(content, level)) == content
    assert zlib.decompress(packing.bare(content, level), wbits=-15) == content


def test_it_packs_smaller_than_zlib_does(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(f"{number:x} leaves and {number * number} stones" for number in range(4000))
    small = packing.packed(text.encode(), packing.HARD)
    monkeypatch.setattr(packing, "deflate", None)
    assert len(small) <= len(packing.packed(text.encode(), packing.HARD))


@pytest.mark.usefixtures("compressor")
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_picture_packed_anew_is_the_same_picture(mode: str) -> None:
    picture = Image.effect_mandelbrot((64, 40), (-2, -1, 1, 1), 40).convert(mode)
    file = io.BytesIO()
    picture.save(file, "PNG", dpi=(300, 300))
    again = Image.open(io.BytesIO(packing.packed_png(file.getvalue())))
    assert again.tobytes() == picture.tobytes()
    assert again.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_who_packed_a_picture_first_does_not_matter() -> None:
    picture = Image.effect_mandelbrot((64, 40), (-2, -1, 1, 1), 40).convert("RGB")
    files = []
    for level in (0, 1, 9):
        file = io.BytesIO()
        picture.save(file, "PNG", compress_level=level)
        files.append(packing.packed_png(file.getvalue()))
    assert len(set(files)) == 1


@given(st.integers(0, 120), st.integers(0, 255))
def test_a_damaged_picture_is_a_value_error_or_none(at: int, value: int) -> None:
    file = io.BytesIO()
    Image.new("L", (9, 7), 200).save(file, "PNG")
    damaged = bytearray(file.getvalue())
    damaged[at % len(damaged)] = value
    for content in (bytes(damaged), bytes(damaged[:at])):
        try:
            packing.packed_png(content)
        except ValueError:
            continue
