"""Two small guides, and books made of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from builder.drawing import Drawing, Shape
from builder.geometry import Box
from builder.geometry import Path as Outline
from builder.model import (
    Card,
    Caution,
    Chapter,
    Creator,
    Emergency,
    Guide,
    Illustration,
    Part,
    QuickReference,
    Release,
    Series,
    Source,
    Step,
    Text,
)
from builder.model.theme import Theme
from builder.outputs.epub.book import compose_book
from builder.outputs.epub.pixels import with_cover_in_pixels
from builder.publication import Publication
from builder.templating import Templates
from builder.typeset import Family, load_family
from tests.support.editions import edition_of
from tests.support.words import fixed_words

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
parsed = Text.parse


@cache
def theme() -> Theme:
    return Theme.model_validate(
        yaml.safe_load((TEMPLATES / "theme.yaml").read_text("utf-8")), strict=False
    )


@cache
def family() -> Family:
    return load_family(ROOT / "fonts")


def book_of(guide: Guide, drawings: Mapping[str, Drawing]) -> Publication:
    """Return the book with outlines, its cover a stand-in that takes no time."""
    return with_cover_in_pixels(
        drawn_book_of(guide, drawings), lambda _drawing, _width: _stand_in()
    )


@cache
def _stand_in() -> bytes:
    file = BytesIO()
    Image.new("RGB", (16, 25)).save(file, "PNG")
    return file.getvalue()


def drawn_book_of(guide: Guide, drawings: Mapping[str, Drawing]) -> Publication:
    phrases = fixed_words(guide.language.partition("-")[0])
    templates = Templates([(TEMPLATES, "templates")], phrases)
    made = (guide, theme(), templates, phrases, family(), drawings)
    return compose_book(edition_of(*made))


def drawing(
    name: str,
    width: float = 60.0,
    height: float = 80.0,
    *,
    title: str = "",
    alt: str = "",
    description: str = "",
) -> Drawing:
    ground = Shape(Outline.box(Box(0.0, 0.0, width, height)), fill="#ffffff")
    leg = Shape(Outline.box(Box(width * 0.3, 5.0, width * 0.7, height - 5.0), 8.0), fill="#c99b7c")
    return Drawing(name, width, height, (ground, leg), title, alt, description)


def leg_drawings() -> dict[str, Drawing]:
    described = "Seen from behind. Both palms lie flat.\n\nThey slide from the ankle up."
    return {
        "cover": drawing("cover", alt="Two hands rest on a calf.", title="Cover"),
        "warm-up": drawing(
            "warm-up",
            title="Glide up from the ankle",
            alt="Two flat hands glide from the ankle to below the knee.",
            description=described,
        ),
        "knead": drawing(
            "knead", 120.0, 40.0, title="Knead", alt="Two hands lift the calf.", description="Lift."
        ),
    }


def leg_guide(**changes: Any) -> Guide:
    """Return a guide that holds one of everything."""
    values: dict[str, Any] = {
        "id": "leg",
        "title": "Calm Calves & more",
        "subtitle": "A test with <angles>",
        "description": "How to warm and knead a calf.",
        "language": "en-GB",
        "identifier": "urn:uuid:0d6f2f6a-6f0e-4f0b-9d63-6b2f5a1c7e12",
        "edition": Release(version="1.0", date="2026-11-22"),
        "series": Series(name="Home massage", number=2),
        "creators": (
            Creator(name="Ann Author"),
            Creator(name="Ivo Inker", role="illustrator"),
        ),
        "rights": "CC BY 4.0",
        "subjects": ("massage",),
        "parts": (
            Part(
                id="before", title="Before you start", intro=parsed("Talk first."), cards=("stop",)
            ),
            Part(id="calf", title="Calf", cards=("warm-up", "knead")),
        ),
        "quick_reference": QuickReference(rule=parsed("Press going up, glide *lightly* down.")),
        "glossary": {"effleurage": "long gliding strokes", "petrissage": "lifting and squeezing"},
        "sources": (
            Source(id="nhs", title="Deep vein thrombosis", url="https://www.nhs.uk/dvt", year=2023),
            Source(id="book", title="A book of massage"),
        ),
        "emergency": Emergency(label="Emergency", number="112", note=parsed("For chest pain.")),
        "cautions": _leg_cautions(),
        "cards": _leg_cards(),
        "illustrations": {
            name: Illustration(name=name, alt=drawn.alt, title=drawn.title)
            for name, drawn in leg_drawings().items()
        },
    }
    return Guide(**(values | changes))


def _leg_cautions() -> tuple[Caution, ...]:
    return (
        Caution(
            id="veins",
            level="caution",
            kind="adapt",
            hazard=parsed("Bulging veins."),
            consequence=parsed("They could bleed."),
            avoid=parsed("Go round them."),
            short=parsed("No pressure on bulging veins."),
            zones=("calf",),
        ),
        Caution(
            id="clot",
            level="danger",
            kind="stop",
            hazard=parsed("A hot, swollen calf."),
            consequence=parsed("A clot can move and kill."),
            avoid=parsed("Do not massage. Get help *now*."),
            short=parsed("Hot, swollen leg? Stop."),
            cards=(),
            sources=("nhs",),
        ),
        Caution(
            id="thinners",
            level="warning",
            kind="ask",
            hazard=parsed("Blood thinners."),
            consequence=parsed("Bruises could be deep."),
            avoid=parsed("Ask your doctor first."),
            short=parsed("Blood thinners? Ask first."),
            cards=(),
        ),
        Caution(
            id="knee-back",
            level="warning",
            kind="technique",
            hazard=parsed("Pressing into the back of the knee."),
            consequence=parsed("Nerves could be hurt."),
            avoid=parsed("Lift off before the crease."),
            short=parsed("Never press into the back of the knee."),
            zones=("knee-back",),
            sources=("nhs", "book"),
        ),
        Caution(
            id="oil",
            level="notice",
            kind="adapt",
            hazard=parsed("Oil on sheets."),
            consequence=parsed("Stains stay."),
            avoid=parsed("Lay a towel."),
            short=parsed("Lay a towel under oil."),
            cards="all",
            quick_reference=True,
        ),
    )


def _leg_cards() -> tuple[Card, ...]:
    return (
        Card(
            id="stop",
            title="Stop and ask",
            cue=parsed("Ask before you touch"),
            steps=(
                Step(text=parsed("Ask how the leg feels.")),
                Step(text=parsed("Look at both legs.")),
            ),
            tips=(parsed("Say that *stop* means stop."),),
        ),
        Card(
            id="warm-up",
            title="Warm up the leg",
            technique="effleurage",
            zones=("calf",),
            illustration="warm-up",
            pressure="light",
            direction="toward-heart",
            repeats=parsed("5 passes"),
            minutes=1,
            cue=parsed("Glide up with flat hands"),
            steps=(
                Step(text=parsed("Lay **both** palms above the ankle.")),
                Step(text=parsed("Glide up."), caution="knee-back"),
                Step(text=parsed("Glide back with no weight.")),
                Step(text=parsed("Lift off."), caution="knee-back"),
            ),
            tips=(
                parsed("Warm your hands."),
                parsed("Breathe out as you glide; see [card 1](#stop)."),
            ),
            video="https://example.org/glide",
            body=Chapter(WARM_UP_PROSE),
        ),
        Card(
            id="knead",
            title="Knead the calf",
            technique="petrissage",
            zones=("calf", "knee-back"),
            illustration="knead",
            pressure="firm",
            minutes=2.5,
            steps=(Step(text=parsed("Lift :term[effleurage] & squeeze <gently> {{ now }}.")),),
        ),
    )


WARM_UP_PROSE = """\
Slow :term[effleurage] warms the *skin* first.[^pace]

