"""What a guide's own template must not do: run code, read files, print the machine, never end."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from builder.diagnostics import ContentError, Finding, InFile
from builder.drawing import Drawing
from builder.model import Guide
from builder.model.base import Value
from builder.templating import Templates, parse_markup
from builder.templating.effort import MOST_CHARACTERS, MOST_STEPS
from builder.templating.environment import MOST_TEMPLATE
from builder.templating.filters import TESTED
from builder.templating.sandbox import CALLED
from tests.support.faces import guide as plant
from tests.support.positions import in_file

NAME = "card/page.block.j2"
WORDS = {"tip": "Tip", "many": {str(number): "word" for number in range(100)}}


def templates(folder: Path, source: str, **others: str) -> Templates:
    for name, text in {"page": source, **others}.items():
        file = folder / "card" / f"{name}.block.j2"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Templates([(folder, "guide/templates")], WORDS)


def context() -> dict[str, object]:
    guide = plant()
    return {"guide": guide, "card": guide.cards[0], "drawing": Drawing("x", 1, 1, (), "x", "x")}


def rendered(folder: Path, source: str, **others: str) -> str:
    return templates(folder, source, **others).render(NAME, **context())


def refused(folder: Path, source: str, **others: str) -> Finding:
    with pytest.raises(ContentError) as error:
        rendered(folder, source, **others)
    (finding,) = error.value.findings
    return finding


class Planted:
    """Leaves a file when it is unpickled."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.file,)


def test_no_template_unpickles(tmp_path: Path) -> None:
    left = tmp_path / "left"
    payload = ascii(pickle.dumps(Planted(left), protocol=0).decode("latin-1"))
    call = f'guide.edition.parse_raw({payload}, proto="pickle", allow_pickle=true)'
    assert refused(tmp_path, f"<face>{{{{ {call} }}}}</face>").code == "template-error"
    assert not left.exists()


@pytest.mark.parametrize("owner", ["guide", "guide.edition", "card", "card.steps[0]"])
def test_nothing_of_pydantic_is_reached(tmp_path: Path, owner: str) -> None:
    names = sorted(set(dir(BaseModel)) - set(dir(object)))
    asked = [source for name in names for source in (f"{owner}.{name}", f"{owner}['{name}']")]
    tried = "{% if n == LAST %}{{ IT }}{% endif %}"
    source = "".join(
        tried.replace("LAST", str(number)).replace("IT", it) for number, it in enumerate(asked)
    )
    made = templates(tmp_path, source)
    assert "parse_raw" in names
    for number, it in enumerate(asked):
        with pytest.raises(ContentError, match=r"template-error") as error:
            made.render(NAME, n=number, **context())
        assert it.strip("']").rpartition(".")[2].rpartition("['")[2] in str(error.value)


@pytest.mark.parametrize(
    "source",
    [
        "{{ guide.folder }}", "{{ guide['folder'] }}", "{{ guide.places }}",
        "{{ guide.places.positions }}", "{{ [guide]|map(attribute='folder')|first }}",
        "{{ [guide]|groupby('folder') }}", "{{ [guide]|join(attribute='folder') }}",
        "{{ [guide]|selectattr('folder')|list|length }}", "{{ [guide]|sum('folder') }}",
        "{{ guide }}", "{{ guide ~ '' }}", "{{ guide|string }}", "{{ guide|upper }}",
        "{{ [guide] }}", "{{ [guide]|join }}", "{{ [guide]|string }}", "{{ guide|safe }}",
        "{{ '%s'|format(guide) }}", "{{ '%s' % guide }}", "{{ '{}'.format(guide) }}",
        "{{ '{0.folder}'.format(guide) }}", "{{ guide|list }}", "{{ guide|first }}",
        "{% for name, value in guide %}{{ value }}{% endfor %}", "{{ guide|tojson }}",
        "{{ guide|pprint }}", "{{ guide|replace('', '') }}", "{{ guide|urlencode }}",
        "{{ ['x']|join(guide) }}",
    ],
)  # fmt: skip
def test_the_guides_folder_stays_unknown(tmp_path: Path, source: str) -> None:
    finding = refused(tmp_path, source)
    assert finding.code in ("template-error", "template-syntax")
    assert str(plant().folder) not in finding.message


