"""Block markup: one declaration of a block gives its class, its tag and its reader.

A block is a frozen dataclass under ``@block``. The types of its fields say what its tag holds:

* ``str``, ``int`` or a ``Literal``: an attribute of that name. ``Annotated[str, Among(names)]`` is
  one of the names.
* ``Words``: all that stands in the tag, with its marks; ``Plain``: the text in it, without any.
* Another block: that tag once; ``| None``, at most once; ``tuple[A, A]``, so many of them;
  ``tuple[A | B, ...]``, any number in any order.
* ``Annotated[Tag, Holding()]``: a tag that is called as the field is, or as ``Holding`` says, and
  holds text with marks; of ``str``, without marks. They are counted as blocks are; where a text may
  be left out it is empty.
* ``Position``: where the template wrote the tag. ``Annotated[…, APART]``: nothing in the markup.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from builder.diagnostics import ContentError, Finding, Position, nearest
from builder.model import Text
from builder.templating import Tag

T = TypeVar("T")
Kind = TypeVar("Kind", bound=type)

MARKED, PLAIN, APART = "marked", "plain", "apart"
Words = Annotated[Text, MARKED]
Plain = Annotated[str, PLAIN]


@dataclass(frozen=True, slots=True)
class Among:
    """The names that an attribute may hold."""

    names: Collection[str]


@dataclass(frozen=True, slots=True)
class Holding:
    """A tag of text; without a name it is called as its field is."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class TagField:
    """What one field makes of a tag, and what the tag may hold for its sake.

    Attributes:
        attribute: makes a value of what is written, or raises ``KeyError``.
        inner: the tags that may stand inside, by name, from ``least`` to ``most`` of them.
        text: whether the tag holds text of its own, and with marks or without.
    """

    made: Callable[[Tag], Any]
    attribute: Callable[[str], Any] | None = None
    inner: Mapping[str, TagForm] = field(default_factory=dict)
    least: int = 0
    most: float = math.inf
    text: str = ""


@dataclass(frozen=True, slots=True)
class TagForm:
    """A tag and what its fields, by name, make of it."""

    tag: str
    parts: Mapping[str, TagField]
    made: Callable[[Tag], Any]
    inner: Mapping[str, TagForm] = field(default_factory=dict)
    text: str = ""

    @property
    def attributes(self) -> Mapping[str, Callable[[str], Any]]:
        return {name: part.attribute for name, part in self.parts.items() if part.attribute}

    def holds(self, name: str) -> TagForm | None:
        """Return the form of the tag ``name``, if it may stand inside."""
        return self.inner.get(name) or (INLINE.get(name) if self.text == MARKED else None)


def _itself(tag: Tag) -> Tag:
    return tag


def _inline(tag: str, *attributes: str) -> TagForm:
    parts = {name: _attribute(name, str) for name in attributes}
    return TagForm(tag, parts, _itself, text=MARKED)


def _attribute(name: str, values: Callable[[str], Any]) -> TagField:
    return TagField(lambda tag: values(tag.attributes[name]), attribute=values)


INLINE: Mapping[str, TagForm] = {
    form.tag: form
    for form in (
        *map(_inline, ("em", "strong", "sub", "sup")),
        _inline("a", "href"),
        _inline("term", "name"),
    )
}
"""Marks inside a text."""

_NAMES: dict[type, str] = {}


def block(name: str) -> Callable[[Kind], Kind]:
    """Let a frozen dataclass be what the tag ``name`` says."""

    def declare(kind: Kind) -> Kind:
        _NAMES[kind] = name
        return kind

    return declare


def read_markup(root: Tag, kind: Callable[..., T]) -> T:
    """Return the block of the class ``kind`` that ``root`` is.

    Raises:
        ContentError: all that is wrong with ``root`` and inside it, each with the line of the
            template: ``markup-unknown-tag``, ``markup-misplaced-tag``, ``markup-attribute``,
            ``markup-value``, ``markup-loose-text``.
    """
    form = form_of(kind)
    if root.name == form.tag:
        findings = list(_faults(root, form, sorted(_names(form))))
    else:
        findings = [_unknown(root, [form.tag])]
    if findings:
        raise ContentError(findings)
    value: T = form.made(root)
    return value


@cache
def form_of(kind: Any) -> TagForm:
    """Return what the fields of a class declare."""
    hints = get_type_hints(kind, include_extras=True)
    read = {each.name: _part(each.name, hints[each.name]) for each in fields(kind)}
    parts = {name: part for name, part in read.items() if part is not None}
    return TagForm(
        _NAMES[kind],
        parts,
        lambda tag: kind(**{name: part.made(tag) for name, part in parts.items()}),
        {name: form for part in parts.values() for name, form in part.inner.items()},
        "".join(part.text for part in parts.values()),
    )


