"""The shape of a timeline file."""

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from variorum.diagnostics import Code
from variorum.model.timeline import Selection, Timeline, TimelineEntry
from variorum.schema.fields import (
    ActorId,
    Date,
    EventId,
    EventType,
    Language,
    Markdown,
    PlaceId,
    Slug,
    Text,
)
from variorum.schema.shape import RecordShape, Shape, TranslationShape


class SelectionShape(Shape):
    """Which events belong to a timeline."""

    actors: list[ActorId] = Field([], description="events in which any of these took part")
    places: list[PlaceId] = Field([], description="events at or within any of these")
    types: list[EventType] = Field([], description="events of any of these types")
    tags: list[Slug] = Field([], description="events with any of these tags")
    since: Date | None = Field(None, alias="from", description="not before this date")
    until: Date | None = Field(None, alias="to", description="not after this date")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "SelectionShape":
        if self.since and self.until and self.until.before(self.since):
            raise PydanticCustomError(
                Code.BAD_VALUE.value,
                "to: {until} lies before from: {since}, so that no event can be included; "
                "exchange them, or correct one",
                {"until": self.until.edtf, "since": self.since.edtf},
            )
        return self

    def to_selection(self) -> Selection:
        """The frozen form."""
        return Selection(
            actors=tuple(self.actors),
            places=tuple(self.places),
            types=tuple(self.types),
            tags=tuple(self.tags),
            since=self.since,
            until=self.until,
        )


class TimelineEntryShape(Shape):
    """One chosen event."""

    event: EventId = Field(description="the event's id")
    note: Markdown = Field("", description="the curator's note (Markdown)")


class TimelineShape(RecordShape):
    """A curated timeline: a selection of events and a narrative."""

    title: Text = Field(description="its title")
    summary: Markdown = Field("", description="the narrative (Markdown)")
    translations: dict[Language, TranslationShape] = Field(
        {}, description="title and narrative in other languages (BCP 47)"
    )
    include: SelectionShape | None = Field(None, description="a selection by rule")
    entries: list[TimelineEntryShape] = Field([], description="events chosen one by one")

    def to_record(self, record_id: str, file: str) -> Timeline:
        """The frozen record."""
        chosen = self.include
        return Timeline(
            **self.common(record_id, file),
            title=self.title,
            include=chosen.to_selection() if chosen else None,
            entries=tuple(TimelineEntry(entry.event, entry.note) for entry in self.entries),
        )
