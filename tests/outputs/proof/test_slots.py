"""Long values pass by the templates and come to their places, and to no others."""

from __future__ import annotations

from builder.gates.epub.shown import looked_through
from builder.outputs.proof.slots import Slots


def test_values_come_to_their_places() -> None:
    slots = Slots()
    picture, document = slots.png(b"\x00\xff"), slots.document('<p class="a">1 & 2 &lt; 3</p>')
    page, problems = looked_through(
        f'<img src="{picture}"/><iframe sandbox="" srcdoc="{document}"></iframe>', slots.held
    )
    assert problems == ()
    assert page == (
        '<img src="data:image/png;base64,AP8=">'
        """<iframe sandbox="" srcdoc='&lt;p class="a"&gt;1 &amp; 2 &amp;lt; 3&lt;/p&gt;'>"""
        "</iframe>"
    )


def test_text_that_looks_like_a_place_is_left_alone() -> None:
    slots = Slots()
    slots.png(b"x")
    text = '<p title="data:,slot-0">src="data:,slot-0"</p>'
    assert looked_through(text, slots.held) == (text, ())
