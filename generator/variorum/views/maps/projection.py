"""Projections: from longitude and latitude to a plane, in kilometres, y growing downward."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from math import asin, atan2, ceil, cos, degrees, floor, hypot, pi, radians, sin, sqrt

from variorum.views.maps.geometry import Point, Ring, clip, contains, rectangle

#: Mean radius of the earth in kilometres.
EARTH = 6371.0088
#: What lies farther off than this from the middle is put at this distance: far out of every map.
_FAR = radians(120)
#: Longest step, in radians, along that circle.
_STEP = radians(20)


def equidistant(arc: float) -> float:
    """Distances from the middle are true."""
    return arc


def equal_area(arc: float) -> float:
    """Areas are true (Lambert)."""
    return 2 * sin(arc / 2)


def orthographic(arc: float) -> float:
    """The globe as it is seen from afar."""
    return sin(arc)


class Azimuthal:
    """A projection about a middle, in which neither poles nor the date line are special.

    ``radial`` gives the distance on the plane for an arc from the middle, both in radians.
    """

    def __init__(self, middle: Point, radial: Callable[[float], float] = equidistant) -> None:
        self.middle = middle
        self._lon, lat = radians(middle[0]), radians(middle[1])
        self._sin, self._cos = sin(lat), cos(lat)
        self._radial = radial

    def point(self, point: Point) -> Point:
        """Project one point."""
        return self._on_plane(*self._polar(point))

    def back(self, point: Point) -> Point:
        """Longitude and latitude of a point of the plane; for equidistant maps."""
        x, y = point
        arc = hypot(x, y) / EARTH
        if not arc:
            return self.middle
        toward, aside = -y / hypot(x, y), x / hypot(x, y)
        lat = asin(min(1.0, max(-1.0, cos(arc) * self._sin + sin(arc) * self._cos * toward)))
        east = aside * sin(arc)
        lon = self._lon + atan2(east, self._cos * cos(arc) - self._sin * sin(arc) * toward)
        return ((degrees(lon) + 180) % 360 - 180, degrees(lat))

    def rings(self, rings: Iterable[Ring], window: Ring) -> Iterator[list[Point]]:
        """Project rings, cut to a window around the middle.

        ``window`` is convex and in radians from the middle, nowhere farther off than 90°.
        """
        inside = _inner_radius(window) ** 2
        for ring in rings:
            plane = self._around(ring)
            for part in (plane, window) if self._is_inverted(ring, plane) else (plane,):
                is_inside = all(x * x + y * y < inside for x, y in part)
                kept = part if is_inside else clip(part, window)
                if len(kept) > 2:
                    yield [self._on_plane(hypot(x, y), atan2(x, -y)) for x, y in kept]

    def is_within(self, middle: Point, reach: float, distance: float) -> bool:
        """Whether rings may come nearer the middle of the plane than a distance in kilometres.

        They lie on a cap of the globe: ``reach`` degrees about ``middle``. Cutting moves points
        along straight lines only, so what counts is the hull of what the cap becomes.
        """
        nearest, narrowing = self._approach(middle, reach)
        return EARTH * self._radial(nearest) * narrowing <= distance

    def is_seen(self, middle: Point, reach: float, arc: float) -> bool:
        """Whether a window may show any of such rings: one that reaches so far, in radians."""
        return self._approach(middle, reach)[0] <= arc

    def _approach(self, middle: Point, reach: float) -> tuple[float, float]:
        """How near such rings come at most, in radians, and what part of that is their hull's."""
        away, size = self._polar(middle)[0], radians(reach)
        if away <= size or away + size >= pi:
            return 0.0, 1.0
        narrowing = sqrt(max(0.0, 1 - (sin(size) / sin(away)) ** 2))
        return min(away - size, _FAR) * narrowing, narrowing

    def _around(self, ring: Ring) -> list[Point]:
        """A ring on the equidistant plane, in radians; what is far away runs along a circle."""
        points: list[Point] = []
        was_far, before = False, 0.0
        for arc, bearing in self._polars((*ring, ring[0])):
            is_far = arc > _FAR
            if is_far and was_far:
                turn = (bearing - before + pi) % (2 * pi) - pi
                steps = ceil(abs(turn) / _STEP)
                points += [_polar(_FAR, before + turn * at / steps) for at in range(1, steps)]
            distance = _FAR if is_far else arc
            points.append((distance * sin(bearing), -distance * cos(bearing)))
            was_far, before = is_far, bearing
        return points

    def _is_inverted(self, ring: Ring, plane: Ring) -> bool:
        """Whether a ring holds the point opposite the middle, so that its outside is land."""
        beside = (self.middle[0] - 0.0137, self.middle[1] * 0.9997 + 0.0119)
        arc, bearing = self._polar(beside)
        lon = (beside[0] + 180) % 360 - 180
        return contains(ring, (lon, beside[1])) != contains(plane, _polar(arc, bearing))

    def _polar(self, point: Point) -> Point:
        """Arc and bearing (clockwise from north) from the middle, in radians."""
        return next(self._polars((point,)))

    def _polars(self, points: Iterable[Point]) -> Iterator[Point]:
        """The same for many points: every picture turns whole continents."""
        lon0, sin0, cos0 = self._lon, self._sin, self._cos
        for lon, lat in points:
            east, north = radians(lon) - lon0, radians(lat)
            sine, cosine, along = sin(north), cos(north), cos(east)
            x = cosine * sin(east)
            y = cos0 * sine - sin0 * cosine * along
            depth = sin0 * sine + cos0 * cosine * along
            yield atan2(hypot(x, y), depth), atan2(x, y)

    def _on_plane(self, arc: float, bearing: float) -> Point:
        distance = EARTH * self._radial(arc)
        return (distance * sin(bearing), -distance * cos(bearing))


