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

DISC = 0.03
"""Radius of a numbered disc, of the page's width: 11 pixels on a phone of 360, so that its digit
stays 10 high."""
STYLE_SHEET = "css/book.css"
NCX = "toc.ncx"
NCX_TEMPLATE = "book/toc.ncx.j2"

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
    nav, *pages = (page for page, _ in parsed)
    files = _stored_files(parsed, navigation, manuscript, templates)
    return Publication(
        identifier=guide.identifier,
        title=guide.title,
        language=guide.language,
        modified=guide.edition.date,
        metadata=book_metadata(manuscript),
        pages=tuple(pages),
        nav=nav,
        resources=(*files, *_pictures(manuscript)),
        navigation=navigation,
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
) -> tuple[BookPage, Tree]:
    """Return a page as text, and as the tree that it was parsed to, once."""
    content = renderer.render(
        draft.template,
        page=draft,
        guide=manuscript.guide,
        style_sheet=STYLE_SHEET if draft.at_root else f"../{STYLE_SHEET}",
        card_anchor=card_anchor(draft.label),
        navigation=navigation,
        **draft.context,
    )
    content = lettered(content, manuscript.family.font("regular"))
    tree = _parsed(content, renderer.shown(draft.template))
    return BookPage(draft.name, draft.path, draft.title, content), tree


def _parsed(content: str, template: str) -> Tree:
    """Return ``content`` as a tree; refuse what readers would refuse, naming the template.

    Raises:
        ContentError: ``template-markup``.
    """
    try:
        return ElementTree.fromstring(content)  # noqa: S314  (made by us)
    except ElementTree.ParseError as error:
        number, _ = error.position
        line = content.splitlines()[number - 1].strip()
        message = f"the page is not well-formed: {expat.errors.messages[error.code]}"
        at, hint = InFile(template), f"near {line[:60]!r}"
        raise ContentError([Finding(at, "template-markup", message, hint)]) from error


def _stored_files(
    parsed: Sequence[tuple[BookPage, Tree]],
    navigation: Navigation,
    manuscript: Manuscript,
    renderer: Renderer,
) -> tuple[StoredFile, ...]:
    """Return table of contents of old readers, style sheet and fonts.

    The style sheet holds nothing that no page of this book needs: notes, levels of caution, prose.
    """
    embedded = embedded_fonts([page for page, _ in parsed], manuscript.family)
    ncx = renderer.render(
        NCX_TEMPLATE, guide=manuscript.guide, navigation=navigation, order=_order(navigation)
    )
    _parsed(ncx, renderer.shown(NCX_TEMPLATE))
    css = renderer.render("book/book.css.j2", fonts=embedded)
    style = without_unreached(css, [tree for _, tree in parsed])
    return (
        StoredFile("ncx", NCX, "application/x-dtbncx+xml", ncx.encode(), "ncx"),
        StoredFile("style", STYLE_SHEET, "text/css", style.encode()),
        *(font.file for font in embedded),
    )


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
