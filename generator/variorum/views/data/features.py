"""Events and places as features of GeoJSON (RFC 7946).

Coordinates come from ``Scope.position`` alone, which says where a place may be said to lie. A
feature that no position is known of has none. The point of a region is no place in it: the
precision stands with every feature.
"""

from typing import Any

from variorum.model.event import Event
from variorum.model.place import Place, Position
from variorum.views.parts import Ref
from variorum.views.place import precision_text
from variorum.views.scope import Scope

EVENTS = "events.geojson"
PLACES = "places.geojson"
#: What stands after each ready-made feature in a file; the last of them is cut off.
BETWEEN = b",\n"


def event(
    record: Event, place: Ref | None, position: Position | None, scope: Scope
) -> dict[str, Any]:
    """An event at the position of its place."""
    date = record.date
    return _feature(
        record.id,
        position,
        {
            "title": record.title,
            "url": scope.graph.ref(record.id).url,
            "type": record.type,
            "date": date.edtf if date else None,
            "date_earliest": date.earliest if date else None,
            "date_latest": date.latest if date else None,
            "date_prec": date.date_prec if date else None,
            "place": place.id if place else None,
            "place_name": place.title if place else None,
            **_precision(position.where_prec if position else None, scope),
            "contested": scope.graph.digest(record.id).contested,
        },
    )


def place(record: Place, scope: Scope) -> dict[str, Any]:
    """A place."""
    position = scope.position(record.id)
    return _feature(
        record.id,
        position,
        {
            "title": record.name,
            "url": scope.graph.ref(record.id).url,
            "country": record.country,
            "within": scope.graph.index.current(record.within) if record.within else None,
            **_precision(scope.precision(record), scope),
        },
    )


def collection(features: bytes) -> bytes:
    """A file of ready-made features."""
    start = b'{"type":"FeatureCollection","features":[\n'
    return b"".join((start, memoryview(features)[: -len(BETWEEN)], b"\n]}\n"))


def _precision(where_prec: int | None, scope: Scope) -> dict[str, Any]:
    return {"where_prec": where_prec, "precision": precision_text(where_prec, scope) or None}


def _feature(
    record_id: str, position: Position | None, properties: dict[str, Any]
) -> dict[str, Any]:
    """A feature. Longitude comes first (RFC 7946, 3.1.1)."""
    point = {"type": "Point", "coordinates": [position.lon, position.lat]} if position else None
    return {"type": "Feature", "id": record_id, "geometry": point, "properties": properties}
