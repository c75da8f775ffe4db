from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from builder.layout.stamp import set_stamp
from builder.model import Creator, Guide, Text
from builder.publication import Publication, StoredFile
from builder.typeset import missing
from tests.support.books import book_of, family, leg_drawings, leg_guide, plant_guide
from tests.support.words import fixed_words

XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def book() -> Publication:
    return book_of(leg_guide(), leg_drawings())


def page(book: Publication, name: str) -> str:
    return next(page.content for page in book.pages if page.name == name)


def style_of(book: Publication) -> str:
    stored = [item for item in book.resources if isinstance(item, StoredFile)]
    return next(item.content.decode() for item in stored if item.name == "style")


def words_in(text: str) -> str:
    (body,) = ET.fromstring(text).iter(f"{XHTML}body")
    return " ".join("".join(body.itertext()).split())


def order_in(text: str) -> list[str]:
    """Cautions, steps and headings in reading order."""
    return re.findall(r'data-caution="([^"]+)"|data-step="(\d+)"', text) and [
        caution or step
        for caution, step in re.findall(r'data-caution="([^"]+)"|data-step="(\d+)"', text)
    ]


def test_pages_stand_in_reading_order(book: Publication) -> None:
    assert [page.name for page in book.pages] == [
        "title", "contents", "safety",
        "part-before", "card-stop", "part-calf", "card-warm-up", "card-knead",
        "quick-reference", "pictures", "glossary", "sources", "about",
    ]  # fmt: skip


def test_a_small_guide_has_no_empty_pages() -> None:
    book = book_of(plant_guide(), {})
    assert [page.name for page in book.pages] == [
        "title", "contents", "safety",
        "part-topf", "card-topf-wahl", "card-umtopfen",
        "quick-reference", "glossary", "about",
    ]  # fmt: skip


@pytest.mark.parametrize(("cautions", "start"), [(True, "safety"), (False, "part-topf")])
def test_one_landmark_tells_where_reading_starts(cautions: bool, start: str) -> None:
    guide = plant_guide() if cautions else without_cautions(plant_guide())
    landmarks = book_of(guide, {}).navigation.landmarks
    starts = [mark for mark in landmarks if mark.meaning == "bodymatter"]
    assert [mark.href for mark in starts] == [f"text/{start}.xhtml"]
    assert [mark.title for mark in starts] == [fixed_words("de").book.start]


def without_cautions(guide: Guide) -> Guide:
    cards = []
    for card in guide.cards:
        steps = tuple(step.model_copy(update={"caution": None}) for step in card.steps)
        cards.append(card.model_copy(update={"cautions": (), "steps": steps}))
    return guide.model_copy(update={"cautions": (), "cards": tuple(cards)})


def test_a_german_book_speaks_german_only() -> None:
    text = words_in(page(book_of(plant_guide(), {}), "card-umtopfen"))
    assert "VORSICHT Saft ätzt" in text
    assert "Schritte" in text
    assert not re.search(r"\b(Steps|Next|Previous|CAUTION|the)\b", text)


def test_a_caution_stands_directly_before_the_step_it_guards(book: Publication) -> None:
    assert order_in(page(book, "card-warm-up")) == [
        "veins", "oil", "1", "knee-back", "2", "3", "knee-back", "4",
    ]  # fmt: skip


def test_a_caution_of_a_zone_stands_before_all_steps(book: Publication) -> None:
    assert order_in(page(book, "card-knead")) == ["knee-back", "veins", "oil", "1"]


def test_the_screening_chapter_holds_every_stop_and_ask(book: Publication) -> None:
    assert order_in(page(book, "card-stop")) == ["clot", "thinners", "oil", "1", "2"]


def test_the_safety_chapter_groups_all_cautions(book: Publication) -> None:
    text = page(book, "safety")
    assert order_in(text) == ["clot", "thinners", "veins", "oil", "knee-back"]
    heads = re.findall(r"<h2[^>]*>([^<]+)<", text)
    assert heads == [
        "Stop. Do not do it", "Ask a professional first", "Do it differently", "While you work",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["safety", "card-stop", "quick-reference"])
def test_whom_to_call_stands_once_before_all_cautions(book: Publication, name: str) -> None:
    text = page(book, name)
    assert text.count("112") == 1
    assert text.index("112") < text.index("data-caution=")


def test_steps_keep_their_numbers_after_a_caution(book: Publication) -> None:
    assert re.findall(r'<ol start="(\d+)"', page(book, "card-warm-up")) == ["1", "2", "4"]


def test_the_quick_reference_has_a_line_for_each_card(book: Publication) -> None:
    text = words_in(page(book, "quick-reference"))
    assert "Press going up, glide lightly down." in text
    assert "1. Stop and ask Ask before you touch" in text
    assert "3. Knead the calf" in text, "without a cue the title alone stands there"


def test_a_term_and_its_meaning_link_both_ways(book: Publication) -> None:
    assert 'href="glossary.xhtml#term-petrissage"' in page(book, "card-knead")
    glossary = page(book, "glossary")
    assert 'id="term-petrissage"' in glossary
    assert 'href="card-knead.xhtml"' in glossary.split('id="term-petrissage"')[1]


def test_a_picture_links_to_its_words_and_back(book: Publication) -> None:
    assert 'href="pictures.xhtml#picture-warm-up"' in page(book, "card-warm-up")
    described = page(book, "pictures").split('id="picture-warm-up"')[1]
    assert "<p>They slide from the ankle up.</p>" in described
    assert 'href="card-warm-up.xhtml"' in described


