"""The quick reference of guides at odds with its page: findings at their places, no overprint."""

from __future__ import annotations

import pytest

from builder.diagnostics import ContentError, Finding
from builder.drawing import Drawing, Element, Placed, TextRun
from builder.drawing.page import leaves
from builder.layout.look import Look
from builder.layout.measures import on_sheet
from builder.model import Guide, Span, Text
from builder.model.theme import Theme
from builder.outputs.quick.blocks import CardLine
from builder.outputs.quick.document import QuickReferenceFit, compose_quick_reference
from builder.outputs.quick.item import lay_item, picture_slot
from builder.templating import Templates
from tests.support.editions import edition_of
from tests.support.faces import family, guide, theme
from tests.support.made import ROOT, changed
from tests.support.positions import in_file
from tests.support.words import fixed_words
from tests.support.written import elements

TEMPLATES = ROOT / "templates"
LONG = "Umtopfanleitung" * 12


def quick(plain: Guide, look: Theme | None = None) -> QuickReferenceFit:
    """Return the quick reference of ``given`` without its pictures."""
    bare = [card.model_copy(update={"illustration": None}) for card in plain.cards]
    plain = changed(plain, cards=tuple(bare))
    templates = Templates([(TEMPLATES, "templates")], fixed_words("de"))
    return compose_quick_reference(
        edition_of(plain, look or theme(), templates, fixed_words("de"), family())
    )


def refused(plain: Guide) -> tuple[Finding, ...]:
    with pytest.raises(ContentError) as error:
        quick(plain)
    return error.value.findings


def with_sheet(**keys: object) -> Guide:
    sheet = guide().quick_reference.model_copy(update=keys)
    return guide().model_copy(update={"quick_reference": sheet})


def head(fit: QuickReferenceFit) -> tuple[list[TextRun], list[TextRun]]:
    """Return the runs of title and subtitle."""
    (page,) = fit.document.pages
    title, side, *_ = [each for each in elements(page.body) if each.role in ("H1", "P")]
    return runs(title), runs(side)


def runs(element: Element) -> list[TextRun]:
    return [leaf for leaf in leaves((element,)) if isinstance(leaf, TextRun)]


def test_a_short_subtitle_stands_beside_the_title() -> None:
    title, side = head(quick(guide()))
    assert title[0].baseline == side[0].baseline
    assert title[-1].x + title[-1].width < side[0].x


@pytest.mark.parametrize("length", range(1, 14))
def test_title_and_subtitle_never_overprint(length: int) -> None:
    title, side = head(quick(with_sheet(title="Kurzanleitung " * length)))
    beside = side[0].baseline == title[0].baseline
    if beside:
        assert title[-1].x + title[-1].width + 6.0 <= side[0].x
    else:
        assert max(run.baseline for run in title) < min(run.baseline for run in side)
    assert beside == (length <= 2)


def test_a_word_too_wide_is_blamed_on_its_cue() -> None:
    first, second, *rest = guide().cards
    wide = [card.model_copy(update={"cue": Text.parse(LONG)}) for card in (first, second)]
    wider = changed(guide(), cards=(*wide, *rest))
    findings = refused(wider)
    assert [finding.code for finding in findings] == ["fit-word-too-wide"] * 2
    assert [finding.position for finding in findings] == [
        guide().places.at("cards", card.id, "cue") for card in (first, second)
    ]


def test_a_word_too_wide_for_the_sheet_is_blamed_on_the_sheet() -> None:
    (finding,) = refused(with_sheet(title=LONG))
    assert finding.code == "fit-word-too-wide"
    assert finding.position == guide().places.at("guide", "quick_reference", "title")


def test_a_missing_glyph_is_a_finding_and_no_traceback() -> None:
    (finding,) = refused(with_sheet(rule=Text.parse("Erst lesen, dann 植")))
    assert (finding.code, finding.position) == (
        "missing-glyph",
        guide().places.at("guide", "quick_reference"),
    )


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_every_number_of_columns_is_laid_out(columns: int) -> None:
    sheet = with_sheet(columns=columns)
    (page,) = quick(sheet).document.pages
    printed = " ".join(leaf.text for leaf in leaves(page.body) if isinstance(leaf, TextRun))
    assert all(card.title.split()[0] in printed for card in sheet.cards if card.cue)


def test_the_sign_of_the_sheet_is_the_themes() -> None:
    sheet = theme().quick_reference
    small, large = (sheet.model_copy(update={"sign": sign}) for sign in (4.0, 20.0))
    low, high = (
        quick(guide(), theme().model_copy(update={"quick_reference": layout}))
        for layout in (small, large)
    )
    assert low.spare > high.spare


