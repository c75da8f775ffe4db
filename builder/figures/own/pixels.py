"""A PNG or JPEG file of the author's own to a raster; the decoder's library is known here alone.

What comes out is of one kind, whatever went in: upright, opaque, 8 bits, grey or sRGB, no larger
than print and screens can show.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Literal

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from builder.diagnostics import ContentError
from builder.drawing import Raster
from builder.figures.own import gamma, jpeg
from builder.figures.own.faults import Faults
from builder.packing import packed_png

MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000
"""More than telephones take; unpacked they fill 200 MB for a moment."""
QUALITY = 90
"""Of a JPEG file that must be packed anew: no eye tells it from the first."""
UNPACKED = 0
"""The level at which the library does not pack a PNG file at all."""
SLIMMEST = 20
"""The longer side over the shorter one."""
LONGEST = 2000
"""Pixels on the longer side: 340 an inch over the largest card, and as many as a screen shows."""
WHITE = (255, 255, 255, 255)
ORIENTATION = 0x0112
"""The tag of EXIF 2.3, 4.6.4, that tells which way up a picture is; 1 is as it stands."""
KINDS = {".png": "PNG", ".jpg": "JPEG"}
DECODED = {"PNG": "PNG", "JPEG": "JPEG", "MPO": "JPEG"}
"""Names the decoder uses; some cameras append further pictures to a JPEG file, making it an MPO."""
SRGB = "convert it to sRGB in a picture program, where you see what changes"
STARTS = {
    (8, b"WEBP"): "WebP", (0, b"GIF8"): "GIF", (0, b"II*\x00"): "TIFF", (0, b"MM\x00*"): "TIFF",
    (4, b"ftypheic"): "HEIC", (4, b"ftypmif1"): "HEIC", (4, b"ftypavif"): "AVIF",
    (0, b"BM"): "BMP", (0, b"%PDF"): "PDF", (0, b"<svg"): "SVG", (0, b"<?xml"): "XML",
}  # fmt: skip
"""How files of other kinds begin, and where."""
MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "I;16"})


def read_pixels(content: bytes, suffix: str, faults: Faults) -> Raster:
    """Return the picture that the file ``content`` holds.

    Args:
        content: the file.
        suffix: what its name says it is, ``.png`` or ``.jpg``.
        faults: takes what is wrong.

    Raises:
        ContentError: the file is hostile, broken, or of a kind that would print otherwise.
    """
    if len(content) > MOST_BYTES:
        size = f"the file has {len(content) / 1e6:.0f} MB; 20 MB can be read"
        faults.report("picture-too-large", size, 1, "save it smaller")
        faults.stop()
    with _decoding(content, faults):
        image = Image.open(BytesIO(content), formats=list(set(KINDS.values())))
        _check(image, content, suffix, faults)
        faults.stop()
        return _raster(image, content, faults)


@contextmanager
def _decoding(content: bytes, faults: Faults) -> Iterator[None]:
    """Turn whatever the decoder stumbles over into a finding."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of size and of odd notes: we judge both
        try:
            yield
        except ContentError:
            raise
        except Image.DecompressionBombError:
            message = "the picture has far too many pixels"
            faults.report("picture-too-large", message, 1, "save it smaller")
        except UnidentifiedImageError:
            hint = "save it in a picture program as PNG or JPEG; a new name alone changes nothing"
            faults.report("picture-unreadable", _strange(content), 1, hint)
        except Exception as error:
            hint = "open it in a picture program and save it again"
            faults.report("picture-unreadable", _meaning(error), 1, hint)
    faults.stop()


def _meaning(error: Exception) -> str:
    """Return what ``error`` means for the picture."""
    match error:
        case jpeg.JpegError():
            return str(error)
        case OSError() if "truncated" in str(error):
            return "the file ends before its picture does"
        case _:
            return f"the picture cannot be read: {type(error).__name__}"


def _strange(content: bytes) -> str:
    """Return what a file is that is neither of the kinds that are read."""
    kinds = (kind for start, kind in STARTS.items() if content[start[0] :].startswith(start[1]))
    kind = next(kinds, "")
    return f"this is {kind}, neither a PNG nor a JPEG file".replace("is , ", "is ")


def _check(image: Image.Image, content: bytes, suffix: str, faults: Faults) -> None:
    """Report what is wrong with a picture whose head is read and whose pixels are not."""
    kind = DECODED[str(image.format)]
    if kind != KINDS[suffix]:
        message = f"the file is called {suffix} and holds {kind}"
        faults.report("picture-format", message, 1, "name it after what it holds")
    elif kind == "PNG" and getattr(image, "is_animated", False):
        hint = "save one picture of it"
        faults.report("picture-format", "the picture moves; paper does not", 1, hint)
    elif image.mode not in MODES:
        message = f"its colours are {image.mode}; grey and RGB can be printed as they are seen"
        faults.report("picture-format", message, 1, SRGB)
    elif gamma.has_other_primaries(image.info):
        message = "its colours are mixed of others than those of sRGB"
        faults.report("picture-format", message, 1, SRGB)
    width, height = image.size
    if width * height > MOST_PIXELS:
        message = f"the picture has {width} x {height} pixels; 50 million can be read"
        faults.report("picture-too-large", message, 1, "save it smaller")
    elif max(width, height) > SLIMMEST * min(width, height):
        message = f"{width} x {height} pixels are a line, no picture"
        faults.report("picture-unreadable", message, 1, "crop it, or draw it as an SVG file")
    elif kind == "JPEG" and jpeg.scans(content) > jpeg.MOST_SCANS:
        hint = "save it again as a plain JPEG"
        faults.report("picture-too-large", "drawing the picture would take too long", 1, hint)


