"""Quotation anchors: W3C Web Annotation TextQuoteSelector with TextPositionSelector."""

import msgspec


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """Exact words at one place of a text.

    ``prefix`` and ``suffix`` are the words around the quotation; ``start`` and ``end`` count
    Unicode code points of the normalised text (NFC, line feeds), end exclusive.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
