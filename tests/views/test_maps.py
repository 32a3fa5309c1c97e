"""What maps show of records: precision as it is known, and the same in words."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tools import land as tool
from tests.views.conftest import ScopeOver
from variorum.views.maps.land import FILE
from variorum.views.maps.precision import Sign, meaning_of, name_of
from variorum.views.pages import Built
from variorum.views.scope import Scope

Page = Callable[..., Built]
SVG = "{http://www.w3.org/2000/svg}"


def place(precision: int | None = None, within: str = "", **fields: Any) -> str:
    data = {"name": "A place", **fields}
    if precision:
        data["precision"] = precision
    if within:
        data["within"] = within
    return json.dumps(data)


AT: dict[str, Any] = {"lat": 19.9, "lon": 3.0}
LAND = {
    "places/land.yml": place(6, name="Land", lat=17, lon=-4),
    "places/region.yml": place(4, "land", name="Region", lat=18, lon=-2),
    "places/district.yml": place(None, "region", name="District"),
    "places/town.yml": place(1, "district", name="Town", lat=18.5, lon=-1.5),
    "places/near.yml": place(2, "district", name="Near", lat=18.6, lon=-1.4),
    "places/sea.yml": place(7, name="Sea", lat=0, lon=-30),
    "places/unknown.yml": place(name="Unknown"),
    "places/vague.yml": place(name="Vague", lat=10, lon=10),
}
EVENTS = {
    f"incidents/at-{name}-{number}.yml": (
        f"title: At {name} {number}\ndate: 20{10 + number}-05-01\nplace: {name}\n"
        f"type: {'armed-clash' if number % 2 else 'air-drone-strike'}\n"
    )
    for name, count in {
        "land": 1,
        "region": 2,
        "district": 3,
        "town": 7,
        "near": 1,
        "sea": 1,
        "unknown": 1,
        "vague": 1,
    }.items()
    for number in range(count)
}


@pytest.fixture
def scope(scope_over: ScopeOver) -> Scope:
    return scope_over({**LAND, **EVENTS})


def drawing_of(built: Built) -> ET.Element:
    """The picture among a page's files."""
    (content,) = [raw for path, raw in built.files if path.endswith("map.svg")]
    return ET.fromstring(content)  # noqa: S314  we have just made it


@pytest.mark.parametrize(
    ("precision", "sign"),
    [
        (1, Sign.DOT),
        (2, Sign.CIRCLE),
        (3, Sign.DISTRICT),
        (4, Sign.REGION),
        (5, Sign.FUZZY),
        (6, Sign.COUNTRY),
        (None, Sign.UNSTATED),
    ],
)
def test_each_precision_has_a_sign_of_its_own(
    scope_over: ScopeOver, page: Page, precision: int | None, sign: Sign
) -> None:
    scope = scope_over({"places/p.yml": place(precision, **AT)})

    assert sign.value == page(scope, "place", "p").view.where.sign


@pytest.mark.parametrize("precision", [2, 3, 4, 5, 6, None])
def test_only_what_is_known_exactly_is_a_dot(
    scope_over: ScopeOver, page: Page, precision: int | None
) -> None:
    exact = page(scope_over({"places/p.yml": place(1, **AT)}), "place", "p")
    other = page(scope_over({"places/p.yml": place(precision, **AT)}), "place", "p")

    assert 1 == len(_dots(drawing_of(exact)))
    assert not _dots(drawing_of(other))


def _dots(drawing: ET.Element) -> list[ET.Element]:
    """Circles that are filled with colour through and through."""
    return [
        circle
        for circle in drawing.findall(f"{SVG}circle")
        if not circle.get("fill", "").startswith(("none", "url"))
        and "fill-opacity" not in circle.attrib
    ]


def test_a_place_in_no_country_is_not_drawn(scope: Scope, page: Page) -> None:
    built = page(scope, "place", "sea")

    assert built.view.where is None
    assert not built.files


