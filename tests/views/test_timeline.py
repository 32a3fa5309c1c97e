"""Timelines: the list, the graphic of the same events, and what both can be narrowed to."""

from collections.abc import Callable, Mapping

import pytest

from tests.views.conftest import ScopeOver
from variorum.views.pages import Built, PageKey, PageKind, keys
from variorum.views.scope import Scope
from variorum.views.timelines.members import PAGE_SIZE
from variorum.views.timelines.page import TimelineEntry, TimelinePage

PageOf = Callable[..., Built]
#: Every form of a date that an editor may give, and none at all.
DATES = (
    *("2024-08-25", "2024-08", "2024", "2024-07-2X", "202X", "2024-08-25~", "2024-08?", "2024-22"),
    *("2012/2015-06", "2012/..", "../2022", "1324", "1324/1337", "2024-08-25/2024-09-02", ""),
)


def archive(dates: Mapping[str, str], **more: str) -> dict[str, str]:
    """Events by id with their dates, and one timeline of all."""
    events = {
        f"incidents/{name}.yml": f"{{title: {name}{f', date: {date}' if date else ''}}}"
        for name, date in dates.items()
    }
    chosen = ", ".join(f"{{event: {name}}}" for name in dates)
    return {**events, "timelines/all-of-it.yml": f"{{title: All, entries: [{chosen}]}}", **more}


def days(count: int) -> dict[str, str]:
    """So many events, on one day of the month after another."""
    return {
        f"e{n:04}": f"{2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}" for n in range(count)
    }


def entries_of(view: TimelinePage) -> list[TimelineEntry]:
    return [entry for group in view.groups for entry in group.entries]


def drawn(view: TimelinePage) -> int:
    """How many events the graphic has."""
    assert view.figure is not None
    columns = sum(column.count for column in view.figure.columns)
    return len(view.figure.lanes) + columns + sum(s.count for s in view.figure.stretches)


def test_one_event_has_no_graphic(scope_over: ScopeOver, page: PageOf) -> None:
    view = page(scope_over(archive(days(1))), "timeline", "all-of-it").view

    assert view.figure is None
    assert 1 == len(entries_of(view))


def test_ten_events_have_a_lane_each_with_their_titles(scope_over: ScopeOver, page: PageOf) -> None:
    view = page(scope_over(archive(days(10))), "timeline", "all-of-it").view
    expected = [entry.line.ref.title for entry in entries_of(view)]

    assert expected == [lane.title for lane in view.figure.lanes]
    assert [f"#{entry.anchor}" for entry in entries_of(view)] == [
        lane.href for lane in view.figure.lanes
    ]
    assert not view.figure.columns


def test_a_thousand_events_are_counted_in_few_columns(scope_over: ScopeOver, page: PageOf) -> None:
    view = page(scope_over(archive(days(1000))), "timeline", "all-of-it").view
    expected = 1000

    assert expected == drawn(view) == len(entries_of(view)) == view.count
    assert not view.figure.lanes
    assert 24 < len(view.figure.columns) < 63
    assert view.is_dense


@pytest.mark.parametrize("times", [1, 4])
def test_the_graphic_has_exactly_the_events_of_the_list(
    times: int, scope_over: ScopeOver, page: PageOf
) -> None:
    dates = {f"e{n}-{at}": date for n, date in enumerate(DATES) for at in range(times)}
    view = page(scope_over(archive(dates)), "timeline", "all-of-it").view
    undated = sum(not date for date in dates.values())
    missing = 0 if view.figure.lanes else undated

    assert set(dates) == {entry.line.ref.id for entry in entries_of(view)}
    assert len(dates) - missing == drawn(view)
    assert undated == view.figure.undated


