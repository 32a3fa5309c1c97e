"""A map that holds many places: its projection, its window, and the land in it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import atan2, ceil, cos, degrees, hypot, radians, sin

import msgspec

from variorum.views.maps.geometry import Point, clip, disc, rectangle, simplify, svg_line, svg_path
from variorum.views.maps.land import arc, coarse, fine
from variorum.views.maps.projection import Azimuthal, EqualEarth, equal_area

#: Places within this arc of their middle, in degrees, have a map of their part of the world.
_PART = 55
#: Beyond this, in degrees, nothing is drawn on such a map.
_REACH = 88
#: The least width of a map, and the least distance between a place and its edge, in kilometres.
_LEAST, _EDGE = 1000.0, 150.0
#: How much of what the places take up is left free at each side.
_FREE = 0.3
#: The finer land is for maps that are no wider, in kilometres.
_FINE = 9000.0
_WINDOW = disc(radians(_REACH), 48)


class Frame(msgspec.Struct, frozen=True):
    """A window of a plane: ``scale`` kilometres a unit, from ``left`` and ``top``."""

    projection: Azimuthal | EqualEarth
    left: float
    top: float
    scale: float
    width: int
    height: int

    def at(self, point: Point) -> Point:
        """A longitude and latitude in units."""
        return self._units(self.projection.point(point))

    def land(self, tolerance: float) -> str:
        """The land in the window and some way around it, as a path."""
        is_fine = self.scale * self.width < _FINE
        wide, high = self.width // 2, self.height // 2
        window = rectangle(-wide, -high, self.width + wide, self.height + high)
        rings = self._projected([self._plane(corner) for corner in window], is_fine=is_fine)
        parts = (clip([self._units(p) for p in ring], window) for ring in rings)
        return svg_path(simplify(part, tolerance) for part in parts if len(part) > 2)

    def grid(self) -> str:
        """Meridians and parallels, every ten degrees on small parts of the world, else thirty."""
        step = 10 if self.scale * self.width < _FINE else 30
        start = round(self.projection.middle[0] / step) * step
        lons = [start + at for at in range(-180 + step, 181, step)]
        lats = list(range(-90 + step, 90, step))
        meridians = [[(lon, lat) for lat in range(-80, 81, 5)] for lon in lons]
        parallels = [[(start + at, lat) for at in range(-179, 180, 5)] for lat in lats]
        return "".join(self._line(line) for line in (*meridians, *parallels))

    def _line(self, line: Sequence[Point]) -> str:
        """The stretches of a line that lie on the map."""
        if isinstance(self.projection, EqualEarth):
            return svg_line([self.at(point) for point in line])
        middle = self.projection.middle
        kept = [self.at(point) for point in line if arc(middle, point) < _REACH]
        near = [(x, y) for x, y in kept if -self.width < x < 2 * self.width]
        near = [(x, y) for x, y in near if -self.height < y < 2 * self.height]
        return svg_line(near) if len(near) > 1 else ""

    def _projected(self, corners: Iterable[Point], *, is_fine: bool) -> Iterable[list[Point]]:
        """Land on the plane, without what lies far outside a window's corners."""
        if isinstance(self.projection, EqualEarth):
            outlines = fine() if is_fine else coarse()
            return self.projection.rings(outline.points for outline in outlines)
        distance = max(hypot(x, y) for x, y in corners)
        rounded = ceil(distance / _LEAST) * _LEAST
        return _land_about(self.projection.middle, rounded, is_fine=is_fine)

    def _plane(self, units: Point) -> Point:
        """Units as kilometres of the plane."""
        return (self.left + units[0] * self.scale, self.top + units[1] * self.scale)

    def _units(self, point: Point) -> Point:
        return ((point[0] - self.left) / self.scale, (point[1] - self.top) / self.scale)


@lru_cache(maxsize=2)  # the map and its picture are of the same land
def _land_about(middle: Point, distance: float, *, is_fine: bool) -> list[list[Point]]:
    """Land within so many kilometres of a middle, and some beyond, on a plane of true areas."""
    projection = Azimuthal(middle, equal_area)
    near = (
        outline.points
        for outline in (fine() if is_fine else coarse())
        if projection.is_within(outline.middle, outline.reach, distance)
    )
    return list(projection.rings(near, _WINDOW))


def fitted(points: Sequence[Point], width: int, height: int, edge: float = _EDGE) -> Frame:
    """A frame of ``width`` by ``height`` units that holds all points, at least one.

    ``edge`` is the least distance, in kilometres, from a point to the frame's edge.
    """
    middle = _middle(points)
    is_part = max(arc(middle, point) for point in points) <= _PART
    projection = Azimuthal(middle, equal_area) if is_part else EqualEarth(_meridian(points))
    if isinstance(projection, EqualEarth):
        corners = [projection.on_plane(180, 0), projection.on_plane(0, 84)]
        right, top = corners[0][0], corners[1][1]
        return _framed(projection, (-right, top, right, -top), width, height)
    plane = [projection.point(point) for point in points]
    xs, ys = [x for x, _ in plane], [y for _, y in plane]
    edge += _FREE * max(max(xs) - min(xs), max(ys) - min(ys))
    box = (min(xs) - edge, min(ys) - edge, max(xs) + edge, max(ys) + edge)
    return _framed(projection, box, width, height)


def _framed(
    projection: Azimuthal | EqualEarth,
    box: tuple[float, float, float, float],
    width: int,
    height: int,
) -> Frame:
    left, top, right, bottom = box
    across = max(right - left, (bottom - top) * width / height, _LEAST)
    scale = across / width
    x, y = (left + right) / 2 - across / 2, (top + bottom) / 2 - scale * height / 2
    return Frame(projection, x, y, scale, width, height)


def _middle(points: Sequence[Point]) -> Point:
    """The middle of points on the globe; the origin where they have none."""
    x = sum(cos(radians(lat)) * cos(radians(lon)) for lon, lat in points)
    y = sum(cos(radians(lat)) * sin(radians(lon)) for lon, lat in points)
    z = sum(sin(radians(lat)) for _, lat in points)
    if hypot(x, y, z) < 1e-9:
        return (0.0, 0.0)
    return (round(degrees(atan2(y, x)), 3), round(degrees(atan2(z, hypot(x, y))), 3))


def _meridian(points: Sequence[Point]) -> float:
    """A meridian for the world's middle: Greenwich, or the Pacific's where more lies about it."""
    pacific = sum(1 for lon, _ in points if abs(lon) > 120)
    return 150.0 if pacific > len(points) / 2 else 11.0
