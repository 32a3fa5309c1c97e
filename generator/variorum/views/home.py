"""The sections that Variorum adds to the site's hand-written home page."""

from itertools import islice

import msgspec

from variorum.views.events import event_line, year_of
from variorum.views.maps.page import picture_of_all
from variorum.views.parts import EventLine, Ref
from variorum.views.scope import Scope

#: How many events each list of the home page has.
LENGTH = 6


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


class HomePage(msgspec.Struct, frozen=True, gc=False):
    """What the home page shows below its own words."""

    tally: Tally
    """Counts."""
    newest: tuple[EventLine, ...]
    """The latest events, latest first."""
    contested: tuple[EventLine, ...]
    """The events with the most contested findings, most first."""
    timelines: tuple[Ref, ...]
    """Curated timelines."""
    map: str | None
    """Address of the picture of the map, from the site's root; None if nothing is drawn."""


def build(scope: Scope) -> HomePage:
    """Build the home page's sections."""
    graph = scope.graph
    chronology = graph.index.chronology
    articles = graph.index.of_kind.get("article", ())
    digests = {event: graph.digest(event) for event in chronology}
    disputed = sorted(
        (event for event in digests if digests[event].contested),
        key=lambda event: (-digests[event].contested, -digests[event].claims, event),
    )
    timelines = graph.index.of_kind.get("timeline", ())
    dated = (event for event in reversed(chronology) if year_of(scope, event))
    return HomePage(
        tally=Tally(
            events=len(digests),
            claims=sum(digest.claims for digest in digests.values()),
            quotations=sum(graph.card(article).verified for article in articles),
            sources=len(articles),
            actors=len(graph.index.of_kind.get("actor", ())),
            contested=len(disputed),
        ),
        newest=tuple(event_line(scope, e) for e in islice(dated, LENGTH)),
        contested=tuple(event_line(scope, event) for event in disputed[:LENGTH]),
        timelines=tuple(scope.ref(timeline) for timeline in timelines),
        map=picture_of_all(scope),
    )
