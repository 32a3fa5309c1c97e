"""An actor's events on a map: their signs on the land that all such maps share."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.views.conftest import ScopeOver
from variorum.views.maps.extent import GROUND
from variorum.views.pages import Built
from variorum.views.scope import Scope

Page = Callable[..., Built]
#: The map on the page of the guild, over some records.
Where = Callable[[Mapping[str, str]], Any]
PLACES: dict[str, dict[str, Any]] = {
    "land": {"name": "Land", "lat": 17, "lon": -4, "precision": 6},
    "valley": {"name": "Valley", "within": "land"},
    "town": {"name": "Town", "lat": 18.5, "lon": -1.5, "precision": 1, "within": "land"},
    "port": {"name": "Port", "lat": 5.3, "lon": -4, "precision": 1},
    "limbo": {"name": "Limbo"},
    "empty": {"name": "Empty", "lat": -30, "lon": 100, "precision": 1},
}


def records(*places: str | None, of_others: str = "") -> dict[str, str]:
    """Events of a guild, one at each place; others are someone else's."""
    files = {f"places/{name}.yml": json.dumps(place) for name, place in PLACES.items()}
    for actor in ("guild", "others"):
        files[f"actors/{actor}.yml"] = json.dumps({"name": actor, "kind": "organisation"})
    told = [*(("guild", place) for place in places), *(("others", p) for p in of_others.split())]
    for number, (actor, place) in enumerate(told):
        roles = [{"actor": actor, "role": role} for role in ("accused", "target")]
        event = {"title": f"Event {number}", "actors": roles}
        event |= {"place": place} if place else {}
        files[f"incidents/event-{number}.yml"] = json.dumps(event)
    return files


@pytest.fixture
def where(scope_over: ScopeOver, page: Page) -> Where:
    return lambda files: page(scope_over(files), "actor", "guild").view.where


def test_an_event_counts_once_whatever_its_roles(where: Where) -> None:
    spread = where(records("town", "town", "land"))

    assert [("town", 2), ("land", 1)] == [(line.place.id, line.events) for line in spread.places]
    assert ["Town: 2 events, exact location"] == [m.title for m in spread.marks if m.id == "town"]


def test_a_place_without_coordinates_is_counted_at_the_one_around_it_and_told_by_name(
    where: Where,
) -> None:
    spread = where(records("valley", "land"))

    assert ["land"] == [mark.id for mark in spread.marks]
    assert {"land", "valley"} == {line.place.id for line in spread.places}
    assert spread.has_areas


def test_what_is_not_drawn_is_told_all_the_same(where: Where) -> None:
    spread = where(records("town", "limbo"))

    assert ["town"] == [mark.id for mark in spread.marks]
    assert ["", "exact location"] == [line.precision for line in spread.places]
    assert not spread.has_areas


@pytest.mark.parametrize("place", ["limbo", None])
def test_where_nothing_is_drawn_there_is_no_map(where: Where, place: str | None) -> None:
    assert where(records(place, of_others="town")) is None


def test_all_actors_have_the_same_land_which_the_page_of_the_map_brings(
    scope_over: ScopeOver, page: Page
) -> None:
    scope = scope_over(records("town", of_others="port"))
    own, others = (page(scope, "actor", name).view.where for name in ("guild", "others"))

    assert (GROUND, GROUND) == (own.ground, others.ground)
    assert 1 == [path for path, _ in page(scope, "map").files].count(GROUND)


def test_signs_lie_where_the_map_of_all_events_has_them(scope_over: ScopeOver, page: Page) -> None:
    scope = scope_over(records("town", "land", of_others="port"))
    on_the_map = {m.id: (m.x, m.y) for m in page(scope, "map").view.figure.marks}
    own = {m.id: (m.x, m.y) for m in page(scope, "actor", "guild").view.where.marks}

    assert {name: on_the_map[name] for name in ("land", "town")} == own


def test_places_without_events_do_not_widen_the_land(scope_over: ScopeOver, page: Page) -> None:
    def ground(scope: Scope) -> bytes:
        return dict(page(scope, "map").files)[GROUND]

    near = records("town", of_others="port")
    nowhere = {path: text for path, text in near.items() if path != "places/empty.yml"}

    assert ground(scope_over(near)) == ground(scope_over(nowhere))
    assert ground(scope_over(near)) != ground(scope_over(records("town", of_others="port empty")))


def test_an_event_at_a_hidden_place_is_drawn_as_the_one_around_it(where: Where) -> None:
    files = records("town")
    event = json.loads(files["incidents/event-0.yml"])
    hidden = json.dumps({**event, "sensitive": ["precise-location"]})
    spread = where({**files, "incidents/event-0.yml": hidden})

    assert ["land"] == [mark.id for mark in spread.marks]
    assert ["land"] == [line.place.id for line in spread.places]


def test_many_places_are_counted_in_words_and_all_are_drawn(where: Where) -> None:
    spot = '{{"name": "Spot", "lat": {0}, "lon": {0}, "precision": 1}}'
    many = {f"places/spot-{n}.yml": spot.format(n) for n in range(12)}
    spread = where({**records(*(f"spot-{n}" for n in range(12))), **many})

    assert (8, 4, 12) == (len(spread.places), spread.further, len(spread.marks))
    assert "Map: its events at 12 places" == spread.title
