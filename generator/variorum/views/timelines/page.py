"""The pages of timelines: a graphic, controls and a list, all from the same events."""

from collections.abc import Mapping, Sequence

import msgspec
from markupsafe import Markup

from variorum.model.dates import parse
from variorum.views.events import NO_NOTE, Listed, with_part
from variorum.views.feeds import Subscriptions, subscriptions
from variorum.views.parts import EventLine, Heading, Ref
from variorum.views.scope import BASE, Scope
from variorum.views.timelines.figure import Drawn, TimelineFigure
from variorum.views.timelines.filters import Filters, filters
from variorum.views.timelines.groups import Period, periods
from variorum.views.timelines.lanes import MOST_LANES
from variorum.views.timelines.members import Members, address, pages_for
from variorum.views.timelines.shared import anchor, drawn_from, drawn_of, led


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


def build(members: Members, events: Sequence[Listed], number: int, scope: Scope) -> TimelinePage:
    """Build the page of a timeline, curated or not, that has some of its events."""
    timeline_id = members.heading.id
    lines = [_own_line(scope, members, event.line) for event in events]
    grouped = periods(scope, lines)
    drawn = _drawn(scope, members, lines)
    known = [line.year for line in lines if line.year]
    marked = filters(scope, events, tuple((p.key, p.heading) for p in grouped if p.key))
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


def _own_line(scope: Scope, members: Members, line: EventLine) -> EventLine:
    """An event with its part for the timeline's actor, or the curator's note."""
    event = line.ref.id
    note = members.notes.get(event)
    return with_part(
        scope,
        line,
        members.roles.get(event, ""),
        scope.markdown(note, BASE) if note else NO_NOTE,
    )


def _drawn(scope: Scope, members: Members, lines: Sequence[EventLine]) -> Drawn | None:
    """The graphic of a page's events, whose marks lead to its entries.

    The page of an actor has the same graphic as its timeline, where that has one page.
    """
    drawn: Drawn | None
    if members.subject and members.subject.kind == "actor" and pages_for(len(members.events)) == 1:
        drawn = drawn_of(members.subject.id, scope)
    else:
        drawn = drawn_from(lines, scope)
    return drawn and led(drawn, _to_entry, _to_entry)


def _to_entry(event: str) -> str:
    return f"#{anchor(event)}"


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
        target = anchor(event) if drawn and event in drawn.targets else ""
        made[event] = TimelineEntry(line, target, words, span)
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
