"""All that outputs are made from: what was read and drawn of a guide, and what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from builder.diagnostics import ContentError, Finding, OnOption, in_file_order
from builder.drawing import Drawing
from builder.figures import FIGURES, colour_faults
from builder.model import CardFormat, Guide
from builder.model.ink import Ink, in_ink
from builder.model.theme import Theme
from builder.model.vocabulary import Vocabulary
from builder.model.words import Words
from builder.press.job import Duplex, PaperName, PrintJob
from builder.reading import WordsFolder, read_guide, read_theme, read_words, stray_words
from builder.store.cache import NO_CACHE, Cache
from builder.store.project import Project
from builder.templating import Templates, stray_templates
from builder.typeset import Family, load_family, load_profile

TEMPLATES, WORDS = "templates", "words"


@dataclass(frozen=True, slots=True)
class Options:
    """What to build, and how.

    Attributes:
        only: words that ask for outputs, see ``builder.outputs``.
        output: where the folder of the guide's outputs goes.
        paper: of sheets and quick reference.
        card: size of the cards, in place of the guide's own.
        duplex: how sheets are printed on both sides.
        ink: of everything on paper; books keep their colours.
        printer: file of a printer's profile.
        changed_since: an earlier build, its folder or inventory: sheets hold only those cards that
            changed since.
    """

    only: tuple[str, ...] = ("all",)
    output: Path | None = None
    paper: PaperName = "common"
    card: CardFormat | None = None
    duplex: Duplex = "long"
    ink: Ink = "colour"
    printer: Path | None = None
    changed_since: Path | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A guide with its looks, words and pictures, as one build makes it.

    Another ink, card or paper is another edition. (The key ``edition`` of a guide is the version
    and date of its words.)

    Attributes:
        words: the fixed words of the guide's language.
        drawings: pictures by name; none before they are drawn.
        job: how sheets are printed.
        cache: where its pictures are kept between builds.
        fonts: the folder of the type family and of the colour profiles.
        findings: warnings about what was read.
    """

    guide: Guide
    theme: Theme
    templates: Templates
    words: Words
    family: Family
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    job: PrintJob = field(default_factory=PrintJob)
    options: Options = field(default_factory=Options)
    cache: Cache = NO_CACHE
    fonts: Path = Path()
    findings: tuple[Finding, ...] = ()

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked for, as ``build.json`` tells it."""
        card, options = self.guide.card, self.options
        return {
            "card_mm": [card.width, card.height],
            "paper": options.paper,
            "duplex": options.duplex,
            "ink": options.ink,
            "printer": options.printer is not None,
        }

    def profile(self, name: str = "sRGB") -> bytes:
        """Return the colour profile ``name``.

        Raises:
            MachineError: it is missing or not the one pinned.
        """
        return load_profile(self.fonts, name).data


def read(folder: Path, project: Project, path: str) -> Edition:
    """Return the guide in ``folder`` with its looks, words, templates and fonts.

    Raises:
        ContentError: every finding of the guide's files.
        MachineError: a font is missing or not the one pinned.
    """
    family = load_family(project.fonts)
    reading = read_guide(folder, shown_as=path, vocabulary=vocabulary(family))
    guide = reading.guide
    theme = read_theme(project.templates / "theme.yaml", f"{TEMPLATES}/theme.yaml", guide)
    if faults := tuple(colour_faults(theme.figures, guide.places)):
        raise ContentError(faults)
    folders = [(folder / TEMPLATES, f"{path}/{TEMPLATES}"), (project.templates, TEMPLATES)]
    own, shipped = (WordsFolder(where / WORDS, f"{name}/{WORDS}") for where, name in folders)
    words = read_words(guide, shipped, own, family.font("regular").covers)
    stray = stray_templates(*folders[0], project.templates, f"{WORDS}/*.yaml")
    findings = in_file_order((*reading.findings, *stray, *stray_words(guide, own)))
    templates = Templates(folders, words)
    return Edition(guide, theme, templates, words, family, fonts=project.fonts, findings=findings)


def vocabulary(family: Family) -> Vocabulary:
    """Return what the figures and the type family know, for the checks of reading."""
    figures = {figure.name: figure.vocabulary() for figure in FIGURES}
    return Vocabulary(figures, family.font("regular").covers)


def asked_for(edition: Edition, options: Options) -> Edition:
    """Return ``edition`` with ``options``, and the card that they ask for."""
    guide = edition.guide
    if options.card is not None:
        places = replace(guide.places, options={("guide", "card"): OnOption("--card")})
        guide = guide.model_copy(update={"card": options.card, "places": places})
    return replace(edition, guide=guide, options=options)


def on_paper(edition: Edition) -> Edition:
    """Return ``edition`` in the ink that was asked for."""
    return replace(edition, theme=in_ink(edition.theme, edition.options.ink))
