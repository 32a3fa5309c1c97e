"""What a comparison is made of."""

import msgspec

from variorum.views.parts import ClaimAddress, DateText, LetteredEvent, Ref, ToldClaim


class Side(msgspec.Struct, frozen=True, gc=False):
    """One of the two articles."""

    source: Ref
    """The article."""
    publisher: Ref
    """Who published it."""
    published: DateText | None
    """When."""
    name: str
    """What it is called on this page: its publisher, with more where both have the same."""
    language: str | None
    """Language of the text."""
    direction: str
    """Its writing direction."""
    display: str
    """full, excerpts or none: what may be shown of the text."""
    words: int
    """How many words the text has."""
    share: str
    """How many of them stand in passages that both have, in per cent."""
    passages: int
    """How many of its passages are set side by side here."""


class Ribbon(msgspec.Struct, frozen=True, gc=False):
    """A passage that both texts have, in the picture: where it stands, in thousandths of a text."""

    first: int
    """Where it begins in the first text."""
    first_end: int
    """Where it ends there."""
    second: int
    """Where it begins in the second text."""
    second_end: int
    """Where it ends there."""


class Saying(msgspec.Struct, frozen=True, gc=False):
    """One thing that an article has said about a point."""

    value: str
    """The value in words, or empty."""
    role: str
    """The part that an actor is said to have played, or empty."""
    stance: str
    """asserts, denies, confirms or declines."""
    stance_text: str
    """The stance as a verb."""
    claimants: tuple[Ref, ...]
    """Who says so in this article; its publisher is left out."""
    path: str
    """Address of the first claim that says so."""
    each: tuple[ClaimAddress, ...]
    """Where it is claimed of each event; empty where the point is about one."""
    is_shared: bool
    """Whether the other article has somebody say the same."""


class Point(msgspec.Struct, frozen=True, gc=False):
    """One thing about an event, and what each article has said of it.

    What both say of several events, by the same words of theirs, is one point.
    """

    about: str
    """Ids of the events; points about the same ones stand together."""
    events: tuple[LetteredEvent, ...]
    """The event, or several."""
    topic: str
    """Property, category and side in words."""
    first: tuple[Saying, ...]
    """What the first article says; empty if nothing."""
    second: tuple[Saying, ...]
    """What the second says."""
    is_at_odds: bool
    """Whether both speak of it and differ."""


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """Some words of a passage that are marked alike."""

    text: str
    """The words."""
    is_different: bool
    """Whether the passage beside it lacks them."""
    is_claimed: bool
    """Whether they stand in a quotation that carries claims."""


class Note(msgspec.Struct, frozen=True, gc=False):
    """An annotation in a passage."""

    number: int
    """Its number on its source's page; annotations of the same place have one."""
    path: str
    """Address of the passage there."""
    claims: int
    """How many claims it carries."""
    at_odds: tuple[ToldClaim, ...]
    """Those of its claims of which the passage beside it states something else."""


class Excerpt(msgspec.Struct, frozen=True, gc=False):
    """A passage of one text."""

    stretches: tuple[Stretch, ...]
    """Its words; empty where they may not be shown."""
    notes: tuple[Note, ...]
    """Its annotations."""
    withheld: str
    """Why the words may not be shown, as a sentence; empty if they are."""
    veil: str
    """What is written on words that are hidden until asked for; empty for others."""


class RowLine(msgspec.Struct, frozen=True, gc=False):
    """Passages side by side: a pair, or passages of either text that have no partner."""

    kind: str
    """``same``, ``near``, ``other`` (a pair by how far its words agree), ``matter`` (a pair in two
    languages) or ``alone``."""
    label: str
    """The same in words, with the words in common; empty for ``alone``."""
    first: tuple[Excerpt, ...]
    """From the first text."""
    second: tuple[Excerpt, ...]
    """From the second text."""
    is_at_odds: bool
    """Whether the two state different things of the same."""
