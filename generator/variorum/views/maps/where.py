"""Where a place is drawn: at its own position, or as the area in which it lies."""

import msgspec

from variorum.model.place import Position
from variorum.views.maps.geometry import Point
from variorum.views.maps.land import KILOMETRES, arc
from variorum.views.maps.precision import AREAS, RADIUS, Sign, meaning_of, name_of, sign_of
from variorum.views.parts import Ref
from variorum.views.scope import Scope


class Whereabouts(msgspec.Struct, frozen=True, gc=False):
    """A place on a map, and how it is to be read."""

    place: Ref
    """The place."""
    anchor: Ref
    """The place at whose position it is drawn: itself, or one that it lies in."""
    is_own: bool
    """Whether that is its own position."""
    sign: str
    """dot, circle, district, region, fuzzy, country or unstated."""
    precision: str
    """The precision of what is drawn, in a few words."""
    meaning: str
    """How the sign is to be read, as a sentence."""
    radius: float
    """How far the drawn area reaches on the ground, in kilometres; 0 for a dot."""
    picture: str
    """The picture's address from the site's root."""
    title: str
    """What the picture shows, in words."""


def anchor_of(scope: Scope, place: str) -> tuple[str, Position, Sign] | None:
    """The nearest place, itself first, that has a position and can be drawn."""
    for candidate in (place, *scope.graph.places_around(place)):
        position = scope.position(candidate)
        sign = sign_of(position)
        if position and sign and scope.graph.is_shown(candidate):
            return candidate, position, sign
    return None


def drawn_at(scope: Scope, anchor: str) -> list[str]:
    """The places that are drawn at a place's position: itself, and those within that have none."""
    found, ahead = [anchor], list(scope.graph.index.places_in.get(anchor, ()))
    while ahead:
        place = ahead.pop()
        nearest = anchor_of(scope, place)
        if nearest and nearest[0] == anchor and place not in found:
            found.append(place)
            ahead += scope.graph.index.places_in.get(place, ())
    return found


def positions_within(scope: Scope, place: str) -> list[Point]:
    """Longitude and latitude of the places in a place, as far as they can be drawn."""
    inside, ahead = [place], list(scope.graph.index.places_in.get(place, ()))
    while ahead:
        each = ahead.pop()
        if each not in inside:
            inside.append(each)
            ahead += scope.graph.index.places_in.get(each, ())
    drawn = (anchor_of(scope, each) for each in sorted(inside[1:]))
    own = [(each[1].lon, each[1].lat) for each in drawn if each and each[0] != place]
    return list(dict.fromkeys(own))


def work_out_whereabouts(place: str, scope: Scope) -> Whereabouts | None:
    """Where a place is drawn, for all pages that show it."""
    found = anchor_of(scope, place)
    if found is None:
        return None
    anchor, position, sign = found
    ref = scope.ref(anchor)
    return Whereabouts(
        place=scope.ref(place),
        anchor=ref,
        is_own=anchor == place,
        sign=sign.value,
        precision=name_of(sign, scope.language),
        meaning=meaning_of(sign, scope.language),
        radius=_radius(scope, anchor, position, sign),
        picture=f"{ref.path}map.svg",
        title=scope.language.gettext("Map: %(place)s, %(precision)s")
        % {"place": ref.title, "precision": name_of(sign, scope.language)},
    )


def _radius(scope: Scope, place: str, position: Position, sign: Sign) -> float:
    """An area is large enough for the places that are known to lie in it."""
    if sign not in AREAS:
        return RADIUS[sign]
    middle = (position.lon, position.lat)
    far = max((arc(middle, point) for point in positions_within(scope, place)), default=0.0)
    return max(RADIUS[sign], round(1.15 * far * KILOMETRES))


def whereabouts(scope: Scope, place: str | None) -> Whereabouts | None:
    """Where a place is drawn; None if there is nothing to draw."""
    if place is None or not scope.graph.has(place):
        return None
    found: Whereabouts | None = scope.graph.answer("whereabouts", scope.graph.index.current(place))
    return found