# Why slow
### And how slow
As slow as a breath & calm: <b>not</b> bold. See [the next card](#knead) or <https://example.org>.

1. One
2. Two

[^pace]: About *four* seconds a stroke.
"""


def plant_guide() -> Guide:
    """Return a guide in another language that has as little as a guide may have."""
    return Guide(
        id="pflanze",
        title="Zimmerpflanze umtopfen",
        description="So bekommt eine Pflanze einen größeren Topf.",
        language="de",
        identifier="urn:uuid:6f6cf0fe-3f51-4f0c-8f93-2f0b8f2d1a77",
        edition=Release(version="1.0", date="2026-11-22"),
        parts=(Part(id="topf", title="Topf", cards=("topf-wahl", "umtopfen")),),
        glossary={"Wurzelballen": parsed("Erde mit Wurzeln")},
        cards=(
            Card(id="topf-wahl", title="Topf wählen", cue=parsed("Zwei Finger breiter")),
            Card(
                id="umtopfen",
                title="Umtopfen",
                steps=(
                    Step(text=parsed("Ziehe den :term[Wurzelballen] heraus.")),
                    Step(text=parsed("Setze ihn ein."), caution="saft"),
                ),
            ),
        ),
        cautions=(
            Caution(
                id="saft",
                level="caution",
                kind="technique",
                hazard=parsed("Ätzender Saft."),
                consequence=parsed("Die Haut könnte brennen."),
                avoid=parsed("Trage Handschuhe."),
                short=parsed("Saft ätzt: Handschuhe tragen."),
            ),
        ),
    )
