"""Index pages: their order, their headings, their second page; the home page."""

from collections.abc import Callable

import pytest

from tests.views.conftest import ScopeOver
from variorum.views.listing import PAGE_SIZE
from variorum.views.pages import Built, PageKind, keys
from variorum.views.scope import Scope

Page = Callable[..., Built]

MANY = {
    f"incidents/e{number:03}.yml": f"title: Event {number}\ndate: {2000 + number % 20}\n"
    for number in range(405)
}


@pytest.fixture
def many(scope_over: ScopeOver) -> Scope:
    return scope_over(MANY)


def listed(built: Built) -> list[str]:
    """The ids of the events on an index page, in order."""
    return [line.ref.id for group in built.view.groups for line in group.events]


def test_more_records_than_a_page_holds_make_further_pages(many: Scope, page: Page) -> None:
    pages = [page(many, "listing", "events", number) for number in (1, 2, 3)]
    expected = ["events/", "events/page/2/", "events/page/3/"]

    assert expected == [built.address for built in pages]
    assert [PAGE_SIZE, PAGE_SIZE, 5] == [len(listed(built)) for built in pages]
    assert len(MANY) == len({event for built in pages for event in listed(built)})


def test_every_page_of_an_index_knows_all_its_pages(many: Scope, page: Page) -> None:
    view = page(many, "listing", "events", 2).view
    expected = (405, 2, 3)

    assert expected == (view.count, view.page, len(view.pages))


def test_the_sites_pages_hold_every_page_of_an_index(many: Scope) -> None:
    numbers = [k.number for k in keys(many) if k.kind is PageKind.LISTING and k.id == "events"]
    expected = [1, 2, 3]

    assert expected == numbers


def test_exactly_a_page_full_has_no_second_page(scope_over: ScopeOver) -> None:
    names = list(MANY)[:PAGE_SIZE]
    scope = scope_over({name: MANY[name] for name in names})
    expected = [1]

    assert expected == [
        k.number for k in keys(scope) if k.kind is PageKind.LISTING and k.id == "events"
    ]


def test_events_stand_latest_first_under_their_years(many: Scope, page: Page) -> None:
    pages = [page(many, "listing", "events", number).view for number in (1, 2, 3)]
    years = [group.heading for view in pages for group in view.groups]

    assert sorted(years, reverse=True) == years


def test_an_empty_index_has_a_page(scope_over: ScopeOver, page: Page) -> None:
    built = page(scope_over({}), "listing", "timelines")
    expected = ("timelines/", 0)

    assert expected == (built.address, built.view.count)


CHRONOLOGY = {
    "a": "2012/2015-06",
    "b": "2012-01-17",
    "c": "2012",
    "d": "../2011",
    "e": "2024-07-2X",
    "f": "2024-07",
    "g": "2024-08-25",
    "h": "",
    "i": "2024-08-25",
}


@pytest.fixture
def dated(scope_over: ScopeOver) -> Scope:
    return scope_over(
        {
            f"incidents/{name}.yml": f"title: {name}\n" + (f"date: {date}\n" if date else "")
            for name, date in CHRONOLOGY.items()
        }
    )


def test_events_of_one_day_and_without_a_date_have_a_firm_order(dated: Scope, page: Page) -> None:
    events = listed(page(dated, "listing", "events"))

    assert sorted(CHRONOLOGY) == sorted(events)
    assert events.index("g") < events.index("e") < events.index("a")
    assert {"h", "d"} == set(events[-2:])


def test_neighbours_in_time_lead_through_all_dated_events(dated: Scope, page: Page) -> None:
    first = next(e for e in CHRONOLOGY if page(dated, "event", e).view.previous is None)
    walked = [first]
    while (after := page(dated, "event", walked[-1]).view.next) is not None:
        walked.append(after.ref.id)
        assert page(dated, "event", walked[-1]).view.previous.ref.id == walked[-2]

    assert set(CHRONOLOGY) - {"h"} <= set(walked)


def test_years_with_events_have_a_timeline_each(dated: Scope) -> None:
    years = {k.id for k in keys(dated) if k.kind is PageKind.TIMELINE}
    expected = {"2011", "2012", "2024"}

    assert expected == years


def test_the_home_page_shows_the_latest_events_first(dated: Scope, page: Page) -> None:
    newest = [line.ref.id for line in page(dated, "home").view.newest]
    expected = {"g", "i"}

    assert expected == set(newest[:2])


def test_actors_stand_under_their_kinds_by_name(scope_over: ScopeOver, page: Page) -> None:
    scope = scope_over(
        {
            "actors/z.yml": "name: Aaron\nkind: person\n",
            "actors/a.yml": "name: Zoe\nkind: person\n",
            "actors/m.yml": "name: Firm\nkind: company\n",
        }
    )
    groups = page(scope, "listing", "actors").view.groups
    expected = [["Firm"], ["Aaron", "Zoe"]]

    assert expected == [[r.ref.title for r in g.records] for g in groups]
