"""What a file claims to conform to, and the output intent that goes with it."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import assert_never

from builder.backends.pdf import syntax
from builder.backends.pdf.canvas import FileCanvas
from builder.backends.pdf.purpose import PrintShop, Purpose, Screen
from builder.drawing import Document

REGISTER = "http://www.color.org"
"""Where the conditions of output are registered."""


def claims_of(purpose: Purpose, document: Document) -> tuple[str, str]:
    """Return what the XMP packet says of conformance, and further descriptions that needs."""
    match purpose:
        case Screen(srgb=b""):
            return ACCESSIBLE, ""
        case Screen():
            return ACCESSIBLE + ARCHIVAL, UA_SCHEMA
        case PrintShop():
            return EXCHANGED, SHOP_SCHEMA.format(identity=_identity(document))
        case _:
            assert_never(purpose)


def _identity(document: Document) -> str:
    """Return what names the document through all its versions: a digest, spelt as a UUID."""
    digest = hashlib.sha256(f"{document.identifier}\n{document.title}".encode()).hexdigest()
    ends = (0, 8, 12, 16, 20, 32)
    return "-".join(digest[start:end] for start, end in pairwise(ends))


def add_intent(canvas: FileCanvas, purpose: Purpose) -> None:
    """Write how the colours are meant to come out; without a profile nothing is said."""
    match purpose:
        case Screen(srgb=b""):
            return
        case Screen(srgb=profile):
            name = "sRGB IEC61966-2.1"
            said = f"/S/GTS_PDFA1/OutputConditionIdentifier({name})/Info({name})"
            _add(canvas, said, profile, 3)
        case PrintShop():
            words = syntax.text_string(purpose.described)
            said = (
                f"/S/GTS_PDFX/OutputConditionIdentifier{syntax.text_string(purpose.condition)}"
                f"/OutputCondition{words}/Info{words}"
            )
            _add(canvas, said, purpose.press, 4)
        case _:
            assert_never(purpose)


def _add(canvas: FileCanvas, said: str, profile: bytes, channels: int) -> None:
    embedded = canvas.add_stream(profile, f"/N {channels}")
    intent = canvas.add(
        f"<</Type/OutputIntent{said}/RegistryName({REGISTER})/DestOutputProfile {embedded} 0 R>>"
    )
    canvas.set_catalog(OutputIntents=f"[{intent} 0 R]")


ACCESSIBLE = "<pdfuaid:part>1</pdfuaid:part>"
EXCHANGED = "<pdf:Trapped>False</pdf:Trapped>"
SHOP_SCHEMA = """<rdf:Description rdf:about=""
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
"""
ARCHIVAL = "\n<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
UA_SCHEMA = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""PDF/A knows no PDF/UA: the property that claims it must be described (ISO 19005-2, 6.6.2.3)."""
