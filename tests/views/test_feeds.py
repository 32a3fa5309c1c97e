"""Feeds: what libraries make of them, what is in them, and in what order."""

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.downloads import SITE, TITLES, awkward, files_of, files_over
from tests.support import Loaded

#: What version 1.1 of JSON Feed demands of a feed (jsonfeed.org/version/1.1).
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "language": {"type": "string"},
        "authors": {"type": "array", "items": {"required": ["name"]}},
        "items": {
            "type": "array",
            "items": {
                "required": ["id", "content_html"],
                "properties": {
                    "id": {"type": "string", "format": "uri"},
                    "url": {"type": "string", "format": "uri"},
                    "title": {"type": "string"},
                    "date_published": {"type": "string", "format": "date-time"},
                    "date_modified": {"type": "string", "format": "date-time"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}
_ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module", params=["toy", "dossier", "awkward", "nowhere"])
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """The feeds of a site; the last does not know where it is."""
    if request.param == "awkward":
        return files_of(awkward())
    if request.param == "nowhere":
        return files_of(awkward(), site_url="")
    return files_over(request.getfixturevalue(request.param).graph)


def atom(files: dict[str, bytes], path: str = "feeds/all.xml") -> Any:
    """A feed as its readers have it."""
    found = feedparser.parse(files[path])
    assert not found.bozo, found.get("bozo_exception")
    return found


def event(number: int, **fields: Any) -> dict[str, str]:
    return {f"incidents/e{number}.yml": json.dumps({"title": f"Event {number}", **fields})}


def test_every_atom_feed_is_read_without_complaint(files: dict[str, bytes]) -> None:
    feeds = {path: atom(files, path) for path in files if path.endswith(".xml")}

    assert {"atom10"} == {found.version for found in feeds.values()}
    assert all(f.feed.id and f.feed.title and f.feed.updated_parsed for f in feeds.values())


def test_every_entry_has_what_rfc_4287_demands(files: dict[str, bytes]) -> None:
    for path in (path for path in files if path.endswith(".xml")):
        for entry in ET.fromstring(files[path]).iter(f"{_ATOM}entry"):  # noqa: S314
            names = [child.tag.removeprefix(_ATOM) for child in entry]

            assert {"id", "title", "updated", "link", "content"} <= set(names)
            assert all(names.count(name) == 1 for name in ("id", "title", "updated", "content"))


def test_every_json_feed_is_one(files: dict[str, bytes]) -> None:
    is_anywhere = b"https://toy.example/" in files["feeds/all.json"]
    checker = FormatChecker() if is_anywhere else None
    validator = Draft202012Validator(JSON_FEED, format_checker=checker)
    broken = {
        path: [error.message for error in validator.iter_errors(json.loads(raw))]
        for path, raw in files.items()
        if path.endswith(("feed.json", "all.json", "corrections.json"))
    }

    assert broken
    assert not [problems for problems in broken.values() if problems]


def test_both_forms_have_the_same_entries(files: dict[str, bytes]) -> None:
    for path in (path for path in files if path.endswith(".xml")):
        twin = json.loads(files[path.replace(".xml", ".json")])

        assert [entry.id for entry in atom(files, path).entries] == [
            item["id"] for item in twin["items"]
        ]


def test_ids_are_iris_and_differ(files: dict[str, bytes]) -> None:
    ids = [entry.id for entry in atom(files).entries]

    assert ids
    assert len(set(ids)) == len(ids)
    assert all(one.startswith((SITE, "https://", "urn:uuid:")) for one in ids)


def test_titles_come_out_as_they_went_in() -> None:
    read = ET.fromstring(files_of(awkward())["feeds/all.xml"])  # noqa: S314
    found = {entry.findtext(f"{_ATOM}title") for entry in read.iter(f"{_ATOM}entry")}
    unwritable = dict.fromkeys(map(ord, "\x07\x1b\ufffe"), "\ufffd")
    # XML reads every line end as a line feed.
    expected = {title.translate(unwritable).replace("\r\n", "\n") for title in TITLES}

    assert expected == found


def test_an_entry_tells_the_summary_and_what_the_claims_add_up_to(toy: Loaded) -> None:
    (entry,) = (e for e in atom(files_over(toy.graph)).entries if e.id.endswith("/harbour-fire/"))
    content = entry.content[0].value

    assert "accuses the" in content
    assert '<a href="https://toy.example/places/harbour/"' in content
    assert "(corroborated)" in content
    assert "2031-05-08T00:00:00Z" == entry.updated


def test_what_is_contested_comes_first_in_an_entry(dossier: Loaded) -> None:
    feed = atom(files_over(dossier.graph))
    (entry,) = (e for e in feed.entries if e.id.endswith("/battle-of-tinzaouaten/"))
    statuses = re.findall(r"\(([a-z ]+)\)</li>", entry.content[0].value)

    assert {"contested"} < set(statuses)
    assert statuses == sorted(statuses, key=lambda status: status != "contested")


def test_the_newest_news_comes_first_by_the_records_own_dates() -> None:
    because = {"because": "x", "by": "Ed"}
    records = {
        **event(1, date="2031-01-01"),
        **event(2, date="2030-01-01", corrections=[{"on": "2031-03-01", "what": "A name"}]),
        **event(3, date="2029-01-01", assessment=[{"killed": 1, "on": "2031-02", **because}]),
        **event(4),
    }
    entries = atom(files_of(records)).entries
    expected = [(2, "2031-03-01"), (3, "2031-02-28"), (1, "2031-01-01"), (4, "1970-01-01")]

    assert [(f"Event {number}", day) for number, day in expected] == [
        (entry.title, entry.updated[:10]) for entry in entries
    ]


def test_a_feed_has_the_newest_thirty() -> None:
    records = {
        path: text for n in range(1, 41) for path, text in event(n, date=f"{2000 + n}").items()
    }
    entries = atom(files_of(records)).entries

    assert [f"Event {number}" for number in range(40, 10, -1)] == [e.title for e in entries]


def test_a_renamed_event_keeps_its_id_and_leads_to_its_new_address() -> None:
    (entry,) = atom(files_of(event(1, date="2031", aliases=["first", "second"]))).entries

    assert f"{SITE}events/first/" == entry.id
    assert f"{SITE}events/e1/" == entry.link


def test_a_renamed_actors_feed_lies_at_its_former_address_too() -> None:
    records = {
        "actors/new.yml": "{name: Actor, kind: person, aliases: [old]}",
        **event(1, date="2031", actors=[{"actor": "old", "role": "party"}]),
    }
    files = files_of(records)
    feed = atom(files, "actors/new/feed.xml").feed

    assert files["actors/old/feed.xml"] == files["actors/new/feed.xml"]
    assert files["timelines/old/calendar.ics"] == files["timelines/new/calendar.ics"]
    assert f"{SITE}actors/old/feed.xml" == feed.id
    assert f"{SITE}actors/new/feed.xml" in [link.href for link in feed.links]


def test_the_feed_of_corrections_has_withdrawals_too(toy: Loaded) -> None:
    entries = atom(files_over(toy.graph), "feeds/corrections.xml").entries
    expected = [
        ("Withdrawn: Strike against the tolls", "2031-05-09"),
        ("Corrected: Fire in the harbour of Port Lanza", "2031-05-07"),
    ]

    assert expected == [(entry.title, entry.updated[:10]) for entry in entries]
    assert "Before: 9" in entries[1].content[0].value


def test_a_site_without_events_has_empty_feeds() -> None:
    files = files_of({})

    assert [] == atom(files).entries
    assert [] == json.loads(files["feeds/corrections.json"])["items"]
    assert not [path for path in files if path.endswith("feed.xml")]
