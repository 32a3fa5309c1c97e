"""The parts that pages share: references, dates, quotations, claims, findings.

Those that are kept between runs are kept as arrays, which are half as long.
"""

import msgspec
from markupsafe import Markup


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


class ClaimLine(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One claim, as a cell of the matrix or a line of a list."""

    id: str
    """The permanent id, eight hex digits."""
    path: str
    """Its permanent address: the event's page with the claim's anchor."""
    event: Ref
    """What it is about."""
    topic: str
    """Property, category and side in words: ``Killed, children``."""
    value: str
    """What is claimed, in words: ``at least 84``."""
    value_ref: Ref | None
    """The actor or place that is the value, if it is one."""
    role: str
    """The part that an actor value is said to have played, or empty."""
    stance: str
    """asserts, denies, confirms or declines."""
    stance_text: str
    """The stance as a verb: ``says``, ``denies``, ``gave no comment``."""
    claimant: Ref
    """Who says it."""
    source: Ref
    """Through which article."""
    publisher: Ref | None
    """Who published the article."""
    is_own_voice: bool
    """Whether the publisher itself speaks."""
    as_of: DateText | None
    """When it was said."""
    provisional: bool
    """Whether the claimant calls it provisional."""
    superseded_by: str | None
    """Anchor of the later claim that took its place, or None."""
    repeats: str | None
    """Anchor of the claim that said the same before, or None."""
    quote: QuoteText
    """The exact words."""
    note: Markup
    """The editors' note."""


class Cell(msgspec.Struct, frozen=True, gc=False):
    """What one voice says about one thing."""

    voice: Ref
    """The voice, named by the actor in it who speaks most about the event."""
    claims: tuple[ClaimLine, ...]
    """In order of time."""


class AnswerLine(msgspec.Struct, frozen=True, gc=False):
    """What some of those who were asked answered."""

    text: str
    """``gave no comment``, ``denies``."""
    claimants: tuple[Ref, ...]
    """Who."""


class CommentLine(msgspec.Struct, frozen=True, gc=False):
    """Whom one article says it asked for comment, and what they answered."""

    source: Ref
    """The article."""
    publisher: Ref | None
    """Who published it."""
    claims: tuple[ClaimLine, ...]
    """One for each who was asked."""
    answers: tuple[AnswerLine, ...]
    """The same in short: who gave which answer."""


class AcrossLine(msgspec.Struct, frozen=True, gc=False):
    """A claim about something else that a finding is weighed against."""

    topic: str
    """What it is about: ``Killed, children``."""
    value: str
    """What it says."""
    claimant: Ref
    """Who says it."""
    claim: str
    """Its anchor on the event's page."""


class FindingLine(msgspec.Struct, frozen=True, gc=False):
    """What the claims about one thing add up to."""

    anchor: str
    """Anchor on the event's page."""
    topic: str
    """Property, category and side in words."""
    property: str
    """The property's id."""
    side: Ref | None
    """The actor to which the dead or injured belonged."""
    is_count: bool
    """Whether low, best and high apply."""
    is_at_a_glance: bool
    """Whether it stands among the facts at the head of the page, and not in the matrix alone."""
    figure: str
    """The result in words: ``50 or more``, ``21``; for others the values that are claimed."""
    sentence: str
    """A contested number as a sentence of its own; empty for others."""
    values: tuple["ValueLine", ...]
    """The different values that stand, with the voices for each."""
    low: int | None
    """Lowest bound among standing claims; None is open."""
    best: int | None
    """The agreed or assessed number; None if there is none."""
    high: int | None
    """Highest bound among standing claims; None is open."""
    status: str
    """contested, corroborated, single-origin or single-voice."""
    status_text: str
    """The status in words."""
    is_contested: bool
    """Whether the status is contested."""
    is_revised: bool
    """Whether an earlier claim was superseded."""
    is_assessed: bool
    """Whether there is an editor's judgement."""
    assessed: str
    """The editor's judgement in words, where it is not the best number; else empty."""
    conceded: bool
    """Whether the actor held responsible says so too."""
    rules: tuple[str, ...]
    """The rules that gave the result, in sentences."""
    voices: tuple[Ref, ...]
    """The independent voices."""
    origins: tuple[Ref, ...]
    """The articles through which they are known first."""
    cells: tuple[Cell, ...]
    """What each voice says, for the matrix."""
    across: tuple[AcrossLine, ...]
    """Claims about something else by which it is contested: a part, a whole, a count."""


class ValueLine(msgspec.Struct, frozen=True, gc=False):
    """One value that stands, and who says so."""

    value: str
    """The value in words."""
    ref: Ref | None
    """The actor or place that is the value, if it is one."""
    role: str
    """The part that an actor is said to have played, or empty."""
    stance: str
    """asserts, denies or declines."""
    stance_text: str
    """The stance as a verb."""
    claimants: tuple[Ref, ...]
    """Who says so."""
    claim: str
    """Anchor of the first claim that says so."""


class StemmaLine(msgspec.Struct, frozen=True, gc=False):
    """One article in a stemma, drawn as a nested list."""

    depth: int
    """0 for an origin."""
    source: Ref
    """The article."""
    publisher: Ref | None
    """Who published it."""
    published: DateText | None
    """When."""
    kind: str
    """How it rests on the article above: copy, rewrite …; empty at the root."""
    descent: str
    """The same in words, with its basis: ``rewrite, judged from the text``."""
    is_held: bool
    """Whether its text is held (otherwise it is known by reference)."""
    is_current: bool
    """Whether this is the page's own article, or one that the page's event quotes."""
    note: Markup
    """The editors' note on the descent."""


class StemmaNode(msgspec.Struct, frozen=True, gc=False):
    """One article in the drawing of a stemma: a circle with its name below."""

    x: int
    """The middle of the circle, in pixels from the left."""
    y: int
    """The middle of the circle, in pixels from the top."""
    name_y: int
    """The line of the name, likewise."""
    date_y: int
    """The line of the date, likewise."""
    name: str
    """Its publisher, shortened to fit."""
    date: str
    """When it was published, or the year alone; empty if unknown."""
    is_held: bool
    """Whether its text is held: a full circle, or an empty dashed one."""
    is_current: bool
    """Whether it is the page's own article, or one that the page quotes: a ring around it."""


class StemmaArrow(msgspec.Struct, frozen=True, gc=False):
    """An arrow from an article to one that rests on it."""

    path: str
    """The line with its head, as an SVG path."""
    kind: str
    """copy, rewrite, translation or revision, in words."""
    x: int
    """Where that word begins."""
    y: int
    """Its baseline."""


class StemmaFigure(msgspec.Struct, frozen=True, gc=False):
    """A stemma as a drawing. The nested list beside it says the same in words."""

    width: int
    """In pixels."""
    height: int
    """In pixels."""
    nodes: tuple[StemmaNode, ...]
    """The articles."""
    arrows: tuple[StemmaArrow, ...]
    """How they rest on one another."""


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


class EventLine(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """An event in a list."""

    ref: Ref
    """The event."""
    date: DateText | None
    """When it happened."""
    year: str
    """The year it begins in, for grouping; empty if unknown."""
    type: str
    """The type's label."""
    place: Ref | None
    """Where."""
    role: str
    """The part of the page's actor, or empty."""
    note: Markup
    """A curator's note, or empty."""
    is_contested: bool
    """Whether any finding is contested."""
    headline: str
    """The most telling finding in words: ``Killed, civilians: 21``; empty if none."""
    claims: int
    """How many claims there are."""
    voices: int
    """How many independent voices speak."""


class SourceLine(msgspec.Struct, frozen=True, gc=False):
    """An article in a list."""

    ref: Ref
    """The article."""
    publisher: Ref | None
    """Who published it."""
    published: DateText | None
    """When."""
    url: str | None
    """Where."""
    is_held: bool
    """Whether its text is held."""
    quotations: int
    """How many passages are annotated."""
    descent: tuple[str, ...]
    """What it rests on, in words."""


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
