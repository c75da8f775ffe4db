"""The fixed words of the page that tells how to print and laminate."""

from __future__ import annotations

from typing import Annotated, Literal

from builder.model.base import Marked, Value
from builder.model.lamination import PouchName
from builder.model.words.phrase import Each, MarkedWord, Plural, PluralBlanks, Word, blanks
from builder.model.words.printed import PaperName

Duplex = Literal["long", "short", "manual", "fold", "none"]
PouchKind = Literal[PouchName, "custom"]


class LengthWords(Value):
    """How lengths are put together, and which punch does."""

    decimal: Word
    size: Annotated[str, blanks("width", "height")]
    in_inches: Annotated[str, blanks("width", "height", "wide", "tall")]
    punch: Word
    punch_up_to: Annotated[str, blanks("radius")]
    punch_between: Annotated[str, blanks("paper_radius", "radius")]


class CountedWords(Value):
    """What is counted, by the name of its number."""

    cards: Annotated[Plural, PluralBlanks("cards")]
    sheets: Annotated[Plural, PluralBlanks("sheets")]
    pouches: Annotated[Plural, PluralBlanks("pouches", "pouch")]
    cuts: Annotated[Plural, PluralBlanks("cuts")]
    plastic_cuts: Annotated[Plural, PluralBlanks("plastic_cuts")]
    better_pouches: Annotated[Plural, PluralBlanks("better_pouches", "better_pouch")]
    per_pouch: Annotated[Plural, PluralBlanks("per_pouch")]


class NeedWords(Value):
    """What to have."""

    paper: Annotated[str, blanks("paper")]
    pouches: Annotated[str, blanks("pouch_size", "least_pouch_size")]
    exact_pouches: Annotated[str, blanks("pouch_size")]
    cuts: Word
    things: Word
    tools: Annotated[str, blanks("punch")]


class CornerWords(Value):
    """The corner in true size."""

    title: Word
    alt: Annotated[str, blanks("card_size", "seal")]
    paper: Annotated[Marked, blanks("card_size", "paper_radius")]
    square_paper: Annotated[Marked, blanks("card_size")]
    plastic: Annotated[Marked, blanks("plastic_size", "seal")]
    pouch: Annotated[Marked, blanks("pouch_size", "beside", "above")]
    shared_pouch: Annotated[Marked, blanks("beside", "above")]


class KnowWords(Value):
    """What is good to know."""

    title: Word
    film: Word
    film_text: Each[PaperName, Word]
    matt: Word
    matt_text: Word
    ink: Word
    ink_text: Word
    oil: Word
    oil_text: Annotated[str, blanks("oily_seal")]
    oil_larger_text: Annotated[str, blanks("oily_seal", "oily_pouch_size")]
    hole: Word
    hole_text: Word
    alone: Word
    alone_text: Annotated[str, blanks("better_pouches_said", "better_pouch_size")]


class SealingWords(Value):
    """The steps: what each is called, what its picture shows, what it says."""

    title: Word
    print: Word
    print_alt: Word
    print_text: Each[Duplex, Annotated[Marked, blanks("file")]]
    measure: Word
    measure_alt: Word
    measure_text: MarkedWord
    meet_text: MarkedWord
    cut_paper: Word
    cut_paper_alt: Word
    cut_paper_text: Annotated[Marked, blanks("card_size")]
    fold: Word
    fold_alt: Word
    fold_text: MarkedWord
    cut_pair: Word
    cut_pair_text: MarkedWord
    join: Word
    join_alt: Word
    join_text: MarkedWord
    round_paper: Word
    round_paper_alt: Word
    round_paper_text: Annotated[Marked, blanks("paper_radius")]
    dry: Word
    dry_alt: Word
    dry_text: MarkedWord
    first: Word
    first_alt: Word
    first_text: MarkedWord
    seal: Word
    seal_alt: Word
    seal_text: MarkedWord
    seal_shared_text: Annotated[Marked, blanks("per_pouch", "between")]
    cool: Word
    cool_alt: Word
    cool_text: MarkedWord
    cut_plastic: Word
    cut_plastic_alt: Word
    cut_plastic_text: Annotated[Marked, blanks("seal")]
    cut_shared_text: Annotated[Marked, blanks("seal")]
    round_plastic: Word
    round_plastic_alt: Word
    round_plastic_text: Annotated[Marked, blanks("radius")]


class LaminateWords(Value):
    """Texts in which lengths, numbers and names are filled in."""

    title: Word
    lengths: LengthWords
    papers: Each[PaperName, Word]
    pouches: Each[PouchKind, Word]
    counted: CountedWords
    needs: NeedWords
    sizes: CornerWords
    know: KnowWords
    steps: SealingWords
