from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model import Text
from builder.outputs.epub.links import Links
from builder.outputs.epub.markdown import parse_prose, render_notes, render_prose
from builder.outputs.epub.xhtml import Xhtml, inline
from tests.support.books import leg_guide

LINKS = Links(leg_guide())
OPENING = '<div xmlns:epub="http://www.idpf.org/2007/ops">'
MARKDOWN = st.text(st.sampled_from("ab1 \n\n#*_`[](){}<>&\"'!^:-.|~\\ü"), max_size=60)


def said(source: str, heading: int = 3) -> str:
    return render_prose(parse_prose(source), LINKS, heading)


@pytest.mark.parametrize(
    ("source", "xhtml"),
    [
        ("plain & <b>bold</b>", "<p>plain &amp; &lt;b&gt;bold&lt;/b&gt;</p>\n"),
        ("*a* **b**", "<p><em>a</em> <strong>b</strong></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("[x](https://e.org/?a&b)", '<p><a href="https://e.org/?a&amp;b">x</a></p>\n'),
        ("[x](#knead)", '<p><a href="card-knead.xhtml">x</a></p>\n'),
        (
            "an :term[Effleurage] stroke",
            '<p>an <a epub:type="glossref" role="doc-glossref" '
            'href="glossary.xhtml#term-effleurage">Effleurage</a> stroke</p>\n',
        ),
        ("`:term[x]` stays", "<p><code>:term[x]</code> stays</p>\n"),
        ("{{ now }} {% if %}", "<p>{{ now }} {% if %}</p>\n"),
    ],
)
def test_marks_become_elements(source: str, xhtml: str) -> None:
    assert said(source) == xhtml


def test_headings_begin_below_their_section_and_skip_no_level() -> None:
    text = said("# One\n\n#### Deep\n\n## Two\n\nUnder\n=====\n\n###### Deepest", 3)
    levels = [part[0] for part in text.split("<h")[1:]]
    assert levels == ["3", "4", "4", "3", "4"]


def test_notes_are_numbered_as_the_text_refers_to_them() -> None:
    prose = parse_prose("One[^b] two[^a] again[^b].\n\n[^a]: First *note*\n[^b]: Second\n more")
    text = render_prose(prose, LINKS, 3)
    assert text.count('href="#note-1"') == 2
    assert text.count('id="note-1-from"') == 1
    assert '<a class="noteref" id="note-2-from"' in text
    assert render_notes(prose, LINKS) == ((1, "Second more"), (2, "First <em>note</em>"))


def test_a_note_nobody_refers_to_is_kept_apart() -> None:
    prose = parse_prose("Text.\n\n[^lost]: Nobody\n")
    assert [(note.label, note.line) for note in prose.unused_notes] == [("lost", 2)]


@given(MARKDOWN)
def test_any_markdown_becomes_well_formed_and_harmless(source: str) -> None:
    prose = parse_prose(source)
    notes = "".join(text for _, text in render_notes(prose, LINKS))
    tree = ET.fromstring(f"{OPENING}{render_prose(prose, LINKS, 3)}{notes}</div>")
    tags = {element.tag for element in tree.iter()}
    assert not tags & {"script", "img", "iframe", "style"}
    for link in tree.iter("a"):
        assert link.get("href", "").startswith(("https://", "http://", "mailto:", "card-", "#"))


@given(st.text(st.sampled_from("ab *[]():#<>&\"'"), max_size=40))
def test_any_marked_text_becomes_well_formed_and_keeps_its_words(source: str) -> None:
    tree = ET.fromstring(f"<div>{inline(Text.parse(source), LINKS)}</div>")
    assert "".join(tree.itertext()) == str(Text.parse(source))


def test_a_link_that_leads_nowhere_is_only_its_words() -> None:
    assert inline(Text.parse("[run](javascript:alert)"), LINKS) == "run"


def test_templates_take_markup_as_it_is() -> None:
    markup = Xhtml("<em>a</em>")
    assert markup.__html__() is markup
