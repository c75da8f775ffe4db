"""The Jinja2 environment: strict, escaped, sandboxed; its mistakes become findings."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import ChoiceLoader, FileSystemLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup as Safe
from markupsafe import escape

from builder.diagnostics import ContentError, Finding, Position
from builder.model.text import Span, Text

LINED = ".block.j2"
"""Suffix of templates that yield block markup, whose tags carry the line they came from."""

_TAG = re.compile(r"<([a-z][a-z-]*)(?=[\s/>])")


class Templates:
    """The templates of a build.

    Args:
        folders: (folder, name shown in findings), the first that holds a name wins: the
            guide's own, then the project's.
        words: fixed words of the guide's language, ``words`` in every template.
    """

    def __init__(self, folders: Sequence[tuple[Path, str]], words: Mapping[str, Any]) -> None:
        self._folders = tuple(folders)
        loaders = [FileSystemLoader(folder) for folder, _ in folders]
        self._environment = _Sandbox(
            loader=ChoiceLoader(loaders),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            extensions=[_Lined],
        )
        self._environment.globals.clear()
        self._environment.globals.update(words=words)
        self._environment.filters["spans"] = _spans
        self._loaded: dict[str, Any] = {}
        self._shown: dict[str, str] = {}

    def render(self, name: str, **context: Any) -> str:
        """Return the text that template ``name`` makes of ``context``.

        Raises:
            ContentError: the template is missing (``template-missing``), is not valid Jinja
                (``template-syntax``), or uses what it may not or what is not there
                (``template-error``).
        """
        try:
            return str(self._template(name).render(context))
        except TemplateSyntaxError as error:
            at = Position(self.shown(error.name or name), error.lineno)
            raise ContentError([_finding(at, "template-syntax", error)]) from error
        except TemplateNotFound as error:
            raise ContentError([_missing(self.shown(name), error)]) from error
        except (TemplateError, TypeError, ValueError, LookupError, AttributeError) as error:
            at = self._place_of(error, name)
            raise ContentError([_finding(at, "template-error", error)]) from error

    def _template(self, name: str) -> Any:
        if name not in self._loaded:
            self._loaded[name] = self._environment.get_template(name)
        return self._loaded[name]

    def shown(self, name: str) -> str:
        """Return the file that ``name`` is read from, as findings show it."""
        if name not in self._shown:
            holding = [shown for folder, shown in self._folders if (folder / name).is_file()]
            self._shown[name] = f"{(holding or [self._folders[-1][1]])[0]}/{name}"
        return self._shown[name]

    def _place_of(self, error: Exception, name: str) -> Position:
        line, file = 1, self.shown(name)
        for frame in traceback.extract_tb(error.__traceback__):
            for folder, shown in self._folders:
                if Path(frame.filename).is_relative_to(folder):
                    inside = Path(frame.filename).relative_to(folder).as_posix()
                    line, file = frame.lineno or 1, f"{shown}/{inside}"
        return Position(file, line)


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, which decides once for each attribute of a type whether it is safe.

    Jinja2 looks at the type of the object and at the name alone, and did so anew for every one
    of the 40,000 values that 1,000 cards print: 0.2 s.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._decided: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        key = (type(obj), attr)
        safe = self._decided.get(key)
        if safe is None:
            safe = self._decided[key] = super().is_safe_attribute(obj, attr, value)
        return safe


class _Lined(Extension):
    """Writes the template's line into every tag of a block template: ``<step at="12">``."""

    def filter_stream(self, stream: TokenStream) -> TokenStream | Iterator[Token]:
        if not (stream.name or "").endswith(LINED):
            return stream
        return (_lined(token, stream.name or "") for token in stream)


def _lined(token: Token, name: str) -> Token:
    if token.type != "data":
        return token

    def mark(match: re.Match[str]) -> str:
        line = token.lineno + token.value.count("\n", 0, match.start())
        return f'{match[0]} at="{name}:{line}"'

    return Token(token.lineno, token.type, _TAG.sub(mark, token.value))


def _missing(shown: str, error: TemplateNotFound) -> Finding:
    return Finding(Position(shown), "template-missing", f"there is no template {error.name!r}")


def _finding(at: Position, code: str, error: Exception) -> Finding:
    message = str(error.args[0] if isinstance(error, KeyError) else error)
    return Finding(at, code, message.rstrip(".") or type(error).__name__)


def _spans(text: Text | str | None) -> Safe:
    """Return marked text as inline markup: em, strong, a and term."""
    if text is None:
        return Safe("")
    if isinstance(text, str):
        text = Text.parse(text)
    return Safe("").join([_span(span) for span in text.spans])


def _span(span: Span) -> Safe:
    if span.href:
        return Safe('<a href="{}">{}</a>').format(span.href, span.text)
    if span.term:
        return Safe('<term name="{}">{}</term>').format(span.term, span.text)
    if span.style == "strong":
        return Safe("<strong>{}</strong>").format(span.text)
    if span.style == "emphasis":
        return Safe("<em>{}</em>").format(span.text)
    return escape(span.text)
