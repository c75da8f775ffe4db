"""Photographs that authors bring: seen as they were meant, or refused in words."""

import struct
import warnings
import zlib
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from builder.diagnostics import ContentError, Finding, InFile, Places
from builder.drawing import Drawing, Raster
from builder.figures.own import jpeg, pixels
from builder.figures.own.picture import own_picture
from builder.model import Illustration

Colour = int | tuple[int, ...]
TAN, TEAL, RED = (210, 180, 140), (0, 128, 128), (255, 0, 0)
ORIENTATION = 0x0112


def taken(content: bytes, suffix: str = ".png") -> Drawing:
    file = f"illustrations/leg{suffix}"
    places = Places({("illustrations", "leg", "file"): InFile(f"guide/{file}")})
    return own_picture(content, Illustration(name="leg", alt="A leg.", file=file), places)


def raster(content: bytes, suffix: str = ".png") -> Raster:
    photograph = taken(content, suffix).photograph
    assert photograph is not None
    return photograph.raster


def seen(content: bytes, suffix: str = ".png") -> Image.Image:
    """The picture as a reader sees it who knows neither profiles nor rotation."""
    return Image.open(BytesIO(raster(content, suffix).content))


def refused(content: bytes, suffix: str = ".png") -> Finding:
    with pytest.raises(ContentError) as error:
        taken(content, suffix)
    (finding,) = error.value.findings
    assert finding.position == InFile(f"guide/illustrations/leg{suffix}")
    return finding


