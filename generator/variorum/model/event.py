"""Events: what happened, described by incident files."""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

import msgspec

from variorum.model.claim import Stance, Value
from variorum.model.dates import EdtfDate
from variorum.model.record import Record


class Status(StrEnum):
    """How far an incident file has come."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Participation(msgspec.Struct, frozen=True):
    """An actor's part in an event."""

    actor: str
    role: str
    note: str = ""


class EventRelation(msgspec.Struct, frozen=True):
    """A tie to another event."""

    relation: str
    to: str
    note: str = ""


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """An editor's own judgement, signed and reasoned."""

    property: str
    value: Value
    who: str | None = None
    side: str | None = None
    label: str | None = None
    stance: Stance = Stance.ASSERTS
    because: str
    by: str
    on: EdtfDate


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A published change of what the page says."""

    on: EdtfDate
    what: str
    was: str = ""
    now: str = ""
    because: str = ""


def last_corrected(corrections: Iterable[Correction]) -> EdtfDate | None:
    """When a page was last corrected, if it ever was."""
    days = (correction.on for correction in corrections)
    return max(days, key=lambda on: on.sort_key, default=None)


class Event(Record, frozen=True, kw_only=True, tag="event"):
    """Something that happened.

    ``place`` is where pages may say it happened. The place of an event that is marked
    ``precise-location`` stands in ``hidden_place`` instead, which no output may name.
    """

    KIND: ClassVar[str] = "event"

    title: str
    date: EdtfDate | None = None
    type: str = "other"
    place: str | None = None
    hidden_place: str | None = None
    status: Status = Status.PUBLISHED
    summary: str = ""
    actors: tuple[Participation, ...] = ()
    relations: tuple[EventRelation, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def heading(self) -> str:
        """What the record is called on pages."""
        return self.title
