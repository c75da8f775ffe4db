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

PLAIN = st.text(st.sampled_from("aé1 .,()-:;!?/"), min_size=1).map(lambda words: f" {words} ")
WORD = st.text(st.sampled_from("abcé"), min_size=1)
SPANS = st.one_of(
    st.builds(Span, WORD, emphasis=st.booleans(), strong=st.just(True)),
    st.builds(Span, WORD, emphasis=st.just(True)),
    st.builds(Span, WORD, script=st.sampled_from(("sub", "sup"))),
    st.builds(lambda word: Span(word, term=word), WORD),
    st.builds(lambda word, page: Span(word, href=f"https://{page}"), WORD, st.from_regex(
        r"[a-z]+(/[a-z]+\([a-z]+\))?", fullmatch=True)),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.tuples(PLAIN, SPANS), max_size=4), PLAIN)
def test_what_is_marked_is_told_apart(pairs: list[tuple[str, Span]], end: str) -> None:
    spans = [span for plain, mark in pairs for span in (Span(plain), mark)]
    spans += [Span(end.rstrip())] if end.strip() or not pairs else []
    text = Text.parse("a" + Text(tuple(spans)).source)
    assert text.spans == (Span("a" + spans[0].text), *spans[1:])
    assert not text.strays


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\\`*_[<&~^=\n"), min_size=1))
def test_text_without_marks_is_one_span(source: str) -> None:
    assert Text.parse(source) == Text((Span(source),))


@pytest.mark.parametrize(
    "source",
    [
        "a * b",
        "2 * 3 * 4",
        "2*3*4 cm",
        "M*A*S*H",
        "now*, and then*",
        "snake_case_name",
        "____ cups",
        "https://example.org/_a_/b",
        "[a]",
        "[a] (b)",
        "x^2 and y^2",
        "~5 minutes, ~6 cups",
        "<5 and >3",
        "AT&T & Co.",
        "{{ x }}{% y %}",
        "a:b",
    ],
)
def test_what_is_no_mark_is_printed_as_written(source: str) -> None:
    assert Text.parse(source) == Text((Span(source),))
    assert not Text.parse(source).strays


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\*a\* \_b\_ \[c\](d) \~e\~", "*a* _b_ [c](d) ~e~"),
        ("salt &amp; pepper&nbsp;&deg;", "salt & pepper\u00a0°"),
        ("e\u0301 *e\u0301*", "é é"),
        ("two\nlines", "two lines"),
    ],
)
def test_a_sign_can_be_written_as_itself(source: str, words: str) -> None:
    assert str(Text.parse(source)) == words
    assert not Text.parse(source).strays


@pytest.mark.parametrize(
    ("source", "stray"),
    [
        ("**Never press", ("stars", "**", 0)),
        ("a **Warning:**Text", ("stars", "**", 2)),
        ("*Never*press", ("stars", "*Never*p", 0)),
        ("a &foo; b", ("entity", "&foo;", 2)),
        ("one<br>two", ("tag", "<br>", 3)),
        ("a <!-- b -->", ("comment", "<!-- b -->", 2)),
        ("a <!-- b", ("comment", "<!--", 2)),
        ("a ~~b~~", ("struck", "~~", 2)),
        ("a ![b](c)", ("picture", "b", 2)),
        ("a [](https://b)", ("empty-link", "[](", 2)),
        ('a [b](https://c "d")', ("link-title", "d", 2)),
        ("a [b][c]", ("reference", "][", 4)),
        ("*a* :term here", ("reference", ":term", 4)),
        ("a ==b==", ("highlight", "==b==", 2)),
    ],
)
def test_what_only_looks_like_a_mark_is_told(source: str, stray: tuple[str, str, int]) -> None:
    first = Text.parse(source).strays[0]
    assert (first.kind, first.written, first.at) == stray


def test_a_mark_knows_where_it_stands() -> None:
    source = "See *the* [link](https://a.b) and :term[word] &amp; **more**"
    spans = {span.text: span.at for span in Text.parse(source).spans}
    assert source[spans["the"] :].startswith("the*")
    assert source[spans["link"] :].startswith("link]")
    assert source[spans["word"] :].startswith(":term")
    assert source[spans["more"] :].startswith("more*")


def test_text_that_says_nothing_is_false() -> None:
    assert not Text.parse("")
    assert Text.parse("a")


MARKS = st.text(st.sampled_from("ab *_[]():#<>&~^\"'"), max_size=40)


@given(MARKS)
def test_in_templates_a_text_is_markup_of_the_same_words(source: str) -> None:
    text = Text.parse(source)
    tree = ElementTree.fromstring(f"<step>{text.__html__()}</step>")
    assert "".join(tree.itertext()) == str(text)
    assert {tag.tag for tag in tree} <= {"strong", "em", "sub", "sup", "a", "term"}


@given(MARKS)
def test_a_text_survives_its_markup(source: str) -> None:
    """A term has lost its name, code and the place of a note: they are type."""
    spans = Text.parse(source).spans
    markup = parse_markup(f"<step>{Text(spans).__html__()}</step>", "t", "t")
    assert str(markup.inline) == "".join(span.text for span in spans)
    kept = [(each.text, each.emphasis, each.strong, each.script, each.href) for each in spans]
    found = markup.inline.spans
    assert "".join(each.text for each in found if each.emphasis) == "".join(
        text for text, emphasis, *_ in kept if emphasis
    )
    assert {each.href for each in found if each.text} == {href for text, *_, href in kept if text}


def test_words_in_a_text_can_be_changed_without_its_marks() -> None:
    text = Text.parse("Print **{file}** now").changed(lambda words: words.replace("{file}", "a*b"))
    assert (str(text), text.spans[1]) == ("Print a*b now", Span("a*b", strong=True))


def test_marks_take_no_room() -> None:
    limited = TypeAdapter(Annotated[Prose, at_most(3)])
    assert str(limited.validate_python("**abc**")) == "abc"
    with pytest.raises(ValidationError):
        limited.validate_python("abcd")
