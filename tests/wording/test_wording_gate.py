"""The gate of wording: what it finds, where, and what an author may answer."""

from __future__ import annotations

import pytest

from builder.diagnostics import Finding
from builder.edition import read
from builder.model import Allowance, Card, Chapter, Guide, Step, Text, Wording
from builder.store.project import Project
from builder.wording import check_wording
from builder.wording.grade import reading_grade, sentences_of
from builder.wording.texts import passages_of
from builder.wording.usage import usage_of
from tests.support.books import ROOT, leg_guide
from tests.support.positions import in_file


def guide_of(*steps: str, body: str = "", **changes: object) -> Guide:
    card = Card(id="knead", title="Knead", steps=tuple(Step(text=Text.parse(s)) for s in steps))
    return leg_guide(
        cards=(card.model_copy(update={"body": Chapter(body)}),), cautions=(), **changes
    )


def codes(guide: Guide) -> list[str]:
    return sorted(finding.code for finding in check_wording(guide))


@pytest.mark.parametrize(
    "folder", ["content/back-leg-massage", "tests/guides/zimmerpflanze-umtopfen"]
)
def test_our_own_guides_need_no_warning(folder: str) -> None:
    guide = read(ROOT / folder, Project(), folder).guide
    assert len(list(passages_of(guide))) > 30
    assert check_wording(guide) == ()


@pytest.mark.parametrize(
    ("step", "code"),
    [
        ("The hands glide up.", ["step-opening"]),
        ("You glide up.", ["step-opening"]),
        ("Gliding up, breathe.", ["step-opening"]),
        ("Bring the hands together.", []),
        ("Wring the calf.", []),
        ("Slowly glide up.", []),
        ("Squeeze, then let go.", ["step-one-action"]),
        ("Squeeze. Let go.", ["step-one-action"]),
        ("Strengthen your grip.", []),
        ("Stay 1.5 cm off.", []),
        ("Simply glide.", ["word-choice"]),
        ("Keep the heel cord long.", []),
        ("Adjust the drape.", []),
        ("Drain the fluid.", ["health-claim"]),
    ],
)
def test_steps(step: str, code: list[str]) -> None:
    assert codes(guide_of(step)) == code


def test_prose_is_placed_on_the_line_it_begins() -> None:
    body = (
        "One *fine* line.\nIts second line.\n\n- An item cures.\n- Another heals.\n\n# It cures\n"
    )
    findings = check_wording(guide_of(body=body))
    start = guide_of().places.written("cards", "knead", "body").line
    places = [in_file(each.position) for each in findings]
    assert [(at.line - start, at.column) for at in places] == [
        (3, 3),
        (4, 3),
        (6, 3),
    ]


def test_a_source_lets_a_claim_stand() -> None:
    assert codes(guide_of(body="It heals[^1].\n\n[^1]: A trial.")) == []
    assert codes(guide_of(body="It heals, says [a trial](https://example.org/a).")) == []
    assert codes(guide_of(body="It heals. See [card 1](#knead).")) == ["health-claim"]
    assert codes(guide_of(body="It heals.\n\nSaid [here](https://example.org).")) == [
        "health-claim"
    ]


@pytest.mark.parametrize(
    ("level", "consequence", "fits"),
    [
        ("danger", "It will kill.", True),
        ("danger", "It could kill.", False),
        ("danger", "It hurts.", False),
        ("warning", "It could kill.", True),
        ("warning", "It kills.", False),
        ("caution", "It could scratch.", True),
        ("caution", "It could be fatal.", False),
        ("notice", "Oil stains.", True),
        ("notice", "Oil could burn skin.", False),
    ],
)
def test_signal_words(level: str, consequence: str, fits: bool) -> None:
    caution = (
        leg_guide().cautions[0].model_copy(update={"level": level, "consequence": consequence})
    )
    raised = codes(leg_guide(cautions=(caution,)))
    assert ("signal-word" in raised) is not fits


def test_an_allowance_makes_notes_of_its_own_findings_only() -> None:
    allowed = Allowance(rule="word-choice", text="just", reason="It is a quotation.")
    findings = check_wording(guide_of("Just ask her.", wording=Wording(allow=(allowed,))))
    assert [(each.severity, each.hint) for each in findings if "'Just'" in each.message] == [
        ("note", "allowed: It is a quotation.")
    ]
    assert [each.severity for each in findings if "'her'" in each.message] == ["warning"]


def test_an_allowance_can_be_for_one_file() -> None:
    here = guide_of().places.written("cards", "knead").file
    for file, severity in ((here, "note"), ("elsewhere", "warning")):
        allowed = Allowance(rule="word-choice", file=file, reason="It is a quotation.")
        findings = check_wording(guide_of("Just ask.", wording=Wording(allow=(allowed,))))
        assert found_of(findings, "word-choice").severity == severity


def found_of(findings: tuple[Finding, ...], code: str) -> Finding:
    (only,) = [each for each in findings if each.code == code]
    return only


def test_a_guide_may_add_words_of_its_own() -> None:
    more = Wording(more={"claims": ("unblocks",), "style": ("awesome",)})
    assert codes(guide_of("Press: it unblocks.", wording=more)) == ["health-claim"]
    assert codes(guide_of("Feel awesome.", wording=more)) == ["word-choice"]
    assert codes(guide_of("Press: it unblocks.")) == []


def test_a_language_without_lists_is_left_alone() -> None:
    assert codes(guide_of("The hands glide up. Just so.", language="fi")) == []


def test_sentences_end_at_stops_before_capitals() -> None:
    assert sentences_of("Hold on. Let go! Why? So.") == ("Hold on.", "Let go!", "Why?", "So.")
    assert sentences_of("Stay 1.5 cm off, e.g. here.") == ("Stay 1.5 cm off, e.g. here.",)


def test_grades_by_hand() -> None:
    """English: 12 words, 13 syllables, 2 sentences. German: 8 words in 2 sentences."""
    usage = usage_of(leg_guide())
    assert usage is not None
    english = reading_grade(
        ["Hold the leg with both hands. Slide gently up to the knee."], usage.grade
    )
    assert english == pytest.approx(0.39 * 6 + 11.8 * 13 / 12 - 15.59)
    german = {"formula": "wiener-sachtext", "syllables": "de_DE"}
    grade = reading_grade(["Leg die Hand hin. Streichbewegungen sind gut hier."], german)
    many, single, long = 100 * 1 / 8, 100 * 7 / 8, 100 * 1 / 8
    assert grade == pytest.approx(
        0.1935 * many + 0.1672 * 4 + 0.1297 * long - 0.0327 * single - 0.875
    )


@pytest.mark.parametrize(
    ("step", "head", "expected"),
    [
        ("Press firmly with both thumbs.", {"pressure": "light"}, ["words-disagree"]),
        ("Press firmly with both thumbs.", {"pressure": "firm"}, []),
        ("Glide lightly, never press hard.", {"pressure": "light"}, []),
        ("Press toward the ankle.", {"direction": "toward-heart"}, ["words-disagree"]),
        ("Glide back to the ankle.", {"direction": "toward-heart"}, []),
    ],
)
def test_words_agree_with_the_head_of_the_card(
    step: str, head: dict[str, str], expected: list[str]
) -> None:
    guide = guide_of(step)
    card = guide.cards[0].model_copy(update=head)
    assert codes(guide.model_copy(update={"cards": (card,)})) == expected
