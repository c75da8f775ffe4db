"""The sandbox of templates: they see and call only what is allowed, and they end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from functools import partial
from operator import itemgetter
from typing import Any

from jinja2 import StrictUndefined, Template, Undefined, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment

from builder.diagnostics import nearest
from builder.templating.attributes import Method, Read, reader, shown_names
from builder.templating.effort import MOST_CHARACTERS, Effort
from builder.templating.filters import JOINED, LOOPED, counted_items, counted_text, number
from builder.templating.filters import filters as allowed_filters
from builder.templating.filters import tests as allowed_tests

_CALLABLE = (Method, Macro, BlockReference, LoopContext)


MENDING = "; "
"""Stands in a message between the fact and how to mend it."""


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment whose templates reach nothing but what they are given to see.

    Attributes:
        effort: what the rendering that runs has done; whoever begins one starts it anew.
    """

    filters: dict[str, Any]
    tests: dict[str, Any]
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        self.effort = Effort()
        self._readers = _Decisions(self._reader)
        super().__init__(finalize=self._printed, undefined=StrictUndefined, **options)
        self.globals.clear()
        self.filters = allowed_filters(self.effort)
        self.tests = allowed_tests()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what the allow-list shows of ``obj``; the decision is made once for a type."""
        return self._readers[type(obj), attribute](obj)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, (str, list, tuple, Mapping, Undefined)):
            try:
                return obj[argument]
            except (TypeError, LookupError):
                pass
        if isinstance(argument, str):
            return self.getattr(obj, str(argument))
        return self.undefined(obj=obj, name=argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002
        return reader(type(obj), attr) is not None

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, _CALLABLE)

    def call(self, context: Context, called: Any, /, *given: Any, **named: Any) -> Any:
        """Call what may be called; macros, blocks and recursive loops count as steps."""
        if isinstance(called, Undefined):
            return called()
        if not self.is_safe_callable(called):
            raise SecurityError(f"a {type(called).__name__} cannot be called")
        self.effort.step()
        if isinstance(called, Method):
            self.effort.write(called.size)
        if isinstance(called, LoopContext):
            given = tuple(counted_items(items, self.effort) for items in given)
        return context.call(called, *given, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with numbers of sane size and join texts and lists; no more."""
        if operator == "**":
            raise SecurityError("there are no powers in templates")
        if operator == "+" and isinstance(left, (str, list, tuple)):
            for part in (left, right):
                self.effort.write(len(part))
            return left + right
        return super().call_binop(context, operator, number(left), number(right))

    def concat(self, parts: Iterable[str]) -> str:
        """Join the pieces of a page, a block or a macro, unless they are too many."""
        made = list(parts)
        self.effort.write(sum(map(len, made)))
        return "".join(made)

    def _printed(self, value: Any) -> Any:
        """Let text through and count it; inline, since a page prints a hundred values."""
        if isinstance(value, str):
            self.effort.characters += len(value) + 1
            if self.effort.characters <= MOST_CHARACTERS:
                return value
        return counted_text(value, self.effort)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Count the turns of every loop and the text of every ``~``."""
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = _through(LOOPED, loop.iter)
        _join_counted(tree)
        return tree

    def _load_template(
        self,
        name: str,
        globals: MutableMapping[str, Any] | None,  # noqa: A002 - Jinja's name
    ) -> Template:
        self.effort.step()
        return super()._load_template(name, globals)

    def _reader(self, kind: type, name: str) -> Read:
        if issubclass(kind, (Undefined, TemplateReference)):
            return itemgetter(name)
        if issubclass(kind, TemplateModule):
            return partial(self._imported, name=name)
        read = reader(kind, name) or self._nothing(kind, name)
        return _entry_or(read, name) if issubclass(kind, Mapping) else read

    def _imported(self, owner: TemplateModule, name: str) -> Any:
        exported = {} if name.startswith("_") else vars(owner)
        return exported[name] if name in exported else self.undefined(obj=owner, name=name)

    def _nothing(self, kind: type, name: str) -> Read:
        """Return what gives an undefined value, which tells the forbidden from the missing."""
        if hasattr(kind, name) or name in getattr(kind, "model_fields", ()):
            return partial(self.unsafe_undefined, attribute=name)
        known = shown_names(kind)
        if known:
            fact = f"a {kind.__name__.lower()} has no {name!r}"
            hint = nearest(name, known) or f"known: {', '.join(known)}"
            return lambda owner: self.undefined(f"{fact}{MENDING}{hint}", owner, name)
        return lambda owner: self.undefined(obj=owner, name=name)


class _Decisions(dict[tuple[type, str], Read]):
    """How each attribute of a type is read, decided when it is first asked for."""

    def __init__(self, decide: Callable[[type, str], Read]) -> None:
        super().__init__()
        self._decide = decide

    def __missing__(self, key: tuple[type, str]) -> Read:
        read = self[key] = self._decide(*key)
        return read


def _entry_or(read: Read, name: str) -> Read:
    """Return what gives the entry of that name; failing that, what ``read`` does."""

    def entry(owner: Mapping[str, Any]) -> Any:
        try:
            return owner[name]
        except KeyError:
            return read(owner)

    return entry


def _through(name: str, node: Any) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _join_counted(tree: nodes.Node) -> None:
    """Put a counted joining in the place of every ``~`` below ``tree``."""
    for field, value in tree.iter_fields():
        if isinstance(value, list):
            value[:] = [_counted(item) for item in value]
        else:
            setattr(tree, field, _counted(value))


def _counted(item: Any) -> Any:
    if not isinstance(item, nodes.Node):
        return item
    _join_counted(item)
    if not isinstance(item, nodes.Concat):
        return item
    return _through(JOINED, nodes.List(item.nodes, lineno=item.lineno))
