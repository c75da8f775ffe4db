"""Block markup against a table of the tags and attributes it may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from builder.diagnostics import Finding, nearest
from builder.templating import Tag

INLINE: Mapping[str, frozenset[str]] = {
    "em": frozenset(),
    "strong": frozenset(),
    "a": frozenset({"href"}),
    "term": frozenset({"name"}),
}
"""Marks inside a text, each with the attributes it must have."""


@dataclass(frozen=True, slots=True)
class Schema:
    """What one kind of block markup may hold.

    Attributes:
        root: the outermost tag.
        attributes: each tag with the attributes it must have, and no others.
        values: what an attribute may hold, by tag and name.
        children: the tags that may stand in a tag that holds no text of its own; every other
            tag holds text and no blocks.
        plain: tags whose text has no marks.
        single: tags that stand once.
    """

    root: str
    attributes: Mapping[str, frozenset[str]]
    values: Mapping[tuple[str, str], Callable[[str], bool]]
    children: Mapping[str, frozenset[str]]
    plain: frozenset[str]
    single: frozenset[str]

    def inside(self, name: str) -> frozenset[str]:
        """Return the tags that may stand in the tag ``name``."""
        marks = frozenset() if name in self.plain else frozenset(INLINE)
        return self.children.get(name, marks)

    def wanted(self, name: str) -> frozenset[str]:
        """Return the attributes of the tag ``name``."""
        return INLINE[name] if name in INLINE else self.attributes[name]

    def knows(self, name: str) -> bool:
        return name in self.attributes or name in INLINE


def check_markup(tag: Tag, schema: Schema) -> Iterator[Finding]:
    """Yield what is wrong with ``tag`` and all inside, each with the line of the template.

    Codes: ``markup-unknown-tag``, ``markup-misplaced-tag``, ``markup-attribute``,
    ``markup-value``, ``markup-loose-text``.
    """
    if tag.name != schema.root:
        yield _unknown(tag, [schema.root])
        return
    yield from _check(tag, schema)


def _check(tag: Tag, schema: Schema) -> Iterator[Finding]:
    yield from _check_attributes(tag, schema)
    seen: set[str] = set()
    for child in tag.children:
        if isinstance(child, str):
            yield from _check_loose(child, tag, schema)
        elif not schema.knows(child.name):
            yield _unknown(child, schema.attributes)
        elif child.name not in schema.inside(tag.name):
            yield _misplaced(child, tag, schema)
        else:
            yield from _check_single(child, seen, schema)
            yield from _check(child, schema)


def _unknown(tag: Tag, known: Mapping[str, frozenset[str]] | list[str]) -> Finding:
    fact = f"no block is called {tag.name!r}"
    return Finding(tag.at, "markup-unknown-tag", fact, nearest(tag.name, known))


def _misplaced(tag: Tag, parent: Tag, schema: Schema) -> Finding:
    allowed = sorted(schema.inside(parent.name))
    hint = f"it may hold {', '.join(allowed)}" if allowed else "it may hold no other tag"
    fact = f"{tag.name!r} may not stand in {parent.name!r}"
    return Finding(tag.at, "markup-misplaced-tag", fact, hint)


def _check_single(tag: Tag, seen: set[str], schema: Schema) -> Iterator[Finding]:
    if tag.name in schema.single and tag.name in seen:
        fact = f"{tag.name!r} stands a second time"
        yield Finding(tag.at, "markup-misplaced-tag", fact, "there is room for one: join the two")
    seen.add(tag.name)


def _check_loose(text: str, tag: Tag, schema: Schema) -> Iterator[Finding]:
    if tag.name in schema.children and text.strip():
        fact = f"text {text.strip()[:30]!r} stands outside every block"
        yield Finding(tag.at, "markup-loose-text", fact, "put it into a block that holds text")


def _check_attributes(tag: Tag, schema: Schema) -> Iterator[Finding]:
    wanted = schema.wanted(tag.name)
    for name in sorted(wanted ^ set(tag.attributes)):
        verb = "needs" if name in wanted else "knows no"
        yield Finding(tag.at, "markup-attribute", f"{tag.name!r} {verb} attribute {name!r}")
    for name in sorted(wanted & set(tag.attributes)):
        value, allows = tag.attributes[name], schema.values.get((tag.name, name))
        if allows is not None and not allows(value):
            yield Finding(tag.at, "markup-value", f"{value!r} is no {name} of {tag.name!r}")
