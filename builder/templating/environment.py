"""The Jinja2 environment: strict, escaped, sandboxed; its mistakes become findings."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    TemplateAssertionError,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import BaseLoader, ChoiceLoader, split_template_path

from builder.diagnostics import ContentError, Finding, InFile, nearest
from builder.disk import read_file
from builder.model.base import Value
from builder.templating.origin import Rendered, marked, plain, unmarked
from builder.templating.sandbox import MENDING, Sandbox

LINED = ".block.j2"
"""Suffix of templates that yield block markup, whose tags carry the line they came from."""

MOST_TEMPLATE = 200_000
"""Bytes of a template; the largest of ours has 16,000."""
_MISTAKES = (
    TemplateError, TypeError, ValueError, LookupError, AttributeError,
    ArithmeticError, OSError, RecursionError, MemoryError, SyntaxError,
)  # fmt: skip
"""What Python raises on the way through a template that asks for what cannot be."""

_QUOTED = re.compile(r'["\']([^"\'\n]*)["\']')
_AFTER_NEW_LINE = re.compile("(?<=\n)")
_TAG = re.compile(r"<([a-z][a-z-]*)(?=[\s/>])")


class Templates:
    """The templates of a build.

    Args:
        folders: (folder, its label in findings), the first that holds a name wins: the
            guide's own, then the project's.
        words: fixed words of the guide's language, ``words`` in every template.
    """

    def __init__(
        self, folders: Sequence[tuple[Path, str]], words: Mapping[str, Any] | Value
    ) -> None:
        self._folders = tuple(folders)
        self._environment = Sandbox(
            loader=ChoiceLoader([_Folder(folder) for folder, _ in folders]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            optimized=False,  # folding constants takes longer than a build would gain by it
            extensions=[_Lined],
        )
        self._environment.globals.update(words=words)
        self._files: dict[str, str] = {}

    def render(self, name: str, **context: Any) -> str:
        """Return the text that template ``name`` makes of ``context``.

        Raises:
            ContentError: the template is missing (``template-missing``), is not valid Jinja
                (``template-syntax``), or uses what it may not or what is not there
                (``template-error``).
        """
        return plain(self.render_marked(name, **context))

    def render_page(self, name: str, **context: Any) -> Rendered:
        """Return the same, and where its lines were written.

        Raises:
            ContentError: as for ``render``.
        """
        return self.placed(self.render_marked(name, **context), name)

    def placed(self, text: str, name: str) -> Rendered:
        """Return ``text``, which ``name`` made, without marks, and where its lines were written."""
        return unmarked(text, InFile(self.shown(name)), self.shown)

    def render_marked(self, name: str, **context: Any) -> str:
        """Return the same with marks in it, which ``placed`` takes out."""
        self._environment.effort.start()
        try:
            text = self._environment.get_template(name).render(context)
            text.encode()
        except TemplateNotFound as error:
            raise ContentError([_missing(self.shown(name), error)]) from error
        except TemplateSyntaxError as error:
            at = InFile(self.shown(error.name or name), error.lineno)
            asked = isinstance(error, TemplateAssertionError)
            code = "template-error" if asked else "template-syntax"
            raise ContentError([_finding(at, code, error)]) from error
        except _MISTAKES as error:
            at = self._place_of(error, name)
            raise ContentError([_finding(at, "template-error", error)]) from error
        return text

    def shown(self, name: str) -> str:
        """Return the file that ``name`` is read from, as findings show it."""
        if name not in self._files:
            labels = [label for folder, label in self._folders if (folder / name).exists()]
            self._files[name] = f"{labels[0] if labels else self._folders[-1][1]}/{name}"
        return self._files[name]

    def _place_of(self, error: Exception, name: str) -> InFile:
        line, file = 1, self.shown(name)
        for frame in traceback.extract_tb(error.__traceback__):
            for folder, label in self._folders:
                if Path(frame.filename).is_relative_to(folder.resolve()):
                    inside = Path(frame.filename).relative_to(folder.resolve()).as_posix()
                    line, file = frame.lineno or 1, f"{label}/{inside}"
        return InFile(file, line)


def stray_templates(own: Path, label: str, project: Path, elsewhere: str = "") -> Iterator[Finding]:
    """Yield a warning for each template of a guide that takes the place of none, and is not used.

    Args:
        own: the guide's folder of templates; ``label`` stands for it in findings.
        project: the folder of the project's templates.
        elsewhere: pattern of the files there that are no templates and are read by others.
    """
    known = {file.relative_to(project).as_posix() for file in project.rglob("*.j2")}
    files = [file for file in sorted(own.rglob("*")) if file.is_file()]
    asked_for = {name for file in files for name in _QUOTED.findall(_text(file))}
    others = set(own.glob(elsewhere)) if elsewhere else set()
    for file in files:
        name = file.relative_to(own).as_posix()
        hidden = any(part.startswith(".") for part in file.relative_to(own).parts)
        placed = file in others or name in known or name in asked_for
        if hidden or placed:
            continue
        message = f"{name!r} takes the place of no template and is not read"
        hint = nearest(name, known) or "name it as the file of templates/ that it is to replace"
        yield Finding(InFile(f"{label}/{name}"), "unknown-file", message, hint, "warning")


def _text(file: Path) -> str:
    try:
        return read_file(file, MOST_TEMPLATE).decode(errors="replace")
    except OSError:
        return ""


class _Folder(BaseLoader):
    """Loads plain files of the folder, not what a link there leads to outside of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def get_source(self, _environment: Environment, template: str) -> Any:
        file = self._folder.joinpath(*split_template_path(template))
        if not file.exists() or not file.resolve().is_relative_to(self._folder):
            raise TemplateNotFound(template)
        return read_file(file, MOST_TEMPLATE).decode(), str(file), None


class _Lined(Extension):
    """Writes the template's line into every tag of a block template: ``<step at="12">``.

    In a page or a style sheet it leaves marks that are taken out of what comes of it.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        return (_lined(token, stream.name or "") for token in stream)


def _lined(token: Token, name: str) -> Token:
    if token.type != "data":
        return token
    if not name.endswith(LINED):
        return Token(token.lineno, token.type, marked(token.value, name, token.lineno))
    lines = enumerate(_AFTER_NEW_LINE.split(token.value), token.lineno)
    tagged = (_TAG.sub(partial(_with_place, f"{name}:{number}"), line) for number, line in lines)
    return Token(token.lineno, token.type, "".join(tagged))


def _with_place(place: str, tag: re.Match[str]) -> str:
    return f'{tag[0]} at="{place}"'


def _missing(file: str, error: TemplateNotFound) -> Finding:
    return Finding(InFile(file), "template-missing", f"there is no template {error.name!r}")


def _finding(at: InFile, code: str, error: BaseException) -> Finding:
    fact, _, hint = (_fact(error).rstrip(".") or type(error).__name__).partition(MENDING)
    return Finding(at, code, fact, hint)


def _fact(error: BaseException) -> str:
    match error:
        case RecursionError():
            return "the template includes or calls itself without end"
        case MemoryError():
            return "the template makes more than fits into memory"
        case SyntaxError():
            return f"the template is nested too deep: {error.msg}"
        case OSError():
            return f"the template cannot be read: {error.strerror}"
        case KeyError():
            return str(error.args[0])
        case _:
            return str(error)
