"""Rules of a style sheet and the elements they reach."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from builder.stylesheet import (
    PagePlaces,
    every_rule,
    font_faces,
    reaches,
    rules_of,
    without_font_faces,
    without_unreached,
)

PAGE = ElementTree.fromstring(
    '<body><section class="callout danger"><h2 class="signal">A</h2><p>B</p><p hidden="">C</p>'
    '</section><ol><li><p style="width: 5%">D</p></li></ol></body>'
)


def reached(selector: str) -> list[str]:
    """Return the texts of the elements that ``selector`` reaches."""
    (rule,) = rules_of(selector + " { margin: 0 }")
    places = PagePlaces().of(PAGE)
    return [
        str(getattr(element, "text", None) or element.tag)
        for place, element in places
        if any(reaches(found, place) for found in rule.selectors)
    ]


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("p", ["B", "C", "D"]),
        ("*", ["body", "section", "A", "B", "C", "ol", "li", "D"]),
        (".signal", ["A"]),
        ("h2.signal", ["A"]),
        ("p.signal", []),
        (".callout.danger", ["section"]),
        (".callout p", ["B", "C"]),
        ("body p", ["B", "C", "D"]),
        ("body > p", []),
        ("ol > li > p", ["D"]),
        (".signal + p", ["B"]),
        (".callout .signal+p", ["B"]),
        ("ol .signal + p", []),
        ("p + p", ["C"]),
        ("[hidden]", ["C"]),
        ("p[hidden], li p", ["C", "D"]),
        ("p::before", []),
        ("p:first-child", []),
        ("p ~ p", []),
    ],
)
def test_a_selector_reaches_its_elements(selector: str, texts: list[str]) -> None:
    assert reached(selector) == texts


def test_rules_are_read_with_their_declarations() -> None:
    css = "/* p {} */ @font-face { src: url(a) }\nh1, .b i { margin: 0 1em; color:#123456 }"
    face, rule = rules_of(css)
    assert (face.called, face.selectors, face.addresses) == ("@font-face", (), ("a",))
    assert rule.declarations == (("margin", "0 1em"), ("color", "#123456"))
    assert [item.weight for item in rule.selectors] == [(0, 1), (1, 1)]
    assert rule.line == 2


def test_a_rule_in_an_at_rule_is_part_of_it_and_counts() -> None:
    css = "@media x { p { a: b } } @import 'x'; p { a: b }"
    assert [rule.called for rule in rules_of(css)] == ["@media x", '@import "x"', "p"]
    called = [rule.called for rule in every_rule(css)]
    assert called == ["@media x", "p", '@import "x"', "p"]


HARD = {
    "a brace in a string": 'h2 { a: "}" }',
    "an open brace in a string": "h2 { a: '{' }",
    "a semicolon in a string": 'h2 { a: "; b: c" }',
    "a comment mark in a string": 'h2 { a: "/*" }',
    "a data URI": "h2 { a: url(data:image/png;base64,iVBORw0KGgo=) }",
    "a quoted data URI": 'h2 { a: url("data:text/css;charset=utf-8,p{}") }',
    "an escaped brace": r"h2 { a: \} }",
    "an escaped name": r".\63 allout, h2 { \61: b }",
    "a comment with braces": "h2 { /* } { */ a: b }",
    "a comment in a selector": "h2/* { */ { a: b }",
    "importance": "h2 { a: b ! important }",
    "rules for some screens": "@media (min-width: 9em) { @supports (a: b) { i { c: d } } }",
    "an unknown rule with a block": "@new x { y { z: 1 } }",
    "an unknown rule without one": "@new url(a;b) x;",
    "old comments": "<!-- h2 { a: b } -->",
    "a broken declaration": "h2 { a b; c: d }",
    "a stray brace": "} h2 { a: b }",
    "a bad string": "h2 { a: 'b\n }",
}


@pytest.mark.parametrize("css", HARD.values(), ids=HARD)
def test_rules_after_hard_ones_still_apply(css: str) -> None:
    *_, last = rules_of(f"{css}\np {{ display: none }}")
    assert (last.prelude, last.declarations) == ("p", (("display", "none"),))
    assert last.line == css.count("\n") + 2


@pytest.mark.parametrize("css", HARD.values(), ids=HARD)
def test_what_is_kept_stays_letter_for_letter(css: str) -> None:
    kept = without_unreached(f"{css}\n.lost {{ a: b }}\np {{ a: b }}\n", [PAGE])
    assert kept == f"{css}\np {{ a: b }}\n"


@pytest.mark.parametrize(
    ("css", "declarations"),
    [
        (HARD["a brace in a string"], (("a", '"}"'),)),
        (HARD["a semicolon in a string"], (("a", '"; b: c"'),)),
        (HARD["an escaped name"], (("a", "b"),)),
        (HARD["a comment with braces"], (("a", "b"),)),
        (HARD["importance"], (("a", "b !important"),)),
        (HARD["a broken declaration"], (("c", "d"),)),
        ("h2 { DISPLAY: n\\6fne }", (("display", "none"),)),
    ],
)
def test_values_are_those_of_css(css: str, declarations: tuple[tuple[str, str], ...]) -> None:
    (rule,) = rules_of(css)
    assert rule.declarations == declarations


def test_what_readers_pass_over_is_told() -> None:
    assert [rule.faults != () for rule in rules_of("h1 { a b; c: d } p { a: b }")] == [True, False]


def test_fonts_are_told_with_what_they_load() -> None:
    face = '@font-face { a: "}"; src: url("a.ttf") format("truetype"), url(b.otf) }'
    css = f"p {{ a: b }}\n{face}\nh1 {{ a: b }}\n"
    assert font_faces(css) == ((face, ("a.ttf", "b.otf")),)
    assert without_font_faces(css) == css.replace(face, "")


def test_only_rules_that_reach_nothing_are_taken_out() -> None:
    css = "@media x { }\np { a: b }\n.lost { a: b }\nh2, .lost { a: b }\np:hover { a: b }\n"
    assert without_unreached(css, [PAGE]) == css.replace(".lost { a: b }\nh2, .lost", "h2")


def test_rules_on_one_line_stay_whole() -> None:
    assert without_unreached("i { a: b }p { a: b }.x{ a: b }", [PAGE]) == "p { a: b }"


def test_elements_alike_share_a_place() -> None:
    places = [place for place, _ in PagePlaces().of(PAGE)]
    assert len(places) == 8
    known = PagePlaces()
    assert [p for p, _ in known.of(PAGE)] == [p for p, _ in known.of(PAGE)]
