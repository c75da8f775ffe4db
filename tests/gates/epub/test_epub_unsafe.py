"""What a guide's own template of the book may not put into it, whatever it is."""

from __future__ import annotations

import pytest

from builder.backends.epub import write_epub
from builder.gates.epub import check_epub
from builder.gates.epub.opened import open_book
from tests.gates.epub.edits import Files, files_in, packed
from tests.support.books import book_of, leg_drawings, leg_guide

ABOUT, NCX = "EPUB/text/about.xhtml", "EPUB/toc.ncx"
SPACE = 'xmlns="http://www.w3.org/1999/xhtml"'


@pytest.fixture(scope="module")
def files() -> Files:
    return files_in(write_epub(book_of(leg_guide(), leg_drawings())))


def codes(files: Files) -> set[str]:
    book = open_book(packed(files), "leg.epub")
    return {finding.code for finding in check_epub(book, leg_guide())}


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>", '<script src="x.js"/>', '<iframe src="https://e.example/"/>',
        '<object data="x.swf"/>', '<embed src="x"/>', '<form action="https://e.example/"/>',
        '<input type="image" src="x"/>', "<button>b</button>", "<textarea>t</textarea>",
        '<img src="https://e.example/x.png" alt=""/>', '<img src="//e.example/x.png" alt=""/>',
        '<img src="data:image/png;base64,AAAA" alt=""/>', '<img src="file:///etc/x" alt=""/>',
        '<img srcset="https://e.example/x.png 2x" src="../x.png" alt=""/>',
        '<a href="javascript:alert(1)">a</a>', '<a href="JaVaScRiPt:alert(1)">a</a>',
        '<a href=" javascript:alert(1)">a</a>', '<a href="java&#10;script:alert(1)">a</a>',
        '<a href="java&#9;script:alert(1)">a</a>',
        '<a href="data:text/html,x">a</a>', '<a href="vbscript:x">a</a>', '<a href="blob:x">a</a>',
        '<a href="file:///etc/passwd">a</a>', '<a href="//e.example/">a</a>',
        '<a href="\\\\e.example\\x">a</a>', '<a href="x" ping="https://e.example/">a</a>',
        '<a href="x" target="_blank">a</a>', '<a href="x" download="x">a</a>',
        '<p onclick="alert(1)">p</p>', '<p ONCLICK="alert(1)">p</p>', '<p onfoo="x">p</p>',
        '<p xml:base="https://e.example/">p</p>', '<p contenteditable="true">p</p>',
        '<p xmlns:e="http://www.idpf.org/2007/ops" e:trigger="x">p</p>', '<p is="x-y">p</p>',
        '<video src="https://e.example/v"/>', '<audio src="a"/>', '<source src="a"/>',
        '<track src="a"/>', '<link rel="stylesheet" href="https://e.example/x.css"/>',
        '<link rel="prefetch" href="https://e.example/x"/>', "<style>p { color: red }</style>",
        '<meta http-equiv="refresh" content="0;url=https://e.example/"/>',
        '<base href="https://e.example/"/>', "<template><p>t</p></template>",
        "<noscript>n</noscript>", "<dialog>d</dialog>", "<details>d</details>",
        "<marquee>m</marquee>", "<bdo>b</bdo>", "<frameset/>", "<applet/>", "<x-y/>", "<SCRIPT/>",
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>',
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        '<script xmlns="http://www.w3.org/2000/svg">alert(1)</script>',
        '<p xmlns="http://example.org/">p</p>', '<?xml-stylesheet href="https://e.example/x"?>',
    ],
)  # fmt: skip
def test_what_runs_or_is_fetched_is_refused(markup: str, files: Files) -> None:
    page = files[ABOUT].replace(b"</section>", markup.encode() + b"</section>")
    assert "unsafe-markup" in codes({**files, ABOUT: page})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<!DOCTYPE html>", '<!DOCTYPE html [<!ATTLIST p onclick CDATA "alert(1)">]>'),
        ("<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY a "b">]>'),
        ("<!DOCTYPE html>", '<!DOCTYPE html SYSTEM "https://e.example/x.dtd">'),
        ("<!DOCTYPE html>", '<!DOCTYPE html><?xml-stylesheet href="https://e.example/x.css"?>'),
        ('encoding="utf-8"', 'encoding="iso-8859-1"'),
        ("<head>", '<head><meta http-equiv="refresh" content="0"/>'),
        ("<head>", '<head><link rel="stylesheet" href="https://e.example/x.css"/>'),
        ("<head>", "<head><script/>"), ("<body ", '<body onload="alert(1)" '),
    ],
)  # fmt: skip
def test_the_head_of_a_page_is_looked_at_too(old: str, new: str, files: Files) -> None:
    page = files[ABOUT].replace(old.encode(), new.encode(), 1)
    assert page != files[ABOUT]
    assert "unsafe-markup" in codes({**files, ABOUT: page})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<content src="', '<content src="https://e.example/'),
        ("</ncx>", "<script/></ncx>"), ("</ncx>", '<p xmlns="http://www.w3.org/1999/xhtml"/></ncx>'),
    ],
)  # fmt: skip
def test_the_contents_of_old_readers_are_looked_at_too(old: str, new: str, files: Files) -> None:
    changed = files[NCX].replace(old.encode(), new.encode(), 1)
    assert changed != files[NCX]
    assert "unsafe-markup" in codes({**files, NCX: changed})


def test_a_file_of_another_kind_is_refused(files: Files) -> None:
    package = files["EPUB/content.opf"].replace(
        b"<manifest>", b'<manifest><item id="s" href="s.js" media-type="text/javascript"/>'
    )
    assert "unsafe-markup" in codes(
        {**files, "EPUB/content.opf": package, "EPUB/s.js": b"alert(1)"}
    )


@pytest.mark.parametrize(
    "markup",
    ['<a href="https://example.org/a:b?c=d#e">a</a>', '<a href="mailto:a@example.org">a</a>',
     '<a href="tel:+44123">a</a>', "<p>H<sub>2</sub>O <s>no</s> <mark>m</mark></p>",
     '<p dir="rtl" lang="he" xml:lang="he">p</p>', '<ul><li value="2">l</li></ul>'],
)  # fmt: skip
def test_what_harms_nobody_is_let_pass(markup: str, files: Files) -> None:
    page = files[ABOUT].replace(b"</section>", markup.encode() + b"</section>")
    assert "unsafe-markup" not in codes({**files, ABOUT: page})
