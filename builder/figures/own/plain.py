"""A decoded picture made plain: upright, opaque, in grey or sRGB of 8 bits, of a size to print."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from builder.figures.own.faults import Faults

LONGEST = 2000
"""Pixels on the longer side: 340 an inch over the largest card, and as many as a screen shows."""
WHITE = (255, 255, 255, 255)


def plain(image: Image.Image, faults: Faults) -> Image.Image:
    """Return what is seen of ``image``, in mode L or RGB.

    Raises:
        ContentError: its colour profile cannot be followed.
    """
    return _fitted(_opaque(_in_srgb(ImageOps.exif_transpose(image), faults)))


def is_plain(image: Image.Image) -> bool:
    """Tell whether ``image``, in mode L or RGB, is upright and in sRGB as it stands."""
    profile = image.info.get("icc_profile")
    upright = image.getexif().get(ORIENTATION, 1) == 1
    return upright and (profile is None or _is_srgb(profile))


ORIENTATION = 0x0112
"""The tag of EXIF 2.3, 4.6.4, that tells which way up a picture is; 1 is as it stands."""


def _in_srgb(image: Image.Image, faults: Faults) -> Image.Image:
    """Return ``image`` in grey or RGB, its alpha kept, its numbers meaning what sRGB means."""
    profile = image.info.get("icc_profile")
    image = _of_eight_bits(image)
    if profile is None or _is_srgb(profile):
        return image
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    bare = image.convert("L" if image.mode in ("L", "LA") else "RGB")
    try:
        told = ImageCms.ImageCmsProfile(BytesIO(profile))
        meant = ImageCms.createProfile("sRGB")
        seen = ImageCms.profileToProfile(bare, told, meant, outputMode="RGB")
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
        told = ImageCms.ImageCmsProfile(BytesIO(profile))
        return "srgb" in ImageCms.getProfileDescription(told).lower()
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
