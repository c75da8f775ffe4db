"""What a file is for: to be read and printed at home, or to be given to a print shop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Inks = Literal["screen", "press"]
"""``screen``: every colour is sRGB. ``press``: neutral dark colours are black ink alone, all others
sRGB told by a profile; the shop parts them into its inks."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A file to read, with links; conforms to PDF/UA-1 and, with a profile, to PDF/A-2a.

    Attributes:
        srgb: an ICC profile of sRGB.
    """

    srgb: bytes = b""
    inks: ClassVar[Inks] = "screen"
    links: ClassVar[bool] = True
    version: ClassVar[str] = "1.7"


@dataclass(frozen=True, slots=True)
class PrintShop:
    """A file for offset or digital presses, prepared for PDF/X-4 (ISO 15930-7).

    Attributes:
        srgb: an ICC profile of sRGB.
        press: an ICC profile of how the press prints with cyan, magenta, yellow and black.
        condition: the name of what is printed so in the register of the ICC.
        described: the same in words.
    """

    srgb: bytes
    press: bytes
    condition: str = "FOGRA39"
    described: str = "Offset on coated paper, ISO 12647-2:2004/Amd 1 (FOGRA39)"
    inks: ClassVar[Inks] = "press"
    links: ClassVar[bool] = False
    version: ClassVar[str] = "1.6"


Purpose = Screen | PrintShop
