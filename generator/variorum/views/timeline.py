"""Timelines: curated ones, and those that every actor, place and year has by itself."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from markupsafe import Markup

from variorum.model.actor import Actor
from variorum.model.dates import parse
from variorum.model.timeline import Timeline
from variorum.views.events import NO_NOTE, event_line, year_of
from variorum.views.feeds import Subscriptions, subscriptions
from variorum.views.parts import EventLine, Heading, Ref
from variorum.views.scope import BASE, Scope
from variorum.views.timeline_columns import draw
from variorum.views.timeline_figure import MOST_LANES, Drawn, Moment, TimelineFigure
from variorum.views.timeline_filters import Filters, filters
from variorum.views.timeline_groups import Period, periods

#: Entries on one page. Each page is a timeline of its own part, with its graphic and filters.
PAGE_SIZE = 1000


class TimelineEntry(msgspec.Struct, frozen=True, gc=False):
    """An event on a timeline."""

    line: EventLine
    """The event, with its part for the timeline's actor or the curator's note."""
    anchor: str
    """The entry's anchor, if a mark of the graphic leads to it; else empty."""
    tokens: str
    """For the filters: the number of its mark in the graphic, and the options that it fits."""
    span: str
    """For the filters: first and last day, where the date has no form in HTML that says them."""


class TimelineGroup(msgspec.Struct, frozen=True, gc=False):
    """The entries that begin in one year, or in one month where all are of one year."""

    key: str
    """The year or month as in ISO 8601; empty for events without a date."""
    heading: str
    """The same in words."""
    entries: tuple[TimelineEntry, ...]
    """Events in order of time."""


class TimelinePage(msgspec.Struct, frozen=True, gc=False):
    """Everything that a timeline's page shows."""

    heading: Heading
    """Title, address, note."""
    path: str
    """This page's address from the site's root, without the first slash."""
    summary: Markup
    """The narrative; on the first page only."""
    is_curated: bool
    """Whether an editor made it; otherwise it came by itself."""
    subject: Ref | None
    """The actor or place of a timeline that came by itself."""
    figure: TimelineFigure | None
    """The graphic, from the same entries as the list; None if there is nothing to tell apart."""
    filters: Filters | None
    """What the entries can be narrowed to; None where they are few, or all alike."""
    groups: tuple[TimelineGroup, ...]
    """The entries, by year or month."""
    is_dense: bool
    """Whether the entries are so many that each says only what it must."""
    count: int
    """How many events the whole timeline has."""
    span: str
    """The first and last year on this page: ``2012–2024``."""
    page: int
    """This page's number, from 1."""
    pages: tuple[str, ...]
    """Addresses of all pages, from the site's root."""
    subscriptions: Subscriptions
    """How to follow its events."""


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


