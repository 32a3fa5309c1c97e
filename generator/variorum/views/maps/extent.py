"""What all maps of events share: the places that they must hold, the window, the land in it."""

from functools import lru_cache

import msgspec

from variorum.views.maps import drawing
from variorum.views.maps.frame import Frame, fitted
from variorum.views.maps.geometry import Point
from variorum.views.maps.globe import globe_drawn
from variorum.views.maps.where import whereabouts
from variorum.views.scope import Scope

GROUND = "map/ground.svg"
#: The size of pictures of all events, in units.
SMALL_WIDTH, SMALL_HEIGHT = 960, 600
#: The least distance, in kilometres, from what is drawn to the edge.
_EDGE = 150.0


class Extent(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What a map must hold."""

    points: tuple[Point, ...]
    """Longitude and latitude of what is drawn, at least one."""
    reach: float
    """How far the widest sign reaches on the ground, in kilometres."""


@lru_cache(maxsize=4)
def frame_of(extent: Extent, width: int, height: int) -> Frame:
    """The window of a map so many units wide and high."""
    return fitted(extent.points, width, height, _EDGE + extent.reach)


def extent_of_all(scope: Scope) -> Extent | None:
    """What a map of all events must hold; None if nothing is drawn."""
    extent: Extent | None = scope.graph.answer("extent", "")
    return extent


def work_out_extent(_key: str, scope: Scope) -> Extent | None:
    """Find what a map of all events must hold. It rests on places, not on each event."""
    drawn: dict[Point, float] = {}
    for place in scope.graph.index.of_kind.get("place", ()):
        where = whereabouts(scope, place) if _has_events(scope, place) else None
        position = scope.position(where.anchor.id) if where else None
        if where and position:
            drawn[position.lon, position.lat] = where.radius
    return Extent(tuple(drawn), max(drawn.values())) if drawn else None


def _has_events(scope: Scope, place: str) -> bool:
    """Whether anything happened at a place, or at a hidden one that is told as this one."""
    index = scope.graph.index
    return bool(index.events_at.get(place, ())) or any(
        index.hidden_at.get(inside, ()) for inside in index.places_in.get(place, ())
    )


def ground(scope: Scope) -> tuple[tuple[str, bytes], ...]:
    """The picture of the land on which pages put their signs, by its address; none if none do."""
    drawn: bytes = scope.graph.answer("ground", "")
    return ((GROUND, drawn),) if drawn else ()


def work_out_ground(_key: str, scope: Scope) -> bytes:
    """Draw it: once, since edits of events leave it alone."""
    extent = extent_of_all(scope)
    if extent is None:
        return b""
    frame = frame_of(extent, SMALL_WIDTH, SMALL_HEIGHT)
    return drawing.document(
        SMALL_WIDTH,
        SMALL_HEIGHT,
        scope.language.gettext("Map"),
        scope.language.tag,
        drawing.ground(SMALL_WIDTH, SMALL_HEIGHT, frame.land(0.7), frame.grid()),
        globe_drawn(frame.projection.middle, SMALL_HEIGHT),
    )
