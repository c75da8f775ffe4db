"""Packs a finished book as EPUB 3.3."""

from builder.publication import Publication


def write_epub(publication: Publication) -> bytes:
    """Return the EPUB of ``publication``: the same book gives the same bytes.

    Raises:
        ValueError: two files share a path, or a file is empty.
    """
    from builder.backends.epub.archive import pack  # loads EbookLib, which few runs need

    return pack(publication)
