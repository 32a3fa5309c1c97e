"""What a source's page is made of."""

from typing import NamedTuple

import msgspec
from markupsafe import Markup

from variorum.views.parts import LetteredEvent, Ref, ToldClaim


class SupportLine(msgspec.Struct, frozen=True, gc=False):
    """A tie between actors that rests on a passage."""

    actor: Ref
    """The actor whose record declares the tie."""
    label: str
    """``speaks for``, ``part of``."""
    to: Ref
    """The other actor."""


class Passage(msgspec.Struct, frozen=True, gc=False):
    """One quoted place of the text with everything that rests on it."""

    anchor: str
    """Its anchor on this page."""
    number: int
    """Its number in the margin, from 1, in order of the text."""
    exact: str
    """The exact words; empty where they may not be shown."""
    withheld: str
    """Why they may not be shown, as a sentence; empty if they are."""
    veil: str
    """What is written on words that are hidden until asked for; empty for others."""
    is_aside: bool
    """Whether its words stand in the margin alone, because the running text does not show them."""
    before: str
    """A few words before it, for orientation; empty where they may not be shown."""
    after: str
    """A few words after it, likewise."""
    original: str | None
    """Its words in the publisher's own page, as a text fragment; None where no address is known."""
    claims: tuple[ToldClaim, ...]
    """The claims that rest on it; what it says of several events is told once."""
    about: tuple[LetteredEvent, ...]
    """The events that it speaks of."""
    mentions: tuple[Ref, ...]
    """The records that it names."""
    supports: tuple[SupportLine, ...]
    """The ties between actors that rest on it."""
    note: Markup
    """The editors' notes."""


class Placed(NamedTuple):
    """A passage, and where its words stand in the text."""

    start: int
    end: int
    passage: Passage


class Run(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text in which the same passages hold.

    All runs together are the text, unless words in it are marked as sensitive.
    """

    text: str
    """The words, line breaks included; empty where the running text does not show them."""
    cut: str
    """What stands in their place then: ``graphic description``; else empty."""
    passages: tuple[int, ...]
    """Numbers of the passages that cover it; empty for plain text."""
    starts: tuple[Passage, ...]
    """The passages that begin here."""


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """A paragraph of a text that is shown in full."""

    runs: tuple[Run, ...]
    """Its runs in order."""
    passages: tuple[Passage, ...]
    """The passages that begin in it, for the margin."""
