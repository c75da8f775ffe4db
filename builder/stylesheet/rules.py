"""The rules of a style sheet, as CSS parses them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from tinycss2 import parse_blocks_contents, parse_rule_list, parse_stylesheet, serialize
from tinycss2.ast import AtRule, Declaration, ParseError, QualifiedRule

from builder.stylesheet.selectors import PagePlaces, Place, Selector, XmlNode, reaches

FONT_FACE = "font-face"
GROUPS = frozenset(("container", "layer", "media", "scope", "starting-style", "supports"))
"""At-rules that hold rules."""
NEW_LINE = re.compile("\r\n|\r|\f")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a style sheet; an at-rule has no selectors.

    Attributes:
        name: of an at-rule, such as ``media``.
        prelude: what stands before the brace, the name not counted in.
        declarations: name and value of each, in order, names in small letters.
        inner: the rules in it.
        faults: what of it readers pass over, in words.
        line: where it begins, from 1.
        addresses: what it loads.
    """

    name: str
    prelude: str
    selectors: tuple[Selector, ...]
    declarations: tuple[tuple[str, str], ...]
    inner: tuple[Rule, ...]
    faults: tuple[str, ...]
    line: int
    addresses: tuple[str, ...]

    @property
    def called(self) -> str:
        """What it is called in findings."""
        return f"@{self.name} {self.prelude}".strip() if self.name else self.prelude


@lru_cache(maxsize=8)
def rules_of(css: str) -> tuple[Rule, ...]:
    """Return the rules of a style sheet in order; those inside others are theirs."""
    return tuple(map(_rule, parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def every_rule(css: str) -> Iterator[Rule]:
    """Yield the rules of a style sheet, each before those in it.

    What a rule for some screens or readers does counts as if it were for all.
    """
    pending = list(reversed(rules_of(css)))
    while pending:
        rule = pending.pop()
        yield rule
        pending += reversed(rule.inner)


def declared(block: str) -> tuple[tuple[str, str], ...]:
    """Return name and value of each declaration in ``block``."""
    return tuple(map(_declaration, _of(Declaration, _contents(block))))


def without_unreached(css: str, pages: Iterable[XmlNode]) -> str:
    """Return ``css`` without the selectors and rules that reach no element of ``pages``.

    At-rules stay, and so do selectors that are not understood.
    """
    known = PagePlaces()
    places = {place: None for page in pages for place, _ in known.of(page)}
    kept, gone = "", False
    for node, text in _pieces(css):
        text = text.removeprefix("\n") if gone else text
        selectors = _selectors(node.prelude) if isinstance(node, QualifiedRule) else ()
        reaching = [item.text for item in selectors if _may_reach(item, places)]
        gone = bool(selectors) and not reaching
        if len(reaching) < len(selectors):
            kept, text = kept.rstrip(" "), _narrowed(node, reaching) if reaching else ""
        kept += text
    return kept


def font_faces(css: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the rules of ``css`` that bring a font, each with what it loads."""
    return tuple((text, _rule(node).addresses) for node, text in _pieces(css) if _is_font(node))


@lru_cache(maxsize=8)
def without_font_faces(css: str) -> str:
    return "".join(text for node, text in _pieces(css) if not _is_font(node))


def _is_font(node: object) -> bool:
    return isinstance(node, AtRule) and node.lower_at_keyword == FONT_FACE


def _narrowed(rule: QualifiedRule, selectors: Iterable[str]) -> str:
    """Return ``rule`` with ``selectors`` in place of its own."""
    prelude = serialize(rule.prelude)
    space = prelude[len(prelude.rstrip()) :]
    return f"{', '.join(selectors)}{space}{{{serialize(rule.content)}}}"


def _pieces(css: str) -> Iterator[tuple[Any, str]]:
    """Yield what a style sheet is made of, each with its own text: rules, comments, white space."""
    css = NEW_LINE.sub("\n", css)
    lines = [0, *(end.end() for end in re.finditer("\n", css))]
    nodes = parse_stylesheet(css, skip_comments=False, skip_whitespace=False)
    starts = [lines[node.source_line - 1] + node.source_column - 1 for node in nodes]
    starts[:1] = [0] if starts else []
    for node, (start, end) in zip(nodes, pairwise([*starts, len(css)]), strict=True):
        yield node, css[start:end]


def _may_reach(selector: Selector, places: Iterable[Place]) -> bool:
    return not selector.steps or any(reaches(selector, place) for place in places)


def _rule(node: Any) -> Rule:
    """Return a rule as it was read; what is none is one with a fault."""
    if isinstance(node, ParseError):
        return Rule("", "", (), (), (), (node.message,), node.source_line, ())
    name = node.lower_at_keyword if isinstance(node, AtRule) else ""
    contents = _contents(node.content or ()) if name not in GROUPS else _rules_in(node)
    return Rule(
        name=name,
        prelude=_text(node.prelude),
        selectors=() if name else _selectors(node.prelude),
        declarations=tuple(map(_declaration, _of(Declaration, contents))),
        inner=tuple(map(_rule, _of((QualifiedRule, AtRule), contents))),
        faults=tuple(error.message for error in _of(ParseError, contents)),
        line=node.source_line,
        addresses=tuple(_addresses([*node.prelude, *(node.content or ())])),
    )


def _contents(block: Any) -> list[Any]:
    return list(parse_blocks_contents(block, skip_comments=True, skip_whitespace=True))


def _rules_in(node: AtRule) -> list[Any]:
    return list(parse_rule_list(node.content or (), skip_comments=True, skip_whitespace=True))


def _of(kinds: Any, nodes: Iterable[Any]) -> Iterator[Any]:
    return (node for node in nodes if isinstance(node, kinds))


def _declaration(node: Declaration) -> tuple[str, str]:
    important = " !important" if node.important else ""
    return node.lower_name, _text(node.value) + important


def _text(tokens: Iterable[Any]) -> str:
    """Return ``tokens`` as they are written without comments and escapes that none needs."""
    return str(serialize([token for token in tokens if token.type != "comment"])).strip()


def _selectors(prelude: Sequence[Any]) -> tuple[Selector, ...]:
    """Return the selectors between the commas of ``prelude``."""
    parts: list[list[Any]] = [[]]
    for each in prelude:
        if each == ",":
            parts.append([])
        else:
            parts[-1].append(each)
    return tuple(Selector.parse(_text(part)) for part in parts)


def _addresses(tokens: Iterable[Any]) -> Iterator[str]:
    """Yield what ``tokens`` load, at any depth."""
    for token in tokens:
        if token.type == "url":
            yield token.value
        elif token.type == "function" and token.lower_name == "url":
            yield from (inner.value for inner in token.arguments if inner.type == "string")
        else:
            yield from _addresses(getattr(token, "arguments", getattr(token, "content", ())))
