"""How a page names another record, a date, and the words it quotes.

Those that are kept between runs are kept as arrays, which are half as long.
"""

import msgspec


class Ref(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A record as another page names it."""

    id: str
    """The record's id."""
    kind: str
    """event, actor, source, place, timeline or comparison."""
    title: str
    """What it is called."""
    path: str | None
    """Its address from the site's root without the first slash; None if it has no page."""
    language: str | None = None
    """The title's language, for the ``lang`` attribute; None if it is the site's."""
    direction: str = ""
    """The direction of that language, ``ltr`` or ``rtl``; empty if it is the site's."""


class DateText(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A date for people and machines."""

    text: str
    """As a person would say it."""
    edtf: str
    """As the record has it (EDTF)."""
    iso: str
    """For the ``datetime`` attribute: a day, month or year; empty where HTML has no form for it."""
    is_uncertain: bool
    """Whether it is less than one certain day."""


class QuoteText(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A quotation, with the claim's own words set apart."""

    before: str
    """The quotation up to the claim's own words."""
    words: str
    """The claim's own words; the whole quotation if none are set apart."""
    after: str
    """The rest of the quotation."""
    language: str | None
    """Language of the text, for the ``lang`` attribute."""
    direction: str
    """``ltr`` or ``rtl``."""
    path: str | None
    """Where the quotation stands on its source's page."""
    is_withheld: bool
    """Whether the words may not be shown, by ``display: none`` or as they are marked."""
    withheld: str = ""
    """Why, as a sentence; empty if they are shown."""
    veil: str = ""
    """What is written on the words that hide them until asked: ``Graphic description: show``."""
