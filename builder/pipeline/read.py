"""A guide's folder and the project's own files to all that a build works from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.diagnostics import Finding, in_file_order
from builder.figures.vocabulary import vocabulary as figure_vocabulary
from builder.model import Guide
from builder.model.theme import Theme
from builder.model.vocabulary import FigureWords, Vocabulary
from builder.reading import read_guide, read_theme, read_words
from builder.store.project import Project
from builder.templating import Templates, stray_templates
from builder.typeset import Family, load_family

TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Read:
    """Everything that was read; ``findings`` are warnings."""

    guide: Guide
    theme: Theme
    words: Mapping[str, Any]
    templates: Templates
    family: Family
    findings: tuple[Finding, ...]


def read(folder: Path, project: Project, shown: str) -> Read:
    """Return the guide in ``folder`` with its look, words, templates and fonts.

    Raises:
        ContentError: every finding of the guide's files.
        MachineError: a font is missing or not the one pinned.
    """
    family = load_family(project.fonts)
    reading = read_guide(folder, shown_as=shown, vocabulary=vocabulary(family))
    guide = reading.guide
    theme = read_theme(project.templates / "theme.yaml", f"{TEMPLATES}/theme.yaml", guide)
    words = read_words(project.templates / "words", f"{TEMPLATES}/words", guide)
    folders = [(folder / TEMPLATES, f"{shown}/{TEMPLATES}"), (project.templates, TEMPLATES)]
    stray = stray_templates(*folders[0], project.templates)
    findings = in_file_order((*reading.findings, *stray))
    return Read(guide, theme, words, Templates(folders, words), family, findings)


def vocabulary(family: Family) -> Vocabulary:
    """Return what the figures and the type family know, for the checks of reading."""
    words = figure_vocabulary()
    figures = {
        name: FigureWords(frozenset(landmarks), frozenset(words.zones), frozenset(words.poses))
        for name, landmarks in words.figures.items()
    }
    return Vocabulary(figures, family.font("regular").covers)
