"""The proof page shows all that was built, to all who look or listen, and asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pypdfium2 as pdfium
import pytest
from lxml import html
from PIL import Image

from builder.edition import Edition
from builder.gates.cautions import PrintedPlace
from builder.gates.epub.opened import XHTML, open_book
from builder.model.words import ProofWords
from builder.outputs import CARDS, EPUB
from builder.outputs.output import Outcome, ProofView
from builder.outputs.proof import pictures
from tests.outputs.proof.conftest import FINDINGS, Proved, proved
from tests.support.made import ROOT, changed

HEADINGS = ("h1", "h2", "h3", "h4")
ADDRESSES = ("src", "href", "action", "poster", "data", "srcset", "background", "xlink:href")


def pages_of(pdf: bytes) -> int:
    return len(pdfium.PdfDocument(pdf))


def test_it_says_what_it_is_once(page: Proved) -> None:
    assert page.content.startswith(b"<!DOCTYPE html>\n<html lang=")
    assert page.tree.get("lang") == page.outcome.edition.guide.language == "de-DE"
    assert page.texts("//h1") == [page.outcome.edition.guide.title]
    (title,) = page.texts("//title")
    assert page.outcome.edition.guide.title in title


def test_it_has_landmarks_and_a_way_past_the_first(page: Proved) -> None:
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.all(f"//{landmark}")) == 1, landmark
    first = page.all("//body//a")[0]
    assert first.get("class") == "skip"
    assert first.get("href") == "#" + page.all("//main")[0].get("id")


def test_headings_go_down_one_level_at_a_time(page: Proved) -> None:
    levels = [HEADINGS.index(each.tag) for each in page.all("//h1|//h2|//h3|//h4")]
    assert len(levels) > 12
    assert levels[0] == 0
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_ids_are_unique_and_links_lead_somewhere(page: Proved) -> None:
    ids = Counter(element.get("id") for element in page.all("//*[@id]"))
    assert len(ids) > 20
    assert max(ids.values()) == 1
    inner = [href for href in page.tree.xpath("//a/@href") if href.startswith("#")]
    assert len(inner) > 40
    assert {href[1:] for href in inner} <= set(ids)
    assert set(page.tree.xpath("//*/@aria-labelledby")) <= set(ids)


def test_every_page_of_paper_is_pictured(page: Proved) -> None:
    for name, kind in {
        "cards.pdf": "cards",
        "cards-print.pdf": "sheets",
        "quick-reference.pdf": "quick",
        "print-and-laminate.pdf": "advice",
    }.items():
        count = pages_of(page.outcome.files[name])
        for number in range(1, count + 1):
            (image,) = page.all(f"//figure[@id='{kind}-{number}']/img")
            (link,) = page.all(f"//figure[@id='{kind}-{number}']//a")
            assert link.get("href") == f"{name}#page={number}"
            assert len(image.get("alt")) > 10
        assert not page.all(f"//figure[@id='{kind}-{count + 1}']")


def test_pictures_are_large_and_true(page: Proved) -> None:
    (image,) = page.all("//figure[@id='cards-3']/img")
    content = base64.b64decode(image.get("src").removeprefix("data:image/png;base64,"))
    with Image.open(io.BytesIO(content)) as picture:
        card = page.outcome.edition.guide.card
        assert picture.size == (int(image.get("width")), int(image.get("height")))
        assert picture.width == 748
        assert picture.height / picture.width == pytest.approx(card.height / card.width, rel=0.005)
        corner = picture.convert("RGB").getpixel((2, 2))
    assert isinstance(corner, tuple)
    assert min(corner) >= 250, "paper is white"


def test_a_face_is_told_with_its_card_and_its_side(page: Proved) -> None:
    guide = page.outcome.edition.guide
    for card in guide.cards:
        number = guide.number_of(card)
        start = f"Karte {number}, "
        alts = [each.get("alt") for each in page.all("//figure/img")]
        faces = [alt for alt in alts if alt.startswith(start)]
        assert len(faces) == 2
        assert all(card.title in alt for alt in faces)


def test_a_face_can_be_read_as_text(page: Proved) -> None:
    lines = " ".join(page.texts("//p[@class='lines']"))
    for card in page.outcome.edition.guide.cards:
        assert card.title in lines
        for step in card.steps:
            assert str(step.text)[:20] in lines


def test_sheets_and_sides_are_called_as_on_paper(page: Proved) -> None:
    names = page.texts("//figure[starts-with(@id,'sheets-')]//strong")
    assert names[:2] == ["Bogen 1 Vorderseite", "Bogen 1 Rückseite"]
    assert page.texts("//figure[@id='cards-3' or @id='cards-4']//strong") == [
        "Vorderseite",
        "Rückseite",
    ]


def test_files_come_in_the_order_of_work(page: Proved) -> None:
    sections = [each.get("aria-labelledby") for each in page.all("//main/section")]
    assert sections == [
        "cards", "sheets", "quick", "folded", "advice",
        "book", "cautions", "fit", "findings", "files",
    ]  # fmt: skip


def test_it_brings_the_type_of_the_book(page: Proved) -> None:
    (style,) = page.all("//head/style")
    fonts = re.findall(r'font-family: "Guide Text"; src: url\(data:([a-z/]+);base64,', style.text)
    assert len(fonts) >= 2
    assert len(set(fonts)) == 1


def test_revisions_stand_beside_their_cards(page: Proved) -> None:
    revisions = dict(
        zip(
            page.texts("//li[@class='card']//h3"),
            page.texts("//li[@class='card']//code"),
            strict=True,
        )
    )
    for card in page.outcome.inventory["cards"]:
        assert revisions[f"{card['number']} {card['title']}".strip()] == card["digest"]


def test_every_page_of_the_book_is_there(page: Proved) -> None:
    name = f"{page.outcome.edition.guide.id}.epub"
    book = open_book(page.outcome.files[name], name)
    frames = page.all("//iframe")
    assert len(frames) == len(book.spine)
    for frame, (_, tree) in zip(frames, book.pages_read(), strict=True):
        chapter: html.HtmlElement = html.document_fromstring(frame.get("srcdoc"))
        assert frame.get("sandbox") == ""
        assert frame.get("title")
        (body,) = tree.iter(f"{XHTML}body")
        assert chapter.body.text_content().split() == "".join(map(str, body.itertext())).split()
        assert not chapter.xpath("//@href|//link|//script")
        assert all(src.startswith("data:image/") for src in chapter.xpath("//img/@src"))
        assert all(alt is not None for alt in [i.get("alt") for i in chapter.iter("img")])
        (style,) = chapter.xpath("//style")
        assert ".callout" in style.text
        assert "url(" not in style.text


def test_every_file_is_linked_with_its_hash(page: Proved) -> None:
    rows = {
        row.xpath("string(th)"): (row.xpath("string(th/a/@href)"), row.xpath("string(td[last()])"))
        for row in page.all("//section[@aria-labelledby='files']//tbody/tr")
    }
    assert set(rows) == set(page.outcome.files)
    for name, content in page.outcome.files.items():
        assert rows[name] == (name, hashlib.sha256(content).hexdigest())


def test_files_of_earlier_builds_are_told(plant_outcome: tuple[Outcome, Edition]) -> None:
    outcome, edition = plant_outcome
    kept = {"old.pdf": {"sha256": "ab" * 32, "tool": "0"}}
    only = {"build.json": outcome.files["build.json"]}
    page = proved(
        replace(outcome, files=only, inventory={**outcome.inventory, "kept": kept}), edition
    )
    (row,) = [text for text in page.texts("//tbody/tr") if "old.pdf" in text]
    assert "ab" * 32 in row
    assert edition.words.proof.earlier in row


def test_tables_name_their_rows_and_columns(page: Proved) -> None:
    tables = page.all("//table")
    assert len(tables) > 4
    for table in tables:
        columns = table.xpath("thead/tr/th")
        assert {cell.get("scope") for cell in columns} == {"col"}
        for row in table.xpath("tbody/tr"):
            assert [cell.get("scope") for cell in row.xpath("th")] == ["row"]
            assert len(row) == len(columns)
        (holder,) = table.xpath("..")
        assert holder.get("tabindex") == "0"
        assert holder.get("aria-label")


def test_every_caution_is_told_at_each_of_its_places(page: Proved) -> None:
    assert len(page.outcome.places) > 20
    roles = page.found.words.proof.roles
    for caution in page.outcome.edition.guide.cautions:
        places = [each for each in page.outcome.places if each.caution == caution.id]
        assert places
        (entry,) = page.all(f"//details[.//code='{caution.id}']")
        rows = [
            [" ".join(cell.text_content().split()) for cell in row]
            for row in entry.xpath(".//tbody/tr")
        ]
        expected = [
            (place.file, f"{roles[place.role]} {place.step or ''}".strip()) for place in places
        ]
        assert [(row[1], row[2]) for row in rows] == expected
        for row, place in zip(rows, places, strict=True):
            if isinstance(place, PrintedPlace):
                assert row[4] == f"{place.size_pt:.2f}".replace(".", ",")
                assert row[5] == f"{place.x_height:.2f}".replace(".", ",")
                assert row[3].startswith(f"{place.box.left:.1f}".replace(".", ","))


def test_the_table_of_cautions_says_where_none_need_stand(page: Proved) -> None:
    files = list(dict.fromkeys(place.file for place in page.outcome.places))
    assert page.texts("//table[@class='matrix']/thead//th")[1:] == files
    rows = page.all("//table[@class='matrix']/tbody/tr")
    standing = {(place.caution, place.file) for place in page.outcome.places}
    guide, never = page.outcome.edition.guide, page.found.words.proof.not_needed
    for row, caution in zip(rows, guide.cautions, strict=False):
        signal = page.found.words.signal[caution.level]
        assert row[0].text_content() == f"{signal} {caution.short}"
        assert row[0].xpath("span/@class") == [f"level {caution.level}"]
        for cell, file in zip(row[1:], files, strict=True):
            assert (never in cell.text_content()) == ((caution.id, file) not in standing)
            assert bool(cell.xpath(".//a")) == ((caution.id, file) in standing)


def test_where_nobody_looked_it_says_so(plant_outcome: tuple[Outcome, Edition]) -> None:
    outcome, edition = plant_outcome
    page = proved(replace(outcome, places=(), files={}), edition)
    assert edition.words.proof.not_proved in page.texts("//section[@aria-labelledby='cautions']/p")
    assert all(
        any(str(each.short) in text for text in page.texts("//li"))
        for each in edition.guide.cautions
    )
    assert not page.all("//iframe")
    assert not page.all("//img")


def test_fit_is_told_of_every_face(page: Proved) -> None:
    rows = page.all("//section[@aria-labelledby='fit']//tbody/tr")
    faces = page.outcome.inventory["faces"]
    assert len(faces) > 4
    for row, fit in zip(rows, faces, strict=False):
        assert row[1].text_content() == f"{fit['size_pt']:.2f}".replace(".", ",")
        assert row[2].text_content() == f"{fit['spare_mm']:.1f}".replace(".", ",")
    least = min(fit["spare_mm"] for fit in faces)
    marked = [bool(row.xpath("th/strong")) for row in rows[: len(faces)]]
    assert marked == [fit["spare_mm"] == least for fit in faces]
    words = page.found.words.proof.kinds
    kinds = list(page.outcome.records)
    assert len(kinds) >= 2
    names = [row[0].text_content().strip() for row in rows[len(faces) :]]
    assert names == [words[kind].name for kind in kinds]


def test_findings_are_told_whole_and_in_their_own_language(page: Proved) -> None:
    (findings,) = page.all("//ul[@class='findings']")
    assert findings.get("lang") == "en"
    texts = [" ".join(item.text_content().split()) for item in findings]
    assert len(texts) == len(FINDINGS)
    for text, finding in zip(texts, FINDINGS, strict=True):
        assert finding.message in text
        assert finding.hint in text
        assert str(finding.position) in text
        assert finding.code in text


def test_no_findings_are_told_too(plant_outcome: tuple[Outcome, Edition]) -> None:
    outcome, edition = plant_outcome
    page = proved(replace(outcome, findings=(), files={}), edition)
    assert edition.words.proof.nothing_found in page.texts("//p")


def test_it_asks_for_nothing(page: Proved) -> None:
    assert not page.all("//script|//object|//embed|//base|//form")
    assert not [
        name for element in page.tree.iter("*") for name in element.attrib if name.startswith("on")
    ]
    own = {*page.outcome.files}
    asked: list[str] = []
    for element in page.tree.iter("*"):
        asked += [element.get(name) for name in ADDRESSES if element.get(name)]
    assert len(asked) > 50
    for address in asked:
        leads_in = address.startswith(("#", "data:"))
        assert leads_in or address.partition("#")[0] in own, address[:80]
    assert not re.search(r"url\(|@import", " ".join(page.texts("//style")).replace("url(data:", ""))
    (policy,) = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_every_place_was_filled(page: Proved) -> None:
    assert b"data:,slot-" not in page.content


def test_text_of_a_guide_stays_text(plant_outcome: tuple[Outcome, Edition]) -> None:
    outcome, edition = plant_outcome
    title = 'A <script>x</script> & src="data:,slot-0" {{ 7 * 7 }}'
    files = {"cards.pdf": outcome.files["cards.pdf"]}
    page = proved(
        replace(
            outcome,
            edition=replace(edition, guide=changed(edition.guide, title=title)),
            files=files,
        ),
        edition,
    )
    assert page.texts("//h1") == [title]
    assert not page.all("//script")


def test_the_same_build_gives_the_same_page(page: Proved) -> None:
    assert proved(page.outcome, page.found).content == page.content


def test_what_is_not_pictured_is_counted(
    plant_outcome: tuple[Outcome, Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome, edition = plant_outcome
    few = replace(CARDS, view=ProofView(width=748, most=3, by_card=True))
    monkeypatch.setattr(pictures, "MOST_CHAPTERS", 2)
    names = ("cards.pdf", f"{outcome.edition.guide.id}.epub")
    files = {name: outcome.files[name] for name in names}
    page = proved(replace(outcome, outputs=(few, EPUB), files=files), edition)
    words = edition.words.proof.left_out
    left = pages_of(outcome.files["cards.pdf"]) - 3
    assert len(page.all("//figure/img")) == 3
    assert len(page.all("//iframe")) == 2
    assert f"{words} {left}. cards.pdf" in page.texts("//p")
    fits = page.all("//section[@aria-labelledby='fit']//tbody/tr")
    assert len(fits) >= len(outcome.inventory["faces"])
    inner = {href[1:] for href in page.tree.xpath("//a/@href") if href.startswith("#")}
    assert inner <= set(page.tree.xpath("//*/@id"))


def test_faces_for_a_shop_are_pictured_where_no_others_are(
    plant_outcome: tuple[Outcome, Edition],
) -> None:
    outcome, edition = plant_outcome
    pdf = outcome.files["cards.pdf"]
    both = proved(replace(outcome, files={"cards.pdf": pdf, "cards-shop.pdf": pdf}), edition)
    alone = proved(replace(outcome, files={"cards-shop.pdf": pdf}), edition)
    assert not both.all("//figure[@id='shop-1']")
    assert alone.all("//figure[@id='shop-1']")
    assert len(both.all("//figure/img")) == len(alone.all("//figure/img")) == pages_of(pdf)


def test_the_words_are_those_that_the_page_asks_for_and_no_more() -> None:
    template = (ROOT / "templates" / "proof" / "index.html.j2").read_text(encoding="utf-8")
    asked = set(re.findall(r"\bsaid\.(\w+)", template))
    assert len(asked) > 40
    assert asked == set(ProofWords.model_fields)
