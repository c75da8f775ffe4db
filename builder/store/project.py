"""Where the parts of the project lie: in a checkout, or installed as a package."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from builder.diagnostics import nearest

CODE = Path(str(files("builder"))).resolve()
INSTALLED = (CODE / "templates").is_dir()
"""Whether our own files lie in the package, as a wheel puts them, or beside it in a checkout."""

OWN = CODE if INSTALLED else CODE.parent
WORK = Path() if INSTALLED else CODE.parent
"""Where guides and outputs are: a checkout has its own, a package has the working folder's."""

DEFAULT_GUIDE = "back-leg-massage"


@dataclass(frozen=True, slots=True)
class Project:
    """The folders a build reads and the one it writes."""

    content: Path = WORK / "content"
    templates: Path = OWN / "templates"
    fonts: Path = OWN / "fonts"
    output: Path = WORK / "output"


class RequestError(Exception):
    """What was asked for cannot be: the mistake is in the request, not in the content."""


class NoGuideError(RequestError):
    """No folder holds the guide that was asked for."""


class OutputPlaceError(RequestError):
    """The outputs would stand among the files they are made from."""


def find_guide(name: str | None, project: Project) -> Path:
    """Return the folder of guide ``name``: a path, or the name of a folder under ``content``.

    What lies where the command runs comes before what lies in ``project``.

    Args:
        name: none for the guide in whose folder the command runs; elsewhere it is the one that
            comes with a checkout.

    Raises:
        NoGuideError: there is no such folder.
    """
    wanted = DEFAULT_GUIDE if name is None else name
    if name is None and (around := _guide_around(Path.cwd())):
        return around
    if wanted:  # the empty path would be the folder in which the command runs
        ours = name is None or Path("content").resolve() == project.content.resolve()
        contents = (project.content,) if ours else (Path("content"), project.content)
        named: tuple[Path, ...] = () if name is None else (Path(wanted),)
        folders = (*named, *(content / wanted for content in contents))
        for fits in (_is_guide, _is_folder):
            for folder in filter(fits, folders):
                return folder
    fact = "no guide was named" if name is None else f"no guide is called {name!r}"
    raise NoGuideError(f"{fact}; {_guide_hint(wanted, project.content)}")


def _guide_around(here: Path) -> Path | None:
    """Return the folder of the guide that ``here`` is or lies in, or nothing."""
    up = next((up for up, folder in enumerate((here, *here.parents)) if _is_guide(folder)), None)
    return None if up is None else Path(*[".."] * up)


def _is_guide(folder: Path) -> bool:
    """Tell whether ``folder`` is one of a guide, be it one that lacks a file."""
    parts = ("guide.yaml", "cautions.yaml", "cards")
    return sum(_is_there(folder / part) for part in parts) > 1


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name too long, or no name at all
        return False


def project_of(guide: Path, project: Project) -> Project:
    """Return ``project`` with the folder of outputs that ``guide`` has.

    Outputs lie beside the guide, or beside the ``content`` that it lies in: so no two guides of
    one name share them.
    """
    around = guide.resolve().parent
    if around == project.content.resolve():
        return project
    root = around.parent if around.name == "content" else around
    return replace(project, output=Path(shown_path(root)) / "output")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name too long, or no name at all
        return False


def _guide_hint(name: str, content: Path) -> str:
    known = sorted(path.name for path in content.glob("*/") if path.is_dir())
    if not known:
        return f"give the folder of one: there is none in {shown_path(content)}"
    return nearest(name, known) or f"there are: {', '.join(known)}"


def output_folder(guide: Path, output: Path) -> Path:
    """Return the folder of the outputs of the guide in folder ``guide``: under ``output``."""
    return output / guide.resolve().name


def refuse_sources(target: Path, guide: Path, project: Project) -> None:
    """Refuse ``target`` as the folder of outputs when saving there could cost files of a person.

    Raises:
        OutputPlaceError: it is, holds or lies in the folder of the guide, or one of the project's
            folders of sources; links are followed.
    """
    _check_way(target)
    for kind, source in (
        ("the guide", guide),
        ("the guides", project.content),
        ("the templates", project.templates),
        ("the fonts", project.fonts),
        ("the program", CODE),
    ):
        if _one_holds_the_other(target, source):
            fact = f"outputs in {target} would mix with {kind} in {source}"
            raise OutputPlaceError(f"{fact}; choose another folder with --output")


def _check_way(target: Path) -> None:
    try:
        target.resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        reason = getattr(error, "strerror", None) or "its links lead in a circle"
        raise OutputPlaceError(f"{target} cannot be a folder: {reason}") from error


def _one_holds_the_other(one: Path, other: Path) -> bool:
    ones, others = _way_down(one), _way_down(other)
    return ones[0] in others or others[0] in ones


def _way_down(path: Path) -> list[tuple[int, int] | Path]:
    """Return ``path`` and all that holds it, each as the system tells folders apart."""
    target = path.resolve()
    return [_identity(folder) for folder in (target, *target.parents)]


def _identity(path: Path) -> tuple[int, int] | Path:
    try:
        status = path.stat()
    except OSError:
        return path
    return (status.st_dev, status.st_ino)


def shown_path(folder: Path) -> str:
    """Return ``folder`` as findings print it: relative to where the command runs, if inside."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
