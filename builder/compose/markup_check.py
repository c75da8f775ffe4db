"""Block markup against a table of the tags and attributes it may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from builder.diagnostics import Finding, nearest
from builder.templating import Tag

INLINE = frozenset({"em", "strong", "a", "term"})


@dataclass(frozen=True, slots=True)
class Schema:
    """What one kind of block markup may hold.

    Attributes:
        root: the outermost tag.
        attributes: each tag with the attributes it must have, and no others.
        values: what an attribute of a name may hold, wherever it stands.
        bare: tags that hold tags and no text of their own.
    """

    root: str
    attributes: Mapping[str, frozenset[str]]
    values: Mapping[str, Callable[[str], bool]]
    bare: frozenset[str]


def check_markup(tag: Tag, schema: Schema) -> Iterator[Finding]:
    """Yield what is wrong with ``tag`` and all inside, each with the line of the template.

    Codes: ``markup-unknown-tag``, ``markup-attribute``, ``markup-value``, ``markup-loose-text``.
    """
    if tag.name != schema.root:
        yield _unknown(tag, [schema.root])
        return
    yield from _check(tag, schema)


def _check(tag: Tag, schema: Schema) -> Iterator[Finding]:
    yield from _check_attributes(tag, schema)
    for child in tag.children:
        if isinstance(child, str):
            yield from _check_loose(child, tag, schema)
        elif child.name in schema.attributes and child.name != schema.root:
            yield from _check(child, schema)
        elif child.name not in INLINE or tag.name in schema.bare:
            yield _unknown(child, schema.attributes)


def _unknown(tag: Tag, known: Mapping[str, frozenset[str]] | list[str]) -> Finding:
    fact = f"no block is called {tag.name!r}"
    return Finding(tag.at, "markup-unknown-tag", fact, nearest(tag.name, known))


def _check_loose(text: str, tag: Tag, schema: Schema) -> Iterator[Finding]:
    if tag.name in schema.bare and text.strip():
        fact = f"text {text.strip()[:30]!r} stands outside every block"
        yield Finding(tag.at, "markup-loose-text", fact, "put it into a block that holds text")


def _check_attributes(tag: Tag, schema: Schema) -> Iterator[Finding]:
    wanted, given = schema.attributes[tag.name], tag.attributes
    for name in sorted(wanted ^ given.keys()):
        verb = "needs" if name in wanted else "knows no"
        yield Finding(tag.at, "markup-attribute", f"{tag.name!r} {verb} attribute {name!r}")
    for name in sorted(wanted & given.keys() & schema.values.keys()):
        value = given[name]
        if not schema.values[name](value):
            yield Finding(tag.at, "markup-value", f"{value!r} is no {name} of {tag.name!r}")
