"""The tree that assistive software reads (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from array import array
from sys import intern

from builder.backends.pdf import syntax
from builder.backends.pdf.canvas import FileCanvas

_Content = str | tuple[str | int, ...]
"""Marks and annotations, spelt out; the places of child elements."""

WRITTEN_TOGETHER = 1000
"""So many elements are spelt and encoded at once: few enough to need no room to speak of."""


class StructureTree:
    """Elements in reading order. One that stays empty vanishes when it is closed.

    What is known of an element stands at its place in each of several rows: a set of a thousand
    cards has 36,000 elements, and as many objects would take 2 MB more.
    """

    def __init__(self, page_count: int) -> None:
        self._above = array("L")
        self._pages = array("L")
        self._entries: list[str] = []
        self._contents: list[_Content] = []
        self._names: dict[int, str] = {}
        self._open: list[tuple[int, list[str | int]]] = []
        self._page = 0
        self._page_count = page_count
        self._marks: list[array[int]] = []
        self._annotations: list[int] = []

    def start_page(self, object_number: int) -> int:
        """Begin the marks of a page, return its key in the parent tree."""
        self._page = object_number
        self._marks.append(array("L"))
        return len(self._marks) - 1

    def open(self, entries: str) -> None:
        """Begin an element within the present one; ``entries`` start with its role."""
        place = len(self._entries)
        self._above.append(self._open[-1][0] if self._open else 0)
        self._pages.append(0)
        self._entries.append(intern(entries))
        self._contents.append("")
        self._open.append((place, []))

    def close(self) -> None:
        """End the present element; an empty one is the last in all rows and is taken off."""
        place, content = self._open.pop()
        if not content:
            for row in (self._above, self._pages, self._entries, self._contents):
                row.pop()
            self._names.pop(place, None)
            return
        self._contents[place] = _spelt(content)
        if self._open:
            self._open[-1][1].append(place)

    def identify(self, name: str) -> None:
        """Make the present element findable by ``name``, or by its place if that is empty."""
        place = self._open[-1][0]
        self._names[place] = name or f"element-{place}"

    def mark(self) -> int:
        """Give the next content of the page to the present element, return its mark."""
        marks = self._marks[-1]
        marks.append(self._open[-1][0])
        self._claim(intern(str(len(marks) - 1)))
        return len(marks) - 1

    def annotate(self, object_number: int) -> int:
        """Give an annotation to the present element, return the annotation's key."""
        self._claim(f"<</Type/OBJR/Obj {object_number} 0 R>>")
        self._annotations.append(self._open[-1][0])
        return self._page_count + len(self._annotations) - 1

    def _claim(self, content: str) -> None:
        place, claimed = self._open[-1]
        self._pages[place] = self._page
        claimed.append(content)

    def write(self, canvas: FileCanvas) -> int:
        """Write all elements, return the number of the tree's root."""
        root, count = canvas.reserve(), len(self._entries)
        first = canvas.reserve(count)
        references = [f"{number} 0 R" for number in range(first, first + count)]
        for start in range(0, count, WRITTEN_TOGETHER):
            places = range(start, min(start + WRITTEN_TOGETHER, count))
            lines = [self._element(place, references, root) for place in places]
            canvas.fill(first + start, *"\n".join(lines).encode("latin-1").split(b"\n"))
        canvas.fill(root, self._root(canvas, references).encode("latin-1"))
        return root

    def _element(self, place: int, references: list[str], root: int) -> str:
        """Return the element at ``place`` on one line; the first hangs on the tree's root."""
        content, page, name = self._contents[place], self._pages[place], self._names.get(place)
        if not isinstance(content, str):
            kids = [kid if isinstance(kid, str) else references[kid] for kid in content]
            content = " ".join(kids)
        parent = references[self._above[place]] if place else f"{root} 0 R"
        standing = f"/Pg {page} 0 R" if page else ""
        named = f"/ID{syntax.byte_string(name.encode())}" if name else ""
        return f"<</S{self._entries[place]}/P {parent}{standing}{named}/K[{content}]>>"

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
        names = sorted((name.encode(), references[at]) for at, name in self._names.items())
        if not names:
            return ""
        spelt = "".join(f"{syntax.byte_string(raw)} {reference} " for raw, reference in names)
        first, last = (syntax.byte_string(names[at][0]) for at in (0, -1))
        return f"/IDTree<</Kids[<</Limits[{first}{last}]/Names[{spelt}]>>]>>"


def _spelt(content: list[str | int]) -> _Content:
    """Return marks and annotations alone as they are written; they lead to no other element."""
    if all(isinstance(kid, str) for kid in content):
        return " ".join(map(str, content))
    return tuple(content)
