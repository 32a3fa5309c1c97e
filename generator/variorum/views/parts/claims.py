"""What a page shows of claims.

Those that are kept between runs are kept as arrays, which are half as long.
"""

import msgspec
from markupsafe import Markup

from variorum.views.parts.references import DateText, QuoteText, Ref


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


class LetteredEvent(msgspec.Struct, frozen=True, gc=False):
    """One of the events that a passage speaks of, or of which the same is said."""

    letter: str
    """What stands for it beside claims: ``a``, ``b``; empty where it is the only one."""
    event: Ref
    """The event."""


class ClaimAddress(msgspec.Struct, frozen=True, gc=False):
    """Where what is said of several events is claimed of one of them."""

    letter: str
    """The letter that stands for the event."""
    event: Ref
    """The event."""
    path: str
    """The claim's permanent address."""


class ToldClaim(msgspec.Struct, frozen=True, gc=False):
    """A claim that is told once, of however many events it is made."""

    line: ClaimLine
    """What is claimed; of several such claims, the one about the first event."""
    each: tuple[ClaimAddress, ...]
    """The claim about each event; empty where there is only one event that it could be about."""


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
