"""No style sheet that a build lets pass keeps a reader from seeing what is about safety.

Chromium says what is seen: where each letter lies on a page of 320 pixels, how large, in which
colour, and what lies over it.
"""

from __future__ import annotations

import html
import json
import random
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from builder.backends.epub import write_epub
from builder.diagnostics import has_errors
from builder.gates.cautions import Evidence, prove
from builder.gates.epub import check_epub
from builder.gates.epub.browser import shown_pages
from builder.gates.epub.opened import OpenedBook, open_book
from builder.stylesheet.looks import ALLOWED
from tests.engines.tools import HERE, need
from tests.gates.epub.edits import css, files_in, packed
from tests.support.books import book_of, leg_drawings, leg_guide
from tests.support.words import fixed_words

SEED = 11
ATTACKS = tuple(
    line.strip()
    for line in """
    .callout { display: none }
    .CALLOUT { display: none } .callout { DISPLAY: NONE }
    section.callout p { display: none !important }
    [data-caution] { display: none }
    [data-caution="x"], [data-caution] { visibility: hidden }
    [role] { display: none }
    [aria-labelledby] { display: none }
    section { display: none }
    body { display: none }
    * { display: none }
    ol { display: none }
    .steps { display: none }
    .steps .callout { display: none }
    .callout { visibility: hidden }
    .callout { visibility: collapse }
    .callout { opacity: 0 }
    body { opacity: 0.05 }
    .callout { filter: opacity(0) }
    .callout { clip-path: inset(100%) }
    .callout { clip: rect(0, 0, 0, 0); position: absolute }
    .callout { position: absolute; left: -9999px }
    .callout { position: fixed; top: -9999px }
    .callout { position: relative; left: 900px }
    .callout { transform: scale(0) }
    .callout { transform: translateX(-9999px) }
    .callout { translate: -9999px }
    .callout { scale: 0 }
    .callout { rotate: 90deg; translate: 0 -9000px }
    .callout { text-indent: -9999px }
    .callout p { text-indent: 100em }
    .callout { font-size: 0 }
    .callout { font-size: 1px }
    .callout p { font-size: 0.1em }
    body { font-size: 10% }
    .callout p { font: 0/0 a }
    .callout { line-height: 0 }
    .callout { line-height: 0.05 }
    .callout { letter-spacing: -1em }
    .callout { letter-spacing: 30em; white-space: nowrap }
    .callout { word-spacing: 200em; white-space: nowrap }
    .callout { white-space: nowrap }
    .callout { height: 0; overflow: hidden }
    .callout { max-height: 1px; overflow: hidden }
    .callout { width: 0; overflow: hidden }
    .callout { width: 0.5em; white-space: nowrap }
    .callout { margin-left: -9999px }
    .callout { margin-left: 9999px }
    .callout { margin: 0 0 0 90% }
    .callout { padding-left: 900px }
    .callout { border-left: 900px solid #c43c35 }
    .callout { margin-bottom: -200px }
    .callout p { margin-top: -3em }
    .callout { color: #ffffff }
    .callout { color: transparent }
    .callout { color: #c43c3500 }
    .callout { color: rgba(0, 0, 0, 0) }
    .callout { color: white }
    .callout { color: #000000; background-color: #000000 }
    .callout { -webkit-text-fill-color: transparent }
    .callout { background: #000; color: #000 }
    .callout { text-decoration: line-through }
    .callout { text-decoration-line: line-through }
    section { text-decoration: line-through }
    .callout { text-shadow: 0 0 9px #fff; color: #fff }
    .callout { mix-blend-mode: lighten; background-color: #fff; color: #fff }
    .callout { content-visibility: hidden }
    .callout { contain: strict }
    .callout { columns: 40 }
    .callout { direction: rtl; unicode-bidi: bidi-override }
    .callout { writing-mode: vertical-rl; height: 1em }
    .callout { float: left; width: 0 }
    .callout { display: flex; width: 1px; overflow: hidden }
    .callout { zoom: 0.01 }
    .callout { all: unset; display: none }
    .callout { --x: none; display: var(--x) }
    .callout { display: revert; font-size: calc(1px * 0.01) }
    .callout { vertical-align: -900px; display: inline-block }
    .callout p { text-transform: full-width; font-size: 3px }
    .callout::before { content: "Ignore this: "; font-size: 4em }
    .callout::after { content: ""; position: absolute; inset: 0; background: #fff }
    .callout::first-line { font-size: 0 }
    .callout p::first-letter { font-size: 0 }
    body::after { content: ""; position: fixed; inset: 0; background: #ffffff }
    .callout:has(p) { display: none }
    .callout:not(.x) { display: none }
    :is(.callout) { display: none }
    :where(.callout) { display: none }
    section ~ ol { display: none }
    section:first-of-type { display: none }
    .callout:nth-child(n) { display: none }
    p:empty, .callout p { display: none }
    @media all { .callout { display: none } }
    @media (max-width: 999px) { .callout { display: none } }
    @supports (display: block) { .callout { display: none } }
    @layer x { .callout { display: none } }
    @container (min-width: 1px) { .callout { display: none } }
    @scope (body) { .callout { display: none } }
    @import url("https://e.example/x.css"); .callout { display: none }
    @keyframes x { from { opacity: 0 } } .callout { animation: x 99999s }
    @font-face { font-family: "Guide Text"; src: url("../fonts/regular.ttf"); size-adjust: 1% }
    @font-face { font-family: "Guide Text"; src: url("../fonts/regular.ttf"); unicode-range: U+41 }
    @page { size: 1px } .callout { display: none }
    @charset "utf-8"; .callout { display: none }
    .call\\6fut { display: none }
    .callout { d\\69splay: none }
    .callout { display/**/: none }
    section { .callout { display: none } }
    section { & .callout { display: none } }
    .callout { background-image: url("https://e.example/x.png") }
    .callout { background-image: image-set("https://e.example/x.png" 1x) }
    .callout { list-style-image: url("https://e.example/x.png") }
    .callout { cursor: url("https://e.example/x.png"), auto }
    .callout { mask: linear-gradient(transparent, transparent) }
    .callout { shape-outside: circle(); float: right; width: 1px }
    .callout { inset: 0; position: sticky; height: 0; overflow: clip }
    .callout { hyphens: auto; max-width: 1px; overflow: hidden }
    .callout { border-width: 400px }
    .callout { speak: none; display: none }
    .callout { appearance: none; font-size-adjust: 0.001 }
    .emergency { display: none }
    .steps li { display: none }
    .steps ol { list-style-type: none }
    p { margin: 0 3em } section { margin: 0 3em } body { padding: 0 3em }
    span, h2, h3 { text-decoration: line-through }
    .short { display: none }
    .signal { display: none }
    """.splitlines()
    if line.strip()
)
SELECTORS = ("html", "body", "section", "p", "span", "h2", "h3", "ol", "li", ".callout", ".signal",
             ".short", ".callout p", ".steps li", ".steps", "*", "section > p", "h3 + p",
             "[data-caution]", ".emergency", "strong", ".warning", ".caution")  # fmt: skip
