"""The tree that assistive software reads (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from sys import intern

from builder.backends.pdf import syntax
from builder.backends.pdf.canvas import FileCanvas
from builder.backends.pdf.roles import Edges, box_entry, mapped, unlinked
from builder.geometry import Affine

_Content = str | tuple[str | int, ...]
"""Marks, spelt out; or marks, places of child elements and negated numbers of annotations."""

WRITTEN_TOGETHER = 1000
"""So many elements are spelt and encoded at once: few enough to need no room to speak of."""


@dataclass(frozen=True, slots=True)
class Branch:
    """What a page added to a tree: the elements at places from ``first`` up to ``after``.

    Attributes:
        key: of the page in the parent tree.
    """

    tree: StructureTree
    first: int
    after: int
    key: int


class StructureTree:
    """Elements in reading order. One that stays empty vanishes when it is closed.

    What is known of an element stands at its place in each of several rows: a set of a thousand
    cards has 36,000 elements, and as many objects would take 2 MB more.
    """

    def __init__(self, page_count: int) -> None:
        self._above = array("I")
        self._pages = array("I")
        self._entries: list[str] = []
        self._contents: list[_Content] = []
        self._names: dict[int, str] = {}
        self._boxes: dict[int, Edges] = {}
        self._open: list[tuple[int, list[str | int]]] = []
        self._page = 0
        self._page_count = page_count
        self._marks: list[array[int]] = []
        self._others: list[int] = []

    def start_page(self, object_number: int) -> int:
        """Begin the marks of a page, return its key in the parent tree."""
        self._page = object_number
        self._marks.append(array("I"))
        return len(self._marks) - 1

    def branch(self, first: int) -> Branch:
        """Return what the present page added to the tree since that had ``first`` elements."""
        return Branch(self, first, len(self._entries), len(self._marks) - 1)

    def __len__(self) -> int:
        return len(self._entries)

    def open(self, entries: str, box_pt: Edges | None = None) -> None:
        """Begin an element within the present one.

        Args:
            entries: what is said of it, its role first.
            box_pt: its outline on the page, if that is to be told.
        """
        place = len(self._entries)
        self._above.append(self._open[-1][0] if self._open else 0)
        self._pages.append(0)
        if box_pt is not None:
            self._boxes[place] = box_pt
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
            self._boxes.pop(place, None)
            return
        self._contents[place] = _spelt(content)
        if self._open:
            self._open[-1][1].append(place)

    def identify(self, name: str) -> None:
        """Make the present element findable by ``name``, or by its place if that is empty."""
        self._names[self._open[-1][0]] = name

    def mark(self) -> int:
        """Give the next content of the page to the present element, return its mark."""
        marks = self._marks[-1]
        marks.append(self._open[-1][0])
        self._claim(intern(str(len(marks) - 1)))
        return len(marks) - 1

    def annotate(self, object_number: int) -> int:
        """Give an annotation to the present element, return the annotation's key."""
        self._claim(-object_number)
        self._others.append(self._open[-1][0])
        return self._page_count + len(self._others) - 1

    def graft(self, branch: Branch, by: Affine) -> int:
        """Repeat what another tree holds of a page that is painted on the present one.

        Its links become plain text: their annotations stay where they are.

        Args:
            branch: the page's elements; they become children of the present one.
            by: from the points of that page to those of the present one.

        Returns:
            The mark that its first content has here; the others follow.
        """
        source, first, after = branch.tree, branch.first, branch.after
        marks = self._marks[-1]
        marked = len(marks)
        shift, (above, held) = len(self) - first, self._open[-1]
        parents, pages = source._above[first:after], source._pages[first:after]
        held += [place + shift for place, up in enumerate(parents, first) if up < first]
        self._above.extend([up + shift if up >= first else above for up in parents])
        self._pages.extend([self._page if page else 0 for page in pages])
        self._entries += [unlinked(entries) for entries in source._entries[first:after]]
        self._contents += [
            _moved(content, shift, marked) for content in source._contents[first:after]
        ]
        for place in range(first, after):
            if place in source._names:
                self._names[place + shift] = source._names[place]
            if place in source._boxes:
                self._boxes[place + shift] = mapped(source._boxes[place], by)
        marks.extend([place + shift for place in source._marks[branch.key]])
        return marked

    def _claim(self, content: str | int) -> None:
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
        page, content = self._pages[place], self._contents[place]
        if not isinstance(content, str):
            content = _kids(content, references)
        parent = references[self._above[place]] if place else f"{root} 0 R"
        standing = f"/Pg {page} 0 R" if page else ""
        box = box_entry(self._boxes[place]) if place in self._boxes else ""
        named = f"/ID{syntax.byte_string(self._name(place))}" if place in self._names else ""
        return f"<</S{self._entries[place]}{box}/P {parent}{standing}{named}/K[{content}]>>"

    def _name(self, place: int) -> bytes:
        return (self._names[place] or f"element-{place}").encode()

    def _root(self, canvas: FileCanvas, references: list[str]) -> str:
        first = f"/K {references[0]}" if references else ""
        parents = canvas.add(f"<</Nums[{self._parents(references)}]>>")
        following = self._page_count + len(self._others)
        return (
            f"<</Type/StructTreeRoot{first}/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {following}{self._name_tree(references)}>>"
        )

    def _parents(self, references: list[str]) -> str:
        pages = [f"[{' '.join([references[place] for place in places])}]" for places in self._marks]
        others = [f" {references[place]}" for place in self._others]
        return "\n".join(f"{key}{spelt}" for key, spelt in enumerate([*pages, *others]))

    def _name_tree(self, references: list[str]) -> str:
        names = sorted((self._name(place), references[place]) for place in self._names)
        if not names:
            return ""
        spelt = "".join(f"{syntax.byte_string(raw)} {reference} " for raw, reference in names)
        first, last = (syntax.byte_string(names[at][0]) for at in (0, -1))
        return f"/IDTree<</Kids[<</Limits[{first}{last}]/Names[{spelt}]>>]>>"


def _spelt(content: list[str | int]) -> _Content:
    """Return marks alone as they are written."""
    if all(isinstance(kid, str) for kid in content):
        return " ".join(map(str, content))
    return tuple(content)


def _kids(content: tuple[str | int, ...], references: list[str]) -> str:
    """Return what an element holds, elements by their ``references``."""
    return " ".join(
        [
            kid
            if isinstance(kid, str)
            else references[kid]
            if kid >= 0
            else f"<</Type/OBJR/Obj {-kid} 0 R>>"
            for kid in content
        ]
    )


def _moved(content: _Content, shift: int, marked: int) -> _Content:
    """Return ``content`` with elements and marks so much further, and without annotations."""
    if isinstance(content, str):
        return " ".join([_later(mark, marked) for mark in content.split()])
    kids = [
        _later(kid, marked) if isinstance(kid, str) else kid + shift
        for kid in content
        if isinstance(kid, str) or kid >= 0
    ]
    return tuple(kids)


def _later(mark: str, by: int) -> str:
    return intern(str(int(mark) + by))