def _part(name: str, hint: Any) -> TagField | None:
    base, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    match marks:
        case [Among(names)]:
            return _attribute(name, {each: each for each in names}.__getitem__)
        case [Holding(tag)]:
            text = (
                TagField(_text, text=PLAIN)
                if str in _kinds(base)
                else TagField(_marked, text=MARKED)
            )
            called = tag or name
            return _children(base, {called: TagForm(called, {"": text}, text.made, text=text.text)})
        case [mark]:
            own = {MARKED: _marked, PLAIN: _text}
            return TagField(own[mark], text=mark) if mark in own else None
    if base == Position:
        return TagField(lambda tag: tag.at)
    if base is str or base is int or get_origin(base) is Literal:
        return _attribute(name, _values(base))
    return _children(base, {_NAMES[kind]: form_of(kind) for kind in _kinds(base)})


def _text(tag: Tag) -> str:
    return tag.text


def _marked(tag: Tag) -> Text:
    return tag.inline


def _values(base: Any) -> Callable[[str], Any]:
    """Return what makes a value of the type ``base`` of an attribute; ``KeyError``: it is none."""
    if base is int:
        return _number
    return str if base is str else {str(value): value for value in get_args(base)}.__getitem__


def _number(written: str) -> int:
    if not written.isdecimal():
        raise KeyError(written)
    return int(written)


def _children(base: Any, inner: Mapping[str, TagForm]) -> TagField:
    """Return the part for tags inside, as many as the type ``base`` has room for."""

    def made(tag: Tag) -> Iterator[Any]:
        return (inner[child.name].made(child) for child in tag.tags() if child.name in inner)

    if get_origin(base) is tuple:
        kinds = get_args(base)
        least, most = (0, math.inf) if kinds[-1] is Ellipsis else (len(kinds), len(kinds))
        return TagField(lambda tag: tuple(made(tag)), None, inner, least, most)
    absent = "" if base is str else None
    least = 0 if base is str or NoneType in _alternatives(base) else 1
    return TagField(lambda tag: next(made(tag), absent), None, inner, least, 1)


def _kinds(base: Any) -> Iterator[type]:
    """Yield the classes of blocks that ``base`` names."""
    held = get_args(base)[0] if get_origin(base) is tuple else base
    return (kind for kind in _alternatives(held) if kind is not NoneType)


def _alternatives(base: Any) -> tuple[Any, ...]:
    return get_args(base) if get_origin(base) in (Union, UnionType) else (base,)


def _names(form: TagForm) -> set[str]:
    """Return the tag of ``form`` and all that may stand in it at any depth."""
    return {form.tag, *INLINE}.union(*map(_names, form.inner.values()))


def _faults(tag: Tag, form: TagForm, known: Sequence[str]) -> Iterator[Finding]:
    yield from _attribute_faults(tag, form)
    yield from _count_faults(tag, form)
    for child in tag.children:
        if isinstance(child, str):
            if not form.text and child.strip():
                yield _loose(child, tag)
        elif (inner := form.holds(child.name)) is not None:
            yield from _faults(child, inner, known)
        elif child.name in known:
            yield _misplaced(child, form)
        else:
            yield _unknown(child, known)


def _attribute_faults(tag: Tag, form: TagForm) -> Iterator[Finding]:
    wanted = form.attributes
    for name in sorted(wanted.keys() ^ tag.attributes.keys()):
        verb = "needs" if name in wanted else "knows no"
        yield Finding(tag.at, "markup-attribute", f"{tag.name!r} {verb} attribute {name!r}")
    for name in sorted(wanted.keys() & tag.attributes.keys()):
        value = tag.attributes[name]
        try:
            wanted[name](value)
        except KeyError:
            yield Finding(tag.at, "markup-value", f"{value!r} is no {name} of {tag.name!r}")


def _count_faults(tag: Tag, form: TagForm) -> Iterator[Finding]:
    for part in form.parts.values():
        tags = [child for child in tag.tags() if child.name in part.inner]
        names = " or ".join(map(repr, part.inner))
        if len(tags) < part.least:
            count = f"{part.least} tags" if part.least > 1 else "a tag"
            yield Finding(tag.at, "markup-attribute", f"{tag.name!r} needs {count} {names}")
        for second in tags[part.least or 1 :] if len(tags) > part.most else ():
            fact = f"{second.name!r} stands a second time"
            hint = "there is room for one: join the two"
            yield Finding(second.at, "markup-misplaced-tag", fact, hint)


def _unknown(tag: Tag, known: Iterable[str]) -> Finding:
    fact = f"no block is called {tag.name!r}"
    return Finding(tag.at, "markup-unknown-tag", fact, nearest(tag.name, known))


def _misplaced(tag: Tag, parent: TagForm) -> Finding:
    allowed = sorted({*parent.inner, *(INLINE if parent.text == MARKED else ())})
    hint = f"it may hold {', '.join(allowed)}" if allowed else "it may hold no other tag"
    fact = f"{tag.name!r} may not stand in {parent.tag!r}"
    return Finding(tag.at, "markup-misplaced-tag", fact, hint)


def _loose(text: str, tag: Tag) -> Finding:
    fact = f"text {text.strip()[:30]!r} stands outside every block"
    return Finding(tag.at, "markup-loose-text", fact, "put it into a block that holds text")
