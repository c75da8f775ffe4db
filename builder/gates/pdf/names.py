"""Every name in a PDF is one that a PDF of ours may hold.

Whatever a file can do besides showing pages has a name: scripts, forms, files inside the file,
programs to start, other units or boxes of a page. What is not listed here is not there, however it
is spelt or wherever it hangs. The bytes are read as they stand (ISO 32000-1, 7.2 and 7.5.7).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from builder.diagnostics import Finding, OnPage
from builder.gates.pdf.opened import OpenedPdf

KNOWN = frozenset(
    """
    A Alt Annot Annots Ascent Author BaseFont BBox BitsPerComponent BleedBox Block Border ca
    CapHeight Caption Catalog CIDFontType2 CIDSystemInfo CIDToGIDMap Colors ColorSpace Column
    Columns Contents Count CreationDate Creator CS D DCTDecode Decimal DecodeParms
    DescendantFonts Descent Dest DestOutputProfile Dests DeviceCMYK DeviceGray DeviceRGB Disc
    DisplayDocTitle Document Duplex DuplexFlipLongEdge DuplexFlipShortEdge DW Encoding ExtGState
    F False Figure Filespec Filter First Flags FlateDecode Font FontBBox FontDescriptor
    FontFile2 FontName Form GoToR Group GTS_PDFA1 GTS_PDFX H1 H2 H3 Height I ICCBased ID
    Identity-H IDTree Image Index Info ItalicAngle K Keywords Kids L Lang Last Layout Lbl LBody
    Length Length1 LI Limits Link List ListNumbering Marked MarkInfo MCID MCR MediaBox Metadata
    ModDate N Names NewWindow Next None Note Nums O Obj OBJR ObjStm op OPM Ordering Outlines
    OutputCondition OutputConditionIdentifier OutputIntent OutputIntents P Page PageLabels
    PageMode Pages Parent ParentTree ParentTreeNextKey Part Pg Placement Predictor Prev
    PrintScaling Producer R Rect Registry RegistryName Resources Root S Scope Sect Simplex Size
    Span StemV StructParent StructParents StructTreeRoot Subject Subtype Supplement T Table Tabs
    TD TH Title ToUnicode TR Transparency Trapped TrimBox Type Type0 UF URI UseNone UseOutlines
    ViewerPreferences W Width XML XObject XRef XYZ
    """.split()  # noqa: SIM905  (a hundred and fifty quotation marks help nobody)
)
OURS = re.compile(r"[DFGO]\d+|[A-Z]{6}\+.+")
"""Names that are made: of pictures, fonts and states of a page, and of the fonts in the file."""
OBJECT = re.compile(rb"\d+\s+\d+\s+obj\b|\bxref\b|\btrailer\b")
LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
STRING = re.compile(rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)", re.DOTALL)
NAME = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]*)")
CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
PACK = b"ObjStm"


def check_names(pdf: OpenedPdf) -> Iterator[Finding]:
    """Find what a PDF of ours has no name for, each name once."""
    names = {name for part in _dictionaries(pdf.content) for name in _names(part)}
    for name in sorted(names):
        if name not in KNOWN and not OURS.fullmatch(name):
            message = f"the file holds {name!r}, which has no place in it"
            yield Finding(OnPage(pdf.name), "pdf-name-unknown", message)


def _dictionaries(content: bytes) -> Iterator[bytes]:
    """Yield all of a file but what its streams hold; packs of objects are unpacked."""
    at = 0
    while (start := OBJECT.search(content, at)) is not None:
        end = content.find(b"endobj", start.end())
        stream = content.find(b"stream", start.end(), end if end >= 0 else None)
        if stream < 0:
            at = end if end >= 0 else len(content)
            yield content[start.end() : at]
            continue
        head = content[start.end() : stream]
        yield head
        body = stream + len(b"stream") + (2 if content[stream + 6 : stream + 8] == b"\r\n" else 1)
        length = LENGTH.search(head)
        at = body + int(length[1]) if length else content.find(b"endstream", body)
        if PACK in head:
            yield zlib.decompress(content[body:at])


def _names(part: bytes) -> Iterator[str]:
    for match in NAME.finditer(STRING.sub(b" ", part)):
        spelt = CODED.sub(lambda code: bytes([int(code[1], 16)]), match[1])
        yield spelt.decode("latin-1")