@pytest.mark.parametrize(
    "source",
    [
        "{{ words.items }}", "{{ words.items ~ '' }}", "{{ [words.items]|join }}",
        "{{ words.many.items|string }}", "{{ 'x'.upper }}", "{{ guide.card_called }}",
        "{{ self }}", "{{ self.body }}{% block body %}{% endblock %}",
        "{{ m }}{% macro m() %}x{% endmacro %}", "{% for x in 'ab' %}{{ loop }}{% endfor %}",
        "{% for x in 'ab' %}{{ loop.cycle }}{% endfor %}",
        "{{ words.many.items() }}", "{{ words.many|map('upper') }}", "{{ drawing }}",
        "{% import 'card/other.block.j2' as it %}{{ it }}",
        "{{ ['a'] == words.items or words.items }}",
    ],
)  # fmt: skip
def test_what_is_no_text_is_not_printed(tmp_path: Path, source: str) -> None:
    finding = refused(tmp_path, source, other="{% set x = 1 %}")
    assert finding.code == "template-error"
    assert "0x" not in finding.message


@pytest.mark.parametrize(
    "source",
    [
        "{{ [1, 2]|random }}", "{{ {'a': 1}|xmlattr }}", "{{ 'x'|pprint }}", "{{ 'x'|nothing }}",
        "{{ 1 if 'x' is callable }}", "{{ 1 if words is sameas words }}",
        "{{ 1 if 'x' is nothing }}", "{{ ['x']|map('random') }}",
    ],
)  # fmt: skip
def test_only_filters_and_tests_that_always_say_the_same_are_there(
    tmp_path: Path, source: str
) -> None:
    finding = refused(tmp_path, f"<face>\n\n{source}</face>")
    assert finding.code == "template-error"
    assert finding.position == InFile(f"guide/templates/{NAME}", 3)


@pytest.mark.parametrize(
    "source",
    [
        "{% import 'card/other.block.j2' as it %}{{ it._body_stream }}",
        "{% import 'card/other.block.j2' as it %}{{ it['_body_stream'] }}",
        "{% import 'card/other.block.j2' as it %}{{ it.nothing }}",
        "{% from 'card/other.block.j2' import _body_stream %}",
        "{% for x in 'ab' %}{{ loop._iterable }}{% endfor %}",
        "{{ self._TemplateReference__context }}",
        "{{ self.b._context }}{% block b %}{% endblock %}",
        "{% macro m() %}{% endmacro %}{{ m._func }}",
        "{{ m._environment }}{% macro m() %}{% endmacro %}",
        "{% macro m() %}{{ caller._func }}{% endmacro %}{% call m() %}{% endcall %}",
        "{{ nothing._fail_with_undefined_error }}", "{{ nothing.there }}", "{{ nothing['there'] }}",
        "{{ nothing() }}", "{{ 'x'.__class__ }}", "{{ 'x'['__class__'] }}", "{{ ()['__class__'] }}",
        "{{ 1 .__class__ }}", "{{ none.__class__ }}", "{{ true.real }}", "{{ words['__class__'] }}",
        "{{ guide.cards.count }}", "{{ guide.cautions_by_id.pop('x') }}",
        "{{ guide._numbers[card.id] }}", "{{ guide['_numbers'][card.id] }}",
        "{{ guide.card_called.__func__ }}", "{{ words.items._call }}", "{{ words.items.size }}",
        "{{ words.update({}) }}", "{{ words.fromkeys('a') }}", "{{ drawing.__dict__ }}",
        "{{ 'x'.encode() }}", "{{ 'x'.format() }}", "{{ 'x'.translate({}) }}",
        "{{ 'x'.join('ab') }}",
        "{{ words() }}", "{{ guide() }}", "{{ ''() }}", "{{ namespace() }}", "{{ range(3) }}",
        "{{ dict() }}", "{{ joiner() }}",
        "{% set guide.title = 'x' %}", "{{ (words.many.keys() - []) }}",
    ],
)  # fmt: skip
def test_what_jinja_and_python_keep_inside_stays_there(tmp_path: Path, source: str) -> None:
    finding = refused(tmp_path, source, other="{% set x = 1 %}")
    assert finding.code in ("template-error", "template-syntax")
    assert "0x" not in finding.message


def test_a_set_has_no_order_to_print(tmp_path: Path) -> None:
    made = templates(tmp_path, "{% for x in zones %}{{ x }}{% endfor %}")
    assert made.render(NAME, zones=("b", "a")) == "ba"
    with pytest.raises(ContentError, match="no items in a row"):
        made.render(NAME, zones=frozenset("ab"))


