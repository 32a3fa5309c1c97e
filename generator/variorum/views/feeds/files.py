"""The feeds and calendars themselves, at every address under which they are looked for.

A feed is followed by its address, and a program that follows it reads no page that leads on. So
under each former address of a record lies the same feed as under its present one.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter

from variorum.views.events import Listed, listed_in_time
from variorum.views.feeds.follow import (
    ALL,
    CORRECTIONS,
    feed_folder,
    members,
    whole_site,
)
from variorum.views.feeds.forms import FeedEntry, FeedHead, atom_feed, json_feed
from variorum.views.feeds.ics import CALENDAR, calendar
from variorum.views.feeds.identity import address, lasting
from variorum.views.scope import Scope

#: Entries in a feed, the newest of all.
LENGTH = 30

Files = Iterator[tuple[str, bytes]]
_UPDATED = attrgetter("updated")


def files(name: str, scope: Scope) -> tuple[tuple[str, bytes], ...]:
    """The feeds, and the calendar, of one thing that can be followed."""
    if name in (ALL, CORRECTIONS):
        return tuple(_of_whole_site(name, scope))
    events = listed_in_time(scope, members(scope, name))
    if not events:
        return ()
    return tuple(chain(_feeds(name, events, scope), _calendars(name, events, scope)))


def _of_whole_site(name: str, scope: Scope) -> Files:
    _ = scope.language.gettext
    if name == ALL:
        title, page = _("All events"), "events/"
        entries = _newest(scope, listed_in_time(scope, scope.graph.index.chronology))
    else:
        title, page = _("Corrections and withdrawals"), "corrections/"
        entries = _newest_corrections(scope)
    at = whole_site(name)
    head = _head(scope, title, page, (at.atom, at.json), born=at.atom)
    yield at.atom, atom_feed(head, entries)
    yield at.json, json_feed(head, entries)


def _feeds(name: str, events: Sequence[Listed], scope: Scope) -> Files:
    folder = feed_folder(scope, name)
    collection = folder.partition("/")[0]
    known_as = _ids(name, scope)
    addresses = (f"{folder}feed.xml", f"{folder}feed.json")
    born = f"{collection}/{known_as[0]}/feed.xml"
    head = _head(scope, _title(name, scope), folder, addresses, born=born)
    entries = _newest(scope, events)
    atom, json = atom_feed(head, entries), json_feed(head, entries)
    for one in known_as:
        yield f"{collection}/{one}/feed.xml", atom
        yield f"{collection}/{one}/feed.json", json


def _calendars(name: str, events: Sequence[Listed], scope: Scope) -> Files:
    """The calendar of a timeline, if an event of it has a day."""
    entries = [event.calendar for event in events]
    if any(entries):
        content = calendar(f"{_title(name, scope)} – {scope.settings.site_name}", entries)
        for one in _ids(name, scope):
            yield f"timelines/{one}/{CALENDAR}", content


def _ids(name: str, scope: Scope) -> tuple[str, ...]:
    """All ids that a record ever had, the first one first; a year has one."""
    return (name,) if name.isdigit() else (*scope.graph.card(name).aliases, name)


def _title(name: str, scope: Scope) -> str:
    return name if name.isdigit() else scope.graph.ref(name).heading


def _newest(scope: Scope, events: Sequence[Listed]) -> list[FeedEntry]:
    """The entries of those events, given in order of time, of which there was news last."""
    latest_first = list(reversed(events))
    latest_first.sort(key=_UPDATED, reverse=True)
    return [scope.graph.answer("feed-entry", event.line.ref.id) for event in latest_first[:LENGTH]]


def _newest_corrections(scope: Scope) -> list[FeedEntry]:
    """The latest corrections of shown events, and withdrawals of records."""
    withdrawn = scope.graph.index.withdrawn.get("", ())
    entries = [scope.graph.answer("withdrawal", record) for record in withdrawn]
    for event in dict.fromkeys(event for event, _ in scope.graph.index.corrected.get("", ())):
        entries += scope.graph.answer("corrections", event)
    return sorted(entries, key=lambda entry: (entry.updated, entry.atom), reverse=True)[:LENGTH]


def _head(
    scope: Scope, title: str, page: str, addresses: tuple[str, str], *, born: str
) -> FeedHead:
    """What a feed says of itself; ``born`` is where its Atom form lay first."""
    return FeedHead(
        id=lasting(scope, born),
        title=f"{title} – {scope.settings.site_name}",
        author=scope.settings.site_name,
        language=scope.settings.language,
        page=address(scope, page),
        atom=address(scope, addresses[0]),
        json=address(scope, addresses[1]),
    )
