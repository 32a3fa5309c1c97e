"""Quotation anchors: W3C Web Annotation TextQuoteSelector with TextPositionSelector."""

import msgspec


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """Exact words at one place of a text.

    ``prefix`` and ``suffix`` are the words around the quotation; ``start`` and ``end`` count
    Unicode code points of the normalised text (NFC, line feeds), end exclusive.
    """

    exact: str
    """The words."""
    prefix: str
    """The words right before them."""
    suffix: str
    """The words right after them."""
    start: int
    """Where they begin in the text, in code points from 0."""
    end: int
    """Where they end, exclusive."""
