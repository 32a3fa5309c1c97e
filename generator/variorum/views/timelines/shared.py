"""The graphic that an actor's page shares with its timeline: drawn once, led to other places."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from variorum.model.dates import parse
from variorum.views.events import listed_in_time
from variorum.views.parts import EventLine
from variorum.views.scope import BASE, Scope
from variorum.views.timelines.columns import draw
from variorum.views.timelines.figure import Drawn, Moment, TimelineFigure
from variorum.views.timelines.members import address, pages_for

#: Where the mark of an event leads.
_Way = Callable[[str], str]


def figure_of(actor_id: str, count: int, scope: Scope) -> TimelineFigure | None:
    """The graphic of an actor's events for its page: single ones lead to events, others to entries.

    ``count`` is how many events there are.
    """
    page = f"{BASE}{address(actor_id)}"

    def event(event_id: str) -> str:
        return f"{BASE}events/{event_id}/"

    def entry(event_id: str) -> str:
        return f"{page}#{anchor(event_id)}" if pages_for(count) == 1 else page

    drawn = drawn_of(actor_id, scope)
    return led(drawn, event, entry).figure if drawn else None


def anchor(event: str) -> str:
    """The anchor of an event's entry on a timeline."""
    return f"at-{event}"


def drawn_of(actor_id: str, scope: Scope) -> Drawn | None:
    """An actor's events as they are drawn, whose marks name the events that they lead to."""
    drawn: Drawn | None = scope.graph.answer("figure", actor_id)
    return drawn


def work_out_figure(actor_id: str, scope: Scope) -> Drawn | None:
    """Draw an actor's events."""
    parts = scope.graph.index.events_of.get(actor_id, ())
    events = listed_in_time(scope, [event for event, _ in parts])
    return drawn_from((event.line for event in events), scope)


def drawn_from(lines: Iterable[EventLine], scope: Scope) -> Drawn | None:
    """Events in order of time as they are drawn, whose marks name the events they lead to."""
    return draw(list(map(_moment, lines)), _name, _name, scope.language)


def led(drawn: Drawn, one: _Way, first: _Way) -> Drawn:
    """What is drawn, with marks that lead somewhere: those of ``one`` event, and of several."""
    figure = drawn.figure
    return replace(
        drawn,
        figure=replace(
            figure,
            lanes=tuple([replace(mark, href=one(mark.href)) for mark in figure.lanes]),
            columns=tuple([replace(mark, href=first(mark.href)) for mark in figure.columns]),
            stretches=tuple([replace(mark, href=first(mark.href)) for mark in figure.stretches]),
        ),
    )


def _name(moment: Moment) -> str:
    return moment.id


def _moment(line: EventLine) -> Moment:
    date = parse(line.date.edtf) if line.date else None
    return Moment(line.ref.id, line.ref.title, date, line.is_contested)
