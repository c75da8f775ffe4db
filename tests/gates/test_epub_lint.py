from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from builder.backends.epub import write_epub
from builder.diagnostics import InMember
from builder.gates.cautions import Evidence, prove
from builder.gates.epub import check_epub
from builder.gates.epub.opened import open_book
from builder.model import Guide
from tests.gates.epub.edits import files_in, packed
from tests.support.books import book_of, leg_drawings, leg_guide, plant_guide
from tests.support.words import fixed_words

NAME = "leg.epub"
LOST = {"caution-missing", "caution-late"}
"""The second where the caution stands elsewhere on the page too."""
CALLOUT = re.compile(r'<section class="callout.*?</section>\s*', re.DOTALL)
Members = dict[str, bytes]


@pytest.fixture(scope="module")
def guide() -> Guide:
    return leg_guide()


@pytest.fixture(scope="module")
def members() -> Members:
    return files_in(write_epub(book_of(leg_guide(), leg_drawings())))


def codes(members: Mapping[str, bytes], guide: Guide) -> set[str]:
    book = open_book(packed(members), NAME)
    lost = prove([Evidence(book, "book")], guide, fixed_words("en")).findings
    return {finding.code for finding in (*check_epub(book, guide), *lost)}


def edited(members: Members, path: str, old: str, new: str) -> Members:
    """Return ``members`` with the first ``old`` in ``path`` replaced."""
    text = members[path].decode()
    assert old in text
    return members | {path: text.replace(old, new, 1).encode()}


def test_good_books_have_no_findings(members: Members, guide: Guide) -> None:
    assert check_epub(open_book(packed(members), NAME), guide) == ()
    assert check_epub(open_book(write_epub(book_of(plant_guide(), {})), NAME), plant_guide()) == ()


NAV, OPF, STYLE = "EPUB/nav.xhtml", "EPUB/content.opf", "EPUB/css/book.css"
WARM, KNEAD = "EPUB/text/card-warm-up.xhtml", "EPUB/text/card-knead.xhtml"
QUICK, GLOSSARY = "EPUB/text/quick-reference.xhtml", "EPUB/text/glossary.xhtml"
SVG = "EPUB/images/knead.svg"

DEFECTS = {
    "chapter missing from the contents": (
        NAV, '<li><a href="text/card-knead.xhtml">3. Knead the calf</a></li>', "", "epub-contents",
    ),
    "no landmark of the start": (NAV, 'epub:type="bodymatter"', "", "epub-landmark"),
    "no landmark of the contents": (
        NAV, 'epub:type="toc" href', 'epub:type="loi" href', "epub-landmark"
    ),
    "cover that old readers lack": (OPF, 'name="cover"', 'name="front"', "epub-cover"),
    "cover of outlines": (
        OPF, '"cover-image" media-type="image/png"', '"cover-image" media-type="image/svg+xml"',
        "epub-cover",
    ),
    "card missing from the page list": (
        NAV, '<li><a href="text/card-knead.xhtml#printed-card-3">3</a></li>', "", "epub-page-list",
    ),
    "wrong number in the page list": (NAV, '#printed-card-3">3<', '#printed-card-3">4<',
                                      "epub-page-list"),
    "page list leads nowhere": (WARM, 'id="printed-card-2"', "", "epub-link"),
    "no cover image": (OPF, 'properties="cover-image"', "", "epub-cover"),
    "chapter missing from the manifest": (
        OPF, '<item href="text/card-knead.xhtml"', '<item href="text/card-none.xhtml"',
        "epub-manifest",
    ),
    "link to no page": (KNEAD, 'href="card-warm-up.xhtml"', 'href="card-warm.xhtml"', "epub-link"),
    "link to no anchor": (WARM, "glossary.xhtml#term-effleurage", "glossary.xhtml#effleurage",
                          "epub-link"),
    "picture missing": (KNEAD, "../images/knead.svg", "../images/kneads.svg", "epub-link"),
    "style sheet missing": (KNEAD, "../css/book.css", "../css/books.css", "epub-link"),
    "same id twice": (KNEAD, 'id="steps-heading"', 'id="chapter-heading"', "epub-id"),
    "label leads nowhere": (KNEAD, 'id="steps-heading"', "", "epub-label"),
    "picture without alt": (KNEAD, 'alt="Two hands lift the calf."', "", "epub-alt"),
    "picture with empty alt": (KNEAD, 'alt="Two hands lift the calf."', 'alt=" "', "epub-alt"),
    "alt too long": (KNEAD, "Two hands lift", "Two hands lift " * 20, "epub-alt"),
    "alt like the caption": (KNEAD, 'alt="Two hands lift the calf."', 'alt="Knead."', "epub-alt"),
    "sign read aloud": (KNEAD, 'sign-warning.svg" alt=""', 'sign-warning.svg" alt="!"', "epub-alt"),
    "heading skips a level": (GLOSSARY, "<dl>", "<h3>A</h3><dl>", "epub-heading"),
    "two first headings": (GLOSSARY, "<dl>", "<h1>A</h1><dl>", "epub-heading"),
    "table without row headers": (QUICK, 'scope="row"', "", "epub-table"),
    "another language": (KNEAD, 'xml:lang="en-GB"', 'xml:lang="en"', "epub-language"),
    "no language": (KNEAD, 'lang="en-GB" xml:lang="en-GB"', "", "epub-language"),
    "broken page": (KNEAD, "</section>", "", "epub-xml"),
    "broken picture": (SVG, "</svg>", "", "epub-xml"),
    "gradient in a picture": (SVG, "</svg>", "<linearGradient/></svg>", "epub-picture"),
    "text in a picture": (SVG, "</svg>", "<text>Calf</text></svg>", "epub-picture"),
    "class in a picture": (SVG, "<path ", '<path class="skin" ', "epub-picture"),
    "steps out of order": (WARM, 'data-step="2"', 'data-step="5"', "epub-step"),
    "step missing": (KNEAD, 'data-step="1"', "", "epub-step"),
    "caution without its words": (KNEAD, "Nerves could be hurt.", "Ouch.", "caution-missing"),
    "caution without its measure": (KNEAD, "Go round them.", "", "caution-missing"),
    "short caution without its words": (QUICK, "Blood thinners? Ask first.", "Ask.",
                                        "caution-missing"),
    "caution that is no notice": (
        KNEAD, 'role="doc-notice" data-caution="veins"', 'data-caution="veins"', "caution-missing",
    ),
}  # fmt: skip


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_planted_defect_is_caught(defect: str, members: Members, guide: Guide) -> None:
    path, old, new, code = DEFECTS[defect]
    assert code in codes(edited(members, path, old, new), guide)