def build(timeline_id: str, number: int, scope: Scope) -> TimelinePage:
    """Build a page of a curated timeline, or of an actor's, a place's or a year's."""
    members = members_of(timeline_id, scope)
    part = members.events[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    lines = [
        event_line(
            scope,
            event,
            role=members.roles.get(event, ""),
            note=scope.markdown(members.notes[event], BASE) if event in members.notes else NO_NOTE,
        )
        for event in part
    ]
    grouped = periods(scope, lines)
    drawn = _drawn(scope, lines)
    known = [line.year for line in lines if line.year]
    marked = filters(scope, lines, tuple((p.key, p.heading) for p in grouped if p.key))
    entries = _entries(lines, drawn, marked.tokens if marked else None)
    addresses = tuple(
        address(timeline_id, at) for at in range(1, pages_for(len(members.events)) + 1)
    )
    return TimelinePage(
        heading=_heading_on(number, members.heading),
        path=addresses[number - 1],
        summary=members.summary if number == 1 else Markup(),
        is_curated=members.is_curated,
        subject=members.subject,
        figure=drawn.figure if drawn else None,
        filters=marked.filters if marked else None,
        groups=tuple(_group(period, entries) for period in grouped),
        is_dense=len(lines) > MOST_LANES,
        count=len(members.events),
        span=_span(known),
        page=number,
        pages=addresses,
        subscriptions=subscriptions(scope, timeline_id),
    )


def members_of(timeline_id: str, scope: Scope) -> Members:
    """A whole timeline, curated or not."""
    if timeline_id.isdigit():
        return _of_year(timeline_id, scope)
    record = scope.graph.record(timeline_id)
    if isinstance(record, Timeline):
        return _curated(record, scope)
    return _of_record(timeline_id, scope)


def figure_of(timeline_id: str, lines: Sequence[EventLine], scope: Scope) -> TimelineFigure | None:
    """The graphic of a timeline for a record's page, whose marks lead to events or entries."""
    page = f"{BASE}{address(timeline_id)}"

    def event(moment: Moment) -> str:
        return f"{BASE}events/{moment.id}/"

    def entry(moment: Moment) -> str:
        return f"{page}#{_anchor(moment.id)}" if len(lines) <= PAGE_SIZE else page

    drawn = draw(list(map(_moment, lines)), event, entry, scope.language)
    return drawn.figure if drawn else None


def address(timeline_id: str, number: int = 1) -> str:
    """The address of a timeline's page."""
    first = f"timelines/{timeline_id}/"
    return first if number == 1 else f"{first}page/{number}/"


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
        if events := scope.graph.events_around(place):
            yield place, len(events)
    for year in sorted({year_of(scope, event) for event in index.chronology} - {""}):
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
    return len(scope.graph.events_around(timeline_id))


def timeline_ref(scope: Scope, timeline_id: str) -> Ref:
    """A timeline as other pages name it, whether curated or not."""
    path = address(timeline_id)
    if timeline_id.isdigit():
        return Ref(timeline_id, "timeline", timeline_id, path)
    ref = scope.ref(timeline_id)
    return Ref(timeline_id, "timeline", ref.title, path, ref.language, ref.direction)


def timelines_of_event(scope: Scope, event_id: str) -> tuple[Ref, ...]:
    """The timelines that show an event: curated ones, then its place's and its year's."""
    at = scope.graph.place_of(event_id)
    place = (at,) if at else ()
    year = year_of(scope, event_id)
    ids = (*scope.graph.timelines_of(event_id), *place, *((year,) if year else ()))
    return tuple(timeline_ref(scope, timeline) for timeline in ids)


def _curated(record: Timeline, scope: Scope) -> Members:
    index = scope.graph.index
    return Members(
        heading=scope.heading(record, scope.summary(record)),
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
    events = scope.graph.sorted_in_time(scope.graph.index.events_in.get(year, ()))
    return _automatic(year, year, None, events, {}, scope)


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


def _drawn(scope: Scope, lines: Sequence[EventLine]) -> Drawn | None:
    def entry(moment: Moment) -> str:
        return f"#{_anchor(moment.id)}"

    return draw(list(map(_moment, lines)), entry, entry, scope.language)


def _moment(line: EventLine) -> Moment:
    date = parse(line.date.edtf) if line.date else None
    return Moment(line.ref.id, line.ref.title, date, line.is_contested)


def _anchor(event: str) -> str:
    return f"at-{event}"


def _entries(
    lines: Sequence[EventLine], drawn: Drawn | None, tokens: Sequence[str] | None
) -> dict[str, TimelineEntry]:
    """An entry for each event; what only filters need is there only if there are some."""
    made: dict[str, TimelineEntry] = {}
    for at, line in enumerate(lines):
        event, words, span = line.ref.id, "", ""
        if tokens is not None:
            mark = drawn.marks.get(event, "") if drawn else ""
            words, span = f"{mark} {tokens[at]}".rstrip(), _bounds(line)
        anchor = _anchor(event) if drawn and event in drawn.targets else ""
        made[event] = TimelineEntry(line, anchor, words, span)
    return made


def _bounds(line: EventLine) -> str:
    if line.date is None or line.date.iso:
        return ""
    value = parse(line.date.edtf)
    return f"{value.earliest or ''}/{value.latest or ''}"


def _group(period: Period, entries: Mapping[str, TimelineEntry]) -> TimelineGroup:
    return TimelineGroup(
        key=period.key,
        heading=period.heading,
        entries=tuple(entries[line.ref.id] for line in period.lines),
    )


def _heading_on(number: int, heading: Heading) -> Heading:
    """The head of one page; the twin lies beside the first."""
    return heading if number == 1 else msgspec.structs.replace(heading, twin=f"{BASE}index.json")


def _span(years: Sequence[str]) -> str:
    if not years:
        return ""
    return years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