def test_a_place_without_coordinates_is_drawn_as_the_one_around_it(
    scope: Scope, page: Page
) -> None:
    where = page(scope, "event", "at-district-0").view.where
    expected = ("region", False, "region", "places/region/map.svg")

    assert expected == (where.anchor.id, where.is_own, where.sign, where.picture)


def test_the_area_of_a_country_holds_the_places_known_to_lie_in_it(
    scope_over: ScopeOver, page: Page
) -> None:
    alone = {"places/land.yml": LAND["places/land.yml"]}
    far = place(1, "land", name="Far", lat=24, lon=4)
    small = page(scope_over(alone), "place", "land").view.where
    large = page(scope_over({**alone, "places/far.yml": far}), "place", "land").view.where

    assert 400 == small.radius
    assert large.radius > 1100


def test_a_picture_says_what_it_shows(scope: Scope, page: Page) -> None:
    built = page(scope, "place", "near")
    drawing = drawing_of(built)
    expected = "Map: Near, within about 25 km"

    assert expected == built.view.where.title
    assert expected == drawing.findtext(f"{SVG}title")
    assert "img" == drawing.get("role")


def test_a_picture_asks_for_nothing_and_runs_nothing(scope_over: ScopeOver, page: Page) -> None:
    scope = scope_over({"places/p.yml": place(1, name="<script>alert(1)</script>", **AT)})
    built = page(scope, "place", "p")
    names = {element.tag.removeprefix(SVG) for element in drawing_of(built).iter()}

    assert not names & {"script", "image", "use", "foreignObject", "a"}
    assert all(b"http" not in raw.replace(b"http://www.w3.org", b"") for _, raw in built.files)


def test_a_picture_is_small(scope: Scope, page: Page) -> None:
    pictures = [page(scope, "place", name) for name in ("land", "region", "town", "vague")]

    assert all(len(raw) < 12_000 for built in pictures for _, raw in built.files)


def test_events_at_one_place_share_its_picture(scope: Scope, page: Page) -> None:
    pictures = {page(scope, "event", f"at-town-{n}").view.where.picture for n in range(7)}
    expected = {"places/town/map.svg"}

    assert expected == pictures
    files = [path for n in range(7) for path, _ in page(scope, "event", f"at-town-{n}").files]
    assert not [path for path in files if path.endswith(".svg")]


def test_the_list_and_the_drawing_have_the_same_places(scope: Scope, page: Page) -> None:
    view = page(scope, "map").view
    listed = {line.where.anchor.id for line in view.places if line.where}

    assert listed == {mark.id for mark in view.figure.marks}
    assert {"land", "region", "town", "near", "vague"} == listed


def test_the_list_names_every_place_with_events_those_with_most_first(
    scope: Scope, page: Page
) -> None:
    view = page(scope, "map").view
    expected = ["town", "district", "region", "land", "near", "sea", "unknown", "vague"]

    assert expected == [line.place.id for line in view.places]
    assert len(EVENTS) == view.events == sum(line.events for line in view.places)


def test_places_that_cannot_be_drawn_are_listed_all_the_same(scope: Scope, page: Page) -> None:
    undrawn = {line.place.id for line in page(scope, "map").view.places if not line.where}

    assert {"sea", "unknown"} == undrawn


def test_a_sign_counts_the_events_that_are_drawn_there(scope: Scope, page: Page) -> None:
    marks = {mark.id: mark for mark in page(scope, "map").view.figure.marks}
    expected = "Region: 5 events, somewhere in a region"

    assert expected == marks["region"].title
    assert "region" == marks["region"].sign


def test_the_list_names_the_latest_events_of_a_place(scope: Scope, page: Page) -> None:
    town = page(scope, "map").view.places[0]
    expected = ["at-town-6", "at-town-5", "at-town-4", "at-town-3", "at-town-2"]

    assert expected == [line.ref.id for line in town.latest]


