"""Long values pass by the templates and come to their places."""

from __future__ import annotations

from builder.outputs.proof.slots import Slots


def test_values_come_to_their_places() -> None:
    slots = Slots()
    picture, document = slots.png(b"\x00\xff"), slots.document('<p class="a">1 & 2 &lt; 3</p>')
    page = slots.fill(f'<img src="{picture}"><iframe srcdoc="{document}"></iframe>')
    assert page == (
        '<img src="data:image/png;base64,AP8=">'
        '<iframe srcdoc="<p class=&quot;a&quot;>1 &amp; 2 &amp;lt; 3</p>"></iframe>'
    )


def test_text_that_looks_like_a_place_is_left_alone() -> None:
    slots = Slots()
    slots.png(b"x")
    text = '<p title="data:,slot-0">src=&#34;data:,slot-0&#34;</p>'
    assert slots.fill(text) == text
