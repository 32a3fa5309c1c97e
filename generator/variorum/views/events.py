"""Events as lines of lists, in order of time."""

from collections.abc import Iterable

import msgspec
from markupsafe import Markup

from variorum.views.parts import EventLine
from variorum.views.scope import Scope

NO_NOTE = Markup()


class Listed(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """All that lists show of an event, sort or narrow by: one question for one event."""

    line: EventLine
    """For readers."""
    type: str
    """The id of its type."""
    actors: tuple[str, ...]
    """Ids of those who took part, as its file has them."""
    contested: int
    """How many findings are contested."""
    published: str
    """The day on which there first was news of it; empty if no record knows one."""
    updated: str
    """The day of the latest news, likewise."""
    calendar: str
    """Its entry in calendars; empty where its date has no known end."""


def listed(scope: Scope, event: str) -> Listed:
    """What lists know of an event."""
    found: Listed = scope.graph.answer("listed", scope.graph.index.current(event))
    return found


def event_line(scope: Scope, event: str) -> EventLine:
    """An event for a list."""
    return listed(scope, event).line


def with_part(scope: Scope, line: EventLine, role: str, note: Markup = NO_NOTE) -> EventLine:
    """An event for a list, with its part for the page's actor or a curator's note."""
    if not role and not note:
        return line
    label = scope.vocabulary.label("roles", role) if role else ""
    return msgspec.structs.replace(line, role=label, note=note)


def listed_in_time(scope: Scope, events: Iterable[str]) -> list[Listed]:
    """What lists know of shown events, by their present ids, each once, in order of time."""
    answer, moments = scope.graph.answer, scope.graph.moments()
    # Where each stands rests on its date, which is part of the answer that is asked for.
    ordered = sorted({event for event in events if event in moments}, key=moments.__getitem__)
    return [answer("listed", event) for event in ordered]


def year_of(scope: Scope, event: str) -> str:
    """The year in which an event begins, as far as it is known; empty if it is not."""
    return scope.graph.card(event).year


def years(scope: Scope) -> list[str]:
    """The years that have events, the latest first."""
    found: list[str] = scope.graph.answer("years", "")
    return found


def work_out_years(_key: str, scope: Scope) -> list[str]:
    """Find the years in which events begin."""
    return sorted({year_of(scope, e) for e in scope.graph.index.chronology} - {""}, reverse=True)


def events_of(scope: Scope, year: str) -> tuple[str, ...]:
    """The events of a year, in order of time; those without a date if it is empty."""
    return scope.graph.sorted_in_time(scope.graph.index.events_in.get(year, ()))
