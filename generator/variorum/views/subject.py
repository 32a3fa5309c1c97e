"""An event with all that its page, its twin and its citations are made of: asked once for all."""

from collections.abc import Mapping

import msgspec

from variorum.link.account import State
from variorum.link.card import Facts
from variorum.model.event import Event, EventRelation
from variorum.model.finding import Finding
from variorum.views.lines import ClaimEntry, entries_of
from variorum.views.scope import Scope
from variorum.views.setting import Setting, setting_of


class Subject(msgspec.Struct, frozen=True, gc=False):
    """What an event's page is about."""

    event: Event
    card: Facts
    description: str
    """The summary in plain words."""
    setting: Setting | None
    """Where it happened; None where no place may be named."""
    articles: tuple[str, ...]
    """The articles that say something about it."""
    entries: Mapping[str, ClaimEntry]
    """The claims about it, by id."""
    findings: tuple[Finding, ...]
    states: tuple[State, ...]
    relations: tuple[EventRelation, ...]
    """Its ties to events that have a page."""
    tied: tuple[tuple[str, str], ...]
    """The records that declare a tie to it, with the relation."""
    linked_from: tuple[str, ...]
    """The records that refer to it in any way."""
    timelines: tuple[str, ...]
    """The curated timelines that show it."""


def gather(event_id: str, scope: Scope) -> Subject:
    """Ask all that the page of an event needs."""
    graph = scope.graph
    index, event = graph.index, graph.event(event_id)
    return Subject(
        event=event,
        card=graph.card(event_id),
        description=scope.plain(scope.summary(event)),
        setting=setting_of(scope, event_id),
        articles=index.articles_about.get(event_id, ()),
        entries=entries_of(scope, event_id),
        findings=graph.findings(event_id),
        states=graph.states(event_id),
        relations=tuple([one for one in event.relations if graph.is_shown(one.to)]),
        tied=index.tied_to.get(event_id, ()),
        linked_from=index.linked_from.get(event_id, ()),
        timelines=graph.timelines_of(event_id),
    )
