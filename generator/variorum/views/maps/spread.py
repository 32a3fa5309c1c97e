"""Where some events happened: their signs, to lie on the picture of the land that all share."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from variorum.views.maps.extent import GROUND, SMALL_HEIGHT, SMALL_WIDTH, extent_of_all, frame_of
from variorum.views.maps.overview import HEIGHT, WIDTH, MapMark, marks_in, marks_of
from variorum.views.maps.precision import AREAS
from variorum.views.maps.where import whereabouts
from variorum.views.parts import EventLine, Ref
from variorum.views.scope import Scope

#: So many places are told in words beside the map.
_MOST_NAMED = 8


class SpreadPlace(msgspec.Struct, frozen=True, gc=False):
    """A place, and how many of the events happened there."""

    place: Ref
    """The place."""
    events: int
    """How many."""
    precision: str
    """How precisely it is drawn, in a few words; empty if it is not drawn."""


class Spread(msgspec.Struct, frozen=True, gc=False):
    """A map of some events."""

    ground: str
    """The address of the picture of the land, from the site's root."""
    ground_width: int
    """Its width."""
    ground_height: int
    """Its height."""
    width: int
    """The width of what lies on it, in units."""
    height: int
    """Its height, in units."""
    marks: tuple[MapMark, ...]
    """The signs, large ones first."""
    has_areas: bool
    """Whether any of them is hatched or shaded."""
    title: str
    """What the map shows, in words."""
    places: tuple[SpreadPlace, ...]
    """The places with most events, those first."""
    further: int
    """How many further places there are."""


def spread_of(scope: Scope, events: Iterable[EventLine]) -> Spread | None:
    """A map of some events; None if none of them is drawn."""
    counts = Counter([event.place.id for event in events if event.place])
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    drawn = [(whereabouts(scope, place), count) for place, count in ordered]
    marks = marks_of(scope, drawn)
    extent = extent_of_all(scope) if marks else None
    if extent is None:
        return None
    words = scope.language.ngettext(
        "Map: its events at %(num)s place", "Map: its events at %(num)s places", len(counts)
    )
    return Spread(
        ground=GROUND,
        ground_width=SMALL_WIDTH,
        ground_height=SMALL_HEIGHT,
        width=WIDTH,
        height=HEIGHT,
        marks=marks_in(scope, frame_of(extent, WIDTH, HEIGHT), marks),
        has_areas=any(mark.sign in AREAS for mark in marks.values()),
        title=words % {"num": scope.language.number(len(counts))},
        places=tuple(
            [
                SpreadPlace(scope.ref(place), count, where.precision if where else "")
                for (place, count), (where, _) in zip(ordered[:_MOST_NAMED], drawn, strict=False)
            ]
        ),
        further=max(0, len(ordered) - _MOST_NAMED),
    )
