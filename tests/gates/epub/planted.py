"""Defects planted in good books: each is one edit, with the gate that must see it.

What only Ace, axe or a reading engine can see is planted in ``tests/engines``.
"""

from __future__ import annotations

from tests.gates.epub.edits import Defect, added, css, of_epubcheck, png, sub, swap

TEXT = "EPUB/text/"
NAV, NCX, OPF, CSS = "EPUB/nav.xhtml", "EPUB/toc.ncx", "EPUB/content.opf", "EPUB/css/book.css"
KNEAD, OIL = f"{TEXT}card-knead-inner-calf.xhtml", f"{TEXT}card-oil.xhtml"
SAFETY, QUICK = f"{TEXT}safety.xhtml", f"{TEXT}quick-reference.xhtml"
GLOSSARY, PICTURES = f"{TEXT}glossary.xhtml", f"{TEXT}pictures.xhtml"
SOURCES, TITLE, ABOUT = f"{TEXT}sources.xhtml", f"{TEXT}title.xhtml", f"{TEXT}about.xhtml"
PART = f"{TEXT}part-lower-leg.xhtml"
PICTURE, SIGN = "EPUB/images/oil.svg", "EPUB/signs/sign-warning.svg"
PIXELS, COVER = "EPUB/images/oil.png", "EPUB/cover.png"
POT = f"{TEXT}card-topf-vorbereiten.xhtml"
ALT = r' alt="[^"]+"'
CALLOUT = r'<section class="callout.*?</section>\s*'
CLAIM = '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>'

