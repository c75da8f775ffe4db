"""Every text of a guide stands, whole, wherever it must; the models tell which there are.

Each text has a name of its own, marks, and what marks could be mistaken for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest
import yaml

from builder.build import build
from builder.edition import Options
from builder.model import Text
from builder.reading.patterns import EACH
from builder.reading.positions import KEY, MODELS, positions
from builder.store.project import Project
from tests.support.made import with_pictures

Pattern = tuple[str, ...]

MARKED = r"*Q{}* **a** _b_ ***c*** 2*3*4 H~2~O m^2^ \*d\* e&amp;f <5"
WORDS = r"Q{} 2*3*4 \*d\* e&amp;f <5 g_h_i"
SHORT = r"*Q{}* 2*3*4 \*d\* H~2~O"
"""For places that have little room."""
NARROW = {("guide", "parts", EACH, "title"), ("guide", "title"), ("guide", "subtitle")}

PAPER = {"cards.pdf", "cards-print.pdf", "cards-shop.pdf"}
QUICK = {"quick-reference.pdf", "quick-reference-card.pdf"}
BOOK = {".epub"}
META = {"content.opf"}
STANDS: Mapping[Pattern, set[str]] = {
    ("guide", "title"): PAPER | QUICK | BOOK | META,
    ("guide", "description"): BOOK | META,
    ("guide", "edition", "version"): PAPER | QUICK | BOOK,
    ("guide", "parts", EACH, "title"): PAPER | QUICK | BOOK,
    ("guide", "parts", EACH, "intro"): BOOK,
    ("guide", "subtitle"): PAPER | BOOK,
    ("guide", "series", "name"): META,
    ("guide", "creators", EACH, "name"): PAPER | BOOK | META,
    ("guide", "creators", EACH, "file_as"): META,
    ("guide", "reviews", EACH, "name"): PAPER | BOOK,
    ("guide", "reviews", EACH, "credential"): PAPER | BOOK,
    ("guide", "reviews", EACH, "covers"): PAPER | BOOK,
    ("guide", "rights"): PAPER | BOOK | META,
    ("guide", "subjects", EACH): META,
    ("guide", "quick_reference", "title"): QUICK | BOOK,
    ("guide", "quick_reference", "rule"): QUICK | BOOK,
    ("guide", "glossary", KEY): BOOK,
    ("guide", "glossary", EACH): BOOK,
    ("guide", "sources", EACH, "title"): BOOK,
    ("guide", "emergency", "label"): PAPER | QUICK | BOOK,
    ("guide", "emergency", "number"): PAPER | QUICK | BOOK,
    ("guide", "emergency", "note"): PAPER | QUICK | BOOK,
    ("guide", "zones", EACH): set(),
    ("cautions", "hazard"): BOOK,
    ("cautions", "consequence"): BOOK,
    ("cautions", "avoid"): BOOK,
    ("cautions", "short"): PAPER | QUICK | BOOK,
    ("cards", "title"): PAPER | QUICK | BOOK,
    ("cards", "technique"): BOOK,
    ("cards", "repeats"): PAPER | BOOK,
    ("cards", "cue"): PAPER | QUICK | BOOK,
    ("cards", "steps", EACH): PAPER | BOOK,
    ("cards", "steps", EACH, "text"): PAPER | BOOK,
    ("cards", "tips", EACH): PAPER | BOOK,
    ("illustrations", "alt"): BOOK,
    ("illustrations", "title"): BOOK,
    ("illustrations", "description"): BOOK,
    ("chapter",): BOOK,
}
"""Where the text of each place must stand; what the figures alone use stands nowhere."""

CHAPTER = (
    "{0}\n\n## {1}\n\n- {2}\n- {3}\n\n  {4}\n\n1. {5}\n\n> {6}[^n]\n\n| {7} | {8} |\n|---|---:|\n"
    "| {9} | {10} |\n\n<!-- Qhidden -->\n`Qcode 2*3*4 <b>`\n\n[^n]: {11}\n\n    {12}\n"
)
PARTS_OF_CHAPTER = 13


def places() -> Iterator[Pattern]:
    """Yield every place that holds words, as the models tell, and the chapter."""
    for group, model in MODELS.items():
        yield from ((group, *pattern) for pattern in positions(model))
    yield ("chapter",)


def source_of(place: Pattern, number: int) -> str:
    """Return what is written at ``place``."""
    holds = positions(MODELS[place[0]])[place[1:]]
    form = MARKED if holds == "marks" else WORDS
    if place in NARROW or place[0] == "cautions" or "cue" in place:
        form = SHORT.replace("*Q", "Q").replace("}*", "}").replace("H~2~O", "j_k_l")
    if "number" in place or KEY in place or "technique" in place:
        form = "Q{} 2-3-4"
    return form.format(number) + ("." if "alt" in place else "")


def sources() -> dict[Pattern, str]:
    kept = [place for place in places() if place != ("chapter",)]
    texts = {place: source_of(place, number) for number, place in enumerate(kept, 10)}
    return texts | {("cards", "technique"): texts["guide", "glossary", KEY]}


def write_guide(folder: Path) -> Path:
    """Write a guide that says each of ``sources``, and return its folder."""
    at = sources()
    values = {place: text for place, text in at.items() if EACH not in place and KEY not in place}
    guide: dict[str, Any] = _nested({p[1:]: t for p, t in values.items() if p[0] == "guide"})
    guide |= {
        "language": "en-GB",
        "identifier": "https://example.org/q",
        "edition": {**guide["edition"], "date": "2026-11-22"},
        "series": {**guide["series"], "number": 1},
        "parts": [{"id": "one", "cards": ["first"], **_item(at, "guide", "parts")}],
        "creators": [_item(at, "guide", "creators")],
        "reviews": [{"date": "2026-11-22", **_item(at, "guide", "reviews")}],
        "subjects": [at["guide", "subjects", EACH]],
        "glossary": {at["guide", "glossary", KEY]: at["guide", "glossary", EACH]},
        "sources": [{"id": "book", **_item(at, "guide", "sources")}],
        "zones": {"shin": at["guide", "zones", EACH]},
    }
    caution = _nested({p[1:]: t for p, t in values.items() if p[0] == "cautions"})
    caution |= {"id": "stop", "level": "danger", "kind": "stop", "sources": ["book"]}
    card = _nested({p[1:]: t for p, t in values.items() if p[0] == "cards"})
    step = {"text": at["cards", "steps", EACH, "text"], "caution": "stop"}
    card |= {"steps": [at["cards", "steps", EACH], step], "tips": [at["cards", "tips", EACH]]}
    card |= {"illustration": "pot"}
    picture = _nested({p[1:]: t for p, t in values.items() if p[0] == "illustrations"})
    body = CHAPTER.format(*chapter_texts())
    files = {
        "guide.yaml": _yaml(guide),
        "cautions.yaml": _yaml([caution]),
        "cards/01-first.md": f"---\n{_yaml(card)}---\n{body}",
        "illustrations/pot.yaml": _yaml(picture),
        "illustrations/pot.svg": PICTURE,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 50">'
    '<rect x="5" y="5" width="70" height="40" fill="#003355"/></svg>'
)


def chapter_texts() -> list[str]:
    return [MARKED.format(f"c{number}") for number in range(PARTS_OF_CHAPTER)]


def _item(at: Mapping[Pattern, str], *place: str) -> dict[str, str]:
    """Return the one item of the list at ``place``."""
    inner = (*place, EACH)
    return {each[-1]: text for each, text in at.items() if each[:-1] == inner}


def _nested(texts: Mapping[Pattern, str]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for (first, *rest), text in texts.items():
        if rest:
            nested.setdefault(first, {})[rest[0]] = text
        else:
            nested[first] = text
    return nested


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=60)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The letters of each file, and of the book's metadata, without white space."""
    scratch = tmp_path_factory.mktemp("words")
    folder = write_guide(scratch / "every-word")
    project = Project(output=with_pictures(scratch / "output"))
    made = build(folder, Options(), project).folder
    letters = {file.name: _squeezed(_letters(file)) for file in sorted(made.iterdir())}
    with ZipFile(next(made.glob("*.epub"))) as book:
        opf = next(name for name in book.namelist() if name.endswith(".opf"))
        letters["content.opf"] = _squeezed(_plain(book.read(opf).decode()))
    return letters


