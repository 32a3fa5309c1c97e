"""The geometry of maps: poles and date line break nothing, and errors stay within bounds."""

import re
from itertools import pairwise
from math import hypot, isclose, pi, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.views.maps.frame import _land_about, fitted
from variorum.views.maps.geometry import (
    Point,
    clip,
    contains,
    disc,
    rectangle,
    simplify,
    svg_line,
    svg_path,
)
from variorum.views.maps.globe import _land, cell_of, globe_of
from variorum.views.maps.land import KILOMETRES, arc, coarse, fine
from variorum.views.maps.projection import (
    EARTH,
    Azimuthal,
    EqualEarth,
    equal_area,
    orthographic,
)

longitudes = st.floats(-180, 180)
latitudes = st.floats(-90, 90)
places = st.tuples(longitudes, latitudes)
plane = st.tuples(st.floats(-100, 100), st.floats(-100, 100))
rings = st.lists(plane, min_size=3, max_size=30)

WINDOW = rectangle(-40, -30, 40, 30)
AWKWARD = [
    (179.9, 10.0),
    (-179.9, 10.0),
    (180.0, 0.0),
    (-180.0, 66.0),
    (0.0, 89.0),
    (0.0, 90.0),
    (120.0, -90.0),
    (0.0, 0.0),
]


@given(rings)
def test_what_is_cut_to_a_window_lies_in_it(ring: list[Point]) -> None:
    for x, y in clip(ring, WINDOW):
        assert -40 - 1e-6 <= x <= 40 + 1e-6
        assert -30 - 1e-6 <= y <= 30 + 1e-6


@given(rings)
def test_a_ring_that_lies_in_the_window_stays_as_it_is(ring: list[Point]) -> None:
    inside = [(x / 10, y / 10) for x, y in ring]

    assert inside == clip(inside, WINDOW)


@given(st.tuples(st.floats(-29, 29), st.floats(-29, 29)))
def test_a_window_within_a_ring_is_left_whole(point: Point) -> None:
    kept = clip(rectangle(-500, -500, 500, 500), WINDOW)

    assert contains(kept, point)


@given(rings, st.floats(0.1, 20))
def test_a_simpler_line_keeps_its_ends_and_is_nowhere_farther_off(
    ring: list[Point], tolerance: float
) -> None:
    simple = simplify(ring, tolerance)

    assert (ring[0], ring[-1]) == (simple[0], simple[-1])
    assert set(simple) <= set(ring)
    for point in ring:
        pairs = pairwise(simple)
        assert min(_distance(point, *pair) for pair in pairs) <= tolerance + 1e-9


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    share = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length if length else 0
    share = min(1, max(0, share))
    return hypot(x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0))


def test_a_path_is_written_in_steps_of_whole_units() -> None:
    expected = "M0 0l10 0-3 4z"

    assert expected == svg_path([[(0.2, 0), (10, 0.1), (10.3, 0), (7, 4)]])


def test_what_is_smaller_than_a_unit_falls_out_of_a_path() -> None:
    assert not svg_path([[(0, 0), (0.2, 0.1), (0.1, 0.3)]])


def test_an_open_line_is_not_closed() -> None:
    expected = "M0 0l10-5"

    assert expected == svg_line([(0, 0), (10, -5)])


@given(places, places)
def test_distances_from_the_middle_of_an_equidistant_map_are_true(
    middle: Point, point: Point
) -> None:
    expected = arc(middle, point) * KILOMETRES
    found = hypot(*Azimuthal(middle).point(point))

    assert isclose(expected, found, abs_tol=0.5)


@given(st.tuples(longitudes, st.floats(-85, 85)), st.floats(0, 2 * pi))
def test_a_circle_of_25_km_is_a_circle_on_the_map_of_a_place_nearby(
    place: Point, bearing: float
) -> None:
    from math import cos, degrees, sin

    east = degrees(25 / EARTH) * sin(bearing) / cos(radians(place[1]))
    north = degrees(25 / EARTH) * cos(bearing)
    projection = Azimuthal(cell_of(place, 5))
    (x0, y0), (x1, y1) = (
        projection.point(place),
        projection.point((place[0] + east, place[1] + north)),
    )

    assert isclose(25, hypot(x1 - x0, y1 - y0), rel_tol=0.03)


@pytest.mark.parametrize("middle", AWKWARD)
def test_land_around_any_middle_lies_within_its_reach(middle: Point) -> None:
    outlines = [outline.points for outline in coarse()]
    reach = radians(90)
    found = list(Azimuthal(middle, equal_area).rings(outlines, disc(reach, 48)))

    assert found
    assert all(hypot(*p) <= EARTH * 1.4143 for ring in found for p in ring)


@given(st.tuples(st.floats(-175, 175), st.floats(-80, 80)))
def test_the_middle_of_a_map_is_land_just_where_the_outlines_say_so(middle: Point) -> None:
    """A ring that holds the point opposite the middle must not turn the map inside out."""
    outlines = [outline.points for outline in coarse()]
    beside = (middle[0] + 0.31, middle[1] + 0.27)
    drawn = list(Azimuthal(middle).rings(outlines, disc(radians(89), 48)))
    at = Azimuthal(middle).point(beside)
    expected = sum(contains(ring, beside) for ring in outlines) % 2

    assert expected == sum(contains(ring, at) for ring in drawn) % 2 or _near_a_coast(beside)


