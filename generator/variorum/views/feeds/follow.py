"""What can be followed, and where its feeds and its calendar lie."""

from collections.abc import Collection, Iterator

import msgspec

from variorum.views.events import years
from variorum.views.feeds.ics import CALENDAR, has_days
from variorum.views.scope import Scope

PATH = "feeds/"
#: The feeds of the whole site. No record's id has a colon.
ALL, CORRECTIONS = ":all", ":corrections"


class Subscriptions(msgspec.Struct, frozen=True, gc=False):
    """How to follow what a page shows. All addresses are from the site's root."""

    atom: str
    """The address of its Atom feed; empty if it has none."""
    json: str
    """The address of its JSON Feed; likewise."""
    calendar: str
    """The address of its calendar; empty where no event has a day."""


def followed(scope: Scope) -> Iterator[str]:
    """Everything that may be followed: the whole site, records of some kinds, and years."""
    yield from (ALL, CORRECTIONS)
    for kind in ("actor", "place", "timeline"):
        yield from scope.graph.index.of_kind.get(kind, ())
    yield from years(scope)


def whole_site(name: str) -> Subscriptions:
    """The feeds of the whole site: of all events, or of corrections."""
    stem = f"{PATH}{name.removeprefix(':')}"
    return Subscriptions(f"{stem}.xml", f"{stem}.json", "")


def subscriptions(scope: Scope, record_id: str) -> Subscriptions:
    """How to follow an actor, a place, a curated timeline or a year.

    Actors and places share one feed with the timelines that they have by themselves.
    """
    events = members(scope, record_id)
    days = any(has_days(scope.graph.card(event).date) for event in events)
    folder = feed_folder(scope, record_id)
    return Subscriptions(
        atom=f"{folder}feed.xml" if events else "",
        json=f"{folder}feed.json" if events else "",
        calendar=f"timelines/{record_id}/{CALENDAR}" if days else "",
    )


def feed_folder(scope: Scope, record_id: str) -> str:
    """Beside which page the feed of a record or a year lies."""
    if record_id.isdigit():
        return f"timelines/{record_id}/"
    return scope.graph.ref(record_id).url[1:]


def members(scope: Scope, record_id: str) -> Collection[str]:
    """The events of an actor, a place, a year or a curated timeline, in no order."""
    graph, index = scope.graph, scope.graph.index
    if record_id.isdigit():
        return index.events_in.get(record_id, ())
    kind = graph.ref(record_id).kind
    if kind == "timeline":
        return index.on_timeline.get(record_id, ())
    if kind == "actor":
        return {event for event, _ in index.events_of.get(record_id, ())}
    return graph.all_around(record_id)
