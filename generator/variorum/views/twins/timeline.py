"""The twin of a timeline's page."""

from collections.abc import Iterable

import msgspec

from variorum.views.events import Listed
from variorum.views.timelines.members import Members


class EntryTwin(msgspec.Struct, frozen=True, gc=False):
    """An event on the timeline, with its EDTF date."""

    event: str
    """The event's id."""
    date: str | None
    """When it happened (EDTF)."""


class TimelineTwin(msgspec.Struct, frozen=True, gc=False):
    """A timeline for machines."""

    id: str
    """The record's id; for timelines that come by themselves the actor's or place's id, or the
    year."""
    kind: str
    """Always ``timeline``."""
    title: str
    """Its title."""
    url: str
    """Address of the page."""
    curated: bool
    """Whether an editor made it."""
    entries: list[EntryTwin]
    """Events in order of time."""


def build(members: Members, events: Iterable[Listed]) -> TimelineTwin:
    """Build the twin of a timeline, curated or not, of all its events."""
    lines = [event.line for event in events]
    return TimelineTwin(
        id=members.heading.id,
        kind="timeline",
        title=members.heading.title,
        url=f"/{members.heading.path}",
        curated=members.is_curated,
        entries=[EntryTwin(line.ref.id, line.date.edtf if line.date else None) for line in lines],
    )
