"""What an output is: how it is made, what looks at it, where people are told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar, cast, runtime_checkable

if TYPE_CHECKING:
    from builder.backends.pdf import EncodedFaces
    from builder.diagnostics import Finding
    from builder.drawing import Document
    from builder.edition import Edition, Options
    from builder.gates.cautions import Place, Where
    from builder.gates.epub.opened import OpenedBook
    from builder.gates.opened import Opened
    from builder.gates.pdf import OpenedPdf

Form = TypeVar("Form")
Files = dict[str, bytes]
"""Contents by the name of the file in the folder of the outputs."""
Medium = Literal["paper", "screen"]
"""What is printed takes the ink that was asked for, what is read on a screen keeps its colours."""


@runtime_checkable
class Paged(Protocol):
    """A form that a PDF is written from."""

    @property
    def document(self) -> Document: ...


@dataclass(frozen=True, slots=True)
class Composed(Generic[Form]):
    """A finished form, or none where there is nothing to make.

    Attributes:
        findings: warnings.
        why_none: what a person is told where there is nothing to make.
    """

    form: Form | None
    findings: tuple[Finding, ...] = ()
    why_none: str = ""


@dataclass(frozen=True, slots=True)
class Written(Generic[Form]):
    """A file as it was written, with what it was written from: all that a gate looks at.

    Attributes:
        name: of the file.
        shown_again: the files of the outputs that it needs, by name.
        opened: the file, opened once for all gates; nothing if it is neither PDF nor book.
    """

    name: str
    content: bytes = field(repr=False)
    form: Form
    edition: Edition
    shown_again: Mapping[str, Opened] = field(default_factory=dict, repr=False)
    opened: Opened | None = None

    @property
    def pdf(self) -> OpenedPdf:
        """The file, which is a PDF."""
        return cast("OpenedPdf", self.opened)

    @property
    def book(self) -> OpenedBook:
        """The file, which is a book."""
        return cast("OpenedBook", self.opened)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A build that is about to be saved, as far as its proof page tells of it.

    Attributes:
        edition: in colour.
        outputs: all that could be asked for, in the order in which they are shown.
        files: every file by name, ``build.json`` among them.
        opened: those that gates look at, as they were opened.
        inventory: what ``build.json`` says.
        records: what it says of each form, by the name of its output.
        findings: warnings and notes; errors would have ended the build.
        places: where cautions were found in the written files; none if nobody looked.
    """

    edition: Edition = field(repr=False)
    outputs: Sequence[Output[Any]] = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False)
    opened: Mapping[str, Opened] = field(repr=False)
    inventory: Mapping[str, Any] = field(repr=False)
    records: Mapping[str, Mapping[str, Any]] = field(repr=False, default_factory=dict)
    findings: tuple[Finding, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What a build has made so far.

    Attributes:
        composed: by the name of the output.
        faces: pages encoded once for all PDFs that show them.
        outcome: the build itself, once all outputs but those that show it are written.
    """

    composed: Mapping[str, Composed[Any]] = field(default_factory=dict)
    faces: EncodedFaces | None = None
    outcome: Outcome | None = None

    def has(self, output: Output[Any]) -> bool:
        """Tell whether there is a form of ``output``."""
        made = self.composed.get(output.name)
        return made is not None and made.form is not None

    def form(self, output: Output[Form]) -> Form:
        """Return the form of ``output``, which is there.

        Raises:
            KeyError: it is not made: the output that asks for it does not name it in ``needs``.
        """
        return cast(Form, self.composed[output.name].form)

    def having(self, output: Output[Form], composed: Composed[Form]) -> Made:
        return replace(self, composed={**self.composed, output.name: composed})

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The warnings about all that was composed."""
        return tuple(each for composed in self.composed.values() for each in composed.findings)

    @property
    def documents(self) -> tuple[Document, ...]:
        """What PDFs are written from, in order."""
        forms = (each.form for each in self.composed.values())
        return tuple(form.document for form in forms if isinstance(form, Paged))


@dataclass(frozen=True, slots=True)
class ProofView:
    """How the proof page pictures a PDF.

    Attributes:
        width: of a page (pixels).
        most: pages pictured; a page that opens and prints comes before completeness.
        by_card: whether its pages are the faces of cards, told card by card.
        are_sheets: whether its pages are sides of sheets.
        unless: the name of an output that shows the same.
    """

    width: int = 1100
    most: int = 40
    by_card: bool = False
    are_sheets: bool = False
    unless: str = ""


def always(_options: Options) -> bool:
    return True


def nothing(*_parts: object) -> tuple[()]:
    return ()


def no_record(_form: object) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Output(Generic[Form]):
    """A file, or some of a kind, that a build makes. ``builder.outputs.OUTPUTS`` lists them.

    Attributes:
        name: in ``--only`` and in the fixed words of each language (``proof.kinds``).
        file: its name; ``{id}`` is the guide's. A name that ends in a slash is that of a folder.
        about: what it is, in a few words of English, for the help and the README.
        compose: makes its form, of what was read and drawn and of the forms it ``needs``.
        write: makes its files of the form.
        gates: look at each file as it was written; what they find is told, errors save nothing.
        cautions: where the guide's cautions must stand in it, as the proof of cautions looks for
            them; ``none`` for what carries none.
        medium: whether it takes the ink that was asked for.
        asked_by: further words that ask for it in ``--only``; ``all`` is what a build makes when
            nobody says.
        when: whether it is made at all, as the options are.
        needs: outputs whose forms it shows again; they are composed first, though perhaps not
            written.
        foresee: tells what cannot be, before anything is drawn.
        record: what ``build.json`` tells of the form.
        summary: what a person is told when it is made: of the form, and of its files as they
            were opened, by name.
        view: how the proof page pictures it; nothing for what it does not.
        shows_build: whether it is made of the finished build. One that stands in the folder of
            outputs is then made anew, asked or not, and no hash of it is kept.
    """

    name: str
    file: str
    about: str
    compose: Callable[[Edition, Made], Composed[Form]]
    write: Callable[[Form, Edition, Made], Files]
    gates: tuple[Callable[[Written[Form]], Iterable[Finding]], ...]
    cautions: Where
    medium: Medium = "paper"
    asked_by: tuple[str, ...] = ("all",)
    when: Callable[[Options], bool] = always
    needs: tuple[Output[Any], ...] = ()
    foresee: Callable[[Edition], Iterable[Finding]] = nothing
    record: Callable[[Form], Mapping[str, Any]] = no_record
    summary: Callable[[Form, Mapping[str, Opened], Edition], Iterable[str]] = nothing
    view: ProofView | None = None
    shows_build: bool = False

    def named(self, edition: Edition) -> str:
        """Return the name of its file, or of its folder with a slash."""
        return self.file.format(id=edition.guide.id)

    def owns(self, name: str, edition: Edition) -> bool:
        """Tell whether the file ``name`` is one of this output."""
        own = self.named(edition)
        return name.startswith(own) if own.endswith("/") else name == own
