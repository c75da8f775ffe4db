"""The environment of templates: strict, escaped, in a sandbox; a guide's own templates win."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.diagnostics import ContentError, Finding
from builder.model import Text
from builder.templating import Templates, parse_markup
from tests.support.positions import in_file

NAME = "card/page.block.j2"


def templates(folder: Path, source: str = "", own: str = "", **others: str) -> Templates:
    """Return the templates of a project with ``source`` under NAME, and a guide's ``own``."""
    for side, text in (("project", source), ("guide", own)):
        if text:
            file = folder / side / NAME
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    for name, text in others.items():
        (folder / "project" / "card" / f"{name}.block.j2").write_text(text, encoding="utf-8")
    places = [(folder / "guide", "guide/templates"), (folder / "project", "templates")]
    return Templates(places, {"tip": "Tip"})


def refused(made: Templates, **values: object) -> Finding:
    with pytest.raises(ContentError) as error:
        made.render(NAME, **values)
    (finding,) = error.value.findings
    return finding


@pytest.mark.parametrize("source", ["{{ titel }}", "{{ card.titel }}", "{{ words.tipp }}"])
def test_what_is_not_there_is_an_error_with_its_line(tmp_path: Path, source: str) -> None:
    finding = refused(templates(tmp_path, f"<face>\n\n{source}</face>"), card={"title": "Oil"})
    assert finding.code == "template-error"
    assert str(finding.position) == f"templates/{NAME}:3:1"
    assert source.strip("{} ").rpartition(".")[2] in finding.message


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ card.__init__.__globals__ }}",
        "{{ words.__class__.__base__ }}",
        "{{ self.__init__ }}",
        "{{ lipsum.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ range(3) }}",
        "{{ open('/etc/passwd').read() }}",
        "{{ words.update({'tip': 'x'}) }}",
        "{{ words.clear() }}",
        "{{ card.tips.append('x') }}",
        "{{ '{0.__class__}'.format(card) }}",
        "{{ ('%s' | format(card)).__class__ }}",
        "{{ card | attr('__class__') }}",
    ],
)
def test_the_sandbox_keeps_templates_from_python(tmp_path: Path, source: str) -> None:
    card = {"title": "Oil", "tips": ["warm"]}
    finding = refused(templates(tmp_path, f"<face>{source}</face>"), card=card)
    assert finding.code == "template-error"
    assert card == {"title": "Oil", "tips": ["warm"]}


@pytest.mark.parametrize("name", ["/etc/passwd", "../../secret.txt", "../secret.txt", "secret.txt"])
@pytest.mark.parametrize("verb", ["include", "extends", "import"])
def test_no_file_outside_the_templates_can_be_read(tmp_path: Path, name: str, verb: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    tail = " as it" if verb == "import" else ""
    finding = refused(templates(tmp_path, f"{{% {verb} '{name}'{tail} %}}"))
    assert finding.code == "template-missing"
    assert repr(name) in finding.message


def test_text_of_a_guide_is_escaped_and_never_run(tmp_path: Path) -> None:
    text = "<b>&amp; {{ 7 * 7 }} {% raw %} \"x\" 'y' </face>"
    made = templates(tmp_path, '<face title="{{ text }}">{{ text }}{{ marked | spans }}</face>')
    root = parse_markup(made.render(NAME, text=text, marked=text), NAME, made.shown(NAME))
    assert root.attributes["title"] == text
    assert root.children == [text + text.replace("&amp;", "&")]


def test_marks_become_inline_tags(tmp_path: Path) -> None:
    made = templates(tmp_path, "<face>{{ text | spans }}</face>")
    text = Text.parse("Go *slow*, **stop** & [look](https://x.org/?a=1&b=2) at :term[oil]")
    root = parse_markup(made.render(NAME, text=text), NAME, made.shown(NAME))
    assert [(tag.name, tag.text) for tag in root.tags()] == [
        ("em", "slow"), ("strong", "stop"), ("a", "look"), ("term", "oil"),
    ]  # fmt: skip
    assert next(tag for tag in root.tags() if tag.name == "a").attributes == {
        "href": "https://x.org/?a=1&b=2"
    }
    assert "<em>" not in made.render(NAME, text=None)


def test_a_guides_own_template_wins(tmp_path: Path) -> None:
    made = templates(tmp_path, "<face>project</face>", own="<face>own</face>")
    assert "own" in made.render(NAME)
    assert made.shown(NAME) == f"guide/templates/{NAME}"


def test_a_guides_template_may_build_on_the_projects(tmp_path: Path) -> None:
    made = templates(tmp_path, "<face>x</face>", own="{% include 'card/tip.block.j2' %}",
                     tip="<tip>{{ words.tip }}</tip>")  # fmt: skip
    assert made.render(NAME).endswith(">Tip</tip>")


def test_a_mistake_in_a_guides_template_is_shown_there(tmp_path: Path) -> None:
    made = templates(tmp_path, "<face/>", own="<face>\n{{ nothing }}</face>")
    assert str(refused(made).position) == f"guide/templates/{NAME}:2:1"


def test_a_mistake_in_an_included_template_is_shown_there(tmp_path: Path) -> None:
    made = templates(tmp_path, "<face>\n\n{% include 'card/tip.block.j2' %}</face>",
                     tip="\n\n\n{{ nothing }}")  # fmt: skip
    assert str(refused(made).position) == "templates/card/tip.block.j2:4:1"


def test_a_template_that_is_no_jinja_is_shown_with_its_line(tmp_path: Path) -> None:
    finding = refused(templates(tmp_path, "<face>\n{% fro x in y %}\n</face>"))
    assert finding.code == "template-syntax"
    assert in_file(finding.position).line == 2


def test_each_tag_knows_the_line_of_the_template_it_came_from(tmp_path: Path) -> None:
    loop = "{% for letter in letters %}\n<step>\n  {{ letter }}</step>\n{% endfor %}"
    source = f"<face>\n{loop}<tip/></face>"
    made = templates(tmp_path, source)
    root = parse_markup(made.render(NAME, letters="ab"), NAME, made.shown(NAME))
    assert [(tag.name, in_file(tag.at).line) for tag in root.tags()] == [
        ("step", 3), ("step", 3), ("tip", 5),
    ]  # fmt: skip
    assert in_file(root.at).file == f"templates/{NAME}"


@pytest.mark.parametrize(
    ("source", "line"),
    [("<face>\n<step>\n</face>", 2), ("<face>\n<step/>\n<a & b></a></face>", 2), ("", 1),
     ("<face/>\n<face/>", 1), ("<face>&nbsp;</face>", 1)],
)  # fmt: skip
def test_markup_that_is_not_well_formed_is_refused_near_its_line(
    tmp_path: Path, source: str, line: int
) -> None:
    made = templates(tmp_path, source or " ")
    with pytest.raises(ContentError) as error:
        parse_markup(made.render(NAME), NAME, made.shown(NAME))
    (finding,) = error.value.findings
    assert finding.code == "template-markup"
    assert in_file(finding.position).file == f"templates/{NAME}"
    assert in_file(finding.position).line == line
