"""The globe in a map's corner, which tells where in the world the map is."""

from functools import lru_cache
from math import cos, radians

import msgspec

from variorum.views.maps import drawing
from variorum.views.maps.geometry import Point, disc, simplify, svg_path
from variorum.views.maps.land import coarse
from variorum.views.maps.projection import EARTH, Azimuthal, orthographic

#: Its radius, in units.
RADIUS = 46
#: Maps that are near one another have the same globe: here the width of such a cell in degrees.
_CELL = 10
#: The globe is seen as far as this, in radians.
_QUARTER = radians(90)
_HEMISPHERE = disc(_QUARTER, 48)


class Globe(msgspec.Struct, frozen=True, gc=False):
    """The globe, drawn in a square."""

    side: int
    """The side of the square, in units."""
    radius: int
    """Half of it."""
    land: str
    """The land as an SVG path."""
    x: int
    """Where the map is, in units from the left."""
    y: int
    """Likewise, from the top."""


def globe_of(point: Point) -> Globe:
    """The globe, seen from about above a longitude and latitude."""
    cell = cell_of(point, _CELL)
    x, y = Azimuthal(cell, orthographic).point(point)
    return Globe(
        2 * RADIUS,
        RADIUS,
        _land(*cell),
        round(RADIUS * (1 + x / EARTH)),
        round(RADIUS * (1 + y / EARTH)),
    )


def globe_drawn(point: Point, height: int) -> str:
    """The same for the lower corner of a map that is a file of its own, ``height`` units high."""
    globe = globe_of(point)
    return (
        f'<g transform="translate(10 {height - 2 * RADIUS - 10})">'
        f'<circle class="w o" cx="{RADIUS}" cy="{RADIUS}" r="{RADIUS}" fill="{drawing.WATER}"'
        f' stroke="{drawing.INK}"/>'
        f'<path class="l" fill="{drawing.LAND}" fill-rule="evenodd" d="{globe.land}"/>'
        f'<circle class="s" cx="{globe.x}" cy="{globe.y}" r="5" fill="none"'
        f' stroke="{drawing.MARK}" stroke-width="2"/></g>'
    )


def cell_of(point: Point, size: int) -> Point:
    """The middle of the cell, of about ``size`` degrees, in which a point lies."""
    lon, lat = point
    middle = min(90, max(-90, round(lat / size) * size))
    steps = max(1, round(360 * cos(radians(middle)) / size))
    return round(lon * steps / 360) * 360 / steps, middle


@lru_cache(maxsize=1024)
def _land(lon: float, lat: float) -> str:
    projection = Azimuthal((lon, lat), orthographic)
    near = (o.points for o in coarse() if projection.is_seen(o.middle, o.reach, _QUARTER))
    rings = projection.rings(near, _HEMISPHERE)
    units = ([((x / EARTH + 1) * RADIUS, (y / EARTH + 1) * RADIUS) for x, y in r] for r in rings)
    return svg_path(simplify(ring, 0.45) for ring in units)
