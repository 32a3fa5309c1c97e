"""The files that maps are made of, or that the map's script asks for."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from variorum.views.events import listed_in_time
from variorum.views.maps.locator import picture
from variorum.views.maps.where import drawn_at, positions_within, whereabouts
from variorum.views.parts import EventLine
from variorum.views.scope import Scope


class PlaceCounts(msgspec.Struct, frozen=True, gc=False):
    """A place in the script's data."""

    at: str | None
    """The id of the place at whose position it is drawn."""
    sign: str | None
    """Its sign."""
    counts: tuple[tuple[str, str, int], ...]
    """Year, type, and how many events."""


class MapEvent(msgspec.Struct, frozen=True, gc=False):
    """An event in the file of one place."""

    title: str
    """Its title."""
    path: str
    """Its address from the site's root."""
    date: str
    """When, in words."""
    year: str
    """The year it begins in."""
    type: str
    """The id of its type."""
    place: str
    """Where it happened."""


def files_of_place(scope: Scope, place: str) -> Iterator[tuple[str, bytes]]:
    """The picture of a place that is drawn at its own position, and the events drawn there."""
    where, drawn = whereabouts(scope, place), scope.graph.answer("picture", place)
    if where is None or not drawn:
        return
    yield where.picture, drawn
    yield f"{where.anchor.path}map.json", _events(scope, place)


def work_out_picture(place: str, scope: Scope) -> bytes:
    """Draw a place at its own position; empty where it is not drawn there.

    An answer of its own, since edits of its events leave it alone.
    """
    where, position = whereabouts(scope, place), scope.position(place)
    if where is None or position is None or where.anchor.id != place:
        return b""
    return picture(where, position, positions_within(scope, place), scope.language)


def _events(scope: Scope, anchor: str) -> bytes:
    """The events that are drawn at a place, latest first, for the map's script."""
    at = scope.graph.index.events_at
    events = listed_in_time(
        scope, (event for place in drawn_at(scope, anchor) for event in at.get(place, ()))
    )
    return msgspec.json.encode([_event(event.line, event.type) for event in reversed(events)])


def _event(line: EventLine, kind: str) -> MapEvent:
    return MapEvent(
        title=line.ref.title,
        path=line.ref.path or "",
        date=line.date.text if line.date else "",
        year=line.year,
        type=kind,
        place=line.place.title if line.place else "",
    )


class Counted(NamedTuple):
    """What the map counts events by."""

    event: str
    year: str
    type: str


def counts_of(scope: Scope, by_place: Mapping[str, Sequence[Counted]]) -> bytes:
    """How many events of which year and type each place has, as JSON."""
    places = {}
    for place in sorted(by_place):
        where = whereabouts(scope, place)
        counts = sorted(Counter((each.year, each.type) for each in by_place[place]).items())
        places[place] = PlaceCounts(
            at=where.anchor.id if where else None,
            sign=where.sign if where else None,
            counts=tuple((year, kind, n) for (year, kind), n in counts),
        )
    return msgspec.json.encode(places)
