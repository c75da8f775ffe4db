"""A small finished document that uses all that a page can hold."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path as FilePath

import pikepdf
import reportlab
from reportlab.pdfbase.ttfonts import TTFontFile

from builder.drawing import (
    Artifact,
    Document,
    Drawing,
    Element,
    Link,
    Page,
    Placed,
    Section,
    Shape,
    Stroke,
    TextRun,
    Word,
)
from builder.geometry import Box, Path, Point
from builder.units import pt_to_mm

FOLDER = FilePath(reportlab.__file__).parent / "fonts"
FILES = {
    "regular": "Vera.ttf",
    "bold": "VeraBd.ttf",
    "italic": "VeraIt.ttf",
    "bold-italic": "VeraBI.ttf",
}
INK = "#1b2a38"
WIDTH, HEIGHT = 99.0, 132.0


@dataclass(frozen=True)
class FileFont:
    """A font as the PDF writer sees it."""

    data: bytes


class FileFamily:
    """The fonts that ReportLab brings."""

    def __init__(self) -> None:
        self.files = {name: (FOLDER / file).read_bytes() for name, file in FILES.items()}

    def font(self, name: str) -> FileFont:
        return FileFont(self.files[name])


FAMILY = FileFamily()
METRICS = {name: TTFontFile(io.BytesIO(data)) for name, data in FAMILY.files.items()}
PROFILE = (FilePath(pikepdf.__file__).parent / "pdfa" / "data" / "sRGB.icc").read_bytes()


def word(text: str, font: str = "regular", kerns: tuple[tuple[int, int], ...] = ()) -> Word:
    widths = METRICS[font].charWidths
    thousandths = sum(widths[ord(character)] for character in text) + sum(k for _, k in kerns)
    return Word(text, thousandths / 1000, kerns)


def run(
    text: str, x: float, baseline: float, *, font: str = "regular", size: float = 11.0
) -> TextRun:
    words = tuple(word(part, font) for part in text.split(" "))
    space = METRICS[font].charWidths[ord(" ")] / 1000
    ems = sum(part.advance for part in words) + space * (len(words) - 1)
    return TextRun(x, baseline, pt_to_mm(ems * size), words, font, size, INK)


def paragraph(text: str, x: float, baseline: float) -> Element:
    return Element("P", (run(text, x, baseline),))


def item(label: str, text: str, baseline: float) -> Element:
    return Element(
        "LI",
        (
            Element("Lbl", (run(label, 8, baseline, font="bold"),)),
            Element("LBody", (run(text, 14, baseline),)),
        ),
    )


LEG = Drawing(
    "leg",
    60.0,
    40.0,
    (
        Shape(Path.box(Box(0, 0, 60, 40)), fill="#f4efe6"),
        Shape(Path.disc(Point(20, 20), 12), fill="#c88a6a", stroke=Stroke(INK, 0.4)),
        Shape(Path.disc(Point(32, 20), 12), fill="#3366cc", fill_opacity=0.5),
        Shape(
            Path.polygon([(40, 5), (75, 5), (75, 35), (40, 35)]).joined(
                Path.polygon([(45, 10), (50, 10), (50, 30), (45, 30)])
            ),
            fill="#668866",
            rule="evenodd",
        ),
    ),
    alt="Two discs and a frame.",
)
FRAME = Shape(Path.box(Box(8, 66, 91, 80), 2), fill="#fff3d6", stroke=Stroke("#8a5a00", 0.5))


def front(name: str, number: int) -> Page:
    title = f"Knead the calf {number}"
    return Page(
        name,
        WIDTH,
        HEIGHT,
        (
            Artifact((Shape(Path.box(Box(-3, -3, WIDTH + 3, 12)), fill="#dde6ee"),)),
            Element("H1", (run(title, 8, 20, font="bold", size=16),), anchor=f"{name}-title"),
            Element(
                "Figure",
                (Placed(LEG, Box(8, 24, 68, 64)),),
                alt="Two discs and a frame.",
                box=Box(8, 24, 68, 64),
            ),
            Element(
                "Sect",
                (
                    FRAME,
                    Element("P", (run("WARNING", 10, 71, font="bold", size=12),)),
                    Element(
                        "P",
                        (
                            run("Never press", 10, 76, size=12),
                            Element("Span", (run("behind", 40, 76, font="bold", size=12),)),
                            run("the (knee).", 60, 76, size=12),
                        ),
                    ),
                ),
                title="Warning",
            ),
            Artifact((run("cardbook 1.0", 8, 125, size=7.5),)),
        ),
        bleed=3.0,
        label=f"{number} front",
    )


def back(name: str, number: int, target: str) -> Page:
    link = Link(target, "The first card", (Box(8, 57, 40, 62),))
    return Page(
        name,
        WIDTH,
        HEIGHT,
        (
            Element("H2", (run("Steps", 8, 20, font="bold", size=12),)),
            Element(
                "L",
                (
                    item("1.", "Sit beside the calf.", 28),
                    Element("LI", (Element("Lbl", (run("2.", 8, 34, font="bold"),)), _two_lines())),
                ),
            ),
            Element("Figure", (Placed(LEG, Box(8, 80, 38, 100)),), alt="The same, small.",
                    box=Box(8, 80, 38, 100)),
            Element("P", (run("Nur sanft drücken – immer.", 8, 50),), language="de"),
            Element("P", (Element("Link", (run("See the first card", 8, 61),), link=link),)),
            Element("P", ()),
        ),
        bleed=3.0,
        label=f"{number} back",
    )  # fmt: skip


def _two_lines() -> Element:
    return Element("LBody", (run("Slide up, lifting the", 14, 34), run("muscle.", 14, 39)))


def sample() -> Document:
    """Two cards in two parts, one with a web link, and an empty section."""
    return Document(
        "Easy <Leg> & Massage",
        "en-GB",
        (
            front("cover", 0),
            Section(
                "Lower leg",
                (
                    Section("Knead", (front("one", 1), back("one-back", 1, "#cover-title"))),
                    Section("Wring", (front("two", 2), back("two-back", 2, "https://example.org/"))),
                ),
                role="Part",
            ),
            Section("Nothing", ()),
        ),
        author="A. Author",
        subject="Cards for the table – to print",
        keywords=("massage", "cards"),
        date="2026-11-22",
        identifier="urn:uuid:5d2f1c7e-0000-4000-8000-000000000001",
        rights="CC BY 4.0",
        viewer={"PrintScaling": "None", "Duplex": "DuplexFlipLongEdge"},
    )  # fmt: skip
