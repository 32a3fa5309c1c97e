"""What the page of any record says of it: head, names, relations, corrections."""

import msgspec
from markupsafe import Markup

from variorum.views.parts.references import DateText, QuoteText, Ref


class Veiled(msgspec.Struct, frozen=True, gc=False):
    """What a record that is marked as sensitive says of itself."""

    holds: str
    """What it holds: ``graphic description, personal data``."""
    veil: str
    """What is written on the words that hide it until asked; empty where nothing is shown."""
    summary: Markup
    """The editors' summary and note; empty where they are left out."""
    is_left_out: bool
    """Whether there are such words, and they are left out."""


class Heading(msgspec.Struct, frozen=True, gc=False):
    """What stands at the head of a record's page."""

    id: str
    """The record's id."""
    kind: str
    """event, actor, source, place or timeline."""
    title: str
    """Its title or name."""
    path: str
    """Its permanent address from the site's root, without the first slash."""
    description: str
    """One plain sentence for search engines."""
    withdrawn: str
    """Why it was withdrawn; empty if it was not."""
    withdrawn_on: DateText | None
    """When."""
    tags: tuple[str, ...]
    """The record's tags."""
    note: Markup
    """The editors' remark."""
    veiled: Veiled | None
    """Summary and remark of a record that is marked as sensitive."""
    file: str
    """The record's file in the repository."""
    edit_url: str | None
    """Where the file can be edited, if the site says so."""
    former: tuple[str, ...]
    """Its former ids, oldest first."""
    history_url: str | None
    """Where all versions of the file are listed, if the site says where its repository is."""
    twin: str
    """The machine-readable twin, from the page's folder."""
    language: str | None = None
    """The title's language, for the ``lang`` attribute; None if it is the site's."""
    summary_language: str | None = None
    """The summary's language, likewise."""
    own_language: str | None = None
    """The language of the record's other words, likewise."""
    untranslated: str = ""
    """A sentence that says what is not translated for the site's readers; empty if nothing."""


class NameLine(msgspec.Struct, frozen=True, gc=False):
    """A name, and who uses it."""

    name: str
    """The name."""
    language: str | None
    """Its language."""
    direction: str
    """``ltr`` or ``rtl``."""
    used_by: tuple[Ref, ...]
    """The publishers in whose articles it stands."""
    sources: tuple[Ref, ...]
    """Those articles."""


class RelationLine(msgspec.Struct, frozen=True, gc=False):
    """A tie to another record, seen from this page's side."""

    label: str
    """``speaks for``, ``answered by``."""
    ref: Ref
    """The other record."""
    since: DateText | None
    """From when."""
    until: DateText | None
    """Until when."""
    quote: QuoteText | None
    """The supporting words."""
    source: Ref | None
    """The article that they stand in."""
    note: Markup
    """The editors' note."""


class CorrectionLine(msgspec.Struct, frozen=True, gc=False):
    """A published change."""

    on: DateText
    """When."""
    what: str
    """What was corrected."""
    was: str
    """What the page said before."""
    now: str
    """What it says now."""
    because: str
    """Why."""
