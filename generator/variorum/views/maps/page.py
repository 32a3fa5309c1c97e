"""The map of all events: the page, its picture, and what its script asks for."""

import msgspec

from variorum.views.events import event_line
from variorum.views.maps.extent import ground
from variorum.views.maps.files import Counted, counts_of
from variorum.views.maps.overview import MapFigure, figure_of, marks_of, picture_of
from variorum.views.maps.precision import Sign, name_of
from variorum.views.maps.where import Whereabouts, whereabouts
from variorum.views.parts import EventLine, Ref
from variorum.views.scope import Scope

PATH = "map/"
DATA, PICTURE = f"{PATH}places.json", f"{PATH}map.svg"
#: Events that the list names for each place; the place's page has them all.
_LATEST = 5
#: Up to so many places, the list stands open.
_OPEN = 12


class MapPlace(msgspec.Struct, frozen=True, gc=False):
    """A place in the list, which says the same as the drawing."""

    place: Ref
    """The place."""
    where: Whereabouts | None
    """Where it is drawn; None if it is not."""
    events: int
    """How many events happened there; those at places within that are listed count there."""
    latest: tuple[EventLine, ...]
    """The latest of them, latest first."""


class Choice(msgspec.Struct, frozen=True, gc=False):
    """One choice of a filter."""

    value: str
    """Its value."""
    label: str
    """Its words."""


class MapPage(msgspec.Struct, frozen=True, gc=False):
    """Everything that the page of the map shows."""

    title: str
    """Its title."""
    path: str
    """Its address from the site's root."""
    figure: MapFigure | None
    """The drawing; None where no place has coordinates."""
    places: tuple[MapPlace, ...]
    """All places with events, those with most first."""
    is_open: bool
    """Whether the events of each place stand open."""
    events: int
    """How many events the places have together."""
    without_place: int
    """How many events name no place."""
    years: tuple[Choice, ...]
    """The years of events, latest first."""
    types: tuple[Choice, ...]
    """The types of events."""
    signs: tuple[Choice, ...]
    """The precisions that are drawn."""
    data: str
    """The address of what the script asks for, from the site's root."""


Events = dict[str, list[Counted]]
"""Events by place, in order of time."""


def build(scope: Scope) -> tuple[MapPage, tuple[tuple[str, bytes], ...]]:
    """Build the page, with its files by their addresses from the site's root."""
    _ = scope.language.gettext
    by_place, without_place = _events_by_place(scope)
    places = _places(scope, by_place)
    marks = marks_of(scope, ((place.where, place.events) for place in places))
    page = MapPage(
        title=_("Map"),
        path=PATH,
        figure=figure_of(scope, marks),
        places=places,
        is_open=len(places) <= _OPEN,
        events=sum(place.events for place in places),
        without_place=without_place,
        years=_years(by_place),
        types=_types(scope, by_place),
        signs=_signs(scope, places),
        data=DATA,
    )
    if not marks:
        return page, ()
    files = ((DATA, counts_of(scope, by_place)), (PICTURE, picture_of(scope, marks)))
    return page, (*files, *ground(scope))


def picture_of_all(scope: Scope) -> str | None:
    """The address of the picture of all events, from the site's root; None if it is empty."""
    places = map(scope.graph.place_of, scope.graph.index.chronology)
    return PICTURE if any(whereabouts(scope, place) for place in places) else None


def _events_by_place(scope: Scope) -> tuple[Events, int]:
    found: Events = {}
    without = 0
    for event in scope.graph.index.chronology:
        card, place = scope.graph.card(event), scope.graph.place_of(event)
        if place is None or not scope.graph.has(place):
            without += 1
        else:
            counted = Counted(event, card.year, card.type)
            found.setdefault(scope.graph.index.current(place), []).append(counted)
    return found, without


def _places(scope: Scope, by_place: Events) -> tuple[MapPlace, ...]:
    ordered = sorted(by_place, key=lambda place: (-len(by_place[place]), place))
    return tuple(
        MapPlace(
            place=scope.ref(place),
            where=whereabouts(scope, place),
            events=len(by_place[place]),
            latest=tuple(event_line(scope, e.event) for e in reversed(by_place[place][-_LATEST:])),
        )
        for place in ordered
    )


def _years(by_place: Events) -> tuple[Choice, ...]:
    found = {event.year for events in by_place.values() for event in events}
    return tuple(Choice(year, year) for year in sorted(found - {""}, reverse=True))


def _types(scope: Scope, by_place: Events) -> tuple[Choice, ...]:
    found = {event.type for events in by_place.values() for event in events}
    labels = {kind: scope.vocabulary.label("event_types", kind) for kind in found - {""}}
    ordered = sorted(labels, key=lambda kind: (labels[kind], kind))
    return tuple(Choice(kind, labels[kind]) for kind in ordered)


def _signs(scope: Scope, places: tuple[MapPlace, ...]) -> tuple[Choice, ...]:
    found = {place.where.sign for place in places if place.where}
    return tuple(Choice(s.value, name_of(s, scope.language)) for s in Sign if s.value in found)
