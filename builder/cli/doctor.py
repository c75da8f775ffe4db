"""What is installed, what is missing, what that means."""

from __future__ import annotations

import platform
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

from builder import __version__
from builder.diagnostics import MachineError

NEEDED = {
    "pydantic": "checks what a guide says",
    "PyYAML": "reads the guide's files",
    "Jinja2": "applies the templates",
    "markdown-it-py": "reads the prose of the e-book",
    "uharfbuzz": "measures text",
    "reportlab": "writes PDF",
    "EbookLib": "writes EPUB",
    "lxml": "checks the e-book's pages",
    "pypdfium2": "reads written PDFs back",
    "shapely": "draws pictures",
    "numpy": "draws pictures",
    "contourpy": "shades pictures",
    "skia-pathops": "reads drawings of your own",
    "pillow": "reads photographs of your own",
    "pyphen": "reckons how hard a text is to read",
    "resvg-py": "turns drawings into pixels for the e-book",
}


def examined() -> tuple[str, bool]:
    """Return the report, and whether everything that a build needs is there."""
    packages = [_package(name, use) for name, use in NEEDED.items()]
    lines = [
        f"cardbook {__version__}, Python {platform.python_version()} on {platform.system()}",
        *(line for line, _ in packages),
    ]
    fonts, sound = _asked(_fonts, "fonts")
    speed, _ = _asked(_fast_yaml, "PyYAML")
    lines += [fonts, speed]
    return "\n".join(lines), sound and all(installed for _, installed in packages)


def _package(name: str, use: str) -> tuple[str, bool]:
    try:
        return f"  ok       {name} {version(name)}: {use}", True
    except PackageNotFoundError:
        remedy = f"run 'make pdf' in a checkout, else 'pip install {name}'"
        return f"  MISSING  {name}: {use}; {remedy}", False


def _asked(question: Callable[[], tuple[str, bool]], about: str) -> tuple[str, bool]:
    try:
        return question()
    except ImportError as error:  # an install that was interrupted
        return f"  UNKNOWN  {about}: {error}", False


def _fonts() -> tuple[str, bool]:
    from builder.store.project import Project
    from builder.typeset import load_family

    try:
        family = load_family(Project().fonts)
        names = ", ".join(family.font(name).postscript_name for name in ("regular", "bold"))
    except MachineError as error:
        return f"  MISSING  fonts: {error}", False
    return f"  ok       fonts: {names} and their italics, as pinned", True


def _fast_yaml() -> tuple[str, bool]:
    import yaml

    if not yaml.__with_libyaml__:
        return "  slow     PyYAML without libyaml: reading takes ten times as long", False
    return "  ok       PyYAML uses libyaml", True
