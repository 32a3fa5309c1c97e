"""The page of one actor."""

from collections.abc import Iterable
from operator import itemgetter
from typing import cast

import msgspec
from markupsafe import Markup

from variorum.model.actor import Actor
from variorum.views.claims_of_actors import ActorClaims
from variorum.views.events import listed_in_time
from variorum.views.feeds import Subscriptions, subscriptions
from variorum.views.heading import heading_of
from variorum.views.identifiers import Identifier, identifiers_of
from variorum.views.lines import lines_in_time
from variorum.views.maps.spread import Spread, spread_of
from variorum.views.names import name_lines
from variorum.views.parts import (
    ClaimLine,
    EventLine,
    Heading,
    NameLine,
    Ref,
    RelationLine,
    SourceLine,
)
from variorum.views.relations import actor_relations, backlinks, speaker_lines
from variorum.views.scope import BASE, Scope
from variorum.views.stemma import source_lines
from variorum.views.timelines.figure import TimelineFigure
from variorum.views.timelines.shared import figure_of
from variorum.views.voice import VoiceLine, voice_lines


class RoleEvents(msgspec.Struct, frozen=True, gc=False):
    """The events in which an actor had one role."""

    role: str
    """The role's label."""
    events: tuple[EventLine, ...]
    """In order of time."""


class ActorPage(msgspec.Struct, frozen=True, gc=False):
    """Everything that an actor's page shows."""

    heading: Heading
    """Name, address, note."""
    actor_kind: str
    """The kind's label."""
    country: str
    """The country's name, or empty."""
    url: str | None
    """Its own web address."""
    summary: Markup
    """The editors' summary."""
    names: tuple[NameLine, ...]
    """All names, with who uses them."""
    relations: tuple[RelationLine, ...]
    """Ties to other actors, in both directions."""
    voice: tuple[VoiceLine, ...]
    """The claimants that count as one voice with it, without itself."""
    events: tuple[RoleEvents, ...]
    """Events by role."""
    claims_made: tuple[ClaimLine, ...]
    """What it claimed, in order of time."""
    speakers: tuple[RelationLine, ...]
    """Who spoke for it, and from when until when."""
    claims_said_for: tuple[ClaimLine, ...]
    """What these claimed while they did, in order of time."""
    claims_about: tuple[ClaimLine, ...]
    """What is claimed about it, in order of time."""
    published: tuple[SourceLine, ...]
    """The articles that it published."""
    backlinks: tuple[Ref, ...]
    """Records that link here in any other way."""
    identifiers: tuple[Identifier, ...]
    """Ids elsewhere."""
    timeline: str | None
    """Address of its timeline from the site's root, if it has events."""
    subscriptions: Subscriptions
    """How to follow its events."""
    figure: TimelineFigure | None
    """Its events in time; None if there is nothing to tell apart."""
    where: Spread | None
    """Its events on a map; None if none of them is drawn."""


def build(actor_id: str, said: ActorClaims, scope: Scope) -> ActorPage:
    """Build the page of an actor about whom this is said, and by whom."""
    graph, index = scope.graph, scope.graph.index
    actor = cast("Actor", graph.record(actor_id))
    published = index.published_by.get(actor_id, ())
    parts = index.events_of.get(actor_id, ())
    events = [event.line for event in listed_in_time(scope, [event for event, _ in parts])]
    shown = {
        *(event for event, _ in parts),
        *published,
        *(graph.index.current(relation.to) for relation in actor.relations),
        *(other for other, _ in index.tied_to.get(actor_id, ())),
    }
    speakers = {entry.twin.claimant for entry in said.said_for}
    return ActorPage(
        heading=heading_of(scope, actor, scope.summary(actor)),
        actor_kind=scope.vocabulary.label("actor_kinds", actor.actor_kind),
        country=scope.language.country(actor.country) if actor.country else "",
        url=actor.url,
        summary=scope.summary_html(actor, BASE),
        names=name_lines(scope, actor_id, actor.name, actor.names),
        relations=actor_relations(scope, actor),
        voice=voice_lines(scope, actor, speakers),
        events=_by_role(scope, parts, events),
        claims_made=lines_in_time(said.made),
        speakers=speaker_lines(scope, actor_id, speakers),
        claims_said_for=lines_in_time(said.said_for),
        claims_about=lines_in_time(said.about),
        published=source_lines(scope, published),
        backlinks=backlinks(scope, actor_id, besides=shown),
        identifiers=identifiers_of("actor", actor.identifiers),
        timeline=f"timelines/{actor_id}/" if actor_id in index.events_of else None,
        subscriptions=subscriptions(scope, actor_id),
        figure=figure_of(actor_id, len(events), scope),
        where=spread_of(scope, events),
    )


def _by_role(
    scope: Scope, parts: Iterable[tuple[str, str]], lines: Iterable[EventLine]
) -> tuple[RoleEvents, ...]:
    """Events by their actor's roles in them; the lines are in order of time."""
    roles: dict[str, list[str]] = {}
    by_role: dict[str, list[EventLine]] = {}
    for event, role in parts:
        roles.setdefault(event, []).append(role)
        by_role.setdefault(role, [])
    for line in lines:
        for role in roles[line.ref.id]:
            by_role[role].append(line)
    labels = scope.vocabulary
    named = [(labels.label("roles", role), tuple(found)) for role, found in by_role.items()]
    return tuple(RoleEvents(*one) for one in sorted(named, key=itemgetter(0)))