def test_the_scripts_data_counts_what_the_list_counts(scope: Scope, page: Page) -> None:
    built = page(scope, "map")
    data = json.loads(dict(built.files)["map/places.json"])
    counted = {name: sum(n for _, _, n in each["counts"]) for name, each in data.items()}

    assert {line.place.id: line.events for line in built.view.places} == counted
    assert ["2010", "air-drone-strike", 1] in data["town"]["counts"]


def test_the_file_of_a_place_has_the_events_that_are_drawn_there(scope: Scope, page: Page) -> None:
    events = json.loads(dict(page(scope, "place", "region").files)["places/region/map.json"])
    expected = {"District", "Region"}

    assert 5 == len(events)
    assert expected == {event["place"] for event in events}
    assert events == sorted(events, key=lambda event: event["year"], reverse=True)


def test_events_without_a_place_are_counted(scope_over: ScopeOver, page: Page) -> None:
    scope = scope_over({**LAND, "incidents/e.yml": "title: Somewhere\ndate: 2020\n"})
    view = page(scope, "map").view

    assert (1, 0, None) == (view.without_place, view.events, view.figure)


def test_without_any_position_there_is_a_list_and_no_map(scope_over: ScopeOver, page: Page) -> None:
    scope = scope_over(
        {
            "places/unknown.yml": LAND["places/unknown.yml"],
            "incidents/e.yml": "title: There\ndate: 2020\nplace: unknown\n",
        }
    )
    built = page(scope, "map")

    assert built.view.figure is None
    assert not built.files
    assert ["unknown"] == [line.place.id for line in built.view.places]
    assert page(scope, "home").view.map is None


def test_the_home_page_shows_the_map_once_something_is_drawn(scope: Scope, page: Page) -> None:
    picture = page(scope, "home").view.map

    assert picture in dict(page(scope, "map").files)


def test_a_place_whose_exact_location_must_not_be_known_is_drawn_coarsely(
    scope_over: ScopeOver, page: Page
) -> None:
    def hidden(lat: float) -> Built:
        record = place(1, name="Clinic", lat=lat, lon=3.01, sensitive="precise-location")
        return page(scope_over({"places/p.yml": record}), "place", "p")

    assert hidden(19.93).view.where.sign != "dot"
    assert hidden(19.93).files == hidden(19.94).files


def test_what_is_withdrawn_is_not_drawn(scope_over: ScopeOver, page: Page) -> None:
    gone: dict[str, Any] = {"withdrawn": {"because": "It was a mistake.", "on": "2024-01-01"}}
    records = {
        "places/p.yml": place(1, **AT, **gone),
        "incidents/e.yml": "title: There\ndate: 2020\nplace: p\n",
    }

    assert page(scope_over(records), "event", "e").view.where is None


@pytest.mark.parametrize("sign", Sign)
def test_every_sign_has_words(scope: Scope, sign: Sign) -> None:
    assert name_of(sign, scope.language)
    assert meaning_of(sign, scope.language).endswith(".")


def test_the_land_is_what_the_tool_makes_of_the_package() -> None:
    if not tool.PACKAGE.is_dir():
        pytest.skip("world-atlas is not installed: .ci/prepare html")

    assert FILE.read_text(encoding="utf-8") == tool.content(tool.PACKAGE)


def test_the_tool_joins_arcs_cuts_at_the_date_line_and_closes_at_the_pole(tmp_path: Path) -> None:
    across = [(170.0, 0.0), (-170.0, 0.0), (-170.0, 10.0), (170.0, 10.0)]
    polar = [(float(lon), -80.0) for lon in range(-180, 180, 30)]

    assert 2 == len(list(tool.flat(across)))
    assert all(-180 <= lon <= 180 for ring in tool.flat(across) for lon, _ in ring)
    assert {-90.0, -80.0} == {lat for ring in tool.flat(polar) for _, lat in ring}
