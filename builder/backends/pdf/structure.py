"""The tree that assistive software reads (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern

from builder.backends.pdf import syntax
from builder.backends.pdf.canvas import FileCanvas

WRITTEN_TOGETHER = 1000
"""So many elements are spelt and encoded at once: few enough to need no room to speak of."""


@dataclass(slots=True)
class _Entry:
    """An element; a set of a thousand cards has 36,000, so each is kept small.

    Attributes:
        parent: its place in the list of elements; the first is its own parent.
        entries: role, attributes and the like, as PDF spells them.
        page: object number of the page its content stands on, or 0.
        content: marks and annotations, spelt out; the places of child elements. It is put in
            when the element is closed.
        identifier: a name by which the element can be found, or nothing.
    """

    parent: int
    entries: str
    page: int = 0
    content: Sequence[str | int] = ()
    identifier: str = ""


class StructureTree:
    """Elements in reading order. One that stays empty vanishes when it is closed."""

    def __init__(self, page_count: int) -> None:
        self._elements: list[_Entry] = []
        self._contents: list[list[str | int]] = []
        self._current = 0
        self._page = 0
        self._page_count = page_count
        self._marks: list[list[int]] = []
        self._annotations: list[int] = []

    def start_page(self, object_number: int) -> int:
        """Begin the marks of a page, return its key in the parent tree."""
        self._page = object_number
        self._marks.append([])
        return len(self._marks) - 1

    def open(self, entries: str) -> None:
        """Begin an element within the present one; ``entries`` start with its role."""
        self._elements.append(_Entry(self._current, intern(entries)))
        self._contents.append([])
        self._current = len(self._elements) - 1

    def close(self) -> None:
        """End the present element; an empty one is the last of the list and is taken off."""
        closed, content = self._elements[self._current], self._contents.pop()
        if not content:
            self._elements.pop()
        elif self._contents:
            self._contents[-1].append(self._current)
        closed.content = tuple(content)
        self._current = closed.parent

    def identify(self, name: str) -> None:
        """Make the present element findable by ``name``, or by its place if that is empty."""
        self._elements[self._current].identifier = name or f"element-{self._current}"

    def mark(self) -> int:
        """Give the next content of the page to the present element, return its mark."""
        marks = self._marks[-1]
        marks.append(self._current)
        self._claim(intern(str(len(marks) - 1)))
        return len(marks) - 1

    def annotate(self, object_number: int) -> int:
        """Give an annotation to the present element, return the annotation's key."""
        self._claim(f"<</Type/OBJR/Obj {object_number} 0 R>>")
        self._annotations.append(self._current)
        return self._page_count + len(self._annotations) - 1

    def _claim(self, content: str) -> None:
        self._elements[self._current].page = self._page
        self._contents[-1].append(content)

    def write(self, canvas: FileCanvas) -> int:
        """Write all elements, return the number of the tree's root."""
        root, count = canvas.reserve(), len(self._elements)
        first = canvas.reserve(count)
        references = [f"{number} 0 R" for number in range(first, first + count)]
        for start in range(0, count, WRITTEN_TOGETHER):
            together = self._elements[start : start + WRITTEN_TOGETHER]
            lines = [_written(each, references[each.parent], references) for each in together]
            if start == 0:
                lines[0] = _written(together[0], f"{root} 0 R", references)
            canvas.fill(first + start, *"\n".join(lines).encode("latin-1").split(b"\n"))
        canvas.fill(root, self._root(canvas, references).encode("latin-1"))
        self._elements.clear()
        return root

    def _root(self, canvas: FileCanvas, references: list[str]) -> str:
        first = f"/K {references[0]}" if references else ""
        parents = canvas.add(f"<</Nums[{self._parents(references)}]>>")
        following = self._page_count + len(self._annotations)
        return (
            f"<</Type/StructTreeRoot{first}/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {following}{self._name_tree(references)}>>"
        )

    def _parents(self, references: list[str]) -> str:
        pages = [
            f"{key}[{' '.join([references[place] for place in marks])}]"
            for key, marks in enumerate(self._marks)
        ]
        annotations = [
            f"{key} {references[place]}"
            for key, place in enumerate(self._annotations, self._page_count)
        ]
        return "\n".join(pages + annotations)

    def _name_tree(self, references: list[str]) -> str:
        pairs = zip(self._elements, references, strict=True)
        names = sorted(
            (each.identifier.encode(), place) for each, place in pairs if each.identifier
        )
        if not names:
            return ""
        spelt = "".join(f"{syntax.byte_string(raw)} {reference} " for raw, reference in names)
        first, last = (syntax.byte_string(names[at][0]) for at in (0, -1))
        return f"/IDTree<</Kids[<</Limits[{first}{last}]/Names[{spelt}]>>]>>"


def _written(element: _Entry, parent: str, references: list[str]) -> str:
    """Return the element on one line."""
    content = element.content
    kids = " ".join([kid if isinstance(kid, str) else references[kid] for kid in content])
    page = f"/Pg {element.page} 0 R" if element.page else ""
    name = f"/ID{syntax.byte_string(element.identifier.encode())}" if element.identifier else ""
    return f"<</S{element.entries}/P {parent}{page}{name}/K[{kids}]>>"
