"""What the file says of itself: title and the like, dates, what it conforms to, colour space."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import assert_never
from xml.sax.saxutils import escape

from builder import __version__
from builder.backends.pdf import syntax
from builder.backends.pdf.canvas import FileCanvas
from builder.backends.pdf.purpose import PrintShop, Purpose, Screen
from builder.drawing import Document

PRODUCER = f"cardbook {__version__}"
REGISTER = "http://www.color.org"
"""Where the conditions of output are registered."""


def add_metadata(canvas: FileCanvas, document: Document, purpose: Purpose) -> None:
    """Write the information dictionary, the XMP packet and the output intent.

    Args:
        canvas: the file.
        document: whose title, author and so on are told.
        purpose: what the file claims to be good for.
    """
    _add_information(canvas, document)
    claims, schema = _claims_of(purpose, document)
    packet = canvas.add_plain_stream(
        _packet(document, claims, schema).encode(), "/Type/Metadata/Subtype/XML"
    )
    canvas.set_catalog(Metadata=f"{packet} 0 R", MarkInfo="<</Marked true>>")
    _add_intent(canvas, purpose)


def _add_information(canvas: FileCanvas, document: Document) -> None:
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject(document.subject)
    canvas.setKeywords(", ".join(document.keywords))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    date = f"D:{document.date.replace('-', '')}000000Z"
    canvas.setDateFormatter(lambda *_: date)


def _packet(document: Document, claims: str, schema: str) -> str:
    """Return the XMP packet (ISO 16684-1), which agrees with the information dictionary."""
    moment = f"{document.date}T00:00:00Z"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{claims}
<dc:format>application/pdf</dc:format>
<dc:title>{_alternatives(document.title)}</dc:title>
<dc:description>{_alternatives(document.subject)}</dc:description>
<dc:creator>{_listed("Seq", (document.author,))}</dc:creator>
<dc:language>{_listed("Bag", (document.language,))}</dc:language>
{_optional("dc:rights", _alternatives(document.rights) if document.rights else "")}\
{_optional("dc:identifier", escape(document.identifier))}\
{_optional("dc:subject", _listed("Bag", document.keywords) if document.keywords else "")}\
<pdf:Keywords>{escape(", ".join(document.keywords))}</pdf:Keywords>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
</rdf:Description>
{schema}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def _listed(kind: str, texts: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)
    return f"<rdf:{kind}>{items}</rdf:{kind}>"


def _optional(tag: str, content: str) -> str:
    return f"<{tag}>{content}</{tag}>\n" if content else ""


RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def _claims_of(purpose: Purpose, document: Document) -> tuple[str, str]:
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


def _add_intent(canvas: FileCanvas, purpose: Purpose) -> None:
    """Write how the colours are meant to come out; without a profile nothing is said."""
    match purpose:
        case Screen(srgb=b""):
            return
        case Screen(srgb=profile):
            name = "sRGB IEC61966-2.1"
            condition = f"/S/GTS_PDFA1/OutputConditionIdentifier({name})/Info({name})"
            _add(canvas, condition, profile, 3)
        case PrintShop():
            words = syntax.text_string(purpose.described)
            condition = (
                f"/S/GTS_PDFX/OutputConditionIdentifier{syntax.text_string(purpose.condition)}"
                f"/OutputCondition{words}/Info{words}"
            )
            _add(canvas, condition, purpose.press, 4)
        case _:
            assert_never(purpose)


def _add(canvas: FileCanvas, condition: str, profile: bytes, channels: int) -> None:
    embedded = canvas.add_stream(profile, f"/N {channels}")
    intent = canvas.add(
        f"<</Type/OutputIntent{condition}/RegistryName({REGISTER})"
        f"/DestOutputProfile {embedded} 0 R>>"
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