def _near_a_coast(point: Point) -> bool:
    """Straight edges between points are not the same on the globe and on the plane."""
    close = (p for o in coarse() if arc(o.middle, point) - o.reach < 3 for p in o.points)
    return min((arc(point, p) for p in close), default=90) < 3


@pytest.mark.parametrize("meridian", [0.0, 11.0, 150.0])
def test_the_world_stays_within_its_outline(meridian: float) -> None:
    world = EqualEarth(meridian)
    right, top = world.on_plane(180, 0)[0], world.on_plane(0, 90)[1]
    drawn = world.rings(outline.points for outline in coarse())

    assert all(abs(x) <= right + 1 and abs(y) <= -top + 1 for ring in drawn for x, y in ring)


@pytest.mark.parametrize(
    "points",
    [
        [(2.97, 19.95)],
        [(2.97, 19.95)] * 5,
        [(179.9, 10.0), (-179.9, 12.0)],
        [(0.0, 89.0), (180.0, 89.0)],
        [(0.0, 0.0), (180.0, 0.0)],
        [(0.0, 90.0), (0.0, -90.0)],
        [(-170.0, 0.0), (170.0, 0.0), (150.0, 20.0), (20.0, 30.0)],
        AWKWARD,
    ],
)
def test_every_place_lies_on_the_map_that_is_fitted_to_it(points: list[Point]) -> None:
    frame = fitted(points, 3200, 2000)

    assert all(0 <= x <= 3200 and 0 <= y <= 2000 for x, y in map(frame.at, points))
    assert re.fullmatch(r"[-Mlz0-9 ]*", frame.land(2) + frame.grid())


@given(st.lists(places, min_size=1, max_size=6))
def test_any_places_lie_on_the_map_that_is_fitted_to_them(points: list[Point]) -> None:
    frame = fitted(points, 3200, 2000)

    assert all(-1 <= x <= 3201 and -1 <= y <= 2001 for x, y in map(frame.at, points))


def test_places_about_the_date_line_have_a_small_map() -> None:
    frame = fitted([(179.9, 10.0), (-179.9, 12.0)], 3200, 2000)

    assert frame.scale * frame.width < 3000


@given(places)
def test_the_ring_on_the_globe_lies_on_the_globe(place: Point) -> None:
    globe = globe_of(place)

    assert hypot(globe.x - globe.radius, globe.y - globe.radius) < globe.radius / 2


def test_outlines_lie_between_the_date_line_and_itself() -> None:
    points = [point for outline in (*fine(), *coarse()) for point in outline.points]

    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points)


@pytest.mark.parametrize(
    ("place", "is_land"),
    [
        ((2.97, 19.95), True),  # Tinzaouaten
        ((-30.5, 0.0), False),  # the Atlantic
        ((51.0, 42.0), False),  # the Caspian, a hole in Asia
        ((0.0, -85.0), True),  # Antarctica, around the pole
        ((179.0, 67.0), True),  # Chukotka, this side of the date line
        ((-172.5, 66.0), True),  # and the other
    ],
)
def test_land_is_where_it_is(place: Point, is_land: bool) -> None:
    for outlines in (fine(), coarse()):
        inside = sum(contains(outline.points, place) for outline in outlines) % 2

        assert is_land == bool(inside)


@pytest.mark.parametrize(
    "places",
    [
        [(10.0, 50.0), (15.0, 47.0)],
        [(178.0, -17.0), (-176.0, -20.0)],
        [(20.0, 89.0)],
        [(-70.0, -50.0), (-20.0, 10.0)],
    ],
)
def test_land_that_is_left_out_of_the_work_is_nowhere_on_the_map(
    places: list[Point], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = fitted(places, 480, 300).land(0.7)
    _land_about.cache_clear()
    monkeypatch.setattr(Azimuthal, "is_within", lambda *_: True)
    whole = fitted(places, 480, 300).land(0.7)
    _land_about.cache_clear()

    assert whole == drawn


def test_rings_on_the_other_side_of_the_globe_are_not_near() -> None:
    about = Azimuthal((10.0, 50.0), equal_area)

    assert about.is_within((12.0, 51.0), 5, 1000)
    assert about.is_within((60.0, 50.0), 60, 1000)
    assert not about.is_within((-100.0, -40.0), 10, 3000)


@pytest.mark.parametrize("middle", [(10.0, 50.0), (-150.0, 0.0), (80.0, -90.0), (178.0, -20.0)])
def test_land_beyond_the_horizon_is_nowhere_on_the_globe(
    middle: Point, monkeypatch: pytest.MonkeyPatch
) -> None:
    _land.cache_clear()
    drawn = globe_of(middle).land
    monkeypatch.setattr(Azimuthal, "is_seen", lambda *_: True)
    _land.cache_clear()

    assert globe_of(middle).land == drawn


def test_a_globe_leaves_out_rings_on_its_other_side() -> None:
    globe = Azimuthal((10.0, 50.0), orthographic)

    assert globe.is_seen((80.0, 10.0), 20, radians(90))
    assert not globe.is_seen((-100.0, -40.0), 10, radians(90))
