"""The reference, made of the models, rules, outputs and options themselves: ``make reference``."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import isinf
from types import ModuleType
from typing import Any

from builder.calibrate.profile import EDGES, NUMBERS, TABLES, WORDS
from builder.cli.command import COMMANDS
from builder.figures import FIGURES
from builder.figures.limb.planning import HAND_KEYS, LABEL_KEYS, OPTION_KEYS, STROKE_KEYS
from builder.layout import blocks as card_blocks
from builder.layout.markup import INLINE
from builder.model import CARD_SIZES, Card, Caution, Guide, Illustration
from builder.model.theme import Theme
from builder.outputs import OUTPUTS
from builder.outputs.advice import blocks as advice_blocks
from builder.outputs.quick import blocks as quick_blocks
from builder.press.pouches import POUCHES
from builder.reading.source import SourceText
from builder.reading.syntax import parse
from builder.rules import codes, explain
from tests.docs.keys import Section, sections
from tests.docs.markup import blocks
from tests.support.made import ROOT

FILE = ROOT / "docs" / "reference.md"

FILES = (
    ("guide.yaml", Guide, "guide"),
    ("cautions.yaml", Caution, "cautions"),
    ("cards/NN-name.md", Card, "cards"),
    ("illustrations/name.yaml", Illustration, "illustrations"),
    ("theme.yaml", Theme, ""),
)
"""Name of a file, what one entry of it is, and the group of its rules of form."""

ABOUT = {
    "guide.yaml": "The guide itself.",
    "cautions.yaml": "A list of cautions; `[]` if nothing in the guide can do harm.",
    "cards/NN-name.md": "A card: its keys between two lines of `---`, then its chapter of the "
    "e-book in Markdown. `NN` sorts the files, `name` is the card's id.",
    "illustrations/name.yaml": "A picture: data for a figure, or the words for `name.svg`, "
    "`name.png` or `name.jpg` beside it.",
    "theme.yaml": "The look. Where a guide's file leaves a key out, that of `templates/theme.yaml` "
    "holds; its values are told here.",
}

MARKUP: Mapping[str, ModuleType] = {
    "Faces of cards": card_blocks,
    "The quick reference": quick_blocks,
    "The page on laminating": advice_blocks,
}
DRAWN: Mapping[str, tuple[str, ...]] = {
    "hands": HAND_KEYS,
    "strokes": STROKE_KEYS,
    "labels": LABEL_KEYS,
    "options": OPTION_KEYS,
}
"""What an illustration of a limb may say."""

Row = tuple[str, ...]


def reference() -> str:
    """Return the whole page."""
    parts = (
        _head(), _guide(), _words(), _figures(), _blocks(), _printer(), _commands(), _outputs(),
        _codes(),
    )  # fmt: skip
    return "\n\n".join(block for part in parts for block in part) + "\n"


def _head() -> Iterator[str]:
    yield "# Reference"
    yield "Made by `make reference` of the program itself: change that, not this page."
    yield (
        "* [Files of a guide](#files-of-a-guide)\n* [Fixed words](#fixed-words)\n"
        "* [Figures](#figures)\n* [Blocks](#blocks)\n"
        "* [A printer's profile](#a-printers-profile)\n* [Commands](#commands)\n"
        "* [Outputs](#outputs)\n* [Findings](#findings)"
    )


def _guide() -> Iterator[str]:
    yield "## Files of a guide"
    yield (
        "Keys in **bold** must be there. A key that is not listed is a finding. Keys with values "
        "have a table of their own; `[]` stands for each item of a list, `…` for each name. Marks "
        "are `*emphasis*`, `**strong**`, `[link](https://…)` and `:term[glossary word]`."
    )
    for name, model, group in FILES:
        written = _shipped("theme.yaml") if model is Theme else {}
        for section in sections(model, group, written):
            yield f"### `{name}`{_inside(section)}"
            yield ABOUT[name] if not section.path else section.about
            yield _table(("key", "value", "default", "what it is"), section.rows)
    yield "### Which cautions stand on a card"
    yield (
        "Those that the card or a step of it names; those that share a zone with it; those whose "
        "`cards` list it, or say `all`. The first card of the set also carries every caution of "
        "the kinds `stop` and `ask`."
    )
    yield "### Sizes that have a name"
    sizes = ((f"`{name}`", f"{w:g} × {h:g}") for name, (w, h) in CARD_SIZES.items())
    yield _table(("card", "mm"), sizes)
    pouches = ((f"`{name}`", f"{p.width:g} × {p.height:g}") for name, p in POUCHES.items())
    yield _table(("pouch", "mm"), pouches)


def _inside(section: Section) -> str:
    return f": `{section.path}`" if section.path else ""


def _shipped(name: str) -> dict[str, Any]:
    """Return what a file of ``templates/`` says."""
    text = (ROOT / "templates" / name).read_text(encoding="utf-8")
    document, _ = parse(SourceText.whole(name, text))
    assert isinstance(document.value, dict)
    return document.value


def _blocks() -> Iterator[str]:
    yield "## Blocks"
    yield (
        "Templates of cards, quick reference and the page on laminating write these. Marks are "
        f"{_code(f'<{name}>' for name in INLINE)}. A tag, an attribute or a text where none may "
        "stand is a finding at its line of the template."
    )
    for title, module in MARKUP.items():
        yield f"### {title}"
        yield _table(("tag", "attributes", "holds", "what it is"), blocks(module))


def _words() -> Iterator[str]:
    yield "## Fixed words"
    yield (
        "`templates/words/<tag>.yaml` in a guide's folder changes them, or brings those of a "
        "language; without it the guide has those of the program. What stands in braces is filled "
        "in and must be there. `one` and `other` are forms for numbers: those of the language."
    )
    rows = ((f"`{key}`", _escaped(text)) for key, text in _leaves(_shipped("words/en.yaml")))
    yield _table(("key", "in English"), rows)


def _leaves(written: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in written.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)


def _figures() -> Iterator[str]:
    yield "## Figures"
    yield "The key `figure` of an illustration names what draws it."
    for figure in FIGURES:
        words = figure.vocabulary()
        yield f"### `{figure.name}`"
        if not words.landmarks:
            yield "Takes `options` alone: `size`, width and height in mm."
            continue
        names = (("landmarks", words.landmarks), ("zones", words.zones), ("poses", words.poses))
        yield _table(("names", ""), ((kind, _code(sorted(each))) for kind, each in names))
        yield _table(("in", "keys"), ((f"`{name}`", _code(keys)) for name, keys in DRAWN.items()))
    yield (
        "A place is a landmark, `[height, across]` with the height above the soles in mm and "
        "-1 to 1 from the inner to the outer edge, or `{at: …, dx: …, dy: …}`, moved outwards and "
        "towards the head in mm."
    )


def _printer() -> Iterator[str]:
    yield "## A printer's profile"
    yield "`cardbook calibrate --measured` writes it; `--printer FILE` takes it."
    rows = [(".".join(key.path), key) for key in (*WORDS, *NUMBERS, *EDGES)]
    yield _table(
        ("key", "value", "what it is"),
        (
            (
                f"`{name}`",
                _code(key.words) if key.words else _span(key.least, key.most),
                ". ".join(filter(None, (key.meaning, TABLES.get(key.path[0])))),
            )
            for name, key in rows
        ),
    )


def _span(least: float, most: float) -> str:
    return "text" if isinf(least) else f"{least:g} to {most:g}"


def _commands() -> Iterator[str]:
    yield "## Commands"
    for name, (purpose, add_options) in COMMANDS.items():
        parser = argparse.ArgumentParser(prog=f"cardbook {name}", add_help=False)
        add_options(parser)
        yield f"### `cardbook {name}`"
        yield f"{parser.description or purpose.capitalize() + '.'}"
        rows = [_option(action) for action in parser._actions]
        if rows:
            yield _table(("option", "what it is"), rows)


def _option(action: argparse.Action) -> Row:
    words = "|".join(map(str, action.choices)) if action.choices else ""
    value = action.metavar or words or (action.dest.upper() if action.nargs != 0 else "")
    name = " ".join((*action.option_strings[:1], str(value))).strip()
    return f"`{_escaped(name)}`", _escaped(action.help or "")


def _outputs() -> Iterator[str]:
    yield "## Outputs"
    yield (
        "`NAME` is that of the guide's folder. Words of `--only` ask for them; without it a build "
        "makes `all`. What is printed takes the ink of `--ink`."
    )
    rows = (
        (
            f"`{output.file.replace('{id}', 'NAME')}`",
            output.about,
            _code((output.name, *output.asked_by)),
            {"paper": "printed", "screen": "on a screen"}[output.medium],
        )
        for output in OUTPUTS
    )
    yield _table(("file", "what it is", "asked for by", "read"), rows)


def _codes() -> Iterator[str]:
    yield "## Findings"
    yield "`cardbook explain CODE` tells why, with a wrong and a right example."
    stages: dict[str, list[Row]] = defaultdict(list)
    for code in codes():
        known = explain(code)
        assert known is not None
        stages[known.raised_by].append((f"`{code}`", _escaped(known.title)))
    for stage in sorted(stages):
        yield f"### Found by `{stage}`"
        yield _table(("code", "the rule"), stages[stage])


def _code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _table(head: Row, rows: Iterable[Row]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    FILE.write_text(reference(), encoding="utf-8")
    print(FILE.relative_to(ROOT))  # noqa: T201


if __name__ == "__main__":
    main()