SEEN_BY_LINT = (
    # ways through the book
    Defect("chapter not in the contents", sub(NAV, r'<li><a href="text/card-oil[^<]*</a></li>', ""),
           "epub-contents"),
    Defect("contents call a chapter otherwise", sub(NAV, r"(card-oil.xhtml\">)[^<]*", r"\1Oil"),
           "epub-contents"),
    Defect("contents out of order", swap(NAV, "text/card-oil[^<]*</a>", "text/card-warm[^<]*</a>"),
           "epub-contents"),
    Defect("old readers get another contents", sub(NCX, r"(<navLabel><text>)Safety", r"\1Unsafe"),
           "epub-contents"),
    Defect("old readers get another page list", sub(NCX, r"#printed-card-6\"", '#printed-card-7"'),
           "epub-contents"),
    Defect("no landmark of the start", sub(NAV, r'<li><a epub:type="bodymatter".*?</li>', ""),
           "epub-landmark"),
    Defect("start at the title page", sub(NAV, r'(="bodymatter" href="text/)safety', r"\1title"),
           "epub-landmark"),
    Defect("old readers start elsewhere", sub(OPF, r'(type="text"[^>]*text/)safety', r"\1title"),
           "epub-landmark"),
    Defect("no landmark of the contents", sub(NAV, r'<li><a epub:type="toc".*?</li>', ""),
           "epub-landmark"),
    Defect("no cover picture", sub(OPF, ' properties="cover-image"', ""), "epub-cover"),
    Defect("card not in the page list", sub(NAV, r"<li><a[^<]*#printed-card-6.*?</li>", ""),
           "epub-page-list"),
    Defect("another number in the page list", sub(NAV, r'(#printed-card-6">)6', r"\g<1>16"),
           "epub-page-list"),
    Defect("page list leads to another card",
           sub(NAV, r"card-oil.xhtml#printed-card-4", "card-your-posture.xhtml#printed-card-3"),
           "epub-page-list"),
    Defect("card begins without its number", sub(OIL, r'aria-label="Card 4. "', ""),
           "epub-page-list"),
    Defect("mark of a card that is none", sub(OIL, 'role="doc-pagebreak"', ""), "epub-page-list"),
    # package
    Defect("file not in the manifest", added("EPUB/notes.txt", b"?"), "epub-manifest"),
    Defect("chapter not in the manifest", sub(OPF, r'text/card-oil\.xhtml" id', 'text/c.xhtml" id'),
           "epub-manifest"),
    Defect("chapter twice in a row", sub(OPF, r'(<itemref idref="card-oil"/>)', r"\1\1"),
           "epub-manifest"),
    Defect("archive of another kind", added("mimetype", b"application/zip"), "epub-archive"),
    Defect("broken page", sub(OIL, "</section>", ""), "epub-xml"),
    # links
    Defect("link to no page", sub(OIL, 'href="part-', 'href="past-'), "epub-link"),
    Defect("link to no anchor", sub(OIL, r"glossary\.xhtml#term-", "glossary.xhtml#word-"),
           "epub-link"),
    Defect("picture that is not there", sub(OIL, r"images/oil\.", "images/water."), "epub-link"),
    Defect("font that is not there", sub(CSS, r"regular\.ttf", "regula.ttf"), "epub-link"),
    Defect("link forward to a place", sub(OIL, r'"quick-reference\.xhtml"',
                                          '"quick-reference.xhtml#group-1"'), "epub-forward-link"),
    Defect("term that is no reference", sub(OIL, ' epub:type="glossref" role="doc-glossref"', ""),
           "epub-forward-link"),
    Defect("reference to an entry without a way back",
           sub(OIL, "pictures.xhtml#picture-oil", "pictures.xhtml#pictures-heading"),
           "epub-return"),
    Defect("reference to next to nothing",
           sub(GLOSSARY, r'(id="term-calf"[^>]*><dfn>)[^<]*(</dfn></dt>\s*<dd[^>]*>).*?</dd>',
               r"\1A\2B</dd>"),
           "epub-forward-link"),
    Defect("picture in words without a way back", sub(PICTURES, r'<p class="cited">.*?</p>', ""),
           "epub-return"),
    Defect("term without a way back", sub(GLOSSARY, r' <span class="cited">.*?</span>', ""),
           "epub-return"),
    Defect("source without a way back", sub(SOURCES, r'<ul class="cited">.*?</ul>', ""),
           "epub-return"),
    Defect("chapter without a next one", sub(OIL, r"<p>Next:.*?</p>", ""), "epub-return"),
    Defect("chapter without the one before", sub(OIL, r"<p>Previous:.*?</p>", ""), "epub-return"),
    Defect("chapter without its part", sub(OIL, r'<p class="eyebrow">.*?</p>', ""), "epub-return"),
    Defect("chapter without the quick reference", sub(OIL, r'<p><a href="quick-ref.*?</p>', ""),
           "epub-return"),
    Defect("note without a way back", sub(POT, r' <a epub:type="backlink".*?</a>', ""),
           "epub-return", "plant"),
    Defect("note that nothing refers to", sub(POT, r'<a class="noteref".*?</a>', ""),
           "epub-return", "plant"),
    Defect("link called otherwise than it shows", sub(SAFETY, r'aria-label="\d+:', 'aria-label="'),
           "epub-label"),
    # anchors and labels
    Defect("same id twice", sub(OIL, 'id="steps-heading"', 'id="chapter-heading"'), "epub-id"),
    Defect("id for nothing", sub(OIL, "<p>", '<p id="lost">'), "epub-id"),
    Defect("label that is empty", sub(OIL, r'(<h2 id="steps-heading">)[^<]*', r"\1"), "epub-label"),
    Defect("step that names no caution", sub(KNEAD, r'aria-describedby="[^"]*"',
                                             'aria-describedby="lost"'), "epub-label"),
    # pictures in words
    Defect("picture without alt", sub(OIL, ALT, ""), "epub-alt"),
    Defect("picture with an empty alt", sub(OIL, ALT, ' alt=""'), "epub-alt"),
    Defect("alt of 300 characters", sub(OIL, ALT, f' alt="{"oil and " * 40}"'), "epub-alt"),
    Defect("alt like the caption", sub(OIL, rf"{ALT}(.*?<figcaption>)(.*?)<br/>",
                                       r' alt="\2"\1\2<br/>'), "epub-alt"),
    Defect("sign that is read aloud", sub(KNEAD, r'(sign-\w+\.svg") alt=""', r'\1 alt="!"'),
           "epub-alt"),
    # headings, tables, languages, emptiness
    Defect("heading that skips a level", sub(GLOSSARY, "<dl>", "<h3>A</h3><dl>"), "epub-heading"),
    Defect("page without a heading", sub(GLOSSARY, r"<h1.*?</h1>", ""), "epub-heading"),
    Defect("table without heads of rows", sub(QUICK, r'<th scope="row">(.*?)</th>', r"<td>\1</td>"),
           "epub-table"),
    Defect("table without heads of columns", sub(QUICK, r' scope="col"', ""), "epub-table"),
    Defect("table too wide for a phone", sub(QUICK, r"</td></tr>", "</td><td>5</td></tr>"),
           "epub-table"),
    Defect("table without a name", sub(QUICK, r'<table aria-labelledby="[^"]*"', "<table"),
           "epub-table"),
    Defect("page in another language", sub(OIL, r' lang="en-GB"', ' lang="de"'), "epub-language"),
    Defect("book in another language", sub(OPF, "<dc:language>en-GB", "<dc:language>en-US"),
           "epub-language"),
    Defect("paragraph in another language", sub(OIL, "<p>", '<p xml:lang="la">'), "epub-language"),
    Defect("empty paragraph", sub(OIL, "<p>", "<p></p><p>"), "epub-empty"),
    Defect("page without a title", sub(OIL, r"<title>.*?</title>", "<title> </title>"),
           "epub-empty"),
    # cautions, tips, steps
    Defect("caution that is not there", sub(OIL, CALLOUT, ""), "caution-missing"),
    Defect("caution after its step", sub(KNEAD, rf"(<h2 id=\"steps-heading\".*?</ol>\s*)({CALLOUT})"
                                         r"(<ol.*?</ol>)", r"\1\3\2"), "caution-late"),
    Defect("caution without its harm", sub(KNEAD, r"(</h2>\s*<p>.*?\.) [^<]*", r"\1"),
           "caution-missing"),
    Defect("caution that is no notice", sub(OIL, ' epub:type="notice" role="doc-notice"', ""),
           "caution-missing"),
    Defect("steps out of order", sub(OIL, 'data-step="2"', 'data-step="3"'), "epub-step"),
    Defect("signal word of another level", sub(KNEAD, "/> CAUTION", "/> DANGER"), "epub-signal"),
    Defect("sign of another level", sub(KNEAD, r"sign-caution\.svg", "sign-danger.svg"),
           "epub-signal"),
    Defect("look of another level", sub(KNEAD, "callout caution", "callout notice"), "epub-signal"),
    Defect("type without its role", sub(KNEAD, r' role="doc-notice"', ""), "epub-role"),
    Defect("tip that is a section", sub(KNEAD, r"<aside (.*?)</aside>", r"<section \1</section>"),
           "epub-role"),
    # vector pictures
    Defect("gradient", sub(PICTURE, "</svg>", "<linearGradient/></svg>"), "epub-picture"),
    Defect("foreign object", sub(PICTURE, "</svg>", "<foreignObject/></svg>"), "epub-picture"),
    Defect("text in a picture", sub(PICTURE, "</svg>", "<text>Oil</text></svg>"), "epub-picture"),
    Defect("picture turned", sub(PICTURE, "<path ", '<path transform="rotate(9)" '),
           "epub-picture"),
    Defect("colour by name", sub(PICTURE, r'(<path [^>]*fill=")#\w+', r"\1tan"), "epub-picture"),
    Defect("picture without a ground", sub(PICTURE, r"<rect[^>]*/>", ""), "epub-picture"),
    Defect("sign without a ground", sub(SIGN, r"<rect[^>]*/>", ""), "epub-picture"),
    Defect("frame that starts elsewhere", sub(PICTURE, 'viewBox="0 0', 'viewBox="5 0'),
           "epub-picture"),
    # style
    Defect("pale text", css("dd { color: #bbbbbb; }"), "epub-contrast"),
    Defect("text that vanishes at night", css("dd { color: #222222; }"), "epub-contrast"),
    Defect("text faint on sepia", css("dd { color: #767676; }"), "epub-contrast"),
    Defect("ground without a colour of text", css("dd { background-color: #ffffff; }"),
           "epub-contrast"),
    Defect("ground too near its text", css("dd { background-color: #777777; color: #ffffff; }"),
           "epub-contrast"),
    Defect("small text in a colour for large", css("dfn { color: #0f7f8f; }"), "epub-contrast"),
    Defect("line that cannot be seen", css("dd { border: 1px solid #dddddd; }"), "epub-contrast"),
    Defect("colour by another name", css("dd { color: teal; }"), "epub-contrast"),
    Defect("pale style of one element", sub(OIL, "<p>", '<p style="color: #bbbbbb">'),
           "epub-contrast"),
    Defect("font that must be", css("p { font-family: serif; }"), "epub-reader-choice"),
    Defect("importance", css("p { margin: 0 !important; }"), "epub-reader-choice"),
    Defect("size in points", css("p { font-size: 9pt; }"), "epub-reader-choice"),
    Defect("line height in pixels", css("p { line-height: 14px; }"), "epub-reader-choice"),
    Defect("columns that few readers know", css(".steps { display: flex; }"), "epub-style"),
    Defect("words from the style sheet", css("li::before { content: counter(a); }"), "epub-style"),
    Defect("place that few readers know", css("p { position: absolute; }"), "epub-style"),
    Defect("pale letters on some screens", css("@media (min-width: 9em) { p { color: #ccc; } }"),
           "epub-contrast"),
    Defect("rule in a rule", css("p { em { margin: 0; } }"), "epub-style"),
    Defect("declaration without a colon", css("p { margin 0; }"), "epub-style"),
    Defect("stray brace", css("} p { margin: 0; }"), "epub-style"),
    Defect("floating after a brace in a string", css('p { quotes: "}" "{"; float: left; }'),
           "epub-style"),
    Defect("rule for some screens", css("@media (min-width: 9em) { p { margin: 0; } }"),
           "epub-style"),
    Defect("rule that reaches nothing", css(".tipps { margin: 0; }"), "epub-unused-style"),
    Defect("class in no rule", sub(OIL, 'class="cue"', 'class="clue"'), "epub-unused-style"),
    Defect("character in no font", sub(OIL, "<p>", "<p>☎ "), "epub-character"),
    Defect("font that is none", added("EPUB/fonts/bold.ttf", b"OTTO"), "epub-character"),
    # promises
    Defect("title page without a day", sub(TITLE, r"<time.*?</time>", ""), "epub-edition"),
    Defect("another day in the metadata", sub(OPF, r"<dc:date>\d{4}", "<dc:date>1999"),
           "epub-edition"),
    Defect("no disclaimer on the title page", sub(TITLE, r'<p class="disclaimer">.*?</p>', ""),
           "epub-edition"),
    Defect("no disclaimer at the end", sub(ABOUT, r'<p class="disclaimer">.*?</p>', ""),
           "epub-edition"),
    Defect("conformance claimed", sub(OPF, "</metadata>", f"{CLAIM}</metadata>"), "epub-metadata"),
    Defect("feature that is not there", sub(OPF, ">longDescription<", ">signLanguage<"),
           "epub-metadata"),
    Defect("feature not claimed", sub(OPF, r"<meta [^>]*>alternativeText</meta>", ""),
           "epub-metadata"),
    Defect("one picture without its words", sub(OIL, r"<figcaption>.*?</figcaption>", ""),
           "epub-metadata"),
    Defect("no summary of access", sub(OPF, r"<meta [^>]*accessibilitySummary.*?</meta>", ""),
           "epub-metadata"),
    # the book for every reader
    Defect("outlines for every reader", sub(OPF, r'(images/oil.*?)image/png', r"\1image/svg+xml"),
           "epub-pixels", "pixels"),
    Defect("picture that can be seen through", added(PIXELS, png(1264, 800, 6)), "epub-pixels",
           "pixels"),
    Defect("picture too coarse", added(PIXELS, png(600, 400)), "epub-pixels", "pixels"),
    Defect("cover too small", added(COVER, png(800, 1280)), "epub-pixels", "pixels"),
    Defect("picture of 6 MB", added(PIXELS, png(1264, 800) + b"\0" * 6_000_000), "epub-size",
           "pixels"),
)  # fmt: skip
"""What our own lint must see, by the finding's code."""


