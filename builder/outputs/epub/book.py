"""The book from first page to last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree import ElementTree
from xml.parsers import expat

from builder.diagnostics import ContentError, Finding, InFile
from builder.drawing import Drawing
from builder.edition import Edition
from builder.layout.keys import keyed
from builder.model.words import Words
from builder.outputs.epub import back, front
from builder.outputs.epub.chapters import chapter_draft
from builder.outputs.epub.cover import cover_drawing
from builder.outputs.epub.fonts import embedded_fonts
from builder.outputs.epub.lettering import lettered
from builder.outputs.epub.links import Links
from builder.outputs.epub.manuscript import Manuscript, PageDraft, Renderer
from builder.outputs.epub.metadata import book_metadata
from builder.outputs.epub.navigation import card_anchor, navigation_of
from builder.outputs.epub.pictures import (
    cover_resource,
    picture_resource,
    sign_resource,
    width_percent,
)
from builder.outputs.epub.signs import sign_drawing
from builder.publication import BookPage, Navigation, Publication, Resource, StoredFile
from builder.stylesheet import without_unreached
from builder.templating import Rendered

DISC = 0.03
"""Radius of a numbered disc, of the page's width: 11 pixels on a phone of 360, so that its digit
stays 10 high."""
STYLE_SHEET = "css/book.css"
NCX = "toc.ncx"
NCX_TEMPLATE, STYLE_TEMPLATE = "book/toc.ncx.j2", "book/book.css.j2"

Tree = ElementTree.Element


def compose_book(edition: Edition) -> Publication:
    """Return the book of the guide.

    The cover is no page: shelves show it, and Kindle, which opens with it, would show it twice.

    Args:
        edition: in colour; the drawing ``cover`` stands on the cover.

    Raises:
        ContentError: a template does not yield XHTML.
    """
    guide, templates = edition.guide, edition.templates
    manuscript = _manuscript(edition)
    drafts = tuple(_with_start(tuple(_drafts(manuscript)), edition.words))
    navigation = navigation_of(drafts)
    parsed = [
        _page(draft, navigation, manuscript, templates)
        for draft in (front.nav_draft(manuscript), *drafts)
    ]
    nav, *pages = (page for page, _, _ in parsed)
    trees = [tree for _, tree, _ in parsed]
    ways = _ways(navigation, manuscript, templates)
    style = _style((nav, *pages), trees, manuscript, templates)
    return Publication(
        identifier=guide.identifier,
        title=guide.title,
        language=guide.language,
        modified=guide.edition.date,
        metadata=book_metadata(manuscript),
        pages=tuple(pages),
        nav=nav,
        resources=(
            StoredFile("ncx", NCX, "application/x-dtbncx+xml", ways.text.encode(), "ncx"),
            StoredFile("style", STYLE_SHEET, "text/css", style.text.encode()),
            *(font.file for font in embedded_fonts((nav, *pages), manuscript.family)),
            *_pictures(manuscript),
        ),
        navigation=navigation,
        sources={
            **{page.path: places for page, _, places in parsed},
            NCX: ways.places,
            STYLE_SHEET: style.places,
        },
    )


def _manuscript(edition: Edition) -> Manuscript:
    guide, theme, words = edition.guide, edition.theme, edition.words
    return Manuscript(guide, edition.drawings, theme, words, edition.family, Links(guide))


def _drafts(manuscript: Manuscript) -> Iterator[PageDraft]:
    """Yield the pages in reading order; a page that would be empty is not there."""
    guide = manuscript.guide
    yield front.title_draft(manuscript)
    yield front.contents_draft(manuscript)
    if guide.cautions or guide.emergency:
        yield front.safety_draft(manuscript)
    for part in guide.parts:
        yield front.part_draft(part, manuscript)
        yield from (chapter_draft(card, manuscript) for card in guide.cards_of(part))
    yield from _back_matter(manuscript)


def _with_start(drafts: Sequence[PageDraft], words: Words) -> Iterator[PageDraft]:
    """Yield ``drafts``, one of which says that reading starts there.

    That is the safety chapter, or the first chapter of a guide without cautions.
    """
    started = any(draft.meaning == "bodymatter" for draft in drafts)
    for draft in drafts:
        if not started and draft.matter == "bodymatter":
            started = True
            yield replace(draft, meaning="bodymatter", landmark=words.book.start)
        else:
            yield draft


def _back_matter(manuscript: Manuscript) -> Iterator[PageDraft]:
    guide = manuscript.guide
    if guide.has_quick_reference:
        yield back.quick_draft(manuscript)
    if any(drawing.description for drawing, _ in manuscript.pictured()):
        yield back.pictures_draft(manuscript)
    if guide.glossary:
        yield back.glossary_draft(manuscript)
    if guide.sources:
        yield back.sources_draft(manuscript)
    yield back.about_draft(manuscript)


def _page(
    draft: PageDraft, navigation: Navigation, manuscript: Manuscript, renderer: Renderer
) -> tuple[BookPage, Tree, tuple[InFile, ...]]:
    """Return a page as text, the tree that it was parsed to, and where its lines were written."""
    made = renderer.render_page(
        draft.template,
        page=draft,
        guide=manuscript.guide,
        style_sheet=STYLE_SHEET if draft.at_root else f"../{STYLE_SHEET}",
        card_anchor=card_anchor(draft.label),
        navigation=navigation,
        **draft.context,
    )
    made = replace(made, text=lettered(made.text, manuscript.family.font("regular")))
    page = BookPage(draft.name, draft.path, draft.title, made.text)
    return page, _parsed(made), made.places


def _parsed(made: Rendered) -> Tree:
    """Return what a template made as a tree; refuse what readers would refuse, at its line.

    Raises:
        ContentError: ``template-markup``.
    """
    try:
        return ElementTree.fromstring(made.text)  # noqa: S314  (made by us)
    except ElementTree.ParseError as error:
        number, _ = error.position
        line = made.text.split("\n")[number - 1].strip()
        message = f"the page is not well-formed: {expat.errors.messages[error.code]}"
        at, hint = made.at(number), f"near {line[:60]!r}"
        raise ContentError([Finding(at, "template-markup", message, hint)]) from error


def _ways(navigation: Navigation, manuscript: Manuscript, renderer: Renderer) -> Rendered:
    """Return the table of contents of old readers."""
    made = renderer.render_page(
        NCX_TEMPLATE, guide=manuscript.guide, navigation=navigation, order=_order(navigation)
    )
    _parsed(made)
    return made


def _style(
    pages: Sequence[BookPage], trees: Sequence[Tree], manuscript: Manuscript, renderer: Renderer
) -> Rendered:
    """Return the style sheet; it holds nothing that no page needs: notes, levels of caution."""
    embedded = embedded_fonts(pages, manuscript.family)
    written = renderer.render_marked(STYLE_TEMPLATE, fonts=embedded)
    return renderer.placed(without_unreached(written, trees), STYLE_TEMPLATE)


def _order(navigation: Navigation) -> dict[str, int]:
    """Return the playing order of every place that the NCX names: places alike share a number."""
    targets = [entry.href for entry in navigation.toc_in_order]
    targets += [target.href for target in navigation.page_list]
    return {href: number for number, href in enumerate(dict.fromkeys(targets), 1)}


def _numbered(drawing: Drawing, manuscript: Manuscript) -> Drawing:
    if not drawing.labels:
        return drawing
    radius = DISC * drawing.width * 100 / width_percent(drawing)
    return keyed(drawing, manuscript.theme, manuscript.family, radius)


def _pictures(manuscript: Manuscript) -> Iterator[Resource]:
    yield cover_resource(cover_drawing(manuscript))
    for drawing, _ in manuscript.pictured():
        yield picture_resource(_numbered(drawing, manuscript))
    for level in dict.fromkeys(caution.level for caution in manuscript.guide.cautions):
        yield sign_resource(sign_drawing(level, manuscript.theme))
