"""A draft to the values of the model, each file by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any, TypeVar

from builder.diagnostics import Finding, InFile, Places
from builder.model import Card, Caution, Guide, Illustration
from builder.model.base import Value
from builder.reading.draft import Draft, Entry
from builder.reading.folder import CAUTIONS, GUIDE
from builder.reading.patterns import EACH, texts_at
from builder.reading.pictures import picture_digest, picture_files
from builder.reading.places import WrittenPlaces
from builder.reading.shape import shaped
from builder.reading.syntax import Path

V = TypeVar("V", bound=Value)


def shape_guide(draft: Draft, folder: FilePath) -> tuple[Guide | None, tuple[Finding, ...]]:
    """Return the guide in ``folder``, or nothing where ``guide.yaml`` gives none.

    A guide that comes with findings holds only what is sound.
    """
    shaper = _Shaper(draft)
    return shaper.guide(folder), tuple(shaper.findings)


class _Shaper:
    """Shapes entry after entry and collects what is wrong."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.findings: list[Finding] = []

    def guide(self, folder: FilePath) -> Guide | None:
        filled_in = {
            "id": self._draft.folder.name,
            "cautions": tuple(self._cautions()),
            "cards": self._cards(),
            "illustrations": {picture.name: picture for picture in self._illustrations(folder)},
            "theme": self._draft.theme.written if self._draft.theme else {},
            "folder": folder.as_posix(),
            "places": Places(_places(self._draft), folder=self._draft.folder.path),
        }
        entry = self._draft.guide
        return self._shaped(Guide, entry, filled_in) if entry else None

    def _cautions(self) -> Iterator[Caution]:
        for entry in self._draft.cautions or ():
            caution = self._shaped(Caution, entry, {})
            if caution:
                yield caution

    def _cards(self) -> tuple[Card, ...]:
        """Return the cards in the order of the parts."""
        cards = (
            self._shaped(Card, entry, {"id": entry.name, "body": entry.body})
            for entry in self._draft.cards
        )
        by_id = {card.id: card for card in cards if card}
        written = self._draft.guide.written if self._draft.guide else {}
        order = [name for _, name in texts_at(written, ("parts", EACH, "cards", EACH))]
        return tuple(by_id[name] for name in order if name in by_id)

    def _illustrations(self, folder: FilePath) -> Iterator[Illustration]:
        pictures = picture_files(self._draft.folder)
        for entry in self._draft.illustrations:
            file = next(iter(pictures.get(entry.name, ())), None)
            filled_in: dict[str, Any] = {"name": entry.name, "file": file}
            if file:
                filled_in["file_digest"] = picture_digest(folder, file)
            picture = self._shaped(Illustration, entry, filled_in)
            if picture:
                yield picture

    def _shaped(self, model: type[V], entry: Entry, filled_in: Mapping[str, Any]) -> V | None:
        value = shaped(model, entry, filled_in)
        if isinstance(value, list):
            self.findings += value
            return None
        return value


def _places(draft: Draft) -> WrittenPlaces:
    roots: dict[Path, InFile] = {
        (): InFile(f"{draft.folder.path}/{GUIDE}"),
        ("cautions",): InFile(f"{draft.folder.path}/{CAUTIONS}"),
        **{
            ("illustrations", name, "file"): InFile(f"{draft.folder.path}/{files[0]}")
            for name, files in picture_files(draft.folder).items()
        },
    }
    theme: Iterable[Entry] = (draft.theme,) if draft.theme else ()
    return WrittenPlaces(roots, (*draft.entries(), *theme))
