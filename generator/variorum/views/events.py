"""Events as lines of lists, in order of time."""

from collections.abc import Iterable

from markupsafe import Markup

from variorum.model.finding import Finding
from variorum.views import wording
from variorum.views.parts import EventLine
from variorum.views.scope import Scope


def event_line(scope: Scope, event: str, *, role: str = "", note: Markup = Markup()) -> EventLine:
    """An event for a list."""
    card = scope.graph.card(event)
    digest = scope.graph.digest(card.id)
    place = scope.ref(card.place) if card.place else None
    return EventLine(
        ref=scope.ref(event),
        date=scope.date(card.date),
        year=year_of(scope, event),
        type=scope.graph.vocabulary.label("event_types", card.type),
        place=place,
        role=scope.graph.vocabulary.label("roles", role) if role else "",
        note=note,
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
    date = scope.graph.card(event).date
    return (date.earliest or date.latest or "")[:4] if date else ""


def _headline(scope: Scope, finding: Finding | None) -> str:
    """The most telling finding in words."""
    if finding is None:
        return ""
    vocabulary = scope.graph.vocabulary
    side = scope.ref(finding.side).title if finding.side else None
    kind = vocabulary.properties[finding.property]
    topic = wording.topic(kind, finding.label, finding.who, side, vocabulary)
    low, best, high = (
        None if number is None else scope.language.number(number)
        for number in (finding.low, finding.best, finding.high)
    )
    return f"{topic}: {best or scope.language.interval(low, high)}"


