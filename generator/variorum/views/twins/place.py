"""The twin of a place's page."""

from typing import cast

import msgspec

from variorum.model.place import Place
from variorum.views.parts import EventLine, NameLine
from variorum.views.scope import Scope
from variorum.views.twins.actor import NameTwin, name_twins


class PlacePageTwin(msgspec.Struct, frozen=True, gc=False):
    """A place for machines."""

    id: str
    """The record's id."""
    kind: str
    """Always ``place``."""
    name: str
    """The name that pages use."""
    url: str
    """Address of the page."""
    names: list[NameTwin]
    """All names, with who uses them."""
    lat: float | None
    """Latitude, WGS 84 degrees."""
    lon: float | None
    """Longitude, WGS 84 degrees."""
    where_prec: int | None
    """UCDP's where_prec, 1 to 7."""
    is_coarse: bool
    """Whether its coordinates were made coarse, or left out, on purpose."""
    country: str | None
    """ISO 3166-1 code."""
    within: list[str]
    """Ids of the places that it lies in, nearest first."""
    contains: list[str]
    """Ids of the places directly in it."""
    events: list[str]
    """Ids of the events here and within, in order of time."""
    identifiers: dict[str, str]
    """Scheme and id elsewhere."""
    backlinks: list[str]
    """Ids of the records that refer to it."""
    aliases: list[str]
    """Former ids, oldest first."""
    tags: list[str]
    """Its tags."""


def build(
    place_id: str, names: tuple[NameLine, ...], events: tuple[EventLine, ...], scope: Scope
) -> PlacePageTwin:
    """Build the twin of a place with its names and its events."""
    graph, position = scope.graph, scope.position(place_id)
    is_coarse = scope.is_hidden(place_id)
    place = cast("Place", graph.record(place_id))
    return PlacePageTwin(
        id=place.id,
        kind="place",
        name=place.name,
        url=graph.card(place_id).url,
        names=name_twins(names),
        lat=position.lat if position else None,
        lon=position.lon if position else None,
        where_prec=scope.precision(place),
        is_coarse=is_coarse,
        country=place.country,
        within=list(graph.places_around(place_id)),
        contains=list(graph.index.places_in.get(place_id, ())),
        events=[line.ref.id for line in events],
        identifiers=dict(sorted(scope.identifiers(place).items())),
        backlinks=list(graph.index.linked_from.get(place_id, ())),
        aliases=list(place.aliases),
        tags=list(place.tags),
    )
