"""A guide as somebody could have written it, every key there or not, by dice that are seeded.

What it is is data: ``write`` makes the files of it, and a hint is followed by changing the data.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import yaml
from PIL import Image, ImageDraw

from builder.edition import Options
from builder.model.card import Card
from builder.model.card_size import CARD_SIZES, CardFormat
from builder.model.caution import SEVERITY
from tests.ordinary.chapters import chapter
from tests.ordinary.sentences import SENTENCES, filled, marked, phrase, sentence

ROOT = Path(__file__).parents[2]
FIGURES = ROOT / "content" / "back-leg-massage" / "illustrations"
DRAWN = ("knead-inner-calf", "posture", "effleurage-leg", "oil", "position")
SHAPES = (8.0, 4.0, 2.2, 1.5, 1.0, 0.7, 0.4, 0.125)
"""Widths of pictures over their heights."""
COUNTS = (1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 12)
MANY = (20, 30, 40, 54, 60)
KINDS = ("stop", "ask", "adapt", "technique")
INKS, PAPERS, DUPLEXES = ("colour", "low", "mono"), ("common", "a4", "letter"), ("long", "short")
PATTERNS = ("plain", "stripes", "dots", "bars", "grid", "waves")
PRESSURES = ("none", "light", "medium", "firm")
DIRECTIONS = ("toward-heart", "away", "across", "around", "none")
LIMIT = {"title": 48, "cue": 80, "short": 70, "alt": 140, "guide": 120, "subtitle": 160}
ODD_CARDS = 0.15
"""How many guides ask for cards of a size that has no name."""


@dataclass
class Draft:
    """A guide before it is written.

    Attributes:
        guide, theme: what the files of that name say; a theme is not always there.
        cautions: in order.
        cards: by their ids, what stands before the chapter; ``chapters``, the chapters.
        pictures: files of ``illustrations/`` by their names.
        options: with which it is built.
    """

    seed: int
    guide: dict[str, Any] = field(default_factory=dict)
    cautions: list[dict[str, Any]] = field(default_factory=list)
    cards: dict[str, dict[str, Any]] = field(default_factory=dict)
    chapters: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    theme: dict[str, Any] = field(default_factory=dict)
    options: Options = field(default_factory=Options)

    def write(self, folder: Path) -> Path:
        """Write the files of the guide into ``folder``, which is not there yet."""
        for name in ("cards", "illustrations"):
            (folder / name).mkdir(parents=True)
        (folder / "guide.yaml").write_text(_yaml(self.guide), encoding="utf-8")
        (folder / "cautions.yaml").write_text(_yaml(self.cautions), encoding="utf-8")
        if self.theme:
            (folder / "theme.yaml").write_text(_yaml(self.theme), encoding="utf-8")
        for number, (name, card) in enumerate(self.cards.items(), 1):
            text = f"---\n{_yaml(card)}---\n{self.chapters[name]}"
            (folder / "cards" / f"{number:02}-{name}.md").write_text(text, encoding="utf-8")
        for name, content in self.pictures.items():
            (folder / "illustrations" / name).write_bytes(content)
        return folder


def _yaml(written: object) -> str:
    return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=100)


def draft(seed: int) -> Draft:
    """Return the ordinary guide of ``seed``."""
    dice = Random(seed)
    made = Draft(seed)
    language = dice.choice(("en-GB", "de"))
    said = dice.choice(sorted(SENTENCES))
    count = dice.choice(MANY) if dice.random() < 0.04 else dice.choice(COUNTS)
    names = [f"card-{number}" for number in range(1, count + 1)]
    terms = [phrase(dice, said, 24) for _ in range(dice.choice((0, 0, 2, 5)))]
    made.pictures = dict(_pictures(dice, said))
    made.cautions = list(_cautions(dice, said, names))
    made.guide = _guide(dice, said, language, names, terms)
    sources = [source["id"] for source in made.guide.get("sources", ())]
    for caution in made.cautions:
        if sources and dice.random() < 0.5:
            caution["sources"] = dice.sample(sources, 1)
    for name in names:
        made.cards[name] = _card(dice, said, made)
        made.chapters[name] = chapter(dice, said, names, terms) if dice.random() < 0.6 else ""
    if dice.random() < 0.25:
        made.theme = _theme(dice)
    made.options = _options(dice)
    return made


def _guide(
    dice: Random, said: str, language: str, names: list[str], terms: list[str]
) -> dict[str, Any]:
    guide: dict[str, Any] = {
        "title": _long_or_short(dice, said, LIMIT["guide"]),
        "description": filled(dice, said, dice.choice((120, 400, 900))),
        "language": language,
        "identifier": f"urn:uuid:5a0a9c1e-2d5c-4a53-9f55-{dice.randrange(16**12):012x}",
        "edition": {"version": dice.choice(("1.0", "0.1", "2026-3 beta")), "date": "2026-11-22"},
        "parts": list(_parts(dice, said, names)),
    }
    optional: dict[str, Any] = {
        "subtitle": _long_or_short(dice, said, LIMIT["subtitle"]),
        "series": {"name": phrase(dice, said, 40), "number": dice.randint(1, 12)},
        "creators": [
            {"name": dice.choice(PEOPLE), "role": dice.choice(("author", "illustrator", "editor"))}
            for _ in range(dice.choice((1, 1, 2, 6)))
        ],
        "reviews": [
            {
                "name": dice.choice(PEOPLE),
                "credential": phrase(dice, said, 60),
                "date": "2026-11-15",
                "covers": filled(dice, said, dice.choice((30, 200))),
            }
            for _ in range(dice.choice((1, 2)))
        ],
        "rights": dice.choice(RIGHTS),
        "subjects": [phrase(dice, said, 30) for _ in range(3)],
        "card": _card_size(dice),
        "quick_reference": _quick(dice, said),
        "glossary": {term: filled(dice, said, 160) for term in terms},
        "sources": [
            {
                "id": f"source-{number}",
                "title": filled(dice, said, 120),
                "url": f"https://example.org/{number}?page={number}&of=9",
                "year": 1990 + number,
            }
            for number in range(dice.choice((1, 3)))
        ],
        "emergency": {
            "label": phrase(dice, said, 30),
            "number": dice.choice(("112", "+49 89 19240", "0800 123 456")),
            "note": filled(dice, said, 140),
        },
        "lamination": dice.choice(({"seal": 3}, {"pouch": "a4"}, {"radius": 4})),
    }
    guide |= {key: value for key, value in optional.items() if dice.random() < 0.55}
    if terms:
        guide["glossary"] = optional["glossary"]
    return guide


def _long_or_short(dice: Random, said: str, most: int) -> str:
    return dice.choice((phrase(dice, said, 40), filled(dice, said, most)))


PEOPLE = (
    "Eva Holm",
    "Dr. med. Zoë Łukasiewicz-Baumgartner",
    "The Tea Club of Nether Wallop and Over Wallop",
    "Jo",
)
RIGHTS = (
    "CC BY 4.0",
    "© 2026 Eva Holm. This guide may be copied and shared by anybody for any purpose. "
    "You must name the author. If you change it, you must say so, and share it alike.",
    "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/",
)


def _parts(dice: Random, said: str, names: list[str]) -> Iterator[dict[str, Any]]:
    rest, number = list(names), 0
    while rest:
        number += 1
        size = dice.randint(1, len(rest)) if number < 8 else len(rest)
        part: dict[str, Any] = {
            "id": f"part-{number}",
            "title": phrase(dice, said, LIMIT["title"]),
            "cards": rest[:size],
        }
        if dice.random() < 0.3:
            part["intro"] = filled(dice, said, 300)
        yield part
        rest = rest[size:]


def _card_size(dice: Random) -> dict[str, Any]:
    if dice.random() < ODD_CARDS:
        return {"width": dice.randint(60, 190), "height": dice.randint(80, 250)}
    return {"size": dice.choice(sorted(CARD_SIZES))}


def _quick(dice: Random, said: str) -> dict[str, Any]:
    quick: dict[str, Any] = {
        "title": phrase(dice, said, 40),
        "rule": marked(dice, filled(dice, said, dice.choice((60, 140)))),
        "columns": dice.randint(1, 3),
        "groups": dice.choice(([], ["part-1"])),
    }
    return {key: value for key, value in quick.items() if dice.random() < 0.5}


def _cautions(dice: Random, said: str, names: list[str]) -> Iterator[dict[str, Any]]:
    for number in range(dice.choice((0, 0, 1, 2, 4, 9))):
        caution: dict[str, Any] = {
            "id": f"caution-{number + 1}",
            "level": dice.choice(SEVERITY),
            "kind": dice.choice(KINDS),
            "hazard": marked(dice, filled(dice, said, 120)),
            "consequence": filled(dice, said, 120),
            "avoid": filled(dice, said, 160),
            "short": marked(dice, sentence(dice, said, LIMIT["short"])),
            "cards": dice.choice(("all", [dice.choice(names)], [dice.choice(names)])),
        }
        if dice.random() < 0.2:
            caution["quick_reference"] = dice.random() < 0.5
        yield caution


def _card(dice: Random, said: str, made: Draft) -> dict[str, Any]:
    cautions = [caution["id"] for caution in made.cautions]
    pictures = sorted({name.rpartition(".")[0] for name in made.pictures} - {"cover"})
    optional: dict[str, Any] = {
        "illustration": dice.choice(pictures) if pictures else None,
        "pressure": dice.choice(PRESSURES),
        "direction": dice.choice(DIRECTIONS),
        "repeats": phrase(dice, said, 30),
        "minutes": dice.choice((1, 2, 1.5, 30)),
        "cue": marked(dice, sentence(dice, said, LIMIT["cue"])),
        "cautions": dice.sample(cautions, 1) if cautions else [],
        "steps": [_step(dice, said, cautions) for _ in range(dice.choice((1, 3, 5, 6, 8, 15)))],
        "tips": [marked(dice, filled(dice, said, 110)) for _ in range(dice.choice((1, 1, 3)))],
        "video": "https://example.org/video?v=1&t=2",
    }
    there = {key: value for key, value in optional.items() if value and dice.random() < 0.6}
    assert set(there) <= set(Card.written_keys())
    return {"title": _title(dice, said), **there}


def _title(dice: Random, said: str) -> str:
    return sentence(dice, said, LIMIT["title"]) if dice.random() < 0.2 else phrase(dice, said, 40)


def _step(dice: Random, said: str, cautions: list[str]) -> Any:
    text = marked(dice, filled(dice, said, dice.choice((70, 70, 120, 220))))
    if cautions and dice.random() < 0.2:
        return {"text": text, "caution": dice.choice(cautions)}
    return text


def _pictures(dice: Random, said: str) -> Iterator[tuple[str, bytes]]:
    names = [f"picture-{number}" for number in range(1, dice.choice((1, 1, 2, 4)))]
    names += ["cover"] if dice.random() < 0.3 else []
    for name in names:
        if dice.random() < 0.2 and name != "cover":
            yield f"{name}.yaml", (FIGURES / f"{dice.choice(DRAWN)}.yaml").read_bytes()
            continue
        told = {"alt": f"{phrase(dice, said, LIMIT['alt'] - 1).rstrip('.')}."}
        if dice.random() < 0.3:
            told |= {"title": phrase(dice, said, 50), "description": filled(dice, said, 300)}
        yield f"{name}.yaml", _yaml(told).encode()
        kind, shape = dice.choice(("svg", "svg", "png", "jpg")), dice.choice(SHAPES)
        yield f"{name}.{kind}", picture_of(dice, kind, shape)


def picture_of(dice: Random, kind: str, shape: float) -> bytes:
    """Return a picture of a cup on a table, ``shape`` times as wide as it is high."""
    wide, high = (round(side) for side in (1600 * min(1, shape), 1600 / max(1, shape)))
    paint = dice.choice(("#7a3b5d", "#0b5563", "#3d5a1e"))
    table, cup = (0, high * 0.7, wide, high), (wide * 0.3, high * 0.2, wide * 0.7, high * 0.8)
    if kind == "svg":
        return _drawing(wide, high, table, cup, paint).encode()
    scale = 2 if shape in (8.0, 0.125) else 1
    image = Image.new("RGB", (wide * scale, high * scale), "#eef3f4")
    pen = ImageDraw.Draw(image)
    pen.rectangle([side * scale for side in table], fill="#c8a27a")
    pen.ellipse([side * scale for side in cup], fill=paint)
    file = io.BytesIO()
    image.save(file, {"png": "PNG", "jpg": "JPEG"}[kind])
    return file.getvalue()


Edges = tuple[float, float, float, float]


def _drawing(wide: int, high: int, table: Edges, cup: Edges, paint: str) -> str:
    left, top, right, bottom = cup
    x, y, rx, ry = (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
        f'<rect x="0" y="{table[1]}" width="{wide}" height="{high - table[1]}" fill="#c8a27a"/>'
        f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{paint}"/></svg>'
    )


def _theme(dice: Random) -> dict[str, Any]:
    themes: dict[str, Any] = {
        "colours": {"ink": "#111111", "panel": "#f4f4f4"},
        "parts": [{"colour": "#0b5563", "tint": "#e6f1f2", "pattern": dice.choice(PATTERNS)}],
        "bands": "outlined",
        "type": {"body": dice.choice((12, 14, 16)), "title": dice.choice((14, 24))},
        "card": {"margin": dice.choice((6.35, 9)), "block_gap": dice.choice((1, 3))},
    }
    return {key: value for key, value in themes.items() if dice.random() < 0.4}


def _options(dice: Random) -> Options:
    card = CardFormat.named("66x99") if dice.random() < 0.1 else None
    ink = dice.choice(INKS) if dice.random() < 0.4 else "colour"
    return Options(
        paper=dice.choice(PAPERS),  # type: ignore[arg-type]
        duplex=dice.choice(DUPLEXES),  # type: ignore[arg-type]
        ink=ink,  # type: ignore[arg-type]
        card=card,
    )
