"""Rules of a style sheet and the elements they reach."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from builder.stylesheet import Places, reaches, rules_of, without_unreached

PAGE = ElementTree.fromstring(
    '<body><section class="callout danger"><h2 class="signal">A</h2><p>B</p><p hidden="">C</p>'
    '</section><ol><li><p style="width: 5%">D</p></li></ol></body>'
)


def reached(selector: str) -> list[str]:
    """Return the texts of the elements that ``selector`` reaches."""
    (rule,) = rules_of(selector + " { margin: 0 }")
    places = Places().of(PAGE)
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
    assert (face.prelude, face.selectors) == ("@font-face", ())
    assert rule.declarations == (("margin", "0 1em"), ("color", "#123456"))
    assert [item.weight for item in rule.selectors] == [(0, 1), (1, 1)]
    assert css[rule.start : rule.end] == css.splitlines()[1]


def test_a_rule_in_an_at_rule_is_part_of_it() -> None:
    css = "@media x { p { a: b } } @import 'x'; p { a: b }"
    assert [rule.prelude for rule in rules_of(css)] == ["@media x", "@import 'x'", "p"]


def test_only_rules_that_reach_nothing_are_taken_out() -> None:
    css = "@media x { }\np { a: b }\n.lost { a: b }\nh2, .lost { a: b }\np:hover { a: b }\n"
    assert without_unreached(css, [PAGE]) == css.replace(".lost { a: b }\nh2, .lost", "h2")


def test_rules_on_one_line_stay_whole() -> None:
    assert without_unreached("i { a: b }p { a: b }.x{ a: b }", [PAGE]) == "p { a: b }"


def test_elements_alike_share_a_place() -> None:
    places = [place for place, _ in Places().of(PAGE)]
    assert len(places) == 8
    known = Places()
    assert [p for p, _ in known.of(PAGE)] == [p for p, _ in known.of(PAGE)]
