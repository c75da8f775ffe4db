"""Block markup: everything that has no place on the page is refused."""

from __future__ import annotations

import pytest

from builder.diagnostics import ContentError
from builder.layout.blocks import read_face
from builder.outputs.quick.blocks import Sheet, read_sheet
from builder.templating import parse_markup

ITEM = '<item number="1" target="card-1" figure="" part="0"><name>A</name><cue>B</cue></item>'


def codes_of(blocks: str) -> list[str]:
    source = f'<face side="back" number="1" title="T" tab="P" part="0">{blocks}</face>'
    try:
        read_face(parse_markup(source, "t.block.j2", "t.block.j2"))
    except ContentError as error:
        return [finding.code for finding in error.findings]
    return []


def sheet_of(blocks: str) -> Sheet:
    source = f'<sheet title="T" subtitle="S">{blocks}</sheet>'
    return read_sheet(parse_markup(source, "t.block.j2", "t.block.j2"))


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
    assert [(group.title is None, len(group.items)) for group in sheet.groups] == [
        (True, 1),
        (False, 2),
    ]


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
