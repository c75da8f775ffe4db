"""An SVG file to a tree of elements; what runs, leads elsewhere or grows without end is refused.

The parser knows no network and is given no entities. Each element keeps the place where it was
written, down to its attributes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from builder.figures.own.faults import Faults

SPACE = "http://www.w3.org/2000/svg"
LINK = "http://www.w3.org/1999/xlink|href"
MOST_BYTES = 2_000_000
MOST_ELEMENTS = 5_000
DEEPEST = 60
HARMFUL = frozenset(
    {"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "animate", "set",
     "animateColor", "animateMotion", "animateTransform", "discard", "handler", "listener"}
)  # fmt: skip
OWN_LINKS = frozenset({"a", "image"})
"""Elements that are refused whatever their link is."""
INSIDE = re.compile(r"#[^\s()\"'#]{1,200}")
URL = re.compile(r"url\(\s*(?P<quote>[\"']?)(?P<address>[^)]*?)(?P=quote)\s*\)", re.IGNORECASE)
PLAIN = "save it as plain SVG (Inkscape: Save a Copy, Plain SVG; Illustrator: Export As, SVG)"

Place = tuple[int, int]
"""Line and column, from 1."""


@dataclass(slots=True, eq=False)
class Element:
    """An element of SVG.

    Attributes:
        attributes: those of SVG; links are called ``href`` whoever's they are.
        places: where each attribute stands.
        text: all its text, of its own only.
    """

    kind: str
    attributes: dict[str, str]
    place: Place
    places: dict[str, Place]
    children: list[Element] = field(default_factory=list)
    text: str = ""
    text_place: Place = (1, 1)

    def at(self, name: str) -> Place:
        return self.places.get(name, self.place)


def read_tree(content: bytes, faults: Faults) -> Element:
    """Return the outermost element of the SVG file ``content``.

    Raises:
        ContentError: the file is hostile, too large or no SVG.
    """
    if len(content) > MOST_BYTES:
        size = f"the file has {len(content) / 1e6:.1f} MB; 2 MB can be read"
        faults.report("picture-too-large", size, 1, "simplify its outlines")
        faults.stop()
    return _Reader(content, faults).root()


class _Reader:
    """Builds the tree while the parser goes over the file."""

    def __init__(self, content: bytes, faults: Faults) -> None:
        self._content, self._faults = content, faults
        self._root: Element | None = None
        self._around: list[Element | None] = []
        self._elements = 0
        self._parser = expat.ParserCreate(namespace_separator="|")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words
        self._parser.EntityDeclHandler = self._entity

    def root(self) -> Element:
        try:
            self._parser.Parse(self._content, True)  # noqa: FBT003 - as it is called in C
        except expat.ExpatError as error:
            message = f"this is no well-formed XML: {expat.ErrorString(error.code)}"
            self._faults.report(
                "picture-unreadable", message, error.lineno, PLAIN, error.offset + 1
            )
        except (ValueError, LookupError) as error:
            message = f"this is no well-formed XML: {error}"
            self._faults.report("picture-unreadable", message, 1, PLAIN)
            self._faults.stop()
        if self._root is None:
            message = "the outermost element is no <svg> of SVG"
            hint = f'let it begin with <svg xmlns="{SPACE}"'
            self._faults.report("picture-unreadable", message, 1, hint)
            self._faults.stop()
        return self._root or Element("svg", {}, (1, 1), {})

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count()
        parent = self._around[-1] if self._around else None
        space, _, kind = name.rpartition("|")
        if (
            space != SPACE
            or (self._around and parent is None)
            or (not self._around and kind != "svg")
        ):
            self._around.append(None)
            return
        element = self._element(kind, attributes)
        if parent is None:
            self._root = element
        else:
            parent.children.append(element)
        self._around.append(element)

    def _count(self) -> None:
        self._elements += 1
        deep = len(self._around) > DEEPEST
        if deep or self._elements > MOST_ELEMENTS:
            much = "nests too deeply" if deep else f"holds more than {MOST_ELEMENTS:,} elements"
            self._refuse("picture-too-large", f"the picture {much}", self._here(), "simplify it")
            self._faults.stop()

    def _element(self, kind: str, attributes: dict[str, str]) -> Element:
        place, start = self._here(), self._parser.CurrentByteIndex
        known, places = {}, {}
        for name, value in attributes.items():
            own = "href" if name == LINK else name
            if "|" not in own and (own not in known or name == own):
                places[own] = self._attribute_at(own, start, place)
                if self._is_safe(kind, own, value, places[own]):
                    known[own] = value
        if kind in HARMFUL:
            message = f"<{kind}> is not part of a still picture"
            self._refuse("picture-unsafe", message, place, "delete it")
        return Element(kind, known, place, places)

    def _is_safe(self, kind: str, name: str, value: str, place: Place) -> bool:
        """Tell whether an attribute neither runs nor leads out; report one that does."""
        message = ""
        if name.lower().startswith("on"):
            message = f"{name} runs a program"
        elif name == "href" and kind not in OWN_LINKS and not INSIDE.fullmatch(value.strip()):
            message = "the link leads out of the file"
        elif leads_out(value):
            message = f"{name} leads out of the file"
        if message:
            self._refuse("picture-unsafe", message, place, "delete it")
        return not message

    def _end(self, _: str) -> None:
        self._around.pop()

    def _words(self, text: str) -> None:
        element = self._around[-1] if self._around else None
        if element is not None and element.kind in ("style", "text"):
            element.text_place = element.text_place if element.text else self._here()
            element.text += text

    def _entity(self, *_: object) -> None:
        message = "the file declares entities, which can grow without end"
        self._refuse("picture-unsafe", message, self._here(), PLAIN)
        self._faults.stop()

    def _here(self) -> Place:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _attribute_at(self, name: str, start: int, place: Place) -> Place:
        """Return where the attribute stands in the tag that begins at byte ``start``."""
        pattern = rb"[\s:]" + re.escape(name.encode()) + rb"\s*="
        match = re.compile(pattern).search(self._content, start)
        if match is None:  # the file is written in more than one byte a letter
            return place
        before = self._content[start : match.start() + 1]
        lines = before.count(b"\n")
        column = len(before.rpartition(b"\n")[2]) + (1 if lines else place[1])
        return place[0] + lines, column

    def _refuse(self, code: str, message: str, place: Place, hint: str) -> None:
        self._faults.report(code, message, place[0], hint, place[1])


def leads_out(value: str) -> bool:
    """Tell whether ``value`` names an address outside of the file."""
    return any(not INSIDE.fullmatch(match["address"].strip()) for match in URL.finditer(value))
