"""The page of one event."""

import msgspec
from markupsafe import Markup

from variorum.link.evidence import slot_of
from variorum.views import citations, events, standing, wording
from variorum.views.account import AccountState, account_states
from variorum.views.citations import CitationLine
from variorum.views.comparison import comparisons_among
from variorum.views.corrections import correction_lines
from variorum.views.findings import finding_lines
from variorum.views.heading import heading_as
from variorum.views.lines import comment_lines, slot_text, value_text
from variorum.views.maps.where import Whereabouts
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
from variorum.views.relations import event_relations
from variorum.views.scope import BASE, Scope
from variorum.views.stemma import families, lines_of_families, source_lines
from variorum.views.stemma_figure import figure_of_families
from variorum.views.subject import Subject
from variorum.views.synopsis import Synopsis, synopsis
from variorum.views.timelines.members import timeline_ref


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
    verdict: str
    """Whether the accounts differ and how well they are borne out, in a sentence or two."""
    marks: tuple[str, ...]
    """What the page's legend explains: the statuses that occur, ``conceded``, ``bounds``."""
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


def build(subject: Subject, scope: Scope) -> EventPage:
    """Build the page of an event."""
    graph, event, setting = scope.graph, subject.event, subject.setting
    digest, articles = graph.digest(event.id), subject.articles
    type_term = scope.vocabulary.sections["event_types"].get(event.type)
    kin = families(scope, articles)
    before, after = graph.neighbours(event.id)
    findings = finding_lines(scope, subject)
    comments = comment_lines(scope, subject.entries.values())
    assessments = _assessments(scope, subject)
    return EventPage(
        heading=heading_as(scope, event, subject.description),
        date=scope.date(event.date),
        type=scope.vocabulary.label("event_types", event.type),
        type_group=(type_term.group or "") if type_term else "",
        place=setting.place if setting else None,
        is_place_hidden=event.hidden_place is not None,
        places_around=setting.around if setting else (),
        where=setting.where if setting else None,
        summary=scope.summary_html(event, BASE),
        participants=tuple(
            [
                ParticipantLine(
                    scope.ref(part.actor),
                    scope.vocabulary.label("roles", part.role),
                    scope.markdown(part.note, BASE),
                )
                for part in event.actors
            ]
        ),
        findings=findings,
        verdict=standing.verdict(findings, digest.voices, scope.language),
        marks=standing.marks(findings),
        has_glance=bool(comments)
        or any(finding.is_at_a_glance for finding in findings)
        or any(line.is_alone for line in assessments),
        comments=comments,
        states=account_states(scope, subject, findings),
        relations=event_relations(scope, subject),
        backlinks=_backlinks(scope, subject),
        sources=source_lines(scope, articles),
        stemma=lines_of_families(scope, kin, articles),
        figure=figure_of_families(scope, kin, articles),
        # Only articles of one family are compared.
        comparisons=comparisons_among(scope, articles) if len(kin) < len(articles) else (),
        synopsis=synopsis(scope, findings, comments),
        assessments=assessments,
        corrections=correction_lines(scope, event.corrections),
        previous=events.event_line(scope, before) if before else None,
        next=events.event_line(scope, after) if after else None,
        timelines=_timelines(scope, subject),
        claim_count=digest.claims,
        voice_count=digest.voices,
        origin_count=digest.origins,
        citations=citations.event_lines(scope, subject),
    )


def _backlinks(scope: Scope, subject: Subject) -> tuple[Ref, ...]:
    """Records that refer to the event, but for those that its page names in its own sections."""
    event, current = subject.event, scope.graph.index.current
    shown = {
        *[other for other, _ in subject.tied],
        *[current(relation.to) for relation in event.relations],
        *[current(part.actor) for part in event.actors],
        *subject.articles,
        *subject.timelines,
    }
    return tuple([scope.ref(other) for other in subject.linked_from if other not in shown])


def _timelines(scope: Scope, subject: Subject) -> tuple[Ref, ...]:
    """The timelines that show the event: curated ones, then its place's and its year's."""
    year, setting = subject.card.year, subject.setting
    ids = [*subject.timelines]
    if setting:
        ids.append(setting.place.id)
    if year:
        ids.append(year)
    return tuple([timeline_ref(scope, timeline) for timeline in ids])


def _assessments(scope: Scope, subject: Subject) -> tuple[AssessmentLine, ...]:
    if not subject.event.assessments:
        return ()
    claimed = {slot_of(finding) for finding in subject.findings}
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
        for item in subject.event.assessments
    )
