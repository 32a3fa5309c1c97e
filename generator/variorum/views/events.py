"""Events as lines of lists, in order of time."""

from collections.abc import Iterable

import msgspec
from markupsafe import Markup

from variorum.model.finding import Finding, FindingStatus
from variorum.views import wording
from variorum.views.language import Language
from variorum.views.parts import EventLine
from variorum.views.scope import Scope

NO_NOTE = Markup()


def event_line(scope: Scope, event: str, *, role: str = "", note: Markup = NO_NOTE) -> EventLine:
    """An event for a list, with its part for the page's actor or a curator's note."""
    line: EventLine = scope.graph.answer("event-line", scope.graph.index.current(event))
    if not role and not note:
        return line
    label = scope.vocabulary.label("roles", role) if role else ""
    return msgspec.structs.replace(line, role=label, note=note)


def work_out_event_line(event: str, scope: Scope) -> EventLine:
    """An event for any list."""
    card, place = scope.graph.card(event), scope.graph.place_of(event)
    digest = scope.graph.digest(event)
    return EventLine(
        ref=scope.ref(event),
        date=scope.date(card.date),
        year=card.year,
        type=scope.vocabulary.label("event_types", card.type),
        place=scope.ref(place) if place else None,
        role="",
        note=NO_NOTE,
        is_contested=digest.contested > 0,
        headline=_headline(scope, digest.headline),
        claims=digest.claims,
        voices=digest.voices,
    )


def event_lines(scope: Scope, events: Iterable[str]) -> tuple[EventLine, ...]:
    """Events for a list, in order of time."""
    return tuple(event_line(scope, event) for event in scope.graph.sorted_in_time(events))


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


def _headline(scope: Scope, finding: Finding | None) -> str:
    """The most telling finding in words."""
    if finding is None:
        return ""
    vocabulary = scope.vocabulary
    side = scope.ref(finding.side).title if finding.side else None
    kind = vocabulary.properties[finding.property]
    who = vocabulary.label("categories", finding.who) if finding.who else ""
    topic = wording.topic(kind, finding.label, who, side, scope.language)
    low, best, high = (
        None if number is None else scope.language.number(number)
        for number in (finding.low, finding.best, finding.high)
    )
    is_contested = finding.status is FindingStatus.CONTESTED
    ends = (wording.between if is_contested else _interval)(low, high, scope.language)
    return scope.language.labelled(topic, best or ends)


def _interval(low: str | None, high: str | None, language: Language) -> str:
    return language.interval(low, high)