def _inner_radius(window: Ring) -> float:
    """The radius of the largest circle about the origin in a convex window."""
    edges = pairwise((*window, window[0]))
    return min(abs(x0 * y1 - x1 * y0) / hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in edges)


def _polar(distance: float, bearing: float) -> Point:
    return (distance * sin(bearing), -distance * cos(bearing))


class EqualEarth:
    """The world with true areas (Šavrič, Patterson and Jenny 2018), about a central meridian."""

    def __init__(self, meridian: float = 0.0) -> None:
        self.middle: Point = (meridian, 0.0)
        self.meridian = meridian

    def point(self, point: Point) -> Point:
        """Project one point; its longitude is taken where it is nearest the meridian."""
        east = (point[0] - self.meridian + 180) % 360 - 180
        return self.on_plane(east, point[1])

    def rings(self, rings: Iterable[Ring]) -> Iterator[list[Point]]:
        """Project rings, cut at the meridian opposite."""
        window = rectangle(-180, -90, 180, 90)
        for ring in rings:
            easts = [lon - self.meridian for lon, _ in ring]
            first, last = floor((min(easts) + 180) / 360), floor((max(easts) + 180) / 360)
            for turn in range(first, last + 1):
                moved = [(lon - self.meridian - 360 * turn, lat) for lon, lat in ring]
                kept = clip(moved, window)
                if len(kept) > 2:
                    yield [self.on_plane(*point) for point in _along_the_cut(kept)]

    def on_plane(self, east: float, lat: float) -> Point:
        """Project a point by its distance from the central meridian, both in degrees."""
        a = asin(sqrt(3) / 2 * sin(radians(lat)))
        square = a * a
        sixth = square**3
        slope = 1.340264 - 3 * 0.081106 * square + sixth * (7 * 0.000893 + 9 * 0.003796 * square)
        x = 2 * sqrt(3) * radians(east) * cos(a) / (3 * slope)
        y = a * (1.340264 - 0.081106 * square + sixth * (0.000893 + 0.003796 * square))
        return (EARTH * x, -EARTH * y)


def _along_the_cut(ring: Ring) -> Iterator[Point]:
    """A ring with points along the meridian where it was cut, which is a curve on the plane."""
    for (east, lat), (next_east, next_lat) in pairwise((*ring, ring[0])):
        yield (east, lat)
        if east == next_east and abs(east) == 180:
            steps = ceil(abs(next_lat - lat) / 5)
            for at in range(1, steps):
                yield (east, lat + (next_lat - lat) * at / steps)