@pytest.mark.parametrize(
    "source",
    [
        "{{ 1/0 }}", "{{ 1//0 }}", "{{ 1 % 0 }}", "{{ 2 is divisibleby 0 }}",
        "{{ 'a' * 9999999999999 }}", "{{ 9999999999999 * 'a' }}", "{{ [1] * 9999999999999 }}",
        "{{ 9 ** 9 ** 9 ** 9 }}", "{{ '%9999999999d' % 1 }}", "{{ 1|round(999999999) }}",
        "{{ 1|round(-999999999) }}", "{{ 1e308 * 1e308 }}", "{{ 'x'.center(9999999999) }}",
        "{{ ('9' * 5000)|int }}", "{{ [[1]]|sum(start=[]) }}", "{{ 1 + 'a' }}", "{{ 'a' + 1 }}",
        "{% include 'card/page.block.j2' %}", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% extends 'card/page.block.j2' %}", "{{ 1(2) }}", "{{ guide.number_of('x') }}",
        "{{ guide.card_called('nobody') }}", "{{ guide.cards_of() }}",
    ],
)  # fmt: skip
def test_a_mistake_is_a_finding_at_its_line(tmp_path: Path, source: str) -> None:
    finding = refused(tmp_path, f"<face>\n\n{source}</face>")
    assert finding.code == "template-error"
    assert finding.position == InFile(f"guide/templates/{NAME}", 3)
    assert finding.message


@pytest.mark.parametrize(
    "source",
    ["{{ '\\ud800' }}", "{% for x in 'a' %}" * 30 + "{% endfor %}" * 30, "{{ " + "(" * 5000 + " }}",
     "{{ " + "-" * 5000 + "1 }}", "{{ " + "[" * 300 + "]" * 300 + " }}"],
)  # fmt: skip
def test_a_template_beyond_all_bounds_is_a_finding_of_its_file(tmp_path: Path, source: str) -> None:
    finding = refused(tmp_path, source)
    assert finding.code in ("template-error", "template-syntax")
    assert in_file(finding.position).file == f"guide/templates/{NAME}"


def test_a_template_without_end_is_a_finding_of_its_file(tmp_path: Path) -> None:
    finding = refused(tmp_path, "x" * (MOST_TEMPLATE + 1))
    assert "more than" in finding.message
    assert in_file(finding.position).file == f"guide/templates/{NAME}"


def test_a_template_that_is_no_text_is_a_finding_of_its_file(tmp_path: Path) -> None:
    made = templates(tmp_path, "")
    (tmp_path / NAME).write_bytes(b"<face>\xff</face>")
    with pytest.raises(ContentError, match=r"guide/templates/.*template-error"):
        made.render(NAME)


LOOP = "{% for a in words.many %}"
DONE = "{% endfor %}"
FOUR = LOOP * 4, DONE * 4
DOUBLE = "{% set x = 'abcdefgh' %}"
LONG = DOUBLE + "{% set x = x ~ x %}" * 12


