"""The twin of a timeline's page."""

import msgspec

from variorum.views import timeline
from variorum.views.scope import Scope


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


def build(timeline_id: str, scope: Scope) -> TimelineTwin:
    """Build the twin of a timeline, curated or not."""
    page = timeline.build(timeline_id, scope)
    return TimelineTwin(
        id=timeline_id,
        kind="timeline",
        title=page.heading.title,
        url=f"/{page.heading.path}",
        curated=page.is_curated,
        entries=[
            EntryTwin(line.ref.id, line.date.edtf if line.date else None)
            for year in page.years
            for line in year.entries
        ],
    )
