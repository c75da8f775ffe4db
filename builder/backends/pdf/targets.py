"""Ways through a file and out of it: names and the links to them, bookmarks, numbers of pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.backends.pdf import syntax
from builder.backends.pdf.canvas import FileCanvas
from builder.drawing import Document, Link, Page, Section

PRINTED = 4
"""The annotation flag that archival files demand (ISO 19005-2, 6.3.2)."""

OTHER_FILE = re.compile(r"([\w.-]+\.pdf)#([\w-]+)")
"""A link to a place in another PDF of the same folder: ``cards.pdf#card-3``."""


@dataclass(frozen=True, slots=True)
class _Annotation:
    number: int
    key: int
    link: Link
    box_pt: tuple[float, float, float, float]


class Targets:
    """The names and links of one file; links are written when all names are known."""

    def __init__(self, canvas: FileCanvas) -> None:
        self._canvas = canvas
        self._page = 0
        self._places: dict[str, str] = {}
        self._links: list[_Annotation] = []

    def start_page(self, object_number: int, name: str, top_pt: float) -> None:
        """Let ``#name`` lead to the top of a page, and further names to places on it."""
        self._page = object_number
        self.add_place(name, top_pt)

    def add_place(self, name: str, top_pt: float) -> None:
        """Let ``#name`` lead to a height on the present page.

        Raises:
            ValueError: another place has this name.
        """
        if name in self._places:
            message = f"two places are named {name!r}"
            raise ValueError(message)
        self._places[name] = f"[{self._page} 0 R/XYZ 0 {syntax.number(top_pt, 2)} 0]"

    def place(self, name: str) -> str:
        """Return the destination called ``name``.

        Raises:
            ValueError: there is none: links must be checked before they are laid out.
        """
        if name not in self._places:
            message = f"a link leads to {name!r}, which is nowhere in the file"
            raise ValueError(message)
        return self._places[name]

    def reserve(self) -> int:
        return self._canvas.reserve()

    def add_link(
        self, number: int, key: int, link: Link, box_pt: tuple[float, float, float, float]
    ) -> None:
        """Keep a link to be written as object ``number``, known to the structure by ``key``."""
        self._links.append(_Annotation(number, key, link, box_pt))

    def write(self) -> None:
        """Write all links, and the names by which other files lead into this one."""
        self._canvas.set_catalog(Names=f"<</Dests<</Names[{self._named()}]>>>>")
        for annotation in self._links:
            self._canvas.fill(annotation.number, self._written(annotation).encode("latin-1"))

    def _named(self) -> str:
        return "".join(
            f"{syntax.text_string(name)}{self._places[name]}" for name in sorted(self._places)
        )

    def _written(self, annotation: _Annotation) -> str:
        return (
            f"<</Type/Annot/Subtype/Link/Rect[{syntax.numbers(annotation.box_pt, 2)}]"
            f"/Border[0 0 0]/F {PRINTED}/StructParent {annotation.key}"
            f"/Contents{syntax.text_string(annotation.link.contents)}"
            f"{self._leading(annotation.link.target)}>>"
        )

    def _leading(self, target: str) -> str:
        if target.startswith("#"):
            return f"/Dest{self.place(target[1:])}"
        if match := OTHER_FILE.fullmatch(target):
            file, name = map(syntax.text_string, match.groups())
            return f"/A<</S/GoToR/F<</Type/Filespec/F{file}/UF{file}>>/D{name}/NewWindow true>>"
        return f"/A<</S/URI/URI{syntax.text_string(target)}>>"


def add_bookmarks(canvas: FileCanvas, document: Document, targets: Targets) -> None:
    """Give each section a bookmark at its first page, nested as the sections are, all unfolded."""
    sections = _sections(document.children)
    if sections:
        root = canvas.reserve()
        entries, _ = _add_level(canvas, sections, targets, root)
        canvas.fill(root, f"<</Type/Outlines{entries}>>".encode("latin-1"))
        canvas.set_catalog(Outlines=f"{root} 0 R", PageMode="/UseOutlines")


def _sections(children: tuple[Section | Page, ...]) -> list[Section]:
    return [child for child in children if isinstance(child, Section) and child.pages]


def _add_level(
    canvas: FileCanvas, sections: list[Section], targets: Targets, parent: int
) -> tuple[str, int]:
    """Add the bookmarks of ``sections``, and all below them, to that with number ``parent``.

    Returns:
        What ``parent`` says of them, and how many they are: all are seen (ISO 32000-1, 12.3.3).
    """
    first, seen = canvas.reserve(len(sections)), 0
    last = first + len(sections) - 1
    for number, section in enumerate(sections, first):
        within, below = "", _sections(section.children)
        if below:
            within, more = _add_level(canvas, below, targets, number)
            seen += more
        before = f"/Prev {number - 1} 0 R" if number > first else ""
        after = f"/Next {number + 1} 0 R" if number < last else ""
        place = targets.place(section.pages[0].name)
        written = (
            f"<</Title{syntax.text_string(section.title)}/Parent {parent} 0 R"
            f"/Dest{place}{before}{after}{within}>>"
        )
        canvas.fill(number, written.encode("latin-1"))
    seen += len(sections)
    return f"/First {first} 0 R/Last {last} 0 R/Count {seen}", seen


def page_labels(pages: tuple[Page, ...]) -> str:
    """Return the labels of ``pages`` as PDF spells them, or nothing where no page has one.

    A page without a label is shown by its place in the file.
    """
    if not any(page.label for page in pages):
        return ""
    labels = [
        f"{index}<</P{syntax.text_string(page.label or str(index + 1))}>>"
        for index, page in enumerate(pages)
    ]
    return f"<</Nums[{' '.join(labels)}]>>"
