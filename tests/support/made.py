"""A guide built once in a test run, however many workers ask for it."""

from __future__ import annotations

import fcntl
import pickle
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from builder.build import Built, build
from builder.drawing import Document, Imposed, Page, Section
from builder.edition import Options, read
from builder.model import Guide
from builder.model.theme import Theme
from builder.outputs import OUTPUTS, advice, cards, folded, quick, sheets, shop
from builder.outputs.cards.document import CardSet
from builder.outputs.output import Composed, Paged
from builder.store.project import Project

ROOT = Path(__file__).parents[2]
REAL = ROOT / "content" / "back-leg-massage"
PLANT = ROOT / "tests" / "guides" / "zimmerpflanze-umtopfen"
PICTURES = ".cache"
CARDS, SHEETS, CHANGED, SHOP, QUICK, FOLDED, ADVICE = (
    each.file
    for each in (
        cards.CARDS,
        sheets.SHEETS,
        sheets.CHANGED,
        shop.SHOP,
        quick.QUICK,
        folded.FOLDED,
        advice.ADVICE,
    )
)
"""The names of the PDFs."""


@dataclass(frozen=True)
class Made:
    """A guide with what a build made of it; ``built.folder`` holds the files.

    Attributes:
        documents: what was written to each PDF, by the name of the file.
    """

    guide: Guide
    theme: Theme
    built: Built
    documents: Mapping[str, Document] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        return self.built.folder / name


def made_once(folder: Path, temporary: pytest.TempPathFactory) -> Made:
    """Return the guide in ``folder``, built by the first worker that asks."""
    shared = temporary.getbasetemp()
    if shared.name.startswith("popen-"):
        shared = shared.parent
    kept = shared / f"{folder.name}.made"
    with (shared / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(_made(folder, shared / "output")))
        made: Made = pickle.loads(kept.read_bytes())
        return made


def _made(folder: Path, output: Path) -> Made:
    """Build ``folder``; pictures that an earlier build kept are taken from there."""
    with_pictures(output)
    edition = read(folder, Project(), folder.name)
    built = build(folder, Options(output=output), Project())
    documents = _settled_all(_documents(built))
    card_set: CardSet = replace(built.made.form(cards.CARDS), document=documents[CARDS])
    kept: dict[str, Composed[Any]] = {
        "cards": Composed(card_set),
        "quick": Composed(built.made.form(quick.QUICK)),
    }
    made = replace(built.made, composed=kept, faces=None)
    return Made(edition.guide, edition.theme, replace(built, made=made), documents)


def _documents(built: Built) -> Mapping[str, Document]:
    """Return what every PDF of a build was written from."""
    forms = {each.file: built.made.composed.get(each.name) for each in OUTPUTS}
    return {
        name: composed.form.document
        for name, composed in forms.items()
        if composed is not None and isinstance(composed.form, Paged)
    }


Tree = TypeVar("Tree", Document, Section)
Settled = dict[int, tuple[Page, Page]]
"""Pages as they were and with bodies that stay, by the identity of what they were."""


def _settled_all(documents: Mapping[str, Document]) -> dict[str, Document]:
    """Return ``documents`` with bodies that stay; a page that stands in two stays one."""
    pages: Settled = {}
    return {name: _settled(document, pages) for name, document in documents.items()}


def _settled(tree: Tree, pages: Settled) -> Tree:
    """Return a document or section whose pages hold their bodies, so that it can be kept."""
    children = tuple(
        settled_page(child, pages) if isinstance(child, Page) else _settled(child, pages)
        for child in tree.children
    )
    return replace(tree, children=children)


def settled_page(page: Page, pages: Settled | None = None) -> Page:
    """Return ``page``, and those printed on it, with bodies that were composed once and stay."""
    known = {} if pages is None else pages
    if id(page) not in known:
        body = tuple(
            replace(part, page=settled_page(part.page, known))
            if isinstance(part, Imposed)
            else part
            for part in page.body
        )
        known[id(page)] = (page, replace(page, body=body))
    return known[id(page)][1]


def with_pictures(output: Path) -> Path:
    """Return ``output``, holding the pictures that the project's last build kept."""
    kept = ROOT / "output" / PICTURES
    output.mkdir(parents=True, exist_ok=True)
    if kept.is_dir() and not (output / PICTURES).exists():
        shutil.copytree(kept, output / PICTURES)
    return output


def changed(guide: Guide, **update: Any) -> Guide:
    """Return ``guide`` with other values, and nothing kept that was reckoned from the old ones."""
    copy = guide.model_copy(update=update)
    for name in set(vars(copy)) - set(Guide.model_fields):
        del vars(copy)[name]
    return copy
