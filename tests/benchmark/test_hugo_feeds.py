"""Entries of feeds and calendars are kept once, and as they are to be printed."""

import json
from pathlib import Path

from tests.benchmark.hugo_feeds import Feeds
from variorum.views.feeds.ics import calendar, folded

ADDRESS = "https://archive.example/events/march/"
LONG = f"{ADDRESS}{'a' * 60}"


def entry(summary: str) -> str:
    """A calendar's entry of one event."""
    lines = ("BEGIN:VEVENT", f"UID:{ADDRESS}", "DTSTART;VALUE=DATE:20120501", f"SUMMARY:{summary}")
    return "".join(folded(line) for line in (*lines, f"URL:{LONG}", "END:VEVENT"))


def test_an_event_in_two_calendars_is_kept_once(tmp_path: Path) -> None:
    feeds = Feeds()
    (tmp_path / "calendar.ics").write_bytes(calendar("2012", [entry("A march")]))
    data = feeds.calendar(tmp_path)
    again = feeds.calendar(tmp_path)

    assert ["march"] == data["days"] == again["days"] == list(feeds.data["days"])
    assert ("A march", "20120501") == tuple(
        feeds.data["days"]["march"][name] for name in ("summary", "dtstart")
    )


def test_long_lines_of_a_calendar_stay_folded(tmp_path: Path) -> None:
    feeds = Feeds()
    (tmp_path / "calendar.ics").write_bytes(calendar("2012 " * 20, [entry("A march")]))
    data = feeds.calendar(tmp_path)

    assert "\r\n " in data["calendar_name"]
    assert LONG == feeds.data["days"]["march"]["url"].replace("\r\n ", "")
    assert LONG != feeds.data["days"]["march"]["url"]


def test_a_feed_is_as_new_as_its_newest_entry(tmp_path: Path) -> None:
    items = [
        {"id": f"{ADDRESS}{day}/", "date_modified": f"2012-05-{day}T00:00:00Z"}
        for day in ("03", "01")
    ]
    feed = {"title": "May – Archive", "items": items}
    (tmp_path / "feed.json").write_text(json.dumps(feed), encoding="utf-8")
    data = Feeds().feed(tmp_path)

    assert {"name": "May", "news": "2012-05-03T00:00:00Z", "entries": ["03", "01"]} == data
