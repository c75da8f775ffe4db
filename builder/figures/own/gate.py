"""Whoever drew an SVG file, only outlines and plain colours come through this gate.

The file is parsed with no entities, no network and no oversized trees; then a new tree is built of
what is known to be harmless. Nothing else of the file reaches the library that normalises it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from PIL import ImageColor

from builder.diagnostics import ContentError, Finding, InFile

SVG = "{http://www.w3.org/2000/svg}"
LINKS = ("href", "{http://www.w3.org/1999/xlink}href")

MOST_BYTES = 2_000_000
MOST_ELEMENTS = 1_500
"""Copies count too; so many lines take the normaliser two seconds."""
MOST_NUMBERS = 60_000
DEEPEST = 40
LARGEST = 1e6
"""A number beyond this is no place in a picture (user units)."""

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
DRAWN = SHAPES | {"svg", "g", "defs", "use", "clipPath"}
SILENT = frozenset({"title", "desc", "metadata"})
"""Words about the picture; the guide has its own."""
HARMFUL = frozenset(
    {"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "animate", "set",
     "animateMotion", "animateTransform", "handler", "listener"}
)  # fmt: skip
HINTS = {
    "text": "turn the text into outlines, or name the spot on the card",
    "style": "save the picture with presentation attributes instead of a style sheet",
    "linearGradient": "fill with plain colours; build shading from flat shapes",
    "radialGradient": "fill with plain colours; build shading from flat shapes",
    "image": "give the photograph as a picture file of its own",
}

GEOMETRY = frozenset(
    {"d", "points", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy", "r", "rx",
     "ry", "viewBox", "transform"}
)  # fmt: skip
PAINT = frozenset(
    {"fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-linecap",
     "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "opacity", "clip-path",
     "clip-rule", "display", "color"}
)  # fmt: skip
UNDRAWN = frozenset(
    {"filter", "mask", "marker", "marker-start", "marker-mid", "marker-end", "mix-blend-mode",
     "stroke-dasharray"}
)  # fmt: skip
"""What changes the look and cannot be kept."""
PLAIN_VALUES = frozenset({"none", "normal", "inherit", "0"})

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)
INSIDE = re.compile(r"url\(\s*[\"']?#[\w.:-]+[\"']?\s*\)")
NAME = re.compile(r"[\w.:-]{1,200}")
PLAIN_COLOUR = re.compile(r"[a-z]{1,40}|#(?:[0-9a-f]{3}){1,2}|rgb\([\d\s,]{5,40}\)")
"""The colours of SVG that can be kept; the library reads others too, that no picture of SVG has."""
PATH_DATA = re.compile(r"[\s,.\-+0-9eEMmLlHhVvCcSsQqTtAaZz]*")


def admit(content: bytes, faults: Faults) -> etree._Element:
    """Return a new tree of what may be drawn of the SVG file ``content``.

    Raises:
        ContentError: the file is hostile, broken, or draws with what cannot be kept.
    """
    root = _parsed(content, faults)
    faults.stop()
    fresh = _Gate(faults).rebuilt(root, 0)
    faults.stop()
    return fresh


def _parsed(content: bytes, faults: Faults) -> etree._Element:
    if len(content) > MOST_BYTES:
        size = f"{len(content) / 1e6:.1f} MB"
        faults.report("picture-too-large", f"the file has {size}; 2 MB can be read")
        faults.stop()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        faults.report("picture-unreadable", f"this is no well-formed XML: {error.msg}", line)
        faults.stop()
        raise  # stop() has raised already; this tells the type checker
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():  # type: ignore[union-attr]
        message = "the file declares entities, which can grow without end"
        faults.report("picture-unsafe", message, 1, "delete the <!DOCTYPE …> declaration")
    if root.tag != f"{SVG}svg":
        faults.report("picture-unreadable", "the outermost element is no <svg> of SVG")
    return root


class _Gate:
    """Builds the new tree, counting as it goes."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._elements = self._numbers = 0

    def rebuilt(self, old: etree._Element, depth: int) -> etree._Element:
        """Return a fresh copy of ``old`` and of what may be drawn inside it."""
        fresh = etree.Element(old.tag)
        for name, value in self._attributes(old):
            fresh.set(name, value)
        for child in old:
            if self._enters(child, depth + 1):
                fresh.append(self.rebuilt(child, depth + 1))
        return fresh

    def _enters(self, element: etree._Element, depth: int) -> bool:
        """Tell whether ``element`` may be drawn; report it where it must not be there."""
        self._elements += 1
        if self._elements > MOST_ELEMENTS or depth > DEEPEST:
            much = "nests too deeply" if depth > DEEPEST else "holds too many elements"
            self._refuse("picture-too-large", f"the picture {much}", element)
            self._faults.stop()
        tag = str(element.tag)
        if not tag.startswith(SVG):
            return False
        kind = tag.removeprefix(SVG)
        if kind in HARMFUL:
            self._refuse("picture-unsafe", f"<{kind}> is not part of a still picture", element)
        elif kind not in DRAWN | SILENT or kind == "svg":
            hint = HINTS.get(kind, "leave it out, or turn it into plain outlines")
            self._refuse("picture-unsupported", f"<{kind}> cannot be drawn", element, hint)
        return kind in DRAWN and kind != "svg"

    def _attributes(self, element: etree._Element) -> Iterator[tuple[str, str]]:
        """Yield the attributes to keep, those of ``style`` last, because they win."""
        for name, value in element.attrib.items():
            yield from self._attribute(element, str(name), str(value).strip())
        for declaration in str(element.get("style", "")).split(";"):
            name, colon, value = declaration.partition(":")
            if colon:
                value = value.removesuffix("!important")
                yield from self._attribute(element, name.strip().lower(), value.strip())

    def _attribute(
        self, element: etree._Element, name: str, value: str
    ) -> Iterator[tuple[str, str]]:
        if name == "style":
            return
        if name.lower().startswith("on"):
            self._refuse("picture-unsafe", f"{name} runs a program", element)
        elif name in LINKS:
            if self._leads_inside(element, value):
                yield "{http://www.w3.org/1999/xlink}href", value
        elif name in UNDRAWN and value not in PLAIN_VALUES:
            hint = "draw it as plain outlines"
            self._refuse("picture-unsupported", f"{name} cannot be drawn", element, hint)
        elif "url(" in value.lower() and not INSIDE.fullmatch(value):
            self._refuse("picture-unsafe", f"{name} leads out of the file", element)
        elif name == "id" or name in GEOMETRY:
            if NAME.fullmatch(value) if name == "id" else self._is_geometry(element, name, value):
                yield name, value
        elif name in PAINT:
            yield from self._paint(element, name, value)

    def _leads_inside(self, element: etree._Element, value: str) -> bool:
        if element.tag != f"{SVG}use":
            return False
        if value.startswith("#") and NAME.fullmatch(value[1:]):
            return True
        self._refuse("picture-unsafe", "the link leads out of the file", element)
        return False

    def _is_geometry(self, element: etree._Element, name: str, value: str) -> bool:
        numbers = NUMBER.findall(value)
        self._numbers += len(numbers)
        if self._numbers > MOST_NUMBERS:
            message = f"the picture has more than {MOST_NUMBERS} numbers"
            self._refuse("picture-too-large", message, element, "simplify its outlines")
            self._faults.stop()
        if any(abs(float(number)) > LARGEST for number in numbers):
            self._refuse("picture-too-large", f"{name} lies beyond any page", element)
            return False
        if name in ("d", "points") and not PATH_DATA.fullmatch(value):
            self._refuse("picture-unreadable", f"{name} holds what is no outline", element)
            return False
        return True

    def _paint(self, element: etree._Element, name: str, value: str) -> Iterator[tuple[str, str]]:
        if name not in ("fill", "stroke"):
            yield name, value
        elif value in ("none", "transparent"):
            yield name, "none"
        elif plain := colour(value):
            yield name, plain
        elif value not in ("inherit", "currentColor", "currentcolor"):
            hint = "fill with a plain colour, such as #aa3322"
            self._refuse("picture-unsupported", f"{name} {value!r} is no colour", element, hint)
        elif value != "inherit":
            yield name, "#000000"

    def _refuse(self, code: str, message: str, element: etree._Element, hint: str = "") -> None:
        line = element.sourceline
        self._faults.report(code, message, line if isinstance(line, int) else 1, hint)


def colour(written: str) -> str | None:
    """Return ``written`` as #rrggbb, or nothing where it is no colour known here."""
    value = written.strip().lower()
    if not PLAIN_COLOUR.fullmatch(value):
        return None
    try:
        channels = ImageColor.getrgb(value)
    except ValueError:
        return None
    return "#" + "".join(f"{min(channel, 255):02x}" for channel in channels)


@dataclass(slots=True)
class Faults:
    """Gathers what is wrong with one picture file.

    Attributes:
        picture: its place as findings show it.
        findings: what is wrong so far.
    """

    picture: InFile
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, message: str, line: int = 1, hint: str = "") -> None:
        self.findings.append(Finding(self.picture._replace(line=line), code, message, hint))

    def stop(self) -> None:
        """Raise what was found, if anything was.

        Raises:
            ContentError: every finding so far.
        """
        if self.findings:
            raise ContentError(self.findings)
