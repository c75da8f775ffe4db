"""What the file says of itself: title and the like, dates, conformance, colour space."""

from __future__ import annotations

from xml.sax.saxutils import escape

from builder import __version__
from builder.backends.pdf.canvas import FileCanvas
from builder.backends.pdf.claims import add_intent, claims_of
from builder.backends.pdf.purpose import Purpose
from builder.drawing import Document

PRODUCER = f"cardbook {__version__}"


def add_metadata(canvas: FileCanvas, document: Document, purpose: Purpose) -> None:
    """Write the information dictionary, the XMP packet and the output intent.

    Args:
        canvas: the file.
        document: whose title, author and so on are told.
        purpose: what the file claims to be good for.
    """
    _add_information(canvas, document)
    claims, schema = claims_of(purpose, document)
    packet = canvas.add_plain_stream(
        _packet(document, claims, schema).encode(), "/Type/Metadata/Subtype/XML"
    )
    canvas.set_catalog(Metadata=f"{packet} 0 R", MarkInfo="<</Marked true>>")
    add_intent(canvas, purpose)


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