@pytest.mark.parametrize(
    "source",
    [
        DOUBLE + "{% set x = x ~ x %}" * 16 + "{{ [" + "x[1:], " * 1800 + "]|length }}",
        "{% set x = [1] %}{% set y = [1] %}" + "{% set x = [x, x] %}{% set y = [y, y] %}" * 60
        + "{{ x == y }}",
        "{% set x = (1, 1) %}" + "{% set x = (x, x) %}" * 60 + "{{ words[x] }}",
        "{% set x = 1 %}" + "{% set x = {1: x, 2: x} %}" * 60 + "{{ x == x }}",
        "{% set x = [1] %}" + "{% set x = [x + x] %}" * 60,
        LOOP + LOOP + "{{ words.many == words }}" + DONE + DONE,
        LOOP + LOOP + "{{ 0 != words.many == words }}" + DONE + DONE,
        "word".join(FOUR), "".join(FOUR), "{% set x = 1 %}".join(FOUR), "{{ '' }}".join(FOUR),
        DOUBLE + "{% set x = x ~ x %}" * 60, DOUBLE + "{% set x = x + x %}" * 60,
        DOUBLE + "{% set x %}{{ x }}{{ x }}{% endset %}" * 60,
        DOUBLE + "{% set x = x|replace('', x) %}" * 60,
        DOUBLE + "{% set x = [x, x]|join(x) %}" * 60,
        "{% set x = [1] %}" + "{% set x = x + x %}" * 60,
        "{% macro m(n) %}{% if n %}{{ m(n - 1) ~ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% for x in [[[]]] recursive %}{{ loop(words.many) }}{{ loop(words.many) }}{% endfor %}",
        "{% set n = (n|default(60)) - 1 %}{% if n %}"
        "{% include 'card/page.block.j2' %}{% include 'card/page.block.j2' %}{% endif %}",
        "{% for a in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] %}" * 12 + DONE * 12,
        LOOP + LOOP + "{{ words.many|list|length }}" + DONE + DONE,
        LOOP + LOOP + "x" * 1000 + DONE + DONE,
        "{% macro m() %}" + LOOP + LOOP + "x" * 1000 + DONE + DONE + "{% endmacro %}{{ m() }}",
        LONG + LOOP * 3 + "{{ 'q' in [x, x] }}" + DONE * 3,
        LONG + LOOP * 3 + "{{ 'q' is in [x, x] }}" + DONE * 3,
        LONG + LOOP * 3 + "{{ [x, x, x]|sort|length }}" + DONE * 3,
        LONG + LOOP * 3 + "{{ [x, x, x]|unique|list|length }}" + DONE * 3,
        LONG + "{{ ('a' ~ x).strip('b' ~ x) }}", LONG + "{{ ('a' ~ x)|trim('b' ~ x) }}",
        LONG + LOOP * 2 + "{% if loop.changed(x) %}{% endif %}" + DONE * 2,
        "{% set x = [1] %}{% set y = [1] %}" + "{% set x = [x, x] %}{% set y = [y, y] %}" * 13
        + LOOP * 3 + "{{ x is eq y }}" + DONE * 3,
        LOOP * 3 + "{{ guide == guide }}" + DONE * 3,
        LOOP * 2 + "x{% if 1 %}y{% endif %}" * 2000 + DONE * 2,
        LOOP * 2 + "{% set x = 1 %}" * 3000 + DONE * 2,
        "{% macro m() %}" + "{% set x = 1 %}" * 3000 + "{% endmacro %}" + LOOP * 2 + "{{ m() }}"
        + DONE * 2,
        "{% block b %}" + "{% set x = 1 %}" * 3000 + "{% endblock %}" + LOOP * 2 + "{{ self.b() }}"
        + DONE * 2,
        LOOP * 2 + "{% include 'card/other.block.j2' %}" + DONE * 2,
    ],
)  # fmt: skip
def test_every_template_ends(tmp_path: Path, source: str) -> None:
    finding = refused(tmp_path, source, other="{% set x = 1 %}" * 3000)
    assert finding.code == "template-error"
    assert "more than" in finding.message or "without end" in finding.message
    assert in_file(finding.position).file.startswith("guide/templates/card/")


def test_the_work_of_one_page_does_not_count_for_the_next(tmp_path: Path) -> None:
    source = "{% for a in words.many %}{% for b in words.many %}{{ b }}{% endfor %}{% endfor %}"
    made = templates(tmp_path, source)
    turns = MOST_STEPS // 10_000 + 2
    assert len({made.render(NAME) for _ in range(turns)}) == 1


def test_what_the_project_makes_of_a_thousand_cards_is_far_from_the_bounds(tmp_path: Path) -> None:
    source = "{% for card in cards %}<entry>{{ card.title }}</entry>{% endfor %}"
    text = templates(tmp_path, source).render(NAME, cards=[{"title": "x" * 48}] * 1000)
    assert len(text) * 10 < MOST_CHARACTERS


