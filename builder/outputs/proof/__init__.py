"""The finished build on one page for people: its pages as pictures, cautions, fit, hashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.outputs.output import Composed, Files, Made, Output

if TYPE_CHECKING:
    from builder.edition import Edition


def _compose(_edition: Edition, made: Made) -> Composed[bytes]:
    from builder.outputs.proof.page import compose_proof_page

    return Composed(compose_proof_page(made.outcome) if made.outcome else None)


def _write(page: bytes, _edition: Edition, _made: Made) -> Files:
    return {PROOF.file: page}


PROOF = Output(
    name="proof",
    file="index.html",
    about="all of it on one page: every face, sheet and page of the book, where each caution "
    "stands, how everything fits, what was found",
    compose=_compose,
    write=_write,
    gates=(),
    cautions="none",
    medium="screen",
    shows_build=True,
)