@pytest.mark.parametrize("times", [1, 4])
def test_every_mark_leads_to_an_entry_of_the_list(
    times: int, scope_over: ScopeOver, page: PageOf
) -> None:
    dates = {f"e{n}-{at}": date for n, date in enumerate(DATES) for at in range(times)}
    view = page(scope_over(archive(dates)), "timeline", "all-of-it").view
    marks = (*view.figure.lanes, *view.figure.columns, *view.figure.stretches)

    assert {mark.href for mark in marks} == {
        f"#{entry.anchor}" for entry in entries_of(view) if entry.anchor
    }


@pytest.mark.parametrize("times", [1, 4])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_drawn_beyond_the_figure(
    times: int, language: str, scope_over: ScopeOver, page: PageOf
) -> None:
    dates = {f"e{n}-{at}": date for n, date in enumerate(DATES) for at in range(times)}
    scope = scope_over(archive(dates), language=language)
    figure = page(scope, "timeline", "all-of-it").view.figure
    bars = [lane.bar for lane in figure.lanes if lane.bar] + [s.bar for s in figure.stretches]
    places = [(bar.x, bar.end) for bar in bars] + [(c.x, c.x + c.width) for c in figure.columns]

    assert all(0 <= start <= end <= 100.02 for start, end in places)
    assert all(0 <= tick.x <= 100 for tick in figure.ticks)
    assert 2 <= len(figure.ticks) <= 7
    assert all(mark.y < figure.height for mark in (*figure.lanes, *figure.stretches))


def test_an_uncertain_date_is_a_span_and_an_open_one_says_on_which_side(
    scope_over: ScopeOver, page: PageOf
) -> None:
    dates = {"day": "2020-01-01", "month": "2020-05", "since": "2012/..", "until": "../2022"}
    view = page(scope_over(archive(dates)), "timeline", "all-of-it").view
    bars = {lane.title: lane.bar for lane in view.figure.lanes}

    assert bars["day"].is_day
    assert not bars["month"].is_day
    assert bars["month"].width >= 3
    assert (False, True) == (bars["since"].is_open_left, bars["since"].is_open_right)
    assert (True, False) == (bars["until"].is_open_left, bars["until"].is_open_right)


def test_where_text_runs_from_right_to_left_so_does_time(
    scope_over: ScopeOver, page: PageOf
) -> None:
    dates = {"first": "2012-01-01", "middle": "2014-05", "last": "2024-01-01", "since": "2013/.."}
    one, other = (
        page(scope_over(archive(dates), language=language), "timeline", "all-of-it").view.figure
        for language in ("en", "ar")
    )

    for lane, mirrored in zip(one.lanes, other.lanes, strict=True):
        assert pytest.approx(100 - lane.bar.end, abs=0.02) == mirrored.bar.x
        assert lane.bar.is_open_right == mirrored.bar.is_open_left


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-08-01", "2024-08-05", ["1 Aug 2024", "2 Aug", "3 Aug", "4 Aug", "5 Aug"]),
        ("2023-11-20", "2024-02-10", ["Dec 2023", "Jan 2024", "Feb"]),
        ("2012-01-01", "2024-08-25", ["2012", "2014", "2016", "2018", "2020", "2022", "2024"]),
        ("1324-01-01", "2024-08-25", [f"{n}00" for n in range(14, 21)]),
    ],
)
def test_ticks_are_days_months_or_years_as_cldr_writes_them(
    first: str, last: str, expected: list[str], scope_over: ScopeOver, page: PageOf
) -> None:
    view = page(scope_over(archive({"one": first, "two": last})), "timeline", "all-of-it").view

    assert expected == [tick.text for tick in view.figure.ticks]


def test_many_events_of_one_year_are_grouped_by_month(scope_over: ScopeOver, page: PageOf) -> None:
    dates = {**days(60), "vague": "2000", "season": "2000-22"}
    view = page(scope_over(archive(dates)), "timeline", "2000").view
    expected = ["January 2000", "February 2000", "March 2000", "2000, in no certain month"]

    assert expected == [group.heading for group in view.groups]
    assert 62 == len(entries_of(view)) == drawn(view)