@pytest.mark.parametrize("verb", ["include", "extends"])
def test_a_link_out_of_the_templates_leads_nowhere(tmp_path: Path, verb: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "own"
    templates(folder, "")
    (folder / "card" / "link.j2").symlink_to(tmp_path / "secret.txt")
    finding = refused(folder, f"{{% {verb} 'card/link.j2' %}}")
    assert finding.code == "template-missing"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ guide.card_called(card.id).title }}", plant().cards[0].title),
        ("{{ guide.number_of(card) }}/{{ guide.cards|length }}", f"1/{len(plant().cards)}"),
        ("{{ guide.part_of(card).title }}", plant().part_of(plant().cards[0]).title),
        ("{{ guide.cautions_on(card)[0].id }}", plant().cautions_on(plant().cards[0])[0].id),
        ("{{ guide.cautions[0].on_quick_reference }}", str(plant().cautions[0].on_quick_reference)),
        ("{{ card.title.upper() }}", plant().cards[0].title.upper()),
        ("{{ words.many.get('7') }}{{ words.many['8'] }}", "wordword"),
        ("{% for key, value in words.many.items() %}{{ key if loop.first }}{% endfor %}", "0"),
        ("{{ guide.cards|map(attribute='id')|join(' ') }}", " ".join(c.id for c in plant().cards)),
        ("{{ 'a-b'|replace('-', '+') }}{{ 1 + 2 * 3 }}{{ 7 % 4 }}{{ 'a' ~ 1 }}{{ 'a' + 'b' }}",
         "a+b73a1ab"),
        ("{{ 2.567|round(1) }} {{ [1, 2]|sum }} {{ nothing|default('d') }}", "2.6 3 d"),
        ("{{ [3, 1, 2]|sort|reverse|join(',') }} {{ ['b', 'a', 'b']|unique|length }}", "3,2,1 2"),
        ("{{ '<b>' ~ ('<i>'|safe) }}", "&lt;b&gt;<i>"),
        ("{% macro m(x) %}[{{ x ~ caller() }}]{% endmacro %}{% call m(1) %}c{% endcall %}", "[1c]"),
        ("{% for x in ['a', ['b']] recursive %}{{ x if x is string else loop(x) }}{% endfor %}",
         "ab"),
        ("{% for x in 'abc' %}{{ loop.index ~ loop.cycle('x', 'y') ~ loop.last }}{% endfor %}",
         "1xFalse2yFalse3xTrue"),
        ("{% block b %}1{% endblock %}{{ self.b() }}", "11"),
        ("{% import 'card/other.block.j2' as it %}{{ it.m() }}", "m"),
        ("{% set x %}a{% endset %}{% filter upper %}{{ x }}{% endfilter %}", "A"),
    ],
)  # fmt: skip
def test_what_templates_need_is_there(tmp_path: Path, source: str, text: str) -> None:
    assert rendered(tmp_path, source, other="{% macro m() %}m{% endmacro %}") == text


class Signals(Value):
    danger: str


class Spoken(Value):
    tip: str
    signal: Signals


def test_words_may_be_a_frozen_model(tmp_path: Path) -> None:
    templates(tmp_path, "{{ words.tip }} {{ words.signal['danger'] }} {{ words['tip'] }}")
    words = Spoken(tip="Tip", signal=Signals(danger="Danger"))
    made = Templates([(tmp_path, "guide/templates")], words)
    assert made.render(NAME) == "Tip Danger Tip"
    templates(tmp_path, "{{ words.tipp }}")
    with pytest.raises(ContentError, match=r"a spoken has no 'tipp'.*\n.*'tip'"):
        Templates([(tmp_path, "guide/templates")], words).render(NAME)
    templates(tmp_path, "{{ words.model_dump() }}")
    with pytest.raises(ContentError, match="'model_dump' of 'Spoken' object is unsafe"):
        Templates([(tmp_path, "guide/templates")], words).render(NAME)


def test_an_entry_of_the_words_goes_before_a_method_of_its_name(tmp_path: Path) -> None:
    made = templates(tmp_path, "{{ given.items }}")
    assert made.render(NAME, given={"items": "Dinge"}) == "Dinge"


def test_every_method_that_is_allowed_exists() -> None:
    assert CALLED[Guide]
    assert [
        name for kind, names in CALLED.items() for name in names if not hasattr(kind, name)
    ] == []
    assert len(TESTED) == len(set(TESTED))


@pytest.mark.parametrize("place", ["x", "x:", ":7", "x:y", "x:-1", "x:1e9", "x:99999999999", "7"])
def test_an_at_of_the_templates_own_is_a_finding(tmp_path: Path, place: str) -> None:
    source = f"<face>\n<step/>{{{{ '<step at=\"{place}\"/>'|safe }}}}</face>"
    made = templates(tmp_path, source)
    with pytest.raises(ContentError) as error:
        parse_markup(made.render(NAME), NAME, made.shown(NAME))
    (finding,) = error.value.findings
    assert finding.code == "template-markup"
    assert finding.position == InFile(f"guide/templates/{NAME}", 2)


@pytest.mark.parametrize(
    "source",
    [
        '<!DOCTYPE face [<!ENTITY a "aaaa">]><face>&a;</face>',
        '<!DOCTYPE face SYSTEM "file:///etc/passwd"><face/>',
        "<face>" + "<step>" * 2000 + "</step>" * 2000 + "</face>",
        "<face>\ud800</face>",
    ],
)
def test_markup_that_would_blow_up_is_a_finding(source: str) -> None:
    with pytest.raises(ContentError) as error:
        parse_markup(source, NAME, NAME)
    (finding,) = error.value.findings
    assert finding.code == "template-markup"
