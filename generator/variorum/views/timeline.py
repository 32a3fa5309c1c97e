"""Timelines: curated ones, and those that every actor, place and year has by itself."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from variorum.model.actor import Actor
from variorum.model.dates import parse
from variorum.model.timeline import Timeline
from variorum.views.events import event_line, year_of
from variorum.views.feeds import Subscriptions, subscriptions
from variorum.views.parts import EventLine, Heading, Ref
from variorum.views.scope import BASE, Scope
from variorum.views.spans import Bar, Scale, bar, scale_of


class TimelineYear(msgspec.Struct, frozen=True, gc=False):
    """The entries that begin in one year."""

    year: str
    """The year; empty for events without a date."""
    entries: tuple[EventLine, ...]
    """Events in order of time, with the curator's notes."""
    bars: tuple[Bar | None, ...]
    """For each entry its place on the timeline's scale; None for one without a date."""


class TimelinePage(msgspec.Struct, frozen=True, gc=False):
    """Everything that a timeline's page shows."""

    heading: Heading
    """Title, address, note."""
    summary: Markup
    """The narrative."""
    is_curated: bool
    """Whether an editor made it; otherwise it came by itself."""
    subject: Ref | None
    """The actor or place of a timeline that came by itself."""
    years: tuple[TimelineYear, ...]
    """The entries by year."""
    count: int
    """How many events there are."""
    span: str
    """The first and last year: ``2012–2024``."""
    scale: tuple[str, str] | None
    """The first and last day of the scale in words; None for a timeline too short to need one."""
    subscriptions: Subscriptions
    """How to follow its events."""


def build(timeline_id: str, scope: Scope) -> TimelinePage:
    """Build the page of a curated timeline, or of an actor's, a place's or a year's."""
    if timeline_id.isdigit():
        return _of_year(timeline_id, scope)
    record = scope.graph.record(timeline_id)
    if isinstance(record, Timeline):
        return _curated(record, scope)
    return _of_record(timeline_id, scope)


def automatic_timelines(scope: Scope) -> Iterator[str]:
    """The ids of all timelines that come by themselves: actors, places, years with events."""
    index = scope.graph.index
    yield from (actor for actor in index.of_kind.get("actor", ()) if actor in index.events_of)
    yield from (
        place for place in index.of_kind.get("place", ()) if scope.graph.events_around(place)
    )
    yield from sorted({year_of(scope, event) for event in index.chronology} - {""})


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
    path = f"timelines/{timeline_id}/"
    if timeline_id.isdigit():
        return Ref(timeline_id, "timeline", timeline_id, path)
    return Ref(timeline_id, "timeline", scope.graph.card(timeline_id).heading, path)


def timelines_of_event(scope: Scope, event_id: str) -> tuple[Ref, ...]:
    """The timelines that show an event: curated ones, then its place's and its year's."""
    at = scope.graph.place_of(event_id)
    place = (at,) if at else ()
    year = year_of(scope, event_id)
    ids = (*scope.graph.timelines_of(event_id), *place, *((year,) if year else ()))
    return tuple(timeline_ref(scope, timeline) for timeline in ids)


def _curated(record: Timeline, scope: Scope) -> TimelinePage:
    current = scope.graph.index.current
    notes = {current(entry.event): entry.note for entry in record.entries}
    lines = [
        event_line(scope, event, note=scope.markdown(notes.get(event, ""), BASE))
        for event in scope.graph.index.on_timeline.get(record.id, ())
    ]
    heading = scope.heading(record, record.summary)
    summary = scope.markdown(record.summary, BASE)
    return _page(scope, heading, summary, lines, None, is_curated=True)


def _of_record(record_id: str, scope: Scope) -> TimelinePage:
    record = scope.graph.record(record_id)
    if isinstance(record, Actor):
        roles = dict(reversed(scope.graph.index.events_of.get(record_id, ())))
    else:
        roles = dict.fromkeys(scope.graph.events_around(record_id), "")
    lines = [
        event_line(scope, event, role=roles[event]) for event in scope.graph.sorted_in_time(roles)
    ]
    title = scope.language.gettext("Timeline: %s") % record.heading
    heading = _automatic_heading(record_id, title)
    return _page(scope, heading, Markup(), lines, scope.ref(record_id), is_curated=False)


def _of_year(year: str, scope: Scope) -> TimelinePage:
    events = scope.graph.index.events_in.get(year, ())
    lines = [event_line(scope, event) for event in scope.graph.sorted_in_time(events)]
    title = scope.language.gettext("Timeline: %s") % year
    heading = _automatic_heading(year, title)
    return _page(scope, heading, Markup(), lines, None, is_curated=False)


def _automatic_heading(timeline_id: str, title: str) -> Heading:
    return Heading(
        id=timeline_id,
        kind="timeline",
        title=title,
        path=f"timelines/{timeline_id}/",
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


def _page(
    scope: Scope,
    heading: Heading,
    summary: Markup,
    lines: list[EventLine],
    subject: Ref | None,
    *,
    is_curated: bool,
) -> TimelinePage:
    by_year: dict[str, list[EventLine]] = {}
    for line in lines:
        by_year.setdefault(line.year, []).append(line)
    known = [year for year in by_year if year]
    scale = scale_of([parse(line.date.edtf) for line in lines if line.date])
    ends = [scope.language.date(parse(day)) for day in scale.days] if scale else []
    span = "" if not known else known[0] if known[0] == known[-1] else f"{known[0]}–{known[-1]}"
    return TimelinePage(
        heading=heading,
        summary=summary,
        is_curated=is_curated,
        subject=subject,
        years=tuple(
            TimelineYear(year, tuple(entries), tuple(_bar(line, scale) for line in entries))
            for year, entries in by_year.items()
        ),
        count=len(lines),
        span=span,
        scale=(ends[0], ends[1]) if ends else None,
        subscriptions=subscriptions(scope, heading.id),
    )


def _bar(line: EventLine, scale: Scale | None) -> Bar | None:
    return bar(parse(line.date.edtf), scale) if line.date and scale else None