def test_an_unknown_picture_is_a_finding_in_the_template() -> None:
    pictured = [card.model_copy(update={"illustration": "pott"}) for card in guide().cards]
    illustrated = changed(guide(), cards=tuple(pictured))
    templates = Templates([(TEMPLATES, "templates")], fixed_words("de"))
    with pytest.raises(ContentError, match="no picture is called 'pott'") as error:
        compose_quick_reference(
            edition_of(illustrated, theme(), templates, fixed_words("de"), family())
        )
    (finding,) = error.value.findings
    assert finding.code == "markup-value"
    assert in_file(finding.position).file == "templates/quick/quick-reference.block.j2"


def linked(target: str) -> Guide:
    first, *rest = guide().cards
    first = first.model_copy(update={"cue": Text.parse(f"Erst [lesen](#{target})")})
    return changed(guide(), cards=(first, *rest))


def test_a_link_in_a_cue_leads_into_the_cards() -> None:
    second = guide().cards[1]
    (page,) = quick(linked(second.id)).document.pages
    targets = [each.link.target for each in elements(page.body) if each.link]
    assert len(targets) > len([card for card in guide().cards if card.cue])
    assert set(targets) == {f"cards.pdf#card-{n + 1}" for n in range(len(guide().cards))}


def test_a_link_to_no_card_is_a_finding() -> None:
    (finding,) = refused(linked("nirgendwo"))
    assert finding.code == "markup-value"


def on_page(width: float, height: float) -> Theme:
    sheet = theme().quick_reference.model_copy(update={"width": width, "height": height})
    return theme().model_copy(update={"quick_reference": sheet})


@pytest.mark.parametrize(("width", "height"), [(210.0, 297.0), (215.9, 279.4), (210.0, 279.4)])
def test_the_page_has_the_size_of_the_paper_and_its_margins(width: float, height: float) -> None:
    (page,) = quick(guide(), on_page(width, height)).document.pages
    assert (page.width, page.height) == (width, height)
    margin = theme().quick_reference.margin
    texts = [leaf for leaf in leaves(page.body) if isinstance(leaf, TextRun)]
    assert min(run.x for run in texts) == pytest.approx(margin)
    assert max(run.x + run.width for run in texts) == pytest.approx(width - margin)
    lowest = max(run.baseline for run in texts)
    assert height - margin - 2.0 < lowest < height - margin


def test_a_picture_in_a_narrow_column_leaves_room_for_words() -> None:
    drawing = Drawing("wide", 200.0, 50.0, ())
    item = CardLine(
        "1", "card-1", "wide", 0, _text("Topf"), _text("Stell ihn hin"), guide().places.at()
    )
    look = Look(theme(), family(), {"wide": drawing}, on_sheet(theme()))
    for width in (40.0, 55.0, 69.0):
        painted = lay_item(item, look, width, slot=80.0).paint(0.0, 0.0)
        (box,) = [leaf.box for leaf in leaves(painted) if isinstance(leaf, Placed)]
        assert box.width <= width * 0.36 + 1e-6
        cue = [leaf for leaf in leaves(painted) if isinstance(leaf, TextRun)][-1]
        assert cue.x > box.right
        assert cue.x + cue.width <= width


def _text(text: str) -> Text:
    return Text((Span(text),))


def test_words_begin_in_line_whatever_the_shape_of_their_pictures() -> None:
    shapes = {"wide": (200.0, 50.0), "tall": (40.0, 60.0), "usual": (87.0, 56.0)}
    drawings = {name: Drawing(name, *size, ()) for name, size in shapes.items()}
    look = Look(theme(), family(), drawings, on_sheet(theme()))
    items = [
        CardLine("1", "card-1", name, 0, _text("Topf"), _text("Stell ihn hin"), guide().places.at())
        for name in drawings
    ]
    slot = picture_slot(items, look)
    assert slot == pytest.approx(theme().quick_reference.picture * 87 / 56)
    painted = [lay_item(item, look, 93.0, slot).paint(0.0, 0.0) for item in items]
    lefts, boxes = [], []
    for nodes in painted:
        lefts += [leaf.x for leaf in leaves(nodes) if isinstance(leaf, TextRun) and leaf.x > slot]
        boxes += [leaf.box for leaf in leaves(nodes) if isinstance(leaf, Placed)]
    assert len(lefts) == 2 * len(items)
    assert len({round(left, 6) for left in lefts}) == 1
    assert all(box.width <= slot + 1e-6 and box.right < lefts[0] for box in boxes)
    assert {round(box.height, 6) for box in boxes} != {round(boxes[0].height, 6)}


def test_a_page_without_pictures_keeps_no_room_for_them() -> None:
    assert picture_slot([], Look(theme(), family(), {}, on_sheet(theme()))) == 0.0
