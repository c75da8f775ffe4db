"""No template of a guide changes a fact of safety: each is told as the guide has it, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import written as built
from builder.diagnostics import ContentError
from builder.edition import Options
from builder.store.project import Project
from tests.docs.test_tutorial import written
from tests.support.made import ROOT

BACK, QUICK = "card/back.block.j2", "quick/quick-reference.block.j2"
PARTS, CHAPTER, SAFETY = "book/parts.xhtml.j2", "book/chapter.xhtml.j2", "book/safety.xhtml.j2"
LINE = "{{ emergency.number }}</strong>"
STEP = "{{ step.text }}</step>"
CHANGED = (
    (BACK, LINE, "{{ emergency.number }}0</strong>"),
    (BACK, LINE, "1{{ emergency.number }}</strong>"),
    (BACK, LINE, "{{ emergency.number }}</strong><em>0</em>"),
    (BACK, LINE, "{{ emergency.number }}</strong> 0"),
    (BACK, LINE, "{{ emergency.number }}</strong> or rather wait"),
    (BACK, LINE, "118</strong>"),
    (BACK, "{{ emergency.label }}", "Never {{ emergency.label }}"),
    (BACK, "{% if emergency %}", "{% if false %}"),
    (BACK, 'level="{{ caution.level }}"', 'level="notice"'),
    (BACK, "{{ words.signal[caution.level] }}", "NOTE"),
    (BACK, "{{ caution.short }}</callout>", "Do {{ caution.short }}</callout>"),
    (BACK, "{{ caution.short }}</callout>", "{{ caution.short }} Or do.</callout>"),
    (BACK, "{{ caution.short }}</callout>", "{{ caution.short|replace('not', '') }}</callout>"),
    (BACK, STEP, "Never {{ step.text }}</step>"),
    (BACK, STEP, "{{ step.text }} Twice.</step>"),
    (BACK, STEP, STEP + '<step number="9" guard="">Drink it at once.</step>'),
    (BACK, '<step number="{{ loop.index }}"', '<step number="{{ loop.revindex }}"'),
    (QUICK, "{{ guide.emergency.number }}", "{{ guide.emergency.number }}0"),
    (QUICK, "{% if guide.emergency %}", "{% if false %}"),
    (PARTS, "{{ line.number }}</strong>", "{{ line.number }}0</strong>"),
    (PARTS, "{{ line.number }}</strong>", "{{ line.number }}</strong> 0"),
    (PARTS, "{{ line.label }}", "Never {{ line.label }}"),
    (PARTS, "<p>{{ caution.avoid }}</p>", "<p>Never {{ caution.avoid }}</p>"),
    (PARTS, "<p>{{ caution.avoid }}</p>", "<p>{{ caution.avoid }}</p><p>This is not so.</p>"),
    (PARTS, "{{ caution.short }}</span>", "Do {{ caution.short }}</span>"),
    (PARTS, "{{ caution.word }} <span", "NOTE <span"),
    (PARTS, 'class="callout {{ caution.level }}', 'class="callout notice'),
    (SAFETY, "{{ emergency_line(emergency) }}", ""),
    (CHAPTER, "{{ emergency_line(chapter.emergency) }}", ""),
    (CHAPTER, "{{ callout(run.callout, 3) }}", ""),
    (CHAPTER, ">{{ step.text }}</li>", ">Never {{ step.text }}</li>"),
    (CHAPTER, ">{{ step.text }}</li>", ">Drink it at once.</li>"),
    (CHAPTER, "<li data-step", "<li>Drink it at once.</li><li data-step"),
)  # fmt: skip


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    folder = tmp_path / "tea"
    written(folder, pictures=False)
    guide, cautions = folder / "guide.yaml", folder / "cautions.yaml"
    with guide.open("a", encoding="utf-8") as end:
        end.write('emergency: {label: Emergency, number: "112"}\n')
    text = cautions.read_text("utf-8").replace("kind: technique", "kind: stop")
    cautions.write_text(text, encoding="utf-8")
    return folder


def made(tea: Path, only: str) -> None:
    built(tea, Options(only=(only,), output=tea.parent / "out"), Project())


@pytest.mark.parametrize("only", ["cards", "quick", "epub"])
def test_as_the_project_has_them_they_are_told(tea: Path, only: str) -> None:
    made(tea, only)


@pytest.mark.parametrize(("template", "old", "new"), CHANGED)
def test_a_fact_that_a_template_changes_is_refused(
    template: str, old: str, new: str, tea: Path
) -> None:
    source = (ROOT / "templates" / template).read_text("utf-8")
    assert old in source
    file = tea / "templates" / template
    file.parent.mkdir(parents=True)
    file.write_text(source.replace(old, new), encoding="utf-8")
    kind = template.partition("/")[0]
    with pytest.raises(ContentError):
        made(tea, {"card": "cards", "quick": "quick", "book": "epub"}[kind])
