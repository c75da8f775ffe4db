"""Every illustration is drawn by a figure or is one picture of the author's own."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.diagnostics import Finding, InFile, MachineError
from builder.model import Illustration
from builder.reading.draft import Draft, Entry
from builder.reading.folder import ILLUSTRATIONS, Folder, read_inside


def picture_files(folder: Folder) -> Mapping[str, list[str]]:
    """Return the author's own picture files, relative to the guide, by illustration name."""
    files = defaultdict(list)
    for name in folder.pictures:
        files[name.rpartition(".")[0]].append(f"{ILLUSTRATIONS}/{name}")
    return files


def read_picture(folder: Path, illustration: Illustration) -> bytes:
    """Return the bytes of an author's own picture in the guide's ``folder``.

    Raises:
        MachineError: there is none, or the system does not let us read it.
    """
    return read_inside(folder, *(illustration.file or "").split("/"))


def picture_digest(folder: Path, file: str) -> str:
    """Return a digest of the author's own picture, in hex digits.

    What cannot be read has none: whoever draws it tells why.
    """
    try:
        return hashlib.sha256(read_inside(folder, *file.split("/"))).hexdigest()
    except MachineError:
        return ""


OF_OWN_PICTURES = frozenset({"alt", "title", "description"})
"""Keys that an illustration has when no figure draws it."""


def check_pictures(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each illustration that is none, and each picture that says nothing."""
    files = picture_files(draft.folder)
    for entry in draft.illustrations:
        if entry.name not in draft.folder.misnamed:
            yield from _check_one(entry, files.get(entry.name, []))
        yield from _check_alt(entry)
    described = {file.name for file in draft.folder.illustrations} | draft.folder.misnamed
    for name, pictures in files.items():
        if name not in described:
            yield _undescribed(draft.folder, name, pictures[0])


def _check_alt(entry: Entry) -> Iterator[Finding]:
    """A voice that reads the title and then the same again says nothing of the picture."""
    title, alt = (entry.written.get(key) for key in ("title", "alt"))
    if isinstance(title, str) and isinstance(alt, str) and title.startswith(alt.rstrip(".")):
        hint = "tell under 'alt' what the picture shows, or take the title out"
        yield entry.finding(("alt",), "alt-repeats-title", "'alt' only repeats 'title'", hint)


def _check_one(entry: Entry, pictures: list[str]) -> Iterator[Finding]:
    for key in entry.written if pictures and "figure" not in entry.written else ():
        if key in Illustration.written_keys() and key not in OF_OWN_PICTURES:
            message = f"the key {key!r} means nothing for a picture of your own"
            yield entry.finding((key,), "unknown-key", message, "take it out")
    if "figure" in entry.written and pictures:
        message = f"this names a figure, and there is {pictures[0]!r} too"
        yield entry.finding(("figure",), "two-pictures", message, "keep one of them")
    elif len(pictures) > 1:
        message = f"there are {' and '.join(map(repr, pictures))} for this"
        yield entry.finding((), "two-pictures", message, "keep one of them")
    elif "figure" not in entry.written and not pictures:
        message = f"no figure draws {entry.name!r}, and there is no picture file of that name"
        hint = f"add 'figure: …', or the file {ILLUSTRATIONS}/{entry.name}.svg, .png or .jpg"
        yield entry.finding((), "missing-file", message, hint)


def _undescribed(folder: Folder, name: str, picture: str) -> Finding:
    message = f"the picture has no {name}.yaml beside it"
    hint = f"write {ILLUSTRATIONS}/{name}.yaml with 'alt', for those who cannot see the picture"
    return Finding(InFile(f"{folder.path}/{picture}"), "missing-file", message, hint)
