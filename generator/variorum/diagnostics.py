"""What is wrong, where, and how bad: the one form in which problems travel.

Nothing here reads a file or prints. Functions return diagnostics beside their results; only the
doors (command line, MkDocs plugin) show them.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """How bad a problem is: an error stops a build, a warning only a strict one."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Code(StrEnum):
    """The kinds of problem. Each is documented in ``docs/reference/codes.md``."""

    WRONG_ENCODING = "wrong-encoding"
    """The file is not valid UTF-8, or holds a NUL character, which no text file should. Save it as
    UTF-8."""

    UNFIT_CHARACTER = "unfit-character"
    """A text holds what no page and no feed can: a control character other than tab and line feed,
    half of a character outside the basic plane, or a code that Unicode gives to no character.
    Escapes such as ``"\\0"`` stand for such characters too. Delete it; U+0080 to U+009F often come
    from a text in Windows-1252, whose quotation marks and dashes lie there."""

    UNREADABLE_FILE = "unreadable-file"
    """The file cannot be opened: a missing permission, a broken link, or a link that leads out of
    the records folder."""

    UNEXPECTED_FILE = "unexpected-file"
    """A file lies in the records folder that is no record: a wrong folder or a wrong ending.
    It is left out of the site."""

    YAML_SYNTAX = "yaml-syntax"
    """The YAML cannot be parsed. The message says what to change or, where that is not plain, what
    the parser expected."""

    YAML_FEATURE = "yaml-feature"
    """The file uses a YAML feature that Variorum refuses because it hides what is written:
    anchors and aliases, tags, several documents, or a key that is not a plain word."""

    DUPLICATE_KEY = "duplicate-key"
    """The same key stands twice in one mapping. YAML would silently keep only the last one."""

    FRONT_MATTER_MISSING = "front-matter-missing"
    """An article file must begin with a line ``---``, the metadata, and a second line ``---``."""

    FRONT_MATTER_UNCLOSED = "front-matter-unclosed"
    """The front matter was opened with ``---`` but never closed by a second ``---`` line."""

    UNKNOWN_FIELD = "unknown-field"
    """The file has a field that its kind does not know, usually a misspelling."""

    MISSING_FIELD = "missing-field"
    """A required field is not there."""

    PLACEHOLDER = "placeholder"
    """Two or more words in angle brackets, such as ``<its title>``, are left from the template that
    ``variorum new`` wrote. Write what they ask for, or take the field out if it is not needed. An
    incident with ``status: draft`` may have them."""

    WRONG_TYPE = "wrong-type"
    """A field holds the wrong sort of value, such as a word where a list is expected."""

    BAD_VALUE = "bad-value"
    """A field holds a value of the right sort that is not allowed there."""

    BAD_DATE = "bad-date"
    """A date is not valid EDTF (ISO 8601-2), such as ``2024-13`` or ``25 August 2024``."""

    UNDATED_EVENT = "undated-event"
    """A published event has no date, so that it is in no year, in no calendar and in no timeline
    with ``from:`` or ``to:``. Dates may be uncertain (``2024-07~``, ``2012/2015-06``,
    ``../2022``); ``date: XXXX`` says that nothing is known of it."""

    BAD_COUNT = "bad-count"
    """A count is none of ``21``, ``">=84"``, ``"<=10"``, ``50-60``, ``"~50"`` or a known word."""

    BAD_ID = "bad-id"
    """A file name is no usable id: lower-case ASCII letters, digits and single hyphens, with at
    least one letter, and not one of the names that the site needs for itself."""

    DUPLICATE_ID = "duplicate-id"
    """Two records, or a record and an alias, have the same id. Ids are unique across all kinds."""

    UNKNOWN_RECORD = "unknown-record"
    """A reference leads to a record that does not exist, or to one of a kind that cannot stand
    there."""

    RENAMED_RECORD = "renamed-record"
    """A reference uses an old id of a record that has been renamed. It still works; write the new
    id."""

    UNKNOWN_TERM = "unknown-term"
    """A word is not in the vocabulary: an event type, role, category, property, weapon or other
    term. Correct it, or add it to ``vocabulary.yml``."""

    QUOTATION_ABSENT = "quotation-absent"
    """A quotation does not occur in the article's text, character for character. The message shows
    the closest passage; Variorum never re-anchors a quotation by similarity."""

    QUOTATION_AMBIGUOUS = "quotation-ambiguous"
    """A quotation occurs more than once in the text. Add ``prefix:`` or ``suffix:``, or lengthen
    the quotation, so that it names one place."""

    TEXT_NOT_HELD = "text-not-held"
    """An article marked ``text: not-held`` has a body or quotations, or an article without a body
    lacks that mark."""

    SEAL_BROKEN = "seal-broken"
    """The article's text no longer has the recorded SHA-256. If the change is intended, run
    ``variorum seal`` for this article; otherwise restore the text."""

    SEAL_MISSING = "seal-missing"
    """The article's text has no recorded SHA-256 yet, so a later change would go unnoticed.
    Run ``variorum seal``."""

    CLAIM_WITHOUT_PROPERTY = "claim-without-property"
    """A claim must state exactly one property, such as ``killed: 21``; this one states none, or
    several."""

    CLAIM_WITHOUT_EVENT = "claim-without-event"
    """An annotation carries claims but does not say which event they are ``about:``."""

    DUPLICATE_CLAIM = "duplicate-claim"
    """The same claim is recorded twice: same article, quotation, event, property, category, side
    and claimant. Both would have the same permanent address."""

    VALUE_NOT_QUOTED = "value-not-quoted"
    """The number of a claim does not occur in its quotation, in digits or in words. Correct it, or
    add ``verbatim:`` with the claim's own words."""

    PART_EXCEEDS_WHOLE = "part-exceeds-whole"
    """One annotation counts more in a part than in its whole, such as 30 children of 21
    civilians."""

    DERIVATION_CYCLE = "derivation-cycle"
    """Articles derive from each other in a circle, so that none of them can be an origin."""

    UNDECLARED_DERIVATION = "undeclared-derivation"
    """Two articles about one event share long passages of their own words, and no derivation joins
    them: one rests on the other, or both rest on a third text. Add ``derived_from:``. Where they
    only print the same words of somebody else, such as a statement, annotate the passage with its
    claimant or put it under ``set_aside:``; it then no longer counts."""

    RELATION_CYCLE = "relation-cycle"
    """Places lie within each other, or categories nest in each other, in a circle; or a relation
    leads from a record to itself."""

    EMPTY_TIMELINE = "empty-timeline"
    """A timeline says of no event that it belongs there: it has neither ``include:`` nor
    ``entries:``, so that its page shows nothing."""

    COORDINATES_SWAPPED = "coordinates-swapped"
    """A place lies far from the place around it, and would lie near it if latitude and longitude
    were exchanged. ``lat`` is the one between -90 and 90 that grows to the north."""

    PLACE_GIVEN_AWAY = "place-given-away"
    """A quotation names the place of an event that is marked ``sensitive: precise-location``, and
    is not marked itself, so that its words tell what the event's page keeps back."""

    BROKEN_LINK = "broken-link"
    """A ``[[link]]`` in a Markdown text leads to no record."""

    ADDRESS_TAKEN = "address-taken"
    """Two pages want the same address, such as a hand-written page and a record."""

    UNTOUCHED_NUMBER = "untouched-number"
    """No annotation and no passage set aside touches a number of the text. Annotate what it says,
    or set it aside with a reason. Said by ``variorum check --coverage`` only."""

    UNTOUCHED_NAME = "untouched-name"
    """The text names a known actor or place, and no annotation or passage set aside touches any of
    its names there. Said by ``variorum check --coverage`` only."""

    UNANNOTATED_EVENT = "unannotated-event"
    """An event refers to the article, or is mentioned in it, and no annotation is about the event.
    Said by ``variorum check --coverage`` only."""

    BAD_CONFIGURATION = "bad-configuration"
    """A setting in ``mkdocs.yml`` is unknown or has an unusable value."""


