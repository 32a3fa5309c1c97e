"""Plane geometry: rings are cut to a window, made simpler, and written as SVG paths."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, pi, sin

Point = tuple[float, float]
Ring = Sequence[Point]
"""A closed line, whose last point is joined to its first."""


def rectangle(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """A window with its corners in the order in which ``clip`` wants them (y grows downward)."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def disc(radius: float, corners: int) -> list[Point]:
    """A circle about the origin as a polygon, in the same order."""
    steps = (2 * pi * corner / corners for corner in range(corners))
    return [(radius * cos(step), radius * sin(step)) for step in steps]


def clip(ring: Ring, window: Ring) -> list[Point]:
    """The part of a ring inside a convex window (Sutherland and Hodgman 1974).

    Parts that fall apart stay joined along the window's edge, which no filled shape shows.
    """
    kept = list(ring)
    if not kept:
        return kept
    left, top, right, bottom = _box(kept)
    for (ax, ay), (bx, by) in pairwise((*window, window[0])):
        across, along = by - ay, bx - ax
        x, y = right if across > 0 else left, top if along > 0 else bottom
        if along * (y - ay) - across * (x - ax) >= 0:
            continue  # nor is any point outside, if that corner of the box is not
        sides = [along * (y - ay) - across * (x - ax) for x, y in kept]
        if min(sides) < 0:
            kept = _on_the_right(kept, sides)
            if not kept:
                break
            left, top, right, bottom = _box(kept)
    return kept


def _box(points: Ring) -> tuple[float, float, float, float]:
    """The smallest rectangle around points: left, top, right, bottom."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _on_the_right(points: list[Point], sides: list[float]) -> list[Point]:
    """Cut along one line; a point's side is positive inside."""
    kept: list[Point] = []
    before, side_before = points[-1], sides[-1]
    for point, side in zip(points, sides, strict=True):
        if (side >= 0) != (side_before >= 0):
            share = side_before / (side_before - side)
            (x0, y0), (x1, y1) = before, point
            kept.append((x0 + share * (x1 - x0), y0 + share * (y1 - y0)))
        if side >= 0:
            kept.append(point)
        before, side_before = point, side
    return kept


def contains(ring: Ring, point: Point) -> bool:
    """Whether a point lies in a ring, by the parity of the edges above it."""
    x, y = point
    inside = False
    x0, y0 = ring[-1]
    for x1, y1 in ring:
        if (x0 > x) != (x1 > x) and y < y0 + (x - x0) / (x1 - x0) * (y1 - y0):
            inside = not inside
        x0, y0 = x1, y1
    return inside


def simplify(points: Ring, tolerance: float) -> list[Point]:
    """A line with fewer points (Douglas and Peucker 1973), nowhere farther off than asked."""
    if len(points) < 3:
        return list(points)
    kept = {0, len(points) - 1}
    ahead = [(0, len(points) - 1)]
    while ahead:
        first, last = ahead.pop()
        at, distance = _farthest(points, first, last)
        if distance > tolerance * tolerance:
            kept.add(at)
            ahead += [(first, at), (at, last)]
    return [points[at] for at in sorted(kept)]


def _farthest(points: Ring, first: int, last: int) -> tuple[int, float]:
    """The point between two others that is farthest from their line, and its squared distance."""
    (x0, y0), (x1, y1) = points[first], points[last]
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    at, farthest = first, 0.0
    for index in range(first + 1, last):
        x, y = points[index][0] - x0, points[index][1] - y0
        share = min(1.0, max(0.0, (x * dx + y * dy) / length)) if length else 0.0
        distance = (x - share * dx) ** 2 + (y - share * dy) ** 2
        if distance > farthest:
            at, farthest = index, distance
    return at, farthest


def svg_path(rings: Iterable[Ring]) -> str:
    """Rings as one SVG path of whole units; what is smaller than a unit falls out."""
    return "".join(_closed(ring) for ring in rings)


def svg_line(points: Ring) -> str:
    """An open line as an SVG path of whole units."""
    (x, y), *steps = _steps(points)
    return f"M{x} {y}" + (f"l{_numbers(steps)}" if steps else "")


def _closed(ring: Ring) -> str:
    (x, y), *steps = _steps(ring)
    return f"M{x} {y}l{_numbers(steps)}z" if len(steps) > 1 else ""


def _steps(points: Ring) -> list[tuple[int, int]]:
    """The first point, then the steps from point to point, those of no length left out."""
    whole = [(round(x), round(y)) for x, y in points]
    steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(whole)]
    return [whole[0], *(step for step in steps if step != (0, 0))]


def _numbers(steps: Iterable[tuple[int, int]]) -> str:
    """Numbers in a row; a minus sign is separator enough."""
    row = "".join(f" {number}" if number >= 0 else str(number) for step in steps for number in step)
    return row.removeprefix(" ")
