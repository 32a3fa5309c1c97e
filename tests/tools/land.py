"""Make ``land.json`` anew from Natural Earth, as the npm package ``world-atlas`` carries it.

``python -m tests.tools.land`` reads the package where ``npm ci --prefix tests/html`` puts it. The
file is committed: a site is built without network, and no package of the size of an outline on the
Python index carries one (see *Maps* in ``docs/dev/decisions.md``).
"""

import json
from collections.abc import Iterator
from math import ceil, floor
from pathlib import Path
from typing import Any

from tests.support import ROOT
from variorum.views.maps.geometry import Point, Ring, clip, rectangle, simplify
from variorum.views.maps.land import FILE, UNIT

PACKAGE = ROOT / "tests" / "html" / "node_modules" / "world-atlas"
SOURCE = (
    "Natural Earth 4.1.0, land, 1:50m (simplified) and 1:110m; public domain; world-atlas 2.0.2"
)
#: How far, in degrees, a coast of the finer outline may lie from Natural Earth's.
TOLERANCE = 0.02


def content(package: Path) -> str:
    """The text of the file."""
    fine = [_thinned(part) for ring in rings(package / "land-50m.json") for part in flat(ring)]
    coarse = [part for ring in rings(package / "land-110m.json") for part in flat(ring)]
    data = {"source": SOURCE, "fine": _written(fine), "coarse": _written(coarse)}
    return json.dumps(data, separators=(",", ":")) + "\n"


def rings(file: Path) -> list[list[Point]]:
    """The rings of a TopoJSON file's land, in degrees (TopoJSON 1.0, sections 2.1.3 and 2.1.4)."""
    topology = json.loads(file.read_bytes())
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    (collection,) = topology["objects"]["land"]["geometries"]
    return [_joined(ring, arcs) for polygon in collection["arcs"] for ring in polygon]


def _arc(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    (kx, ky), (x0, y0) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * kx + x0, y * ky + y0))
    return points


def _joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """A ring of arcs; the number of one that runs backwards is ``~`` of its own."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points[:-1]


def _thinned(ring: Ring) -> list[Point]:
    """A simpler ring; it is opened at two far ends, which stay."""
    half = len(ring) // 2
    first = simplify(ring[: half + 1], TOLERANCE)
    return first + simplify([*ring[half:], ring[0]], TOLERANCE)[1:-1]


def flat(ring: Ring) -> Iterator[list[Point]]:
    """A ring on the globe as rings between the longitudes -180 and 180.

    One that crosses the date line is cut there; one that goes around a pole is led over it.
    """
    line = [ring[0]]
    for lon, lat in (*ring[1:], ring[0]):
        before = line[-1][0]
        line.append((before + (lon - before + 180) % 360 - 180, lat))
    turn = line.pop()[0] - line[0][0]
    if abs(turn) > 1:
        (start, lat), pole = line[0], -90.0 if line[0][1] < 0 else 90.0
        line += [(start + turn, lat), (start + turn, pole), (start, pole)]
    first = floor((min(lon for lon, _ in line) + 180) / 360)
    last = ceil((max(lon for lon, _ in line) - 180) / 360)
    for times in range(first, last + 1):
        moved = [(lon - 360 * times, lat) for lon, lat in line]
        kept = clip(moved, rectangle(-180, -90, 180, 90))
        if len(kept) > 2:
            yield kept


def _written(rings: list[list[Point]]) -> list[list[int]]:
    """The rings that are still rings in whole units."""
    return [numbers for numbers in map(_encoded, rings) if len(numbers) > 4]


def _encoded(ring: Ring) -> list[int]:
    """Whole units, each point as its step from the one before."""
    numbers: list[int] = []
    before = (0, 0)
    for x, y in ring:
        point = (round(x / UNIT), round(y / UNIT))
        if point != before or not numbers:
            numbers += [point[0] - before[0], point[1] - before[1]]
        before = point
    return numbers


if __name__ == "__main__":
    FILE.write_text(content(PACKAGE), encoding="utf-8")
