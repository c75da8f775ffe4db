"""Editions put together from their parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.drawing import Document, Drawing
from builder.edition import Edition
from builder.gates.cautions import Evidence
from builder.gates.opened import open_file
from builder.model import Guide
from builder.model.theme import Theme
from builder.model.words import Words
from builder.outputs import OUTPUTS
from builder.press.job import PrintJob
from builder.templating import Templates
from builder.typeset import Family


def edition_of(
    guide: Guide,
    theme: Theme,
    templates: Templates,
    words: Words,
    family: Family,
    drawings: Mapping[str, Drawing] | None = None,
    job: PrintJob | None = None,
) -> Edition:
    """Return the edition of ``guide`` as a build would compose it."""
    return Edition(guide, theme, templates, words, family, drawings or {}, job=job or PrintJob())


def evidence(
    files: Mapping[str, bytes], sheets: Mapping[str, Document] | None = None
) -> Iterator[Evidence]:
    """Yield ``files`` as they are looked through for cautions, each as its output says."""
    where = {output.file: output.cautions for output in OUTPUTS}
    for name, content in files.items():
        kind = "book" if name.endswith(".epub") else where.get(name, "none")
        opened = open_file(content, name) if kind != "none" else None
        if opened is not None:
            yield Evidence(opened, kind, (sheets or {}).get(name))
