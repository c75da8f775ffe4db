"""Where the parts of the project lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.diagnostics import nearest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Project:
    """The folders a build reads and the one it writes."""

    content: Path = ROOT / "content"
    templates: Path = ROOT / "templates"
    fonts: Path = ROOT / "fonts"
    output: Path = ROOT / "output"


class NoGuideError(Exception):
    """No folder holds the guide that was asked for."""


def find_guide(name: str, project: Project) -> Path:
    """Return the folder of guide ``name``: a path, or the name of a folder under ``content``.

    Raises:
        NoGuideError: there is no such folder.
    """
    for folder in (Path(name), project.content / name):
        if folder.is_dir():
            return folder
    known = sorted(path.name for path in project.content.glob("*/") if path.is_dir())
    hint = nearest(name, known) or f"there are: {', '.join(known) or 'none'}"
    raise NoGuideError(f"no guide is called {name!r}; {hint}")


def shown_path(folder: Path) -> str:
    """Return ``folder`` as findings print it: relative to where the command runs, if inside."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