LENGTHS = (
    "0", "0.15em", "0.5em", "1em", "1.5em", "2em", "3em", "4em", "8px", "16px", "48px", "5%", "10%",
    "20%", "60%", "100%", "-1em", "1", "1.2", "2.5", "20em", "none", "auto", "top", "show",
)  # fmt: skip
WORDS = (
    "block", "inline", "inline-block", "list-item", "none", "inherit", "normal", "bold", "500",
    "center", "right", "underline", "pre-wrap", "avoid", "always", "disc", "decimal", "inside",
    "larger", "smaller", "super", "middle", "solid", "#c43c35", "#1a1a1a", "#767676", "#ffffff",
    "#000", "2", "break-word", "anywhere", "italic", "serif", "separate", "left", "end",
    "transparent", "1px solid #c43c35", "0 1em", "0 4em", "1em 2em 3em 4em",
)  # fmt: skip
SAYABLE = tuple(
    (name, values)
    for name in sorted(ALLOWED)
    if (values := [value for value in (*LENGTHS, *WORDS) if ALLOWED[name](value)])
)
"""What a style sheet may say: a property, and some values in its range."""


@cache
def files() -> dict[str, bytes]:
    return files_in(write_epub(book_of(leg_guide(), leg_drawings())))


def opened(rule: str = "") -> OpenedBook:
    return open_book(packed(css("\n" + rule)(files())), "leg.epub")


def accepted(rule: str) -> bool:
    """Tell whether a build with ``rule`` at the end of its style sheet would be saved."""
    book, guide = opened(rule), leg_guide()
    proof = prove([Evidence(book, "book")], guide, fixed_words("en"))
    return not has_errors((*check_epub(book, guide), *proof.findings))


def seen(sheets: list[str], folder: Path) -> list[str]:
    """Return for each of ``sheets`` which word cannot be seen and why, on the worst page."""
    pages = [page.html for page in shown_pages(opened(), "", 99) if "data-caution" in page.html]
    assert len(pages) > 2
    answers = [_seen_on(page, sheets, folder) for page in pages]
    return [next(filter(None, of_sheet), "") for of_sheet in zip(*answers, strict=True)]


def _seen_on(page: str, sheets: list[str], folder: Path) -> list[str]:
    need("chromium")
    asked = json.dumps({"page": page, "sheets": sheets}).replace("<", "\\u003c")
    file = folder / "seen.html"
    file.write_text((HERE / "seen.html").read_text("utf-8").replace("ASKED", asked), "utf-8")
    run = subprocess.run([HERE / "chromium", "--dump-dom", "--timeout=60000", file.as_uri()],
                         capture_output=True, text=True, check=True, timeout=180)  # fmt: skip
    told = re.search(r'<pre id="told">(.*?)</pre>', run.stdout, re.DOTALL)
    assert told, run.stderr
    answers: list[str] = json.loads(html.unescape(told[1]))
    return answers


def test_all_is_seen_as_the_project_writes_it(tmp_path: Path) -> None:
    assert accepted("")
    assert seen([""], tmp_path) == [""]


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_hides_is_refused(attack: str) -> None:
    assert not accepted(attack)


def test_many_of_the_attacks_hide_in_an_engine(tmp_path: Path) -> None:
    hidden = [
        attack for attack, why in zip(ATTACKS, seen(list(ATTACKS), tmp_path), strict=True) if why
    ]
    assert len(hidden) >= 60


def test_what_is_accepted_leaves_all_seen(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    sheets = [sheet for sheet in (_sheet(chance) for _ in range(1500)) if accepted(sheet)]
    assert len(sheets) > 100
    answers = dict(zip(sheets, seen(sheets, tmp_path), strict=True))
    assert {sheet: why for sheet, why in answers.items() if why} == {}


def _sheet(chance: random.Random) -> str:
    rules = []
    for _ in range(chance.randint(1, 4)):
        name, values = chance.choice(SAYABLE)
        rules.append(f"{chance.choice(SELECTORS)} {{ {name}: {chance.choice(values)}; }}")
    return " ".join(rules)
