"""Block markup: everything that has no place on the page is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import pytest

from builder.diagnostics import ContentError, Position
from builder.layout.blocks import Tip, read_face
from builder.layout.markup import APART, Among, Holding, block, read_markup
from builder.model import Text
from builder.outputs.quick.blocks import CardLine, QuickSheet
from builder.templating import parse_markup

ITEM = '<item number="1" target="card-1" figure="" part="0"><name>A</name><cue>B</cue></item>'


def codes_of(blocks: str) -> list[str]:
    source = f'<face side="back" number="1" title="T" tab="P" part="0">{blocks}</face>'
    try:
        read_face(parse_markup(source, "t.block.j2", "t.block.j2"))
    except ContentError as error:
        return [finding.code for finding in error.findings]
    return []


def sheet_of(blocks: str) -> QuickSheet:
    source = f'<sheet title="T" subtitle="S">{blocks}</sheet>'
    return read_markup(parse_markup(source, "t.block.j2", "t.block.j2"), QuickSheet)


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        ("<cue>One <em>two <strong>three</strong></em></cue>", ""),
        ('<cue><a href="#card-2">two</a> <term name="oil">oil</term></cue>', ""),
        ("<cue><a>two</a></cue>", "markup-attribute"),
        ("<cue><term>oil</term></cue>", "markup-attribute"),
        ('<cue><em class="x">two</em></cue>', "markup-attribute"),
        ("<cue><code>two</code></cue>", "markup-unknown-tag"),
        ("<cue><note>two</note></cue>", "markup-misplaced-tag"),
        ("<facts><note>two</note></facts>", "markup-misplaced-tag"),
        ("<facts>light</facts>", "markup-loose-text"),
        ("<facts><fact><cue>light</cue></fact></facts>", "markup-misplaced-tag"),
        ("<stamp>a</stamp><stamp>b</stamp>", "markup-misplaced-tag"),
        ('<figure name="leg">words</figure>', "markup-loose-text"),
        ('<heading level="danger">T</heading>', "markup-value"),
        ('<callout level="1" caution="a" signal="A">T</callout>', "markup-value"),
        ('<group part="²">T</group>', "markup-value"),
        ('<face side="back" number="1" title="T" tab="P" part="0"/>', "markup-misplaced-tag"),
    ],
)
def test_what_has_no_place_is_refused(blocks: str, code: str) -> None:
    assert codes_of(blocks) == ([code] if code else [])


def test_all_mistakes_are_told_at_once() -> None:
    assert len(codes_of("<cue><a>two</a> <note>three</note></cue><tipp/>loose")) == 4


def test_items_before_the_first_group_are_kept() -> None:
    sheet = sheet_of(f'{ITEM}<group part="1">Later</group>{ITEM}{ITEM}')
    assert [isinstance(line, CardLine) for line in sheet.lines] == [True, False, True, True]


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        ("<name>A</name>", "markup-misplaced-tag"),
        (ITEM.replace("<cue>B</cue>", ""), "markup-attribute"),
        ("<rule>One</rule><rule>Two</rule>", "markup-misplaced-tag"),
        (ITEM.replace('part="0"', 'part="x"'), "markup-value"),
    ],
)
def test_the_sheet_is_checked_too(blocks: str, code: str) -> None:
    with pytest.raises(ContentError) as refused:
        sheet_of(blocks)
    assert [finding.code for finding in refused.value.findings] == [code]


@block("leaflet")
@dataclass(frozen=True, slots=True)
class Leaflet:
    title: str
    lines: tuple[Question | Tip, ...]


@block("question")
@dataclass(frozen=True, slots=True)
class Question:
    """A block that only this test knows."""

    about: Annotated[str, Among(("leg", "arm"))]
    ask: Annotated[Text, Holding()]
    answer: Annotated[str, Holding()]
    hints: Annotated[tuple[Text, Text], Holding("hint")]
    at: Position
    seen: Annotated[bool, APART] = False


def leaflet(lines: str) -> Leaflet:
    source = f'<leaflet title="T">{lines}</leaflet>'
    return read_markup(parse_markup(source, "t.block.j2", "t.block.j2"), Leaflet)


HINTS = "<ask>Which <em>way</em>?</ask><hint>One</hint><hint>Two</hint>"


def test_a_new_block_is_one_class() -> None:
    lines = f'<question about="leg">{HINTS}<answer>Up</answer></question>'
    tip, question = leaflet(f'<tip label="Tip">Ask</tip>{lines}').lines
    assert isinstance(tip, Tip)
    assert isinstance(question, Question)
    assert (question.about, question.answer, question.seen) == ("leg", "Up", False)
    assert [str(hint) for hint in question.hints] == ["One", "Two"]
    assert str(question.ask) == "Which way?"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (f'<question about="leg">W{HINTS}</question>', "markup-loose-text"),
        (f'<question about="toe">{HINTS}</question>', "markup-value"),
        (f"<question>{HINTS}</question>", "markup-attribute"),
        (f'<question about="leg" of="x">{HINTS}</question>', "markup-attribute"),
        ('<question about="leg"><ask>W</ask><hint>One</hint></question>', "markup-attribute"),
        (f'<question about="leg">{HINTS}<hint>3</hint></question>', "markup-misplaced-tag"),
        ("<answer>Up</answer>", "markup-misplaced-tag"),
        ("<qestion/>", "markup-unknown-tag"),
        ("<note>known elsewhere</note>", "markup-unknown-tag"),
    ],
)
def test_a_new_block_is_checked_like_all_others(lines: str, code: str) -> None:
    with pytest.raises(ContentError) as refused:
        leaflet(lines)
    assert [finding.code for finding in refused.value.findings] == [code]