def test_a_compressed_or_late_mimetype_is_caught(members: Members, guide: Guide) -> None:
    late = {name: members[name] for name in reversed(members)}
    assert codes(late, guide) == {"epub-archive"}
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name, content)
    findings = check_epub(open_book(archive.getvalue(), NAME), guide)
    assert [finding.code for finding in findings] == ["epub-archive"]


def test_a_file_outside_the_manifest_is_caught(members: Members, guide: Guide) -> None:
    assert codes(members | {"EPUB/notes.txt": b"?"}, guide) == {"epub-manifest"}


def every_callout(members: Members) -> list[tuple[str, int]]:
    """Return each callout of the book as page and place on it."""
    return [
        (path, at)
        for path, content in members.items()
        if path.endswith(".xhtml")
        for at, _ in enumerate(CALLOUT.finditer(content.decode()))
    ]


def without(members: Members, path: str, at: int) -> Members:
    text = members[path].decode()
    match = list(CALLOUT.finditer(text))[at]
    return members | {path: (text[: match.start()] + text[match.end() :]).encode()}


def moved_to_the_end(members: Members, path: str, at: int) -> Members:
    text = members[path].decode()
    match = list(CALLOUT.finditer(text))[at]
    rest = text[: match.start()] + text[match.end() :]
    return members | {path: rest.replace("</body>", match[0] + "</body>").encode()}


def test_no_callout_can_be_taken_out_unseen(members: Members, guide: Guide) -> None:
    callouts = every_callout(members)
    assert len(callouts) == 5 + 3 + 4 + 3 + 4
    for path, at in callouts:
        assert codes(without(members, path, at), guide) & LOST, (path, at)


@pytest.mark.parametrize("change", [without, moved_to_the_end])
def test_no_callout_of_a_chapter_can_stand_elsewhere(
    change: Callable[[Members, str, int], Members], members: Members, guide: Guide
) -> None:
    chapters = [place for place in every_callout(members) if "/card-" in place[0]]
    assert len(chapters) == 3 + 4 + 3
    for path, at in chapters:
        assert codes(change(members, path, at), guide) & LOST, (path, at)


def test_a_finding_names_the_line_in_the_book(members: Members, guide: Guide) -> None:
    broken = edited(members, KNEAD, 'href="card-warm-up.xhtml"', 'href="lost.xhtml"')
    findings = check_epub(open_book(packed(broken), NAME), guide)
    (finding,) = (finding for finding in findings if finding.code == "epub-link")
    assert isinstance(finding.position, InMember)
    assert finding.position[:2] == (NAME, KNEAD)
    line = broken[KNEAD].decode().splitlines()[finding.position.line - 1]
    assert "lost.xhtml" in line
