"""Single faces for a print shop, their colour running off the card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.outputs.cards import CARDS
from builder.outputs.output import Composed, Files, Made, Output, ProofView, Written

if TYPE_CHECKING:
    from builder.diagnostics import Finding
    from builder.drawing import Document
    from builder.edition import Edition


@dataclass(frozen=True, slots=True)
class ShopFaces:
    """The faces with what runs into the bleed."""

    document: Document


def _compose(_edition: Edition, made: Made) -> Composed[ShopFaces]:
    from builder.outputs.shop.bleed import with_bleed

    cards = made.form(CARDS)
    return Composed(ShopFaces(with_bleed(cards.document, cards.grounds)))


def _write(faces: ShopFaces, edition: Edition, _made: Made) -> Files:
    from builder.backends.pdf import PrintShop, write_shop_pdf

    shop = PrintShop(edition.profile(), edition.profile("FOGRA39"))
    return {SHOP.file: write_shop_pdf(faces.document, edition.family, shop)}


def _check(written: Written[ShopFaces]) -> Iterable[Finding]:
    from builder.gates.pdf import check_shop

    return check_shop(written.pdf, written.form.document)


SHOP = Output(
    name="shop",
    file="cards-shop.pdf",
    about="for a print shop: single faces, their colour running 3 mm off the card",
    compose=_compose,
    write=_write,
    gates=(_check,),
    cautions="faces again",
    asked_by=("pdf", "all"),
    needs=(CARDS,),
    view=ProofView(width=748, most=120, by_card=True, unless=CARDS.name),
)
