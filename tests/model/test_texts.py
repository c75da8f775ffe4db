"""Text with inline marks: what is marked, and what is printed as written."""

from __future__ import annotations

from typing import Annotated
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from builder.model import Span, Text
from builder.model.base import Prose, at_most
from builder.templating import parse_markup

PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="*[]():"), min_size=1)
WORD = st.text(st.sampled_from("abcé<&{%"), min_size=1)
SPANS = st.one_of(
    st.builds(Span, WORD, st.just("emphasis")),
    st.builds(Span, WORD, st.just("strong")),
    st.builds(lambda word: Span(word, term=word), WORD),
    st.builds(lambda word, page: Span(word, href=f"https://{page}"), WORD, st.from_regex(
        r"[a-z]+(/[a-z]+\([a-z]+\))?", fullmatch=True)),
)  # fmt: skip


def marked(span: Span) -> str:
    if span.term:
        return f":term[{span.term}]"
    if span.href:
        return f"[{span.text}]({span.href})"
    return {"plain": "", "emphasis": "*", "strong": "**"}[span.style].join(["", span.text, ""])


@settings(deadline=None)
@given(st.lists(st.tuples(PLAIN, SPANS), max_size=4), PLAIN)
def test_what_is_marked_is_told_apart(pairs: list[tuple[str, Span]], end: str) -> None:
    spans = [span for plain, mark in pairs for span in (Span(plain), mark)] + [Span(end)]
    text = Text.parse("".join(map(marked, spans)))
    assert text.spans == tuple(spans)
    assert str(text) == "".join(span.text for span in spans)


@settings(deadline=None)
@given(PLAIN)
def test_text_without_marks_is_one_span(source: str) -> None:
    assert Text.parse(source) == Text((Span(source),))


@pytest.mark.parametrize(
    "source",
    [
        "a * b",
        "2 * 3 * 4",
        "**",
        "[a]",
        "[a] (b)",
        "<b>&amp;{{ x }}{% y %}",
        ":term",
        "a:b",
        "[](x)",
    ],
)
def test_what_is_no_mark_is_printed_as_written(source: str) -> None:
    assert str(Text.parse(source)) == source
    assert {span.style for span in Text.parse(source).spans} == {"plain"}


def test_text_that_says_nothing_is_false() -> None:
    assert not Text.parse("")
    assert Text.parse("a")


MARKS = st.text(st.sampled_from("ab *[]():#<>&\"'"), max_size=40)


@given(MARKS)
def test_a_text_knows_how_it_was_written(source: str) -> None:
    assert Text.parse(source).source == source


@given(MARKS)
def test_in_templates_a_text_is_markup_of_the_same_words(source: str) -> None:
    text = Text.parse(source)
    tree = ElementTree.fromstring(f"<step>{text.__html__()}</step>")
    assert "".join(tree.itertext()) == str(text)
    assert {tag.tag for tag in tree} <= {"strong", "em", "a", "term"}


@given(MARKS)
def test_a_text_survives_its_markup(source: str) -> None:
    """Neighbours in one style may come back as one, and a term has lost its name: it is type."""
    markup = parse_markup(f"<step>{Text.parse(source).__html__()}</step>", "t", "t")
    spans = [(span.text, span.style, span.href) for span in Text.parse(source).spans]
    assert [(each.text, each.style, each.href) for each in markup.inline.spans] == [
        span for span in spans if span[0]
    ]


def test_words_in_a_text_can_be_changed_without_its_marks() -> None:
    text = Text.parse("Print **{file}** now").changed(lambda words: words.replace("{file}", "a*b"))
    assert (str(text), text.spans[1]) == ("Print a*b now", Span("a*b", "strong"))


def test_marks_take_no_room() -> None:
    limited = TypeAdapter(Annotated[Prose, at_most(3)])
    assert str(limited.validate_python("**abc**")) == "abc"
    with pytest.raises(ValidationError):
        limited.validate_python("abcd")
