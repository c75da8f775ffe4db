"""Pages encoded once: alone in one file, on the sheets of another."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from builder.backends.pdf.content import paint_page
from builder.backends.pdf.drawings import Form, Forms
from builder.backends.pdf.fonts import FontFamily, Typefaces
from builder.backends.pdf.packing import COMPRESSION_LEVEL
from builder.backends.pdf.painting import Painter
from builder.backends.pdf.structure import Branch, StructureTree
from builder.drawing import Imposed, Page


@dataclass(frozen=True, slots=True)
class EncodedFace:
    """A page as PDF paints it, its origin the lower left corner of the bleed.

    Attributes:
        packed: operators, compressed.
        shown: the drawings that the operators name.
        states: the resources entry for opacities.
        branch: its structure.
    """

    packed: bytes
    shown: tuple[Form | int, ...]
    states: str
    branch: Branch


class EncodedFaces:
    """The pages of one file, kept for the sheets of another.

    A page is known by being itself: the sheets must hold the very pages that were written.
    Characters have the same codes in all files that share the faces.
    """

    def __init__(self, family: FontFamily) -> None:
        self.typefaces = Typefaces(family)
        self._kept: dict[int, tuple[Page, EncodedFace]] = {}

    def keep(self, page: Page, face: EncodedFace) -> None:
        """Remember ``page``, unless others are printed on it.

        It lives as long as this does, so that no other takes its place.
        """
        if all(isinstance(form, Form) for form in face.shown):
            self._kept[id(page)] = (page, face)

    def find(self, page: Page) -> EncodedFace | None:
        kept = self._kept.get(id(page))
        return kept[1] if kept else None


def encode_face(page: Page, typefaces: Typefaces, forms: Forms) -> EncodedFace:
    """Return ``page`` encoded for sheets alone.

    Raises:
        ValueError: a page is printed on it.
    """
    tree = StructureTree(1)
    tree.start_page(ONLY_PAGE)
    tree.open("/Document")
    painter = Painter(page, typefaces, forms)
    paint_page(page, painter, tree, None, _refuse)
    return encoded(painter, tree.branch(1))


ONLY_PAGE = 1
"""Any number: the structure gets its page when it is grafted."""


def encoded(painter: Painter, branch: Branch) -> EncodedFace:
    """Return what ``painter`` holds of a page that added ``branch`` to a tree."""
    packed = zlib.compress("".join(painter.out).encode("latin-1"), COMPRESSION_LEVEL)
    return EncodedFace(packed, tuple(painter.shown), painter.states, branch)


def _refuse(imposed: Imposed) -> None:
    message = f"page {imposed.page.name!r} stands on a page that itself stands on a sheet"
    raise ValueError(message)
