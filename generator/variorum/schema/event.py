"""The shape of an incident file."""

from typing import Any, Literal

from pydantic import Field

from variorum.model.event import Correction, Event, EventRelation, Participation, Status
from variorum.schema.builtin import EVENT_RELATIONS
from variorum.schema.fields import (
    ActorId,
    Date,
    EventId,
    EventType,
    Language,
    Markdown,
    PlaceId,
    Role,
    Text,
    Words,
)
from variorum.schema.relation import RelationShape, relation_shape
from variorum.schema.shape import RecordShape, Shape, TranslationShape, hides_place


class ParticipationShape(Shape):
    """An actor's part in the event."""

    actor: ActorId = Field(description="the actor's id")
    role: Role = Field(description="a term of the vocabulary's roles")
    note: Markdown = Field("", description="a remark (Markdown)")


class _EventRelation(RelationShape):
    """A tie to another event."""

    note: Markdown = Field("", description="a remark (Markdown)")


EventRelationShape: Any = relation_shape(
    "EventRelationShape", _EventRelation, EVENT_RELATIONS, EventId
)


class AssessmentSignature(Shape):
    """Who judged, when and why; beside it stands what is judged, such as ``killed: 21``."""

    because: Text = Field(description="the reason")
    by: Text = Field(description="the editor's name")
    on: Date = Field(description="when it was judged")


class CorrectionShape(Shape):
    """A published change of what the page says."""

    on: Date = Field(description="when it was corrected")
    what: Text = Field(description="what was corrected")
    was: Words = Field("", description="what the page said before")
    now: Words = Field("", description="what it says now")
    because: str = Field("", description="why")

    def to_correction(self) -> Correction:
        """The frozen form."""
        return Correction(
            on=self.on,
            what=self.what,
            was=self.was,
            now=self.now,
            because=self.because,
        )


class EventShape(RecordShape):
    """One event: what happened, when, where, and who took part."""

    title: Text = Field(description="its title")
    date: Date | None = Field(None, description="when it happened (EDTF); XXXX if that is unknown")
    type: EventType = Field("other", description="a term of the vocabulary's event_types")
    place: PlaceId | None = Field(None, description="where it happened")
    status: Literal["draft", "review", "published", "withdrawn"] = Field(
        "published", description="drafts and records in review stay off the public site"
    )
    summary: Markdown = Field("", description="a few sentences (Markdown)")
    translations: dict[Language, TranslationShape] = Field(
        {}, description="title and summary in other languages (BCP 47)"
    )
    actors: list[ParticipationShape] = Field([], description="who took part, and how")
    relations: list[EventRelationShape] = Field([], description="ties to other events")
    assessment: list[dict[str, Any]] = Field(
        [], description="an editor's own judgement, signed and reasoned"
    )
    corrections: list[CorrectionShape] = Field([], description="published changes")

    def to_record(self, record_id: str, file: str) -> Event:
        """The frozen record, without its assessments: their properties need the vocabulary."""
        is_hidden = hides_place(self.sensitive)
        return Event(
            **self.common(record_id, file),
            title=self.title,
            date=None if self.date and self.date.is_unknown else self.date,
            type=self.type,
            place=None if is_hidden else self.place,
            hidden_place=self.place if is_hidden else None,
            status=Status(self.status),
            actors=tuple(Participation(a.actor, a.role, a.note) for a in self.actors),
            relations=tuple(EventRelation(r.relation, r.target, r.note) for r in self.relations),
            corrections=tuple(c.to_correction() for c in self.corrections),
        )
