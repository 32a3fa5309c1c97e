"""Where an event happened: what its page, its twin and its head say of the place."""

import msgspec

from variorum.model.place import Place, Position
from variorum.views.maps.where import Whereabouts, whereabouts
from variorum.views.parts import Ref
from variorum.views.scope import Scope
from variorum.views.twins.parts import PlaceTwin


class Setting(msgspec.Struct, frozen=True, gc=False):
    """A place as the events there show it."""

    place: Ref
    around: tuple[Ref, ...]
    """The places that it lies in, nearest first."""
    where: Whereabouts | None
    """Where it is drawn on a map; None if it is not."""
    at: Position | None
    """Where it may be said to lie."""
    twin: PlaceTwin | None
    """For machines; None if the record is no place."""


def setting_of(scope: Scope, event: str) -> Setting | None:
    """Where an event may be said to have happened; None where no place may be named."""
    place = scope.graph.place_of(event)
    if place is None:
        return None
    found: Setting = scope.graph.answer("setting", place)
    return found


def work_out_setting(place: str, scope: Scope) -> Setting:
    """What is said of a place for all events there."""
    return Setting(
        place=scope.ref(place),
        around=tuple(map(scope.ref, scope.graph.places_around(place))),
        where=whereabouts(scope, place),
        at=(at := scope.position(place)),
        twin=_twin(place, at, scope),
    )


def _twin(place_id: str, at: Position | None, scope: Scope) -> PlaceTwin | None:
    place = scope.graph.record(place_id)
    if not isinstance(place, Place):
        return None
    lat, lon = (at.lat, at.lon) if at else (None, None)
    precision, is_coarse = scope.precision(place), scope.is_hidden(place.id)
    return PlaceTwin(place.id, place.name, lat, lon, precision, is_coarse)
