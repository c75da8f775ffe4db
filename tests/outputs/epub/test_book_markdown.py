from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model import Chapter, Text
from builder.outputs.epub.links import Links
from builder.outputs.epub.prose import RenderedNote, render_notes, render_prose
from builder.outputs.epub.xhtml import Xhtml, inline
from tests.support.books import leg_guide

LINKS = Links(leg_guide())
OPENING = '<div xmlns:epub="http://www.idpf.org/2007/ops">'
MARKDOWN = st.text(st.sampled_from("ab1 \n\n#*_`[](){}<>&\"'!^:-.|~\\ü"), max_size=60)


def said(source: str, heading: int = 3) -> str:
    return render_prose(Chapter(source), LINKS, heading)


@pytest.mark.parametrize(
    ("source", "xhtml"),
    [
        ("plain & bold", "<p>plain &amp; bold</p>"),
        ("*a* **b** ***c***", "<p><em>a</em> <strong>b</strong> <strong><em>c</em></strong></p>"),
        ("H~2~O, m^2^", "<p>H<sub>2</sub>O, m<sup>2</sup></p>"),
        ("2*3*4 cm", "<p>2*3*4 cm</p>"),
        (r"\*a\* &lt;b&gt;", "<p>*a* &lt;b&gt;</p>"),
        ("a<!-- why -->b\n<!--\n\nwhy -->\nc", "<p>a b</p>\n<p>c</p>"),
        ("a  \nb", "<p>a<br/>\nb</p>"),
        ("    indented", "<p>indented</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n\n4. b", '<ol start="3">\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ol>'),
        ("> a\n\n---\n\n```\n<x>\n```", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr/>\n"
         "<pre><code>&lt;x&gt;\n</code></pre>"),
        ("[x](https://e.org/?a&b)", '<p><a href="https://e.org/?a&amp;b">x</a></p>'),
        ("[*x*](#knead)", '<p><a href="card-knead.xhtml"><em>x</em></a></p>'),
        (
            "an :term[Effleurage] stroke",
            '<p>an <a epub:type="glossref" role="doc-glossref" '
            'href="glossary.xhtml#term-effleurage">Effleurage</a> stroke</p>',
        ),
        ("`:term[x]` stays", "<p><code>:term[x]</code> stays</p>"),
        ("{{ now }} {% if %}", "<p>{{ now }} {% if %}</p>"),
    ],
)  # fmt: skip
def test_marks_become_elements(source: str, xhtml: str) -> None:
    assert said(source) == xhtml


def test_a_table_names_its_columns_and_its_rows() -> None:
    table = ET.fromstring(said("| Tea | Minutes |\n|---|---:|\n| Green *x* | 2 |\n| Black | 4 |"))
    rows = [[(cell.tag, "".join(cell.itertext())) for cell in row] for row in table.iter("tr")]
    assert rows == [
        [("th", "Tea"), ("th", "Minutes")],
        [("th", "Green x"), ("td", "2")],
        [("th", "Black"), ("td", "4")],
    ]
    assert [cell.get("class") for cell in table.iter("td")] == ["right", "right"]
    assert {cell.get("scope") for cell in table.iter("th")} == {"col", "row"}


def test_headings_begin_below_their_section_and_skip_no_level() -> None:
    text = said("# One\n\n#### Deep\n\n## Two\n\nUnder\n=====\n\n###### Deepest", 3)
    levels = [part[0] for part in text.split("<h")[1:]]
    assert levels == ["3", "4", "4", "3", "4"]


def test_notes_are_numbered_as_the_text_refers_to_them() -> None:
    chapter = Chapter("One[^b] two[^a] again[^b].\n\n[^a]: First *note*\n[^b]: Second\n more")
    text = render_prose(chapter, LINKS, 3)
    assert text.count('href="#note-1"') == 2
    assert text.count('id="note-1-from"') == 1
    assert '<a class="noteref" id="note-2-from"' in text
    assert render_notes(chapter, LINKS, 3) == (
        RenderedNote(1, Xhtml("Second more"), Xhtml("")),
        RenderedNote(2, Xhtml("First <em>note</em>"), Xhtml("")),
    )


def test_a_note_may_have_several_paragraphs() -> None:
    chapter = Chapter("One[^1].\n\n[^1]: First.\n\n    Second.\n\n    - an item\n\nAfter all.")
    (note,) = render_notes(chapter, LINKS, 3)
    assert note.text == "First."
    assert note.more == "<p>Second.</p>\n<ul>\n<li>an item</li>\n</ul>"
    assert said(chapter.source).endswith("<p>After all.</p>")


@given(MARKDOWN)
def test_any_markdown_becomes_well_formed_and_harmless(source: str) -> None:
    chapter = Chapter(source)
    notes = "".join(note.text + note.more for note in render_notes(chapter, LINKS, 3))
    tree = ET.fromstring(f"{OPENING}{render_prose(chapter, LINKS, 3)}{notes}</div>")
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
