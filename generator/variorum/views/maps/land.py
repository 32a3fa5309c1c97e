"""Outlines of land from Natural Earth (public domain), without borders.

``land.json`` is made by ``tests/tools/land.py`` from a registry package that carries the data.
"""

from functools import cache
from math import asin, cos, degrees, radians, sin, sqrt
from pathlib import Path

import msgspec

from variorum.views.maps.geometry import Point

FILE = Path(__file__).with_name("land.json")
#: The unit of the file's numbers, in degrees.
UNIT = 0.01
#: Kilometres in a degree of arc.
KILOMETRES = 111.195


class Outline(msgspec.Struct, frozen=True, gc=False):
    """A ring of points, (longitude, latitude) in degrees, and a circle around it."""

    points: list[Point]
    middle: Point
    reach: float
    """From the middle to the farthest point at most, in degrees of arc."""


class _File(msgspec.Struct):
    source: str
    fine: list[list[int]]
    coarse: list[list[int]]


@cache
def _read() -> _File:
    return msgspec.json.decode(FILE.read_bytes(), type=_File)


@cache
def fine() -> list[Outline]:
    """Land for maps of some hundred kilometres: 1:50 million."""
    return [_outline(numbers) for numbers in _read().fine]


@cache
def coarse() -> list[Outline]:
    """Land for maps of the world: 1:110 million."""
    return [_outline(numbers) for numbers in _read().coarse]


def _outline(numbers: list[int]) -> Outline:
    points, x, y = [], 0, 0
    for at in range(0, len(numbers), 2):
        x, y = x + numbers[at], y + numbers[at + 1]
        points.append((x * UNIT, y * UNIT))
    longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
    middle = (
        (min(longitudes) + max(longitudes)) / 2,
        (min(latitudes) + max(latitudes)) / 2,
    )
    return Outline(points, middle, _reach(middle, points))


def _reach(middle: Point, points: list[Point]) -> float:
    """The greatest of the distances from a point to others, in degrees."""
    lon0, lat0 = radians(middle[0]), radians(middle[1])
    aside = cos(lat0)
    places = [(radians(lon), radians(lat)) for lon, lat in points]
    half = max(
        sin((lat - lat0) / 2) ** 2 + aside * cos(lat) * sin((lon - lon0) / 2) ** 2
        for lon, lat in places
    )
    return degrees(2 * asin(min(1.0, sqrt(half))))


def arc(one: Point, other: Point) -> float:
    """The great-circle distance between (longitude, latitude) pairs, in degrees (haversine)."""
    (lon0, lat0), (lon1, lat1) = one, other
    half = sin(radians(lat1 - lat0) / 2) ** 2
    half += cos(radians(lat0)) * cos(radians(lat1)) * sin(radians(lon1 - lon0) / 2) ** 2
    return degrees(2 * asin(min(1.0, sqrt(half))))