def saved(image: Image.Image, kind: str = "PNG", **more: Any) -> bytes:
    file = BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def halves(
    left: Colour = TAN, right: Colour = TEAL, mode: str = "RGB", size: tuple[int, int] = (60, 40)
) -> Image.Image:
    image = Image.new(mode, size, left)
    image.paste(right, (size[0] // 2, 0, *size))
    return image


def deep() -> Image.Image:
    """Halves of 16 bits a pixel, the lower byte first."""
    return Image.frombytes("I;16", (60, 40), (b"\x00\x28" * 30 + b"\xff\xc8" * 30) * 40)


def test_a_picture_fills_the_room_in_its_own_proportions() -> None:
    drawing = taken(saved(halves(size=(300, 100))))
    assert (drawing.width, drawing.height) == pytest.approx((87, 29))
    assert drawing.photograph is not None
    assert drawing.photograph.box == pytest.approx((0, 0, 87, 29))
    assert (drawing.shapes, drawing.alt) == ((), "A leg.")
    assert drawing.photograph.dots_per_inch(0.5) == pytest.approx(300 / (43.5 / 25.4))


@pytest.mark.parametrize(
    ("image", "left", "right"),
    [
        (halves(), TAN, TEAL),
        (halves().quantize(4), TAN, TEAL),
        (halves(40, 200, "L"), 40, 200),
        (halves(0, 1, "1"), 0, 255),
        (deep(), 0x28, 0xC8),
        (halves((*TAN, 255), (0, 0, 0, 0), "RGBA"), TAN, (255, 255, 255)),
        (halves((40, 255), (0, 0), "LA"), 40, 255),
    ],
    ids=["rgb", "palette", "grey", "black and white", "16 bits", "see-through", "grey see-through"],
)
def test_a_png_file_of_any_kind_is_seen_as_it_was(
    image: Image.Image, left: Colour, right: Colour
) -> None:
    picture = seen(saved(image))
    assert picture.mode == ("L" if isinstance(left, int) else "RGB")
    assert picture.getpixel((5, 5)) == left
    assert picture.getpixel((55, 5)) == right


def test_a_palette_that_is_see_through_lies_on_white() -> None:
    image = halves().quantize(4)
    hidden = image.getpixel((55, 5))
    assert seen(saved(image, transparency=hidden)).getpixel((55, 5)) == (255, 255, 255)


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_png_files_keep_every_pixel(data: st.DataObject) -> None:
    width, height = data.draw(st.integers(1, 9)), data.draw(st.integers(1, 9))
    mode = data.draw(st.sampled_from(["L", "RGB"]))
    count = width * height * len(mode)
    image = Image.frombytes(
        mode, (width, height), data.draw(st.binary(min_size=count, max_size=count))
    )
    kept = seen(saved(image))
    assert (kept.size, kept.mode) == ((width, height), mode)
    assert kept.tobytes() == image.tobytes()


def test_a_png_file_loses_what_it_tells_of_its_maker() -> None:
    exif, notes = Image.Exif(), PngImagePlugin.PngInfo()
    exif[0x010F] = "Secret maker"
    notes.add_text("Comment", "Secret place")
    content = saved(halves(), exif=exif, pnginfo=notes)
    kept = raster(content).content
    assert b"Secret" in content
    assert b"Secret" not in kept
    assert chunks(kept) == {b"IHDR", b"IDAT", b"IEND"}


def chunks(png: bytes) -> set[bytes]:
    at = 8
    kinds: set[bytes] = set()
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        kinds.add(kind)
        at += length + 12
    return kinds


@pytest.mark.parametrize("image", [halves(), halves(40, 200, "L"), halves().quantize(4)])
def test_the_lines_of_a_png_file_lie_as_a_pdf_file_wants_them(image: Image.Image) -> None:
    """Eight bits a channel, no table of colours, from the top down in one go."""
    head = raster(saved(image)).content[24:29]
    assert head[0] == 8
    assert head[1] in (0, 2)
    assert head[4] == 0


def test_a_plain_jpeg_file_keeps_its_pixels_and_loses_what_it_tells_of_its_maker() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret maker"
    content = saved(halves(), "JPEG", exif=exif, comment=b"Secret place")
    kept = raster(content, ".jpg")
    assert (kept.media_type, kept.channels) == ("image/jpeg", 3)
    assert b"Secret" in content
    assert b"Secret" not in kept.content
    before, after = Image.open(BytesIO(content)), Image.open(BytesIO(kept.content))
    assert before.tobytes() == after.tobytes()


def test_a_grey_jpeg_file_has_one_channel() -> None:
    assert raster(saved(halves(40, 200, "L"), "JPEG"), ".jpg").channels == 1


def test_what_stands_behind_the_picture_is_left_out() -> None:
    content = saved(halves(), "JPEG")
    assert (
        raster(content + b"PK\x03\x04 something else", ".jpg").content
        == raster(content, ".jpg").content
    )


@pytest.mark.parametrize(("orientation", "corner"), [(3, TEAL), (2, TEAL), (6, TAN), (8, TEAL)])
def test_a_turned_photograph_stands_upright(orientation: int, corner: Colour) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    upright = seen(saved(halves(), "JPEG", exif=exif, quality=95), ".jpg")
    assert upright.size == ((60, 40) if orientation < 5 else (40, 60))
    assert upright.getpixel((2, 2)) == pytest.approx(corner, abs=3)
    assert upright.getexif().get(ORIENTATION, 1) == 1


def test_a_picture_drawn_in_passes_is_packed_in_one() -> None:
    kept = raster(saved(halves(), "JPEG", progressive=True, quality=95), ".jpg")
    assert jpeg.is_baseline(kept.content)
    assert Image.open(BytesIO(kept.content)).getpixel((5, 5)) == pytest.approx(TAN, abs=3)


def test_a_photograph_larger_than_any_use_is_made_smaller() -> None:
    content = saved(halves(size=(4400, 2200)), "JPEG")
    assert (raster(content, ".jpg").width, raster(content, ".jpg").height) == (2000, 1000)
    assert seen(saved(halves(40, 200, "L", size=(2100, 1050)))).size == (2000, 1000)


def lab_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def swapped_profile() -> bytes:
    """The profile of a device whose red is the green of sRGB, and the other way round."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = {bytes(profile[n : n + 4]): n for n in range(132, 132 + 12 * 20, 12)}
    red, green = at[b"rXYZ"], at[b"gXYZ"]
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile).replace("sRGB".encode("utf-16-be"), "odd!".encode("utf-16-be"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_colours_are_those_that_the_profile_means(kind: str) -> None:
    content = saved(halves(RED, RED), kind, icc_profile=swapped_profile())
    suffix = ".png" if kind == "PNG" else ".jpg"
    picture = seen(content, suffix)
    assert picture.getpixel((5, 5)) == pytest.approx((0, 255, 0), abs=8)
    assert "icc_profile" not in picture.info


def test_a_profile_that_says_srgb_changes_nothing() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain, named = saved(halves(), "JPEG"), saved(halves(), "JPEG", icc_profile=profile)
    assert raster(named, ".jpg") == raster(plain, ".jpg")


@pytest.mark.parametrize("profile", [b"no profile", lab_profile()])
def test_a_profile_that_cannot_be_followed_is_refused(profile: bytes) -> None:
    finding = refused(saved(halves(), icc_profile=profile))
    assert (finding.code, "profile" in finding.message) == ("picture-format", True)


@pytest.mark.parametrize(
    ("content", "suffix", "word"),
    [
        (saved(halves((9, 60, 80, 5), (0, 0, 0, 0), "CMYK"), "JPEG"), ".jpg", "CMYK"),
        (saved(halves(), "PNG", save_all=True, append_images=[halves(TEAL, TAN)]), ".png", "moves"),
        (saved(halves(), "JPEG"), ".png", "holds JPEG"),
        (saved(halves()), ".jpg", "holds PNG"),
    ],
    ids=["printing inks", "moving", "jpeg called png", "png called jpeg"],
)
def test_what_would_print_otherwise_is_refused(content: bytes, suffix: str, word: str) -> None:
    finding = refused(content, suffix)
    assert finding.code == "picture-format"
    assert word in finding.message
    assert finding.hint


def png_of(width: int, height: int, lines: bytes = b"") -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        length, check = len(body), zlib.crc32(kind + body)
        return struct.pack(">I", length) + kind + body + struct.pack(">I", check)

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def many_scans() -> bytes:
    content = saved(halves(), "JPEG", progressive=True)
    parts = list(jpeg._segments(content))
    scans = [part for marker, part in parts if marker == jpeg.SCAN]
    body = b"".join(part for _, part in parts)
    return jpeg.START + body + scans[-1] * jpeg.MOST_SCANS + jpeg.END


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (png_of(60_000, 60_000), ".png"),
        (png_of(2_000_000_000, 2), ".png"),
        (png_of(10_000, 5_001), ".png"),
        (b"\x89PNG\r\n\x1a\n" + bytes(pixels.MOST_BYTES), ".png"),
        (many_scans(), ".jpg"),
    ],
    ids=["3.6 gigapixels", "no end", "one line too many", "bytes", "passes"],
)
def test_bombs_are_refused_before_they_burst(content: bytes, suffix: str) -> None:
    assert refused(content, suffix).code == "picture-too-large"


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"", ".png"),
        (b"GIF89a not allowed", ".png"),
        (b"<svg/>", ".jpg"),
        (saved(halves())[:60], ".png"),
        (saved(halves(size=(600, 400)), "JPEG")[:900], ".jpg"),
        (saved(halves(), "JPEG")[:-2], ".jpg"),
        (png_of(40, 20, b"\0" * 30), ".png"),
        (saved(halves(size=(210, 10))), ".png"),
    ],
    ids=["empty", "gif", "svg", "cut png", "cut jpeg", "no end", "too few lines", "a line"],
)
def test_broken_files_are_refused(content: bytes, suffix: str) -> None:
    assert refused(content, suffix).code == "picture-unreadable"


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_broken_file_is_a_traceback(data: st.DataObject) -> None:
    suffix = data.draw(st.sampled_from([".png", ".jpg"]))
    whole = saved(halves(), "PNG" if suffix == ".png" else "JPEG", exif=Image.Exif())
    at = data.draw(st.integers(0, len(whole) - 1))
    junk = data.draw(st.binary(max_size=6))
    cut = data.draw(st.integers(0, 6))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            kept = raster(whole[:at] + junk + whole[at + cut :], suffix)
        except ContentError:
            return
    assert Image.open(BytesIO(kept.content)).size == (kept.width, kept.height)


def with_chunk(png: bytes, kind: bytes, content: bytes) -> bytes:
    """Return the file with a chunk more, after its head."""
    head = 8 + 25
    chunk = struct.pack(">I", len(content)) + kind + content
    return png[:head] + chunk + struct.pack(">I", zlib.crc32(kind + content)) + png[head:]


@pytest.mark.parametrize(("gamma", "grey"), [(100_000, 188), (45_455, 128), (55_556, 146)])
def test_a_curve_of_its_own_is_followed(gamma: int, grey: int) -> None:
    file = with_chunk(saved(Image.new("RGB", (60, 40), (128,) * 3)), b"gAMA", gamma.to_bytes(4))
    pixel = seen(file).convert("RGB").getpixel((9, 9))
    assert isinstance(pixel, tuple)
    assert pixel == pytest.approx((grey,) * 3, abs=1)
    assert seen(with_chunk(file, b"sRGB", b"\0")).convert("RGB").getpixel((9, 9)) == (128,) * 3


def test_a_curve_leaves_what_is_seen_through() -> None:
    file = with_chunk(saved(Image.new("LA", (60, 40), (0, 128))), b"gAMA", (100_000).to_bytes(4))
    assert seen(file).convert("L").getpixel((9, 9)) == 127


def test_colours_mixed_of_others_are_refused() -> None:
    wide = struct.pack(">8I", 31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000)
    usual = struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
    assert "sRGB" in refused(with_chunk(saved(halves()), b"cHRM", wide)).hint
    assert raster(with_chunk(saved(halves()), b"cHRM", usual)).channels == 3


@pytest.mark.parametrize(("kind", "word"), [("WEBP", "WebP"), ("GIF", "GIF"), ("TIFF", "TIFF")])
def test_another_kind_under_a_right_name_is_told(kind: str, word: str) -> None:
    finding = refused(saved(halves(), kind))
    assert (finding.code, finding.message) == (
        "picture-unreadable",
        f"this is {word}, neither a PNG nor a JPEG file",
    )
    assert "as PNG or JPEG" in finding.hint
