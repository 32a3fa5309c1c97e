"""The sections that Variorum adds to the site's hand-written home page."""

from itertools import islice

import msgspec

from variorum.link.evidence import slot_of
from variorum.model.dates import EdtfDate, parse
from variorum.model.finding import FindingStatus
from variorum.views.events import Listed, event_line, listed, year_of
from variorum.views.findings import in_order, standing_values
from variorum.views.lines import entries_of, slot_text
from variorum.views.maps.page import picture_of_all
from variorum.views.parts import EventLine, Ref, ValueLine
from variorum.views.scope import Scope
from variorum.views.timelines.columns import draw
from variorum.views.timelines.figure import Moment, TimelineFigure
from variorum.views.timelines.lanes import MOST_LANES

#: How many events each list of the home page has.
LENGTH = 6
#: So many events are summed up together: an edit of one concerns only those about it.
PART_SIZE = 200


class Standing(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is counted and drawn of one event."""

    event: str
    date: EdtfDate | None
    claims: int
    contested: int


class Tally(msgspec.Struct, frozen=True, gc=False):
    """How much the site holds."""

    events: int
    """Events."""
    claims: int
    """Claims."""
    quotations: int
    """Verified quotations, those set aside included: as ``check`` counts them."""
    sources: int
    """Articles."""
    actors: int
    """Actors."""
    contested: int
    """Events with a contested finding."""


class Dispute(msgspec.Struct, frozen=True, gc=False):
    """An event of which accounts differ, with what they say."""

    line: EventLine
    """The event."""
    topic: str
    """What it is about, in words: the headline if that is contested, or else the first finding."""
    anchor: str
    """That finding's anchor on the event's page."""
    values: tuple[ValueLine, ...]
    """The values that stand against one another, with the voices for each."""
    further: int
    """How many other findings about the event are contested."""


class HomePage(msgspec.Struct, frozen=True, gc=False):
    """What the home page shows below its own words."""

    tally: Tally
    """Counts."""
    newest: tuple[EventLine, ...]
    """The latest events, latest first."""
    disputes: tuple[Dispute, ...]
    """The events with the most contested findings, most first."""
    figure: TimelineFigure | None
    """All events in time; None if there is nothing to tell apart."""
    timelines: tuple[Ref, ...]
    """Curated timelines."""
    map: str | None
    """Address of the picture of the map, from the site's root; None if nothing is drawn."""


def build(scope: Scope) -> HomePage:
    """Build the home page's sections."""
    graph = scope.graph
    chronology = graph.index.chronology
    articles = graph.index.of_kind.get("article", ())
    standings = _standings(scope)
    disputed = sorted(
        (standing for standing in standings if standing.contested),
        key=lambda standing: (-standing.contested, -standing.claims, standing.event),
    )
    timelines = graph.index.of_kind.get("timeline", ())
    dated = (event for event in reversed(chronology) if year_of(scope, event))
    return HomePage(
        tally=Tally(
            events=len(standings),
            claims=sum(standing.claims for standing in standings),
            quotations=sum(graph.card(article).verified for article in articles),
            sources=len(articles),
            actors=len(graph.index.of_kind.get("actor", ())),
            contested=len(disputed),
        ),
        newest=tuple(event_line(scope, e) for e in islice(dated, LENGTH)),
        disputes=tuple(graph.answer("dispute", each.event) for each in disputed[:LENGTH]),
        figure=_figure(scope, standings),
        timelines=tuple(scope.ref(timeline) for timeline in timelines),
        map=picture_of_all(scope),
    )


def _standings(scope: Scope) -> list[Standing]:
    """All events in order of time, as they are counted and drawn."""
    parts = range(-(-len(scope.graph.index.chronology) // PART_SIZE))
    return [each for part in parts for each in scope.graph.answer("standings", str(part))]


def work_out_standings(part: str, scope: Scope) -> list[Standing]:
    """Sum up the events of a part of the chronology."""
    first = int(part) * PART_SIZE
    events = scope.graph.index.chronology[first : first + PART_SIZE]
    return [_standing(listed(scope, event)) for event in events]


def _standing(event: Listed) -> Standing:
    line = event.line
    date = parse(line.date.edtf) if line.date else None
    return Standing(line.ref.id, date, line.claims, event.contested)


def work_out_dispute(event: str, scope: Scope) -> Dispute:
    """Work out what stands against what in an event's foremost contested finding."""
    graph = scope.graph
    contested = [f for f in graph.findings(event) if f.status is FindingStatus.CONTESTED]
    headline = graph.digest(event).headline
    first = headline if headline and headline in contested else in_order(scope, contested)[0]
    return Dispute(
        line=event_line(scope, event),
        topic=slot_text(scope, first),
        anchor=slot_of(first).anchor,
        values=standing_values(scope, first, entries_of(scope, event)),
        further=len(contested) - 1,
    )


def _figure(scope: Scope, standings: list[Standing]) -> TimelineFigure | None:
    """All events in time: few lead to their pages, counted ones to the timeline of a year."""
    by_name = len(standings) <= MOST_LANES  # of many, no mark has a title
    moments = [
        Moment(
            each.event,
            scope.graph.ref(each.event).heading if by_name else "",
            each.date,
            each.contested > 0,
        )
        for each in standings
    ]

    def page(moment: Moment) -> str:
        return f"events/{moment.id}/"

    def year(moment: Moment) -> str:
        return f"timelines/{year_of(scope, moment.id)}/"

    drawn = draw(moments, page, year, scope.language)
    return drawn.figure if drawn else None
