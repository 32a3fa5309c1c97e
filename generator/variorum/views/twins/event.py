"""The twin of an event's page."""

from typing import Any

import msgspec

from variorum.link.account import State
from variorum.model.event import Assessment
from variorum.views.account import repetitions, revisions
from variorum.views.scope import Scope
from variorum.views.subject import Subject
from variorum.views.twins.claim import ClaimTwin, value_twin
from variorum.views.twins.finding import FindingTwin, finding_twin
from variorum.views.twins.parts import DateTwin, PlaceTwin, TieTwin, date_twin, ties_to


class ActorRole(msgspec.Struct, frozen=True, gc=False):
    """An actor's part."""

    id: str
    """Id of the record at the other end: the actor, or on an actor the event."""
    role: str
    """The part, a word of ``roles``."""


class AssessmentTwin(msgspec.Struct, frozen=True, gc=False):
    """An editor's own judgement."""

    property: str
    """What is judged."""
    label: str | None
    """What an ``other`` judgement is about."""
    who: str | None
    """The category."""
    side: str | None
    """Id of the actor to which the dead or injured belonged."""
    value: dict[str, Any]
    """The judgement, by the type of the property."""
    stance: str
    """``asserts``, ``denies`` or ``confirms``."""
    because: str
    """The reason."""
    by: str
    """Who judged."""
    on: str
    """When (EDTF)."""


class StateTwin(msgspec.Struct, frozen=True, gc=False):
    """The account as it stood when all claims of a day had been made."""

    date: str | None
    """The day (EDTF); null for claims that no day can be given for, which come last."""
    claims: list[str]
    """Ids of the claims that came in."""
    revises: dict[str, str]
    """Those of them that took an earlier claim's place, with that claim's id."""
    repeats: dict[str, str]
    """Those of them that repeat an earlier claim, with that claim's id."""
    findings: list[FindingTwin]
    """What all claims so far added up to."""


class EventTwin(msgspec.Struct, frozen=True, gc=False):
    """An event for machines."""

    id: str
    """The record's id."""
    kind: str
    """Always ``event``."""
    title: str
    """Its title."""
    url: str
    """Address of the page."""
    status: str
    """``published``; ``draft`` and ``review`` in previews."""
    type: str
    """A word of ``event_types``."""
    date: DateTwin | None
    """When it happened."""
    place: PlaceTwin | None
    """Where it happened."""
    summary: str
    """The summary in plain words."""
    actors: list[ActorRole]
    """Who took part, and how."""
    findings: list[FindingTwin]
    """What the claims add up to."""
    claims: list[ClaimTwin]
    """All claims about it."""
    states: list[StateTwin]
    """How the account changed: what was known on each day on which something was said."""
    assessments: list[AssessmentTwin]
    """Editors' own judgements."""
    sources: list[str]
    """Ids of the articles that say something about it."""
    related: list[TieTwin]
    """Related events: its own, then those declared to it, under their reverse labels."""
    backlinks: list[str]
    """Ids of the records that refer to it."""
    sensitive: tuple[str, ...]
    """Marks of the event: ``graphic``, ``personal-data``, ``precise-location``. A summary that is
    marked is not given; with the last, a wider place is named than the exact one."""
    aliases: list[str]
    """Former ids, oldest first."""
    tags: list[str]
    """Its tags."""


def build(subject: Subject, scope: Scope) -> EventTwin:
    """Build the twin of an event."""
    event, current = subject.event, scope.graph.index.current
    findings = [finding_twin(scope, finding) for finding in subject.findings]
    own = [TieTwin(current(relation.to), relation.relation) for relation in subject.relations]
    return EventTwin(
        id=event.id,
        kind="event",
        title=event.title,
        url=subject.card.url,
        status=event.status.value,
        type=event.type,
        date=date_twin(event.date),
        place=subject.setting.twin if subject.setting else None,
        summary=subject.description,
        actors=[ActorRole(current(part.actor), part.role) for part in event.actors],
        findings=findings,
        claims=[entry.twin for entry in subject.entries.values()],
        states=[
            _state(
                state,
                findings
                if state.findings == subject.findings
                else [finding_twin(scope, finding) for finding in state.findings],
            )
            for state in subject.states
        ],
        assessments=[_assessment(assessment) for assessment in event.assessments],
        sources=list(subject.articles),
        related=own + ties_to(scope, subject.tied, "event"),
        backlinks=list(subject.linked_from),
        sensitive=event.sensitive,
        aliases=list(event.aliases),
        tags=list(event.tags),
    )


def _state(state: State, findings: list[FindingTwin]) -> StateTwin:
    return StateTwin(
        date=state.date.edtf if state.date else None,
        claims=list(state.claims),
        revises=revisions(state),
        repeats=repetitions(state),
        findings=findings,
    )


def _assessment(assessment: Assessment) -> AssessmentTwin:
    return AssessmentTwin(
        property=assessment.property,
        label=assessment.label,
        who=assessment.who,
        side=assessment.side,
        value=value_twin(assessment.value),
        stance=assessment.stance.value,
        because=assessment.because,
        by=assessment.by,
        on=assessment.on.edtf,
    )
