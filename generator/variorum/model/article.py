"""Articles: source texts with their annotations and their descent."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from variorum.model.claim import Statement
from variorum.model.dates import EdtfDate
from variorum.model.quotation import Quotation
from variorum.model.record import Record
from variorum.model.sensitivity import SensitiveSpan, Sensitivity, joined
from variorum.model.translation import Tongues, is_same


class DerivationKind(StrEnum):
    """How one article rests on another."""

    COPY = "copy"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    REVISION = "revision"


class Basis(StrEnum):
    """How the descent is known: a credit line, a statement in the text, or the text itself."""

    CREDITED = "credited"
    STATED = "stated"
    TEXTUAL = "textual"


class Display(StrEnum):
    """What the public site may show of a text."""

    FULL = "full"
    EXCERPTS = "excerpts"
    NONE = "none"


class Derivation(msgspec.Struct, frozen=True):
    """One article rests on another."""

    article: str
    kind: DerivationKind
    basis: Basis
    note: str = ""


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A record that a quotation names, and the wording, where it is a name."""

    id: str
    wording: str | None = None


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """An exact quotation with what it says.

    ``by`` is never empty: without claimants of its own, the publisher speaks.
    """

    quote: Quotation
    about: tuple[str, ...] = ()
    by: tuple[str, ...]
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    note: str = ""
    sensitive: tuple[Sensitivity, ...] = ()


class SetAside(msgspec.Struct, frozen=True):
    """A passage that an editor read and found to carry no claim, with the reason."""

    quote: Quotation
    because: str


class Article(Record, frozen=True, kw_only=True, tag="article"):
    """A text published by someone.

    ``text`` is normalised (NFC, line feeds, no final newline) or None when it is not held.
    ``sha256`` is that text's hash in hex. ``supplied`` names the fields whose values editors
    brought from outside the text. ``fingerprints`` are checksums of some of its own words, by which
    texts that share passages are found: see ``resolve/rules/undeclared.py``.
    """

    KIND: ClassVar[str] = "article"

    title: str
    publisher: str
    published: EdtfDate | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    archive_url: str | None = None
    archived: EdtfDate | None = None
    accessed: EdtfDate | None = None
    supplied: tuple[str, ...] = ()
    derived_from: tuple[Derivation, ...] = ()
    display: Display = Display.EXCERPTS
    seal: str | None = None
    sha256: str | None = None
    text: str | None = None
    annotations: tuple[Annotation, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    fingerprints: bytes = b""

    @property
    def sensitive_spans(self) -> tuple[SensitiveSpan, ...]:
        """The quoted words that are marked, with the article's own marks."""
        return tuple(
            SensitiveSpan(a.quote.start, a.quote.end, joined(a.sensitive, self.sensitive))
            for a in self.annotations
            if a.sensitive
        )

    @property
    def heading(self) -> str:
        """What the record is called on pages."""
        return self.title

    def shown_heading(self, tongues: Tongues) -> tuple[str, str]:
        """Its own title: a translation is never shown as the title of the article."""
        tag = tongues.records if "title" in self.supplied else self.language or tongues.records
        return self.title, "" if is_same(tag, tongues.site) else tag
