"""Calendars: what a library makes of them, uncertain dates, lines and characters."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from tests.downloads import SITE, TITLES, awkward, files_of, files_over
from variorum.views.feeds.ics import folded


@pytest.fixture(scope="module", params=["toy", "dossier", "awkward"])
def calendars(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """The calendars of a site by their paths."""
    if request.param == "awkward":
        files = files_of(awkward())
    else:
        files = files_over(request.getfixturevalue(request.param).graph)
    return {path: raw for path, raw in files.items() if path.endswith(".ics")}


def entries(raw: bytes) -> list[Event]:
    """The entries of a calendar, as a calendar program has them."""
    calendar = Calendar.from_ical(raw)
    assert [] == calendar.errors
    return list(calendar.events)


def entry(when: str, **fields: Any) -> Event:
    """The entry of an event with a date."""
    record = {"title": "Fire", "date": when, **fields}
    files = files_of({"incidents/fire.yml": json.dumps(record)})
    (path,) = (path for path in files if path.endswith("calendar.ics"))
    (found,) = entries(files[path])
    return found


def test_every_calendar_is_read_without_an_error(calendars: dict[str, bytes]) -> None:
    for raw in calendars.values():
        found = entries(raw)

        assert found
        assert all(one.errors == [] and one["UID"] and one["DTSTAMP"] for one in found)
        assert len({str(one["UID"]) for one in found}) == len(found)


def test_every_line_ends_as_it_must_and_is_no_longer_than_it_may(
    calendars: dict[str, bytes],
) -> None:
    for raw in calendars.values():
        lines = raw.split(b"\r\n")

        assert b"" == lines[-1]
        assert max(map(len, lines)) <= 75
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        assert [line.decode() for line in lines]


def test_titles_come_out_on_one_line() -> None:
    found = entries(files_of(awkward())["timelines/line/calendar.ics"])
    expected = [" ".join(title.split()) for title in TITLES]

    assert expected == [str(one["SUMMARY"]) for one in found]


@pytest.mark.parametrize(
    ("when", "first", "after", "status", "title"),
    [
        ("2031-05-04", "2031-05-04", "2031-05-05", "CONFIRMED", "Fire"),
        ("2031-12-31", "2031-12-31", "2032-01-01", "CONFIRMED", "Fire"),
        ("2031-05-04~", "2031-05-04", "2031-05-05", "TENTATIVE", "Fire (about 4 May 2031)"),
        ("2031-05", "2031-05-01", "2031-06-01", "TENTATIVE", "Fire (May 2031)"),
        ("2031-05-04/2031-05-06", "2031-05-04", "2031-05-07", "TENTATIVE", "Fire (4–6 May 2031)"),
        ("2031/..", "2031-01-01", "2031-01-02", "TENTATIVE", "Fire (since 2031)"),
        ("../2031", "2031-12-31", "2032-01-01", "TENTATIVE", "Fire (2031 or earlier)"),
    ],
)
def test_a_date_becomes_whole_days_and_says_if_it_is_uncertain(
    when: str, first: str, after: str, status: str, title: str
) -> None:
    found = entry(when)

    assert date.fromisoformat(first) == found.start
    assert date.fromisoformat(after) == found.end
    assert (status, title) == (str(found["STATUS"]), str(found["SUMMARY"]))


def test_the_last_day_of_the_calendar_has_no_day_after_it() -> None:
    assert "DTEND" not in entry("9999-12-31")


def test_an_entry_is_as_old_as_the_newest_day_of_its_records() -> None:
    found = entry("2031-05-04", corrections=[{"on": "2031-05-07", "what": "A name"}])

    assert datetime(2031, 5, 7, tzinfo=UTC) == found.DTSTAMP


def test_an_entry_is_known_by_the_first_id_of_its_event() -> None:
    found = entry("2031-05-04", aliases=["first"])

    assert f"{SITE}events/first/" == str(found["UID"])
    assert f"{SITE}events/fire/" == str(found["URL"])


def test_an_event_without_a_date_is_in_no_calendar() -> None:
    records = {
        "incidents/dated.yml": "{title: Dated, date: 2031, place: port}",
        "incidents/undated.yml": "{title: Undated, place: port}",
        "places/port.yml": "{name: Port}",
    }
    found = entries(files_of(records)["timelines/port/calendar.ics"])

    assert ["Dated (2031)"] == [str(one["SUMMARY"]) for one in found]


def test_a_timeline_without_a_dated_event_has_no_calendar() -> None:
    records = {"incidents/e.yml": "{title: E, place: port}", "places/port.yml": "{name: Port}"}
    found = files_of(records)

    assert "places/port/feed.xml" in found
    assert "timelines/port/calendar.ics" not in found


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_a_folded_line_can_be_unfolded(line: str) -> None:
    lines = folded(line).split("\r\n")

    assert line == "".join((lines[0], *(more.removeprefix(" ") for more in lines[1:])))
    assert max(len(one.encode()) for one in lines) <= 75