class Refusal(Exception):
    """Something was asked that cannot be done; the message tells the editor why, in a line.

    ``is_misuse`` says whether the request was wrong, rather than the material. ``diagnostics`` are
    the problems that it comes from, where they have places; they say all that the message says.
    """

    is_misuse = True
    diagnostics: "Sequence[Diagnostic]" = ()


class Span(msgspec.Struct, frozen=True, order=True):
    """A place in a file: path relative to the project, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Diagnostic(msgspec.Struct, frozen=True):
    """One problem at one place."""

    span: Span
    severity: Severity
    code: Code
    message: str

    def __str__(self) -> str:
        return f"{self.span}: {self.severity}: {self.message} [{self.code}]"

    @property
    def sort_key(self) -> tuple[Span, str, str]:
        """Order by place, then code, then message: the same whatever found it first."""
        return (self.span, self.code, self.message)


class Report:
    """All problems of one run, each once."""

    def __init__(self, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self._diagnostics: dict[Diagnostic, None] = dict.fromkeys(diagnostics)
        self._only_in: dict[Code, str] = {}

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take in further problems; one already known is not counted twice."""
        for found in diagnostics:
            if self._only_in.get(found.code, found.span.file) == found.span.file:
                self._diagnostics[found] = None

    def confine(self, code: Code, file: str) -> None:
        """From now on, take in problems of a code in one file only: it causes all others."""
        self._only_in[code] = file

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._diagnostics, key=lambda diagnostic: diagnostic.sort_key))

    def count(self, severity: Severity) -> int:
        """The number of problems of one severity."""
        return sum(diagnostic.severity is severity for diagnostic in self._diagnostics)

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops a build."""
        return self.count(Severity.ERROR) > 0

    def has_errors_in(self, file: str) -> bool:
        """Whether one file has an error."""
        return any(p.span.file == file and p.severity is Severity.ERROR for p in self._diagnostics)


def error(span: Span, code: Code, message: str) -> Diagnostic:
    """Build an error."""
    return Diagnostic(span, Severity.ERROR, code, message)


def warning(span: Span, code: Code, message: str) -> Diagnostic:
    """Build a warning."""
    return Diagnostic(span, Severity.WARNING, code, message)


def hint(span: Span, code: Code, message: str) -> Diagnostic:
    """Build a hint."""
    return Diagnostic(span, Severity.HINT, code, message)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the nearest known word, or nothing."""
    from rapidfuzz import process  # only needed when something is wrong
    from rapidfuzz.distance import DamerauLevenshtein

    best = process.extractOne(
        word,
        sorted(known),
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=0.6,
    )
    return f"; did you mean '{best[0]}'?" if best else ""