SEEN_BY_EPUBCHECK = {
    "attribute that XHTML does not know": of_epubcheck(
        f"{TEXT}card-warm-thigh.xhtml", "<p>", '<p align="left">', "RSC-005"),
    "link in a link": of_epubcheck(
        f"{TEXT}card-wring-calf.xhtml", r"(<a [^>]*>)", r'\1<a href="about.xhtml">a</a>',
        "RSC-005"),
    "notice that is an aside": of_epubcheck(
        f"{TEXT}card-thumbs-calf.xhtml", r'<aside class="tips([^>]*)role="doc-tip"',
        r'<aside class="tips\1role="doc-notice"', "RSC-005"),
    "picture from the web": of_epubcheck(
        f"{TEXT}card-thumbs-thigh.xhtml", r'src="\.\./images/[^"]*"',
        'src="https://example.org/a.png"', "RSC-006"),
    "script that is not declared": of_epubcheck(
        f"{TEXT}card-knead-thigh.xhtml", "</head>", "<script>var a;</script></head>", "OPF-014"),
    "word without a meaning": of_epubcheck(
        f"{TEXT}card-wring-thigh.xhtml", 'epub:type="chapter"', 'epub:type="charter"', "OPF-088"),
    "list that holds a paragraph": of_epubcheck(
        f"{TEXT}card-finishing-sweeps.xhtml", "(<ol[^>]*>)", r"\1<p>a</p>", "RSC-005"),
    "other document type": of_epubcheck(
        f"{TEXT}card-your-posture.xhtml", "<!DOCTYPE html>",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://a.example/">', "HTM-004"),
    "link that leads out of the archive": of_epubcheck(
        f"{TEXT}card-order-and-shorten.xhtml", 'href="part-', 'href="../../../part-', "RSC-026"),
    "picture with an unknown attribute": of_epubcheck(
        PICTURE, "<path ", '<path colour="red" ', "RSC-025"),
    "style that cannot be read": of_epubcheck(CSS, r"\Z", "\np { margin: 0", "CSS-008"),
    "language that is none": of_epubcheck(
        OPF, "<dc:language>en-GB", "<dc:language>english_uk", "OPF-092"),
    "picture of another kind": of_epubcheck(
        OPF, r'(images/leg-map\.svg"[^>]*)image/svg\+xml', r"\1image/png", "OPF-029",
        "EPUB/images/leg-map.svg"),
    "day that is none": of_epubcheck(
        OPF, r'(dcterms:modified">)[^<]*', r"\1yesterday", "RSC-005"),
}  # fmt: skip
"""What EPUBCheck must see."""
