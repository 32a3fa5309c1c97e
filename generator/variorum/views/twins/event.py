"""The twin of an event's page."""

import msgspec

from variorum.model.place import Place
from variorum.views.scope import Scope
from variorum.views.twins.parts import (
    ClaimTwin,
    DateTwin,
    FindingTwin,
    TieTwin,
    claim_twin,
    date_twin,
    finding_twin,
    ties_to,
)


class PlaceTwin(msgspec.Struct, frozen=True, gc=False):
    """Where it happened."""

    id: str
    name: str
    lat: float | None
    lon: float | None
    where_prec: int | None


class ActorRole(msgspec.Struct, frozen=True, gc=False):
    """An actor's part."""

    id: str
    role: str


class EventTwin(msgspec.Struct, frozen=True, gc=False):
    """An event for machines."""

    id: str
    kind: str
    title: str
    url: str
    status: str
    type: str
    date: DateTwin | None
    place: PlaceTwin | None
    summary: str
    actors: list[ActorRole]
    findings: list[FindingTwin]
    claims: list[ClaimTwin]
    sources: list[str]
    related: list[TieTwin]
    backlinks: list[str]
    aliases: list[str]
    tags: list[str]


def build(event_id: str, scope: Scope) -> EventTwin:
    """Build the twin of an event."""
    graph = scope.graph
    event, current = graph.event(event_id), graph.index.current
    own = [
        TieTwin(current(relation.to), relation.relation)
        for relation in event.relations
        if graph.is_shown(relation.to)
    ]
    return EventTwin(
        id=event.id,
        kind="event",
        title=event.title,
        url=graph.card(event_id).url,
        status=event.status.value,
        type=event.type,
        date=date_twin(event.date),
        place=place_twin(event.place, scope),
        summary=scope.plain(event.summary),
        actors=[ActorRole(current(part.actor), part.role) for part in event.actors],
        findings=[finding_twin(scope, finding) for finding in graph.findings(event_id)],
        claims=[claim_twin(scope, claim) for claim in graph.claims(event_id)],
        sources=list(graph.index.articles_about.get(event_id, ())),
        related=own + ties_to(scope, event_id, "event"),
        backlinks=list(graph.index.linked_from.get(event_id, ())),
        aliases=list(event.aliases),
        tags=list(event.tags),
    )


def place_twin(place_id: str | None, scope: Scope) -> PlaceTwin | None:
    """A place for machines."""
    place = scope.graph.record(place_id) if place_id else None
    if not isinstance(place, Place):
        return None
    return PlaceTwin(place.id, place.name, place.lat, place.lon, place.precision)
