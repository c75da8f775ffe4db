"""A card's faces in pairs: front and back, then the continuation cards that a long text needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.compose.cards.blocks import Block, Callout, Face
from builder.compose.cards.face import Measured, measure_face
from builder.compose.cards.fitting import fits, too_long
from builder.compose.cards.flow import block_height, gap_before, stacked_height
from builder.compose.cards.footer import lay_footer
from builder.compose.laid import Laid
from builder.compose.sizes import TOLERANCE
from builder.diagnostics import ContentError
from builder.templating import Tag

SIDES = 2


@dataclass(frozen=True, slots=True)
class NamedFace:
    """A measured face with the name and the label of its page."""

    name: str
    label: str
    measured: Measured


def paired_faces(
    name: str, label: str, front: Measured, back: Measured, words: dict[str, str]
) -> tuple[NamedFace, ...]:
    """Return the faces of a card, an even number of them, each with its page's name and label.

    Each continuation card begins with the cautions of the front again, the gravest first, so that
    no card of the set lies about without them.

    Args:
        words: ``back`` and ``continued`` in the guide's language.

    Raises:
        ContentError: ``fit-too-long``, one block alone is taller than a face.
    """
    faces = [front, back] if fits(front) and fits(back) else _faces(front, back, words)
    names = [_name(name, index) for index in range(len(faces))]
    labels = [_label(label, index, words) for index in range(len(faces))]
    return tuple(map(NamedFace, names, labels, _led_on(faces, names, words)))


def _name(name: str, index: int) -> str:
    card = name if index < SIDES else f"{name}-{index // SIDES + 1}"
    return f"{card}-back" if index % SIDES else card


def _label(label: str, index: int, words: dict[str, str]) -> str:
    card = label if index < SIDES else f"{label} ({words['continued']})"
    return f"{card} {words['back']}" if index % SIDES else card


def _faces(front: Measured, back: Measured, words: dict[str, str]) -> list[Measured]:
    repeated = _repeated(front)
    faces: list[Measured] = []
    for source in (front, back):
        faces += _filled(source, repeated, len(faces), words["continued"])
    if len(faces) % SIDES:
        last = faces[-1]
        faces.append(_shell(last.face, (), last))
    return faces


def _repeated(front: Measured) -> tuple[Block, ...]:
    """Return the front's cautions, as many as leave half of a face to what goes on below."""
    room, filled = front.frame.column.height / 2, 0.0
    kept: list[Block] = []
    for block, laid in zip(front.face.blocks, front.column, strict=True):
        if isinstance(block, Callout):
            filled += laid.height + front.look.theme.card.block_gap
            if filled > room:
                break
            kept.append(block)
    return tuple(kept)


def _filled(
    source: Measured, repeated: tuple[Block, ...], before: int, continued: str
) -> Iterator[Measured]:
    """Yield the blocks of ``source`` on as many faces as they need; ``before`` faces are filled."""
    further = replace(
        source.face, side="back", title=f"{source.face.title} ({continued})", blocks=()
    )
    rest, count = list(zip(source.face.blocks, source.column, strict=True)), before
    while rest or count == before:
        opens = count >= SIDES and count % SIDES == 0
        shell = _shell(
            source.face if count == before else further, repeated if opens else (), source
        )
        taken = _taken([laid for _, laid in rest], shell)
        if rest and not taken:
            raise ContentError([too_long(_with(shell, rest[:1]))])
        yield _with(shell, rest[:taken])
        rest, count = rest[taken:], count + 1


def _shell(face: Face, blocks: tuple[Block, ...], like: Measured) -> Measured:
    return measure_face(replace(face, blocks=blocks), like.card, like.look)


def _taken(column: Sequence[Laid], shell: Measured) -> int:
    """Return how many blocks of ``column`` fit below those that ``shell`` has."""
    look, room = shell.look, shell.frame.column.height + TOLERANCE
    filled = stacked_height(shell.column, look)
    above = shell.column[-1] if shell.column else None
    for index, laid in enumerate(column):
        filled += gap_before(laid, above, look) + block_height(laid, look)
        if filled > room:
            return index
        above = laid
    return len(column)


def _with(shell: Measured, pairs: Sequence[tuple[Block, Laid]]) -> Measured:
    blocks = (*shell.face.blocks, *(block for block, _ in pairs))
    column = (*shell.column, *(laid for _, laid in pairs))
    return replace(shell, face=replace(shell.face, blocks=blocks), column=column)


def _led_on(
    faces: Sequence[Measured], names: Sequence[str], words: dict[str, str]
) -> Iterator[Measured]:
    """Yield ``faces``; the foot of each but the last with text leads to the next of them."""
    last = max((index for index, item in enumerate(faces) if item.face.blocks), default=0)
    for index, measured in enumerate(faces):
        leads = index < last and measured.footer is not None
        yield _leading(measured, names[index + 1], words) if leads else measured


def _leading(measured: Measured, target: str, words: dict[str, str]) -> Measured:
    said = f"{measured.face.number} {words['continued']}".strip()
    tag = Tag("next", measured.face.at, {}, [said])
    face = replace(measured.face, next_words=tag, next_target=target, next_says=said)
    footer = lay_footer(face, measured.look, measured.frame.footer.width)
    return replace(measured, face=face, footer=footer)