def _letters(file: Path) -> str:
    if file.suffix == ".pdf":
        pages = pypdfium2.PdfDocument(file)
        return "".join(page.get_textpage().get_text_range() for page in pages)
    if file.suffix == ".epub":
        with ZipFile(file) as book:
            names = [name for name in book.namelist() if name.endswith(".xhtml")]
            return "".join(_plain(book.read(name).decode()) for name in names)
    return ""


def _plain(markup: str) -> str:
    """Return what is read of ``markup``: words, and what pictures say."""
    spoken = " ".join(re.findall(r'\b(?:alt|aria-label)="([^"]*)"', markup))
    return unescape(re.sub(r"<[^>]*>", "", markup) + spoken)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\x02", "-").replace("\ufffe", "-"))


def test_it_is_told_where_the_text_of_every_place_stands() -> None:
    assert set(STANDS) == set(places())


@pytest.mark.parametrize("place", STANDS, ids=".".join)
def test_every_text_stands_whole_where_it_must(place: Pattern, outputs: Mapping[str, str]) -> None:
    written = chapter_texts() if place == ("chapter",) else [sources()[place]]
    for source in written:
        words = map(re.escape, str(Text.parse(source)).split())
        wanted = re.compile("1?".join(words))  # the number of a card is read beside its title
        for name in STANDS[place]:
            files = [letters for file, letters in outputs.items() if file.endswith(name)]
            assert files
            assert all(wanted.search(letters) for letters in files), (name, wanted.pattern)


def test_a_comment_stands_nowhere(outputs: Mapping[str, str]) -> None:
    assert not any("Qhidden" in letters for letters in outputs.values())
