"""The page of one event."""

import msgspec
from markupsafe import Markup

from variorum.link.evidence import slot_of
from variorum.model.event import Event
from variorum.views import citations, events, wording
from variorum.views.account import AccountState, account_states
from variorum.views.citations import CitationLine
from variorum.views.comparison import comparisons_among
from variorum.views.corrections import correction_lines
from variorum.views.findings import finding_lines
from variorum.views.lines import comment_lines, slot_text, value_text
from variorum.views.maps.where import Whereabouts, whereabouts
from variorum.views.parts import (
    CommentLine,
    CorrectionLine,
    DateText,
    EventLine,
    FindingLine,
    Heading,
    Ref,
    RelationLine,
    SourceLine,
    StemmaFigure,
    StemmaLine,
)
from variorum.views.relations import backlinks, event_relations
from variorum.views.scope import BASE, Scope
from variorum.views.stemma import source_lines, stemma_lines
from variorum.views.stemma_figure import stemma_figure
from variorum.views.synopsis import Synopsis, synopsis
from variorum.views.timelines.members import timelines_of_event


class ParticipantLine(msgspec.Struct, frozen=True, gc=False):
    """An actor's part in the event."""

    actor: Ref
    """The actor."""
    role: str
    """The part's label."""
    note: Markup
    """The editors' note."""


class AssessmentLine(msgspec.Struct, frozen=True, gc=False):
    """An editor's own judgement."""

    topic: str
    """What is judged."""
    value: str
    """The judgement."""
    because: str
    """The reason."""
    by: str
    """Who judged."""
    on: DateText
    """When."""
    is_alone: bool
    """Whether no source claims anything about it."""


class EventPage(msgspec.Struct, frozen=True, gc=False):
    """Everything that an event's page shows."""

    heading: Heading
    """Title, address, tombstone, note."""
    date: DateText | None
    """When it happened."""
    type: str
    """The type's label."""
    type_group: str
    """The wider type's label, or empty."""
    place: Ref | None
    """Where it happened."""
    is_place_hidden: bool
    """Whether a wider place than the exact one is named, or none."""
    places_around: tuple[Ref, ...]
    """The places that this one lies in, nearest first."""
    where: Whereabouts | None
    """Where the place is drawn on a map; None if it is not."""
    summary: Markup
    """The editors' summary."""
    participants: tuple[ParticipantLine, ...]
    """Actors and roles."""
    findings: tuple[FindingLine, ...]
    """What the claims add up to, each with its cells of the matrix."""
    has_glance: bool
    """Whether anything of it stands at a glance."""
    comments: tuple[CommentLine, ...]
    """Who was asked for comment, article by article."""
    states: tuple[AccountState, ...]
    """How the account changed: what was known on each day."""
    relations: tuple[RelationLine, ...]
    """Related events, in both directions."""
    backlinks: tuple[Ref, ...]
    """Records that link here in any other way."""
    sources: tuple[SourceLine, ...]
    """The articles that say something about it."""
    stemma: tuple[StemmaLine, ...]
    """How those articles rest on one another."""
    figure: StemmaFigure | None
    """The same, drawn; None where there is nothing to draw, or too much."""
    comparisons: tuple[Ref, ...]
    """The comparisons of those articles with one another."""
    synopsis: Synopsis | None
    """What each of them says, property by property; None where only one does."""
    assessments: tuple[AssessmentLine, ...]
    """Editors' judgements."""
    corrections: tuple[CorrectionLine, ...]
    """Published changes."""
    previous: EventLine | None
    """The event before it in time."""
    next: EventLine | None
    """The event after it in time."""
    timelines: tuple[Ref, ...]
    """The timelines that show it."""
    claim_count: int
    """How many claims there are."""
    voice_count: int
    """How many independent voices speak."""
    origin_count: int
    """Through how many origins."""
    citations: tuple[CitationLine, ...]
    """How to cite the page."""


def build(event_id: str, scope: Scope) -> EventPage:
    """Build the page of an event."""
    graph = scope.graph
    event, digest = graph.event(event_id), graph.digest(event_id)
    place = graph.place_of(event_id)
    type_term = scope.vocabulary.sections["event_types"].get(event.type)
    articles = graph.index.articles_about.get(event_id, ())
    before, after = graph.neighbours(event_id)
    findings, comments = finding_lines(scope, event_id), comment_lines(scope, event_id)
    assessments = _assessments(scope, event)
    return EventPage(
        heading=scope.heading(event, scope.summary(event)),
        date=scope.date(event.date),
        type=scope.vocabulary.label("event_types", event.type),
        type_group=(type_term.group or "") if type_term else "",
        place=scope.ref(place) if place else None,
        is_place_hidden=event.hidden_place is not None,
        places_around=tuple(map(scope.ref, graph.places_around(place))) if place else (),
        where=whereabouts(scope, place),
        summary=scope.summary_html(event, BASE),
        participants=tuple(
            ParticipantLine(
                scope.ref(part.actor),
                scope.vocabulary.label("roles", part.role),
                scope.markdown(part.note, BASE),
            )
            for part in event.actors
        ),
        findings=findings,
        has_glance=bool(comments)
        or any(finding.is_at_a_glance for finding in findings)
        or any(line.is_alone for line in assessments),
        comments=comments,
        states=account_states(scope, event_id, findings),
        relations=event_relations(scope, event),
        backlinks=backlinks(scope, event_id, besides=_shown_elsewhere(scope, event)),
        sources=source_lines(scope, articles),
        stemma=stemma_lines(scope, articles),
        figure=stemma_figure(scope, articles),
        comparisons=comparisons_among(scope, articles),
        synopsis=synopsis(scope, findings, comments),
        assessments=assessments,
        corrections=correction_lines(scope, event_id),
        previous=events.event_line(scope, before) if before else None,
        next=events.event_line(scope, after) if after else None,
        timelines=timelines_of_event(scope, event_id),
        claim_count=digest.claims,
        voice_count=digest.voices,
        origin_count=digest.origins,
        citations=citations.event_lines(scope, event),
    )


def _shown_elsewhere(scope: Scope, event: Event) -> set[str]:
    """The records that an event's page names in its own sections."""
    index = scope.graph.index
    return {
        *(other for other, _ in index.tied_to.get(event.id, ())),
        *(index.current(relation.to) for relation in event.relations),
        *(index.current(part.actor) for part in event.actors),
        *index.articles_about.get(event.id, ()),
        *scope.graph.timelines_of(event.id),
    }


def _assessments(scope: Scope, event: Event) -> tuple[AssessmentLine, ...]:
    claimed = {slot_of(finding) for finding in scope.graph.findings(event.id)}
    return tuple(
        AssessmentLine(
            topic=slot_text(scope, item),
            value=value_text(scope, item.property, item.value)
            or wording.stance_text(item.property, item.stance, scope.language),
            because=item.because,
            by=item.by,
            on=scope.certain_date(item.on),
            is_alone=slot_of(item) not in claimed,
        )
        for item in event.assessments
    )