def test_a_longer_timeline_has_pages_each_with_a_graphic_of_its_own(
    scope_over: ScopeOver, page: PageOf
) -> None:
    scope = scope_over(archive(days(PAGE_SIZE + 30)))
    shown = [key for key in keys(scope) if key.kind is PageKind.TIMELINE]
    pages = [key.number for key in shown if key.id == "all-of-it"]
    first, second = (page(scope, "timeline", "all-of-it", number) for number in (1, 2))

    assert [1, 2] == pages
    assert (PAGE_SIZE, 30) == (drawn(first.view), drawn(second.view))
    assert "timelines/all-of-it/page/2/" == second.address
    assert PAGE_SIZE + 30 == len(first.twin.entries)
    assert second.twin is None


FILTERED = {
    "actors/league.yml": "{name: League, kind: armed-group}",
    "actors/mayor.yml": "{name: Mayor, kind: government}",
    "places/harbour.yml": "{name: Harbour}",
    **{
        f"incidents/e{n}.yml": (
            f"{{title: E{n}, date: 2024-0{n}-01, type: {'attack' if n < 4 else 'arrests'}, "
            f"{'place: harbour, ' if n == 5 else ''}"
            f"actors: [{{actor: league, role: accused}}"
            f"{', {actor: mayor, role: victim}' if n == 2 else ''}]}}"
        )
        for n in range(1, 8)
    },
}


def test_filters_offer_what_tells_events_apart(scope_over: ScopeOver, page: PageOf) -> None:
    filters = page(scope_over(FILTERED), "timeline", "2024").view.filters
    offered = {f.name: [(o.value, o.count) for o in f.options] for f in filters.facets}
    expected = {
        "type": [("arrests", 4), ("attack", 3)],
        "actor": [("mayor", 1)],  # the League is in all of them
        "place": [("harbour", 1)],
    }

    assert expected == offered
    assert () == filters.periods  # the list is by year, and there is one
    assert 0 == filters.contested


def test_entries_are_marked_with_the_options_that_they_fit(
    scope_over: ScopeOver, page: PageOf
) -> None:
    view = page(scope_over(FILTERED), "timeline", "2024").view
    tokens = {o.token: o.value for facet in view.filters.facets for o in facet.options}
    marked = {
        entry.line.ref.id: [tokens.get(word, word) for word in entry.tokens.split()]
        for entry in entries_of(view)
    }

    assert ["1", "attack", "mayor"] == marked["e2"]
    assert ["4", "arrests", "harbour"] == marked["e5"]


def test_few_events_have_no_filters_and_nothing_that_only_filters_need(
    scope_over: ScopeOver, page: PageOf
) -> None:
    view = page(
        scope_over(archive({"one": "2024-01-01", "two": "2012/.."})), "timeline", "all-of-it"
    ).view

    assert view.filters is None
    assert all("" == entry.tokens == entry.span for entry in entries_of(view))


def test_an_entry_says_its_span_where_html_has_no_form_for_it(
    scope_over: ScopeOver, page: PageOf
) -> None:
    dates = {"open": "2012/..", "about": "2013~", "whole": "2014", "none": ""} | days(4)
    view = page(scope_over(archive(dates)), "timeline", "all-of-it").view
    spans = {entry.line.ref.id: entry.span for entry in entries_of(view)}

    assert view.filters is not None
    assert "2012-01-01/" == spans["open"]
    assert "2013-01-01/2013-12-31" == spans["about"]
    assert "" == spans["whole"] == spans["none"] == spans["e0000"]


def test_every_page_of_every_timeline_can_be_built(scope_over: ScopeOver, page: PageOf) -> None:
    dates = {f"e{n}": date for n, date in enumerate(DATES)}
    scope: Scope = scope_over(archive(dates))
    built = [page(scope, k.kind, k.id, k.number) for k in keys(scope) if is_timeline(k)]

    assert {"all-of-it", "1324", "2012", "2020", "2022", "2024"} == {b.key.id for b in built}


def is_timeline(key: PageKey) -> bool:
    return key.kind is PageKind.TIMELINE
