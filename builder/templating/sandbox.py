"""Jinja's immutable sandbox over frozen values: templates see fields and properties, and end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from inspect import getattr_static
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2 import StrictUndefined, Template, Undefined, nodes, pass_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from builder.diagnostics import nearest
from builder.model import Guide
from builder.model.base import Value
from builder.templating.effort import Effort, number
from builder.templating.filters import BEGUN, LOOPED, WHOLE
from builder.templating.filters import filters as allowed_filters
from builder.templating.filters import tests as allowed_tests

HIDDEN = frozenset({"folder", "places"})
"""Fields of the guide that hold paths of the machine that builds."""

CALLED: Mapping[type, frozenset[str]] = {
    str: frozenset({
        "capitalize", "endswith", "isdigit", "lower", "lstrip", "removeprefix", "removesuffix",
        "rstrip", "split", "splitlines", "startswith", "strip", "title", "upper",
    }),
    Mapping: frozenset({"get", "items", "keys", "values"}),
    Guide: frozenset({
        "card_after", "card_called", "cards_of", "caution_called", "cautions_guarding_steps",
        "cautions_on", "number_of", "part_index", "part_of",
    }),
}  # fmt: skip
"""The methods that templates may call, by the type that has them."""

NODES = 100
"""Parts of a template that are one step."""
MENDING = "; "
"""Stands in a message between the fact and how to mend it."""

_OF_JINJA = (LoopContext, BlockReference, Macro, TemplateModule)
_METHODS = (MethodType, BuiltinMethodType)


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment whose templates reach nothing but what they are given to see.

    Attributes:
        effort: what the rendering that runs has done; whoever begins one starts it anew.
    """

    filters: dict[str, Any]
    tests: dict[str, Any]
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})

    def __init__(self, **options: Any) -> None:
        self.effort = Effort()
        super().__init__(finalize=self._printed, undefined=_Missing, **options)
        self.globals.clear()
        self.filters = allowed_filters(self.effort)
        self.tests = allowed_tests(self.effort)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an entry before a method of its name; what is not seen is not even read."""
        kind: type = type(obj)
        if issubclass(kind, (Mapping, Undefined)) and attribute in obj:
            return obj[attribute]
        if attribute in seen(kind):
            return getattr(obj, attribute)
        if hasattr(kind, attribute) and not issubclass(kind, _OF_JINJA):
            return self.unsafe_undefined(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, _OF_JINJA):
            return super().is_safe_attribute(obj, attr, value)
        kind: type = type(obj)
        return attr in seen(kind)

    def is_safe_callable(self, obj: Any) -> bool:
        if isinstance(obj, _METHODS):
            return self.is_safe_attribute(obj.__self__, obj.__name__, obj)
        return isinstance(obj, (Macro, BlockReference, LoopContext))

    def call(self, context: Context, called: Any, /, *arguments: Any, **named: Any) -> Any:
        """Call what may be called; macros, blocks and recursive loops count as steps."""
        if isinstance(called, Undefined):
            return called()
        if not self.is_safe_callable(called):
            raise SecurityError(f"a {type(called).__name__} cannot be called")
        self.effort.step()
        if isinstance(called, LoopContext):
            arguments = tuple(map(self.effort.items, arguments))
        if not isinstance(called, _METHODS):
            return context.call(called, *arguments, **named)
        if isinstance(called.__self__, (str, Mapping)):
            self.effort.write(len(called.__self__))
        for value in (*arguments, *named.values()):
            self.effort.beside(value)
        return self.effort.whole(context.call(called, *arguments, **named))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with numbers of sane size and join texts and lists; no more."""
        if operator == "**":
            raise SecurityError("there are no powers in templates")
        if operator == "+" and isinstance(left, (str, list, tuple)):
            return self.effort.whole(left) + self.effort.whole(right)
        return super().call_binop(context, operator, number(left), number(right))

    def concat(self, parts: Iterable[str]) -> str:
        """Join the pieces of a page, a block or a macro, unless they are too many."""
        made = list(parts)
        self.effort.write(sum(map(len, made)))
        return "".join(made)

    @pass_context  # without it, Jinja writes constants as text before this sees them
    def _printed(self, _context: Context, value: Any) -> Any:
        return self.effort.text(value)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        counted: nodes.Template = _Counting().visit(super()._parse(source, name, filename))
        return counted

    def _load_template(
        self,
        name: str,
        globals: MutableMapping[str, Any] | None,  # noqa: A002 - Jinja's name
    ) -> Template:
        self.effort.step()
        return super()._load_template(name, globals)


@cache
def seen(kind: type) -> frozenset[str]:
    """Return the names that templates see of values of type ``kind``.

    Content is data: a guide may bring its own templates, and they must reach nothing but what the
    guide says: fields and properties of frozen values, and the methods in CALLED.
    """
    called = (names for owner, names in CALLED.items() if issubclass(kind, owner))
    hidden = HIDDEN if issubclass(kind, Guide) else ()
    return _held(kind).difference(hidden).union(*called)


def _held(kind: type) -> frozenset[str]:
    """Return the fields of ``kind``, and its properties if it has any fields."""
    if is_dataclass(kind):
        names = {field.name for field in fields(kind)}
    else:
        names = {*getattr(kind, "model_fields", ()), *getattr(kind, "_fields", ())}
    held = names and names | _properties(kind) - _properties(Value)
    return frozenset(name for name in held if not name.startswith("_"))


def _properties(kind: type) -> set[str]:
    members = ((name, getattr_static(kind, name)) for name in dir(kind))
    return {name for name, member in members if isinstance(member, property | cached_property)}


class _Missing(StrictUndefined):
    """What is not there; asked of a value of the guide, it tells which names are."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        kind: type = type(self._undefined_obj)
        name = self._undefined_name
        if self._undefined_hint or not _held(kind):
            return super()._undefined_message
        known = sorted(seen(kind))
        hint = nearest(str(name), known) or f"known: {', '.join(known)}"
        return f"a {kind.__name__.lower()} has no {name!r}{MENDING}{hint}"


class _Counting(NodeTransformer):
    """Puts in what counts: stretches as they begin, what operators work on, what lists hold."""

    def visit_Template(self, node: Any) -> Any:  # noqa: N802
        length = sum(1 for _ in node.find_all(nodes.Node))
        self.generic_visit(node)
        node.body.insert(0, _begun(length, node.lineno))
        return node

    visit_Block = visit_Macro = visit_CallBlock = visit_Template  # noqa: N815 - Jinja's names

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        self.visit_Template(node)
        node.iter = _through(LOOPED, node.iter)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _through("join", nodes.List(node.nodes, lineno=node.lineno))

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:  # noqa: N802
        self.generic_visit(node)
        sides: list[nodes.Compare | nodes.Operand] = [node, *node.ops]
        for side in sides:
            side.expr = _through(WHOLE, side.expr)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _through(WHOLE, node) if isinstance(node.arg, nodes.Slice) else node

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _through(WHOLE, node) if node.ctx == "load" else node

    def visit_List(self, node: nodes.List | nodes.Dict) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _through(WHOLE, node)

    visit_Dict = visit_List  # noqa: N815 - Jinja's name


def _begun(length: int, line: int) -> nodes.ExprStmt:
    """Return what counts a stretch of so many nodes as it begins."""
    steps = nodes.Const(1 + length // NODES, lineno=line)
    return nodes.ExprStmt(_through(BEGUN, steps), lineno=line)


def _through(name: str, node: Any) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
