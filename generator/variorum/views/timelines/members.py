"""Timelines: curated ones, and those that every actor, place and year has by itself."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from markupsafe import Markup

from variorum.model.actor import Actor
from variorum.model.timeline import Timeline
from variorum.views.events import events_of, years
from variorum.views.heading import heading_of
from variorum.views.parts import Heading, Ref
from variorum.views.scope import BASE, Scope

#: Entries on one page. Each page is a timeline of its own part, with its graphic and filters.
PAGE_SIZE = 1000


class Members(msgspec.Struct, frozen=True):
    """A timeline before it is cut into pages."""

    heading: Heading
    summary: Markup
    is_curated: bool
    subject: Ref | None
    events: Sequence[str]
    """In order of time."""
    roles: Mapping[str, str]
    """The actor's part in each event, by id."""
    notes: Mapping[str, str]
    """The curator's notes, by the ids of events."""


def members_of(timeline_id: str, scope: Scope) -> Members:
    """A whole timeline, curated or not."""
    if timeline_id.isdigit():
        return _of_year(timeline_id, scope)
    record = scope.graph.record(timeline_id)
    if isinstance(record, Timeline):
        return _curated(record, scope)
    return _of_record(timeline_id, scope)


def address(timeline_id: str, number: int = 1) -> str:
    """The address of a timeline's page."""
    first = f"timelines/{timeline_id}/"
    return first if number == 1 else f"{first}page/{number}/"


def page_of(events: Sequence[str], number: int) -> Sequence[str]:
    """The events on one page of a timeline; the first page is 1."""
    return events[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]


def pages_for(events: int) -> int:
    """How many pages a timeline of so many events has; at least one."""
    return max(1, -(-events // PAGE_SIZE))


def counted_timelines(scope: Scope) -> Iterator[tuple[str, int]]:
    """All timelines that come by themselves, with the number of their events."""
    index = scope.graph.index
    for actor in index.of_kind.get("actor", ()):
        if actor in index.events_of:
            yield actor, len({event for event, _ in index.events_of.get(actor, ())})
    for place in index.of_kind.get("place", ()):
        if events := scope.graph.all_around(place):
            yield place, len(events)
    for year in reversed(years(scope)):
        yield year, len(index.events_in.get(year, ()))


def automatic_timelines(scope: Scope) -> Iterator[str]:
    """The ids of all timelines that come by themselves: actors, places, years with events."""
    return (timeline for timeline, _ in counted_timelines(scope))


def events_on_timeline(scope: Scope, timeline_id: str) -> int:
    """How many events a timeline has, whether curated or not."""
    index = scope.graph.index
    if timeline_id.isdigit():
        return len(index.events_in.get(timeline_id, ()))
    kind = scope.graph.ref(timeline_id).kind
    if kind == "timeline":
        return len(index.on_timeline.get(timeline_id, ()))
    if kind == "actor":
        return len({event for event, _ in index.events_of.get(timeline_id, ())})
    return len(scope.graph.all_around(timeline_id))


def timeline_ref(scope: Scope, timeline_id: str) -> Ref:
    """A timeline as other pages name it, whether curated or not."""
    path = address(timeline_id)
    if timeline_id.isdigit():
        return Ref(timeline_id, "timeline", timeline_id, path)
    ref = scope.ref(timeline_id)
    return Ref(timeline_id, "timeline", ref.title, path, ref.language, ref.direction)


def _curated(record: Timeline, scope: Scope) -> Members:
    index = scope.graph.index
    return Members(
        heading=heading_of(scope, record, scope.summary(record)),
        summary=scope.summary_html(record, BASE),
        is_curated=True,
        subject=None,
        events=index.on_timeline.get(record.id, ()),
        roles={},
        notes={index.current(entry.event): entry.note for entry in record.entries if entry.note},
    )


def _of_record(record_id: str, scope: Scope) -> Members:
    record = scope.graph.record(record_id)
    if isinstance(record, Actor):
        roles = dict(reversed(scope.graph.index.events_of.get(record_id, ())))
        events = scope.graph.sorted_in_time(roles)
    else:
        roles, events = {}, scope.graph.events_around(record_id)
    subject = scope.ref(record_id)
    return _automatic(record_id, subject.title, subject, events, roles, scope)


def _of_year(year: str, scope: Scope) -> Members:
    return _automatic(year, year, None, events_of(scope, year), {}, scope)


def _automatic(
    timeline_id: str,
    name: str,
    subject: Ref | None,
    events: Sequence[str],
    roles: Mapping[str, str],
    scope: Scope,
) -> Members:
    title = scope.language.gettext("Timeline: %s") % name
    heading = Heading(
        id=timeline_id,
        kind="timeline",
        title=title,
        path=address(timeline_id),
        description=title,
        withdrawn="",
        withdrawn_on=None,
        tags=(),
        note=Markup(),
        veiled=None,
        file="",
        edit_url=None,
        former=(),
        history_url=None,
        twin="index.json",
    )
    return Members(heading, Markup(), False, subject, events, roles, {})
