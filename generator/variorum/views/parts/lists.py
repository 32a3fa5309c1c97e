"""A record as a line of a list.

Those that are kept between runs are kept as arrays, which are half as long.
"""

import msgspec
from markupsafe import Markup

from variorum.views.parts.references import DateText, Ref


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


class SourceLine(msgspec.Struct, frozen=True, gc=False, array_like=True):
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