def _raster(image: Image.Image, content: bytes, faults: Faults) -> Raster:
    return _of_png(image, faults) if image.format == "PNG" else _of_jpeg(image, content, faults)


def _of_png(image: Image.Image, faults: Faults) -> Raster:
    image.load()
    made, file = _plain(image, faults), BytesIO()
    bare = Image.frombytes(made.mode, made.size, made.tobytes())  # without notes and profiles
    bare.save(file, "PNG", compress_level=UNPACKED)
    return _raster_of(made, packed_png(file.getvalue()), "image/png")


def _of_jpeg(image: Image.Image, content: bytes, faults: Faults) -> Raster:
    whole = image.size
    image.draft(None, (LONGEST, LONGEST))  # unpacks no more than will be kept
    image.load()
    if image.size == whole and _prints_as_it_is(image, content):
        return _raster_of(image, jpeg.stripped(content), "image/jpeg")
    made, packed = _plain(image, faults), BytesIO()
    made.save(packed, "JPEG", quality=QUALITY)
    return _raster_of(made, packed.getvalue(), "image/jpeg")


def _raster_of(
    image: Image.Image, content: bytes, media_type: Literal["image/png", "image/jpeg"]
) -> Raster:
    return Raster(*image.size, 1 if image.mode == "L" else 3, media_type, content)


def _prints_as_it_is(image: Image.Image, content: bytes) -> bool:
    """Tell whether the JPEG file can be kept: packing it anew would blur it a little."""
    tells_colours = "jfif" in image.info or image.info.get("adobe_transform") == 1
    small = max(image.size) <= LONGEST
    return tells_colours and small and _is_plain(image) and jpeg.is_baseline(content)


def _plain(image: Image.Image, faults: Faults) -> Image.Image:
    """Return what is seen of ``image``, in mode L or RGB.

    Raises:
        ContentError: its colour profile cannot be followed.
    """
    return _fitted(_opaque(_in_srgb(ImageOps.exif_transpose(image), faults)))


def _is_plain(image: Image.Image) -> bool:
    """Tell whether ``image``, in mode L or RGB, is upright and in sRGB as it stands."""
    profile = image.info.get("icc_profile")
    upright = image.getexif().get(ORIENTATION, 1) == 1
    return upright and (profile is None or _is_srgb(profile))


def _in_srgb(image: Image.Image, faults: Faults) -> Image.Image:
    """Return ``image`` in grey or RGB, its alpha kept, its numbers meaning what sRGB means."""
    told = image.info
    profile = told.get("icc_profile")
    image = _of_eight_bits(image)
    if profile is None:
        return gamma.seen(image, told)
    if _is_srgb(profile):
        return image
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    bare = image.convert("L" if image.mode in ("L", "LA") else "RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        seen = ImageCms.profileToProfile(bare, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError) as error:
        message = "its colour profile cannot be followed"
        hint = "convert it to sRGB in a picture program"
        faults.report("picture-format", message, 1, hint)
        faults.stop()
        raise AssertionError(message) from error
    if seen is None:  # never, unless told to work in place
        raise AssertionError
    if bare.mode == "L":
        seen = seen.convert("L")
    if alpha is not None:
        seen.putalpha(alpha)
    return seen


def _is_srgb(profile: bytes) -> bool:
    """Tell whether a profile is one of the many that say sRGB of themselves."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return "srgb" in ImageCms.getProfileDescription(source).lower()
    except (ImageCms.PyCMSError, OSError):
        return False


def _of_eight_bits(image: Image.Image) -> Image.Image:
    """Return grey or RGB, with or without alpha, 8 bits a channel."""
    match image.mode:
        case "I;16":
            return Image.frombytes("L", image.size, image.tobytes()[1::2])  # the higher bytes
        case "P" | "1" | "L" | "RGB" if image.has_transparency_data:
            return image.convert("LA" if image.mode in ("1", "L") else "RGBA")
        case "P":
            return image.convert("RGB")
        case "1":
            return image.convert("L")
    return image


def _opaque(image: Image.Image) -> Image.Image:
    """Return ``image`` on white, as paper is."""
    if image.mode not in ("LA", "RGBA"):
        return image
    ground = Image.new("RGBA", image.size, WHITE)
    flat = Image.alpha_composite(ground, image.convert("RGBA"))
    return flat.convert("L" if image.mode == "LA" else "RGB")


def _fitted(image: Image.Image) -> Image.Image:
    """Return ``image`` no larger than print and screens can show."""
    longest = max(image.size)
    if longest <= LONGEST:
        return image
    width, height = (max(1, round(side * LONGEST / longest)) for side in image.size)
    return image.resize((width, height), Image.Resampling.LANCZOS)
