"""A card's faces in pairs: front and back, then the continuation cards that a long text needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from builder.diagnostics import ContentError, Finding
from builder.drawing import Side
from builder.layout.blocks import Block, CalloutBlock, Face, Following, Group, SmallPrint, StepBlock
from builder.layout.fit import TOLERANCE
from builder.layout.flow import block_height, gap_before, stacked_height
from builder.layout.laid import Laid
from builder.model import Span, Text
from builder.model.words import CardWords
from builder.outputs.cards.face import Frame, MeasuredFace, measure_face
from builder.outputs.cards.fitting import fits, too_long
from builder.outputs.cards.footer import lay_footer

SIDE: tuple[Side, Side] = ("front", "back")
SIDES = len(SIDE)
HALVINGS = 16
"""Halvings of the search for evenly filled faces: down to less than 0.01 mm."""
SOMEWHERE = "further"
"""Stands for a face that has no name yet: a way that leads somewhere has an arrow before it."""

Pair = tuple[Block, Laid]


@dataclass(frozen=True, slots=True)
class NamedFace:
    """A measured face with the name, the label and the side of its page.

    ``continuation`` counts from 1 on continuation cards.
    """

    name: str
    label: str
    side: Side
    continuation: int
    measured: MeasuredFace


def paired_faces(
    name: str, label: str, front: MeasuredFace, back: MeasuredFace, words: CardWords
) -> tuple[NamedFace, ...]:
    """Return the faces of a card, fronts and backs by turns.

    Each continuation card begins with the cautions of the front again, the gravest first, so that
    no card of the set lies about without them.

    Args:
        words: ``back`` and ``continued`` in the guide's language.

    Raises:
        ContentError: ``fit-too-long``, one block alone is taller than a face.
    """
    faces = [front, back] if fits(front) and fits(back) else _faces(front, back, words)
    turns = [(SIDE[index % SIDES], index // SIDES) for index in range(len(faces))]
    names = [_name(name, *turn) for turn in turns]
    return tuple(
        NamedFace(each, _label(label, *turn, words), *turn, face)
        for each, turn, face in zip(names, turns, _led_on(faces, names, words), strict=True)
    )


def _name(name: str, side: Side, continuation: int) -> str:
    """Return what links call a face: this is also how the finished file says which face it is."""
    card = f"{name}-{continuation + 1}" if continuation else name
    return f"{card}-back" if side == "back" else card


def _label(label: str, side: Side, continuation: int, words: CardWords) -> str:
    card = f"{label} ({words.continued})" if continuation else label
    return f"{card} {words.back}" if side == "back" else card


def _faces(front: MeasuredFace, back: MeasuredFace, words: CardWords) -> list[MeasuredFace]:
    """Return the faces of a card that needs more than two, an even number of them.

    Where a block is too tall to stand below even one caution repeated, as on a small card a step
    with its own caution is, that caution has the front to itself and the block takes the back.

    Raises:
        ContentError: as ``paired_faces``.
    """
    refused: tuple[Finding, ...] = ()
    repetitions = tuple(_repetitions(front))
    for repeated, alone in (*((each, False) for each in repetitions), (repetitions[-1], True)):
        try:
            return _spread(front, back, repeated, words.continued, alone=alone)
        except ContentError as error:
            refused = error.findings
    raise ContentError(refused)


def _repetitions(front: MeasuredFace) -> Iterator[tuple[Block, ...]]:
    """Yield the cautions to repeat: as many as leave half of a face, then fewer, one at least."""
    room, filled = front.frame.column.height / 2, 0.0
    kept: list[Block] = []
    for block, laid in zip(front.face.blocks, front.column, strict=True):
        if isinstance(block, CalloutBlock):
            filled += laid.height + front.look.measures.block_gap
            if kept and filled > room:
                break
            kept.append(block)
    yield tuple(kept)
    for count in range(len(kept) - 1, 0, -1):
        yield tuple(kept[:count])


def _spread(
    front: MeasuredFace,
    back: MeasuredFace,
    repeated: tuple[Block, ...],
    continued: str,
    *,
    alone: bool,
) -> list[MeasuredFace]:
    """Return the faces: the front as full as can be, all others as evenly filled as can be."""
    opening = _shell(front.face, (), front, continued)
    pairs = _gravest_shown(_pairs(front), opening)
    kept = min(_taken(pairs, opening, 1.0), _before_small_print(front.face))
    left = pairs[kept:]
    one_text = front.face.title == back.face.title
    rest = [*left, *_pairs(back)] if one_text else [*_pairs(back), *left]
    shells = _further(back, repeated, continued)
    cut = partial(_cut, rest, shells, alone=alone)
    count = len(cut(1.0)) // SIDES * SIDES + 1
    cuts = cut(_least_share(cut, count))
    cuts += [[]] * (count - len(cuts))
    further = (_with(_shell_at(at, shells), pairs) for at, pairs in enumerate(cuts))
    return [_with(opening, pairs[:kept]), *further]


def _gravest_shown(pairs: list[Pair], opening: MeasuredFace) -> list[Pair]:
    """Return ``pairs`` with the first caution among those that the front has room for.

    What stands directly above it makes room: facts and cue are read on the back as well.
    """
    first = next((at for at, (block, _) in enumerate(pairs) if isinstance(block, CalloutBlock)), 0)
    for above in range(first, 0, -1):
        order = [*pairs[:above], pairs[first], *pairs[above:first], *pairs[first + 1 :]]
        if _taken(order, opening, 1.0) > above:
            return order
    return pairs


def _before_small_print(face: Face) -> int:
    """Return how many blocks come before the small print at the end, its first lines included.

    Where there are more faces anyway, the rest of it leaves its room to the picture.
    """
    end = len(face.blocks)
    while end and isinstance(face.blocks[end - 1], SmallPrint):
        end -= 1
    return end + 1


def _further(
    back: MeasuredFace, repeated: tuple[Block, ...], continued: str
) -> tuple[MeasuredFace, ...]:
    """Return the faces after the first, empty: the back, each sheet's front, each sheet's back."""
    title = f"{back.face.title} ({continued})"
    face = replace(back.face, title=title)
    return (
        _shell(back.face, (), back, continued),
        _shell(face, repeated, back, continued),
        _shell(face, (), back, continued),
    )


def _shell_at(index: int, shells: tuple[MeasuredFace, ...]) -> MeasuredFace:
    """Return the empty face at ``index``, 0 being that after the front."""
    return shells[0] if index == 0 else shells[2 - index % SIDES]


def _least_share(cut: Callable[[float], list[list[Pair]]], count: int) -> float:
    """Return how full (0 to 1) each face must be for ``count`` faces to hold all."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if len(cut(middle)) <= count else (middle, high)
    return high


