"""Text with inline marks: what is marked, and what is printed as written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model import Span, Text

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