def test_a_source_and_its_cautions_link_both_ways(book: Publication) -> None:
    assert 'href="sources.xhtml#source-nhs"' in page(book, "safety")
    assert 'href="safety.xhtml#caution-knee-back"' in page(book, "sources")


def test_an_unreviewed_book_says_so_before_it_teaches(book: Publication) -> None:
    warning = fixed_words("en").card.not_reviewed
    assert warning in words_in(page(book, "title"))
    assert warning in words_in(page(book, "safety"))


def test_navigation_follows_the_pages(book: Publication) -> None:
    toc = [
        (entry.title, [child.title for child in entry.children]) for entry in book.navigation.toc
    ]
    assert ("Calf", ["2. Warm up the leg", "3. Knead the calf"]) in toc
    assert [mark.meaning for mark in book.navigation.landmarks] == [
        "titlepage", "toc", "bodymatter", "glossary",
    ]  # fmt: skip
    start = next(mark for mark in book.navigation.landmarks if mark.meaning == "bodymatter")
    assert start.href == "text/safety.xhtml"
    assert [target.label for target in book.navigation.page_list] == ["1", "2", "3"]


def test_metadata_say_only_what_is_so(book: Publication) -> None:
    metadata = {(item.name, item.value) for item in book.metadata}
    assert ("dc:creator", "Ann Author") in metadata
    assert ("role", "ill") in metadata
    assert ("belongs-to-collection", "Home massage") in metadata
    assert ("schema:accessibilityFeature", "longDescription") in metadata
    assert not any(name == "dcterms:conformsTo" for name, _ in metadata)
    bare = {(item.name, item.value) for item in book_of(plant_guide(), {}).metadata}
    assert ("schema:accessMode", "visual") not in bare
    assert ("schema:accessibilityFeature", "longDescription") not in bare


def test_only_a_book_with_emphasis_brings_italics(book: Publication) -> None:
    faces = [item.name for item in book.resources if item.name.startswith("font-")]
    assert faces == ["font-regular", "font-bold", "font-italic", "font-bold-italic"]
    plain = [item.name for item in book_of(plant_guide(), {}).resources]
    assert "font-italic" not in plain
    assert "font-bold" in plain


def test_no_colour_of_the_callouts_rests_on_the_page_being_white(book: Publication) -> None:
    style = style_of(book)
    colours = set(re.findall(r"#[0-9a-f]{6}", style))
    assert colours
    for colour in colours:
        for ground in ("#ffffff", "#fbf0d9", "#000000"):
            assert _contrast(colour, ground) >= 2.6, (colour, ground)
    for lost in ("flex", "grid", "var(", "calc(", "::before", "counter(", "background", "vh"):
        assert lost not in style


def test_every_rule_of_the_style_sheet_is_used(book: Publication) -> None:
    style = style_of(book)
    styled = set(re.findall(r"\.([a-z]+)(?=[^{}]*\{)", style))
    used = {
        name
        for page in book.pages
        for names in re.findall(r'class="([^"]+)"', page.content)
        for name in names.split()
    }
    assert len(styled) > 20
    assert styled - {"key"} <= used


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_books_font_covers_every_fixed_word(language: str) -> None:
    phrases = _values(fixed_words(language).model_dump(warnings=False))
    assert len(phrases) > 60
    assert missing("".join(phrases), family().font("regular")) == []


def _values(phrases: object) -> list[str]:
    if not isinstance(phrases, dict):
        return [str(phrases)]
    return [text for below in phrases.values() for text in _values(below)]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_catalogues_sort_a_name_as_its_author_says_and_never_guess(book: Publication) -> None:
    assert not [each for each in book.metadata if each.name == "file-as"]
    creators = (Creator(name="Ada Lovelace", file_as="Lovelace, Ada"), Creator(name="Ben Ott"))
    sorting = book_of(leg_guide(creators=creators), leg_drawings())
    sorted_as = [(e.value, e.refines) for e in sorting.metadata if e.name == "file-as"]
    assert sorted_as == [("Lovelace, Ada", "person-1")]


def test_how_a_name_is_sorted_is_no_new_state_of_the_set() -> None:
    plain, sorting = (
        leg_guide(creators=(Creator(name="Ada Lovelace", file_as=name),))
        for name in (None, "Lovelace, Ada")
    )
    assert set_stamp(plain) == set_stamp(sorting)


def test_the_number_of_a_book_is_told_as_one(book: Publication) -> None:
    assert "Identifier: urn:uuid:" in page(book, "about")
    numbered = book_of(leg_guide(identifier="urn:isbn:978-3-16-148410-0"), leg_drawings())
    assert numbered.identifier == "urn:isbn:978-3-16-148410-0"
    assert "ISBN 978-3-16-148410-0" in page(numbered, "about")
    assert "urn:isbn" not in page(numbered, "about")


def test_only_short_cautions_never_part(book: Publication) -> None:
    brief = leg_guide().cautions[0]
    long = brief.model_copy(update={"hazard": Text.parse("Bulging veins. " * 12)})
    wordy = book_of(leg_guide(cautions=(long, *leg_guide().cautions[1:])), leg_drawings())
    box = r'<section class="callout caution( whole)?"[^>]*data-caution="veins"'
    assert re.findall(box, page(book, "safety")) == [" whole"]
    assert re.findall(box, page(wordy, "safety")) == [""]


def test_the_number_of_a_card_is_heard_once(book: Publication) -> None:
    heading = page(book, "card-knead").split("<h1")[1].split("</h1>")[0]
    assert 'aria-label="Card 3. "' in heading
    assert '<span class="number" aria-hidden="true">3</span>' in heading