def _cut(
    rest: Sequence[Pair], shells: tuple[MeasuredFace, ...], share: float, *, alone: bool
) -> list[list[Pair]]:
    """Return ``rest`` cut up for the faces after the first, each at most ``share`` (0 to 1) full.

    A face that would be empty so takes one block. If that has no room below what is repeated
    there and ``alone`` allows it, the face takes none.

    Raises:
        ContentError: ``fit-too-long``, a block is taller than a face.
    """
    cuts: list[list[Pair]] = []
    start = 0
    while start < len(rest):
        shell = _shell_at(len(cuts), shells)
        taken = _taken(rest[start:], shell, share) or min(1, _taken(rest[start:], shell, 1.0))
        if not taken and not (alone and shell.column):
            raise ContentError([too_long(_with(shell, rest[start : start + 1]))])
        cuts.append(list(rest[start : start + taken]))
        start += taken
    return cuts


def _pairs(measured: MeasuredFace) -> list[Pair]:
    return list(zip(measured.face.blocks, measured.column, strict=True))


def _shell(
    face: Face, blocks: tuple[Block, ...], like: MeasuredFace, continued: str
) -> MeasuredFace:
    """Return a face with ``blocks``, its foot tall enough to lead to another face as well."""
    shell = measure_face(replace(face, blocks=blocks), like.card, like.look)
    if not face.stamp:
        return shell
    onward = replace(shell.face, following=_onward(face, SOMEWHERE, continued))
    leading = measure_face(onward, like.card, like.look)
    return replace(shell, frame=min(shell.frame, leading.frame, key=_room))


def _room(frame: Frame) -> float:
    return frame.column.height


def _taken(pairs: Sequence[Pair], shell: MeasuredFace, share: float) -> int:
    """Return how many of ``pairs`` fill at most ``share`` (0 to 1) of a face, ``shell`` included.

    The name of a group does not end a face.
    """
    look, room = shell.look, shell.frame.column.height * share + TOLERANCE
    repeated = {_caution(block): laid for block, laid in _pairs(shell)}
    filled, end = stacked_height(shell.column, look), 0
    above = shell.column[-1] if shell.column else None
    for index, (block, laid) in enumerate(pairs, 1):
        filled += gap_before(laid, above, look) + block_height(laid, look)
        if (again := repeated.pop(_caution(block), None)) is not None:
            filled -= again.height + look.measures.block_gap
        if filled > room:
            break
        if not isinstance(block, Group) or index == len(pairs):
            end = index
        above = laid
    return end


def _with(shell: MeasuredFace, pairs: Sequence[Pair]) -> MeasuredFace:
    """Return ``shell`` with ``pairs``; a caution that these hold is not repeated above them."""
    cautions = {_caution(block) for block, _ in pairs} - {""}
    above = [pair for pair in _pairs(shell) if _caution(pair[0]) not in cautions]
    together = [*above, *pairs]
    face = replace(shell.face, blocks=tuple(block for block, _ in together))
    return replace(shell, face=face, column=tuple(laid for _, laid in together))


def _caution(block: Block) -> str:
    """Return the id of the caution that ``block`` prints, if it prints one."""
    match block:
        case CalloutBlock(caution=caution) | StepBlock(callout=CalloutBlock(caution=caution)):
            return caution
        case _:
            return ""


def _led_on(
    faces: Sequence[MeasuredFace], names: Sequence[str], words: CardWords
) -> Iterator[MeasuredFace]:
    """Yield ``faces``; the foot of each but the last with text leads to the next of them."""
    last = max((index for index, item in enumerate(faces) if item.face.blocks), default=0)
    for index, measured in enumerate(faces):
        leads = index < last and measured.face.stamp
        yield _leading(measured, names[index + 1], words) if leads else measured


def _leading(measured: MeasuredFace, target: str, words: CardWords) -> MeasuredFace:
    following = _onward(measured.face, target, words.continued)
    face = replace(measured.face, following=following)
    footer = lay_footer(face, measured.look, measured.frame.footer.width)
    return replace(measured, face=face, footer=footer)


def _onward(face: Face, target: str, continued: str) -> Following:
    """Return what the foot of ``face`` says where the text goes on at ``target``."""
    name = f"{face.number} {continued}".strip()
    return Following(target, name, Text((Span(name),)))
