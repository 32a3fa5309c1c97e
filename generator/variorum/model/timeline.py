"""Curated timelines: a selection of events and a narrative."""

from typing import ClassVar

import msgspec

from variorum.model.dates import EdtfDate
from variorum.model.record import Record


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Which events belong: all that share an actor, place, type or tag, within the span."""

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    since: EdtfDate | None = None
    until: EdtfDate | None = None


class TimelineEntry(msgspec.Struct, frozen=True):
    """An event that the curator chose, with a note."""

    event: str
    note: str = ""


class Timeline(Record, frozen=True, kw_only=True, tag="timeline"):
    """A selection of events with a narrative (``summary``)."""

    KIND: ClassVar[str] = "timeline"

    title: str
    summary: str = ""
    include: Selection | None = None
    entries: tuple[TimelineEntry, ...] = ()

    @property
    def heading(self) -> str:
        """What the record is called on pages."""
        return self.title
