"""The twin of a place's page."""

from typing import cast

import msgspec

from variorum.model.place import Place
from variorum.views.names import name_lines
from variorum.views.scope import Scope
from variorum.views.twins.actor import NameTwin, name_twins


class PlacePageTwin(msgspec.Struct, frozen=True, gc=False):
    """A place for machines."""

    id: str
    kind: str
    name: str
    url: str
    names: list[NameTwin]
    lat: float | None
    lon: float | None
    where_prec: int | None
    country: str | None
    within: list[str]
    contains: list[str]
    events: list[str]
    identifiers: dict[str, str]
    backlinks: list[str]
    aliases: list[str]
    tags: list[str]


def build(place_id: str, scope: Scope) -> PlacePageTwin:
    """Build the twin of a place."""
    graph = scope.graph
    place = cast(Place, graph.record(place_id))
    return PlacePageTwin(
        id=place.id,
        kind="place",
        name=place.name,
        url=graph.card(place_id).url,
        names=name_twins(name_lines(scope, place_id, place.name, place.names)),
        lat=place.lat,
        lon=place.lon,
        where_prec=place.precision,
        country=place.country,
        within=list(graph.places_around(place_id)),
        contains=list(graph.index.places_in.get(place_id, ())),
        events=list(graph.events_around(place_id)),
        identifiers=dict(sorted(place.identifiers.items())),
        backlinks=list(graph.index.linked_from.get(place_id, ())),
        aliases=list(place.aliases),
        tags=list(place.tags),
    )
