"""A guide built once in a test run, however many workers ask for it."""

from __future__ import annotations

import fcntl
import pickle
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from builder.drawing import Document, Page, Section
from builder.model import Guide
from builder.model.theme import Theme
from builder.pipeline import Options, Project, build
from builder.pipeline.build import Built
from builder.pipeline.pages import Pages
from builder.pipeline.read import read

ROOT = Path(__file__).parents[2]
REAL = ROOT / "content" / "back-leg-massage"
PLANT = ROOT / "tests" / "guides" / "zimmerpflanze-umtopfen"
PICTURES = ".cache"


@dataclass(frozen=True)
class Made:
    """A guide with what a build made of it; ``built.folder`` holds the files."""

    guide: Guide
    theme: Theme
    built: Built

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
        return pickle.loads(kept.read_bytes())


def _made(folder: Path, output: Path) -> Made:
    """Build ``folder``; pictures that an earlier build kept are taken from there."""
    with_pictures(output)
    found = read(folder, Project(), folder.name)
    built = build(folder, Options(output=output), Project())
    assert built.pages.card_set is not None
    card_set = built.pages.card_set
    settled = replace(card_set, document=_settled(card_set.document))
    pages = Pages(card_set=settled, quick=built.pages.quick)
    return Made(found.guide, found.theme, replace(built, pages=pages))


def _settled(told: Document | Section) -> Any:
    """Return a document or section whose pages hold their bodies, so that it can be kept."""
    children = tuple(
        settled_page(child) if isinstance(child, Page) else _settled(child)
        for child in told.children
    )
    return replace(told, children=children)


def settled_page(page: Page) -> Page:
    """Return ``page`` with a body that was composed once and stays."""
    return replace(page, body=tuple(page.body))


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
