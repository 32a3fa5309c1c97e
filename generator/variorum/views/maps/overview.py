"""The drawing of all events, for the map's page and as a picture for others."""

from collections.abc import Iterable
from math import sqrt

import msgspec

from variorum.views.maps import drawing
from variorum.views.maps.extent import SMALL_HEIGHT, SMALL_WIDTH, Extent, frame_of
from variorum.views.maps.frame import Frame
from variorum.views.maps.geometry import Point
from variorum.views.maps.globe import Globe, globe_drawn, globe_of
from variorum.views.maps.precision import Sign, name_of
from variorum.views.maps.where import Whereabouts
from variorum.views.parts import Ref
from variorum.views.scope import Scope

#: The size of the page's drawing in units, of which four are a pixel on a wide page.
WIDTH, HEIGHT = 3200, 2000


class MapMark(msgspec.Struct, frozen=True, gc=False):
    """A sign on the map, for all events that are drawn at one place."""

    id: str
    """The id of the place at whose position it is drawn."""
    x: int
    """In units from the left."""
    y: int
    """In units from the top."""
    radius: int
    """In units, as it is drawn: never too small to be seen."""
    reach: int
    """In units, what it covers on the ground; 0 for a dot."""
    sign: str
    """dot, circle, district, region, fuzzy, country or unstated."""
    title: str
    """Place, events and precision, in words."""


class MapFigure(msgspec.Struct, frozen=True, gc=False):
    """The drawing."""

    width: int
    """In units."""
    height: int
    """In units."""
    land: str
    """The land as an SVG path."""
    grid: str
    """Meridians and parallels as an SVG path."""
    marks: tuple[MapMark, ...]
    """The signs, large ones first."""
    globe: Globe
    """Where on the globe it is."""


class Drawn(msgspec.Struct, frozen=True, gc=False):
    """What is drawn at one place."""

    place: Ref
    point: Point
    sign: Sign
    reach: float
    events: int


Marks = dict[str, Drawn]
"""By the id of the place at whose position it is drawn."""


def marks_of(scope: Scope, places: Iterable[tuple[Whereabouts | None, int]]) -> Marks:
    """What is drawn for places with so many events each."""
    marks: Marks = {}
    for where, count in places:
        position = scope.position(where.anchor.id) if where else None
        if where and position:
            anchor, point = where.anchor, (position.lon, position.lat)
            events = count + (marks[anchor.id].events if anchor.id in marks else 0)
            marks[anchor.id] = Drawn(anchor, point, Sign(where.sign), where.radius, events)
    return marks


def _frame(marks: Marks, width: int, height: int) -> Frame:
    points = tuple([mark.point for mark in marks.values()])
    return frame_of(Extent(points, max(mark.reach for mark in marks.values())), width, height)


def figure_of(scope: Scope, marks: Marks) -> MapFigure | None:
    """Draw the map for its page; None where nothing is drawn."""
    if not marks:
        return None
    frame = _frame(marks, WIDTH, HEIGHT)
    return MapFigure(
        width=WIDTH,
        height=HEIGHT,
        land=frame.land(1.6),
        grid=frame.grid(),
        marks=marks_in(scope, frame, marks),
        globe=globe_of(frame.projection.middle),
    )


def marks_in(scope: Scope, frame: Frame, marks: Marks) -> tuple[MapMark, ...]:
    """The signs of a drawing in its window, large ones first."""
    drawn = [_mark(scope, frame, mark) for mark in marks.values()]
    return tuple(sorted(drawn, key=lambda mark: (-mark.radius, mark.id)))


def _mark(scope: Scope, frame: Frame, drawn: Drawn) -> MapMark:
    x, y = frame.at(drawn.point)
    words = scope.language.ngettext(
        "%(place)s: %(num)s event, %(precision)s",
        "%(place)s: %(num)s events, %(precision)s",
        drawn.events,
    ) % {
        "place": drawn.place.title,
        "num": scope.language.number(drawn.events),
        "precision": name_of(drawn.sign, scope.language),
    }
    return MapMark(
        id=drawn.place.id,
        x=round(x),
        y=round(y),
        radius=round(_radius(frame, drawn)),
        reach=round(drawn.reach / frame.scale),
        sign=drawn.sign.value,
        title=words,
    )


def _radius(frame: Frame, drawn: Drawn) -> float:
    """A dot's area grows with its events; the size of all others is how little is known."""
    if drawn.sign is Sign.DOT:
        return min(20 + 7 * sqrt(drawn.events), 90) * frame.width / WIDTH
    return max(drawn.reach / frame.scale, 44 * frame.width / WIDTH)


def picture_of(scope: Scope, marks: Marks) -> bytes:
    """Draw the same map as a file, for other pages."""
    frame = _frame(marks, SMALL_WIDTH, SMALL_HEIGHT)
    rows = sorted(
        ((_radius(frame, mark), mark.sign, *frame.at(mark.point)) for mark in marks.values()),
        reverse=True,
    )
    return drawing.document(
        SMALL_WIDTH,
        SMALL_HEIGHT,
        scope.language.gettext("Map of all events"),
        scope.language.tag,
        drawing.definitions(*(mark.sign for mark in marks.values())),
        drawing.ground(SMALL_WIDTH, SMALL_HEIGHT, frame.land(0.7), frame.grid()),
        *(drawing.mark(sign, x, y, radius) for radius, sign, x, y in rows),
        globe_drawn(frame.projection.middle, SMALL_HEIGHT),
    )
