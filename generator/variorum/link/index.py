"""The index: cards folded into ways to get from one record to the others. Ids to ids.

What a single card adds is in ``link/contributions.py``, how an index is brought up to date card by
card in ``link/updating.py``.
"""

from collections.abc import Iterable, Mapping, MutableMapping
from typing import Any

from variorum.link.card import Card
from variorum.link.contributions import contributions
from variorum.link.selection import chronological, select
from variorum.link.voices import Voices
from variorum.model.vocabulary import Relation

Ids = MutableMapping[str, tuple[str, ...]]
Pairs = MutableMapping[str, tuple[tuple[str, str], ...]]

#: The lists of the index. Ids lead to ids; pairs are (article, event) for claims, (event, role) for
#: actors' events, (record, relation) for declared ties, (article, wording) for names, and (event,
#: number) for corrections.
PAIRS = ("claimed_by", "claimed_about", "events_of", "tied_to", "named_in", "corrected")
LISTS = (
    *PAIRS,
    "of_kind",
    "articles_about",
    "events_at",
    "hidden_at",
    "withdrawn",
    "places_in",
    "published_by",
    "parents",
    "children",
    "linked_from",
    "events_in",
    "speakers",
    "supported_by",
    "on_timeline",
    "timelines_of",
)


class Index:
    """All cards, and the ways between those that the public may see.

    Each list leads from an id to others, each once, in order of the cards' ids. ``events_in`` goes
    by year; ``hidden_at`` has the events that may not be shown at their place; ``speakers`` has all
    actors, shown or not, under an empty key, as ``withdrawn`` and ``corrected`` have theirs;
    ``supported_by`` has the actors whose ties an article supports; ``chronology`` has all events in
    order of time. ``at_hand`` is the quickest way to a card.
    """

    of_kind: Ids
    articles_about: Ids
    claimed_by: Pairs
    claimed_about: Pairs
    events_of: Pairs
    events_at: Ids
    hidden_at: Ids
    withdrawn: Ids
    corrected: Pairs
    places_in: Ids
    published_by: Ids
    tied_to: Pairs
    parents: Ids
    children: Ids
    named_in: Pairs
    linked_from: Ids
    events_in: Ids
    speakers: Ids
    supported_by: Ids
    on_timeline: Ids
    timelines_of: Ids

    def __init__(
        self,
        cards: MutableMapping[str, Card] | None = None,
        aliases: dict[str, str] | None = None,
        chronology: list[str] | None = None,
        at_hand: Mapping[str, Card] | None = None,
        **lists: MutableMapping[str, Any],
    ) -> None:
        self.cards: MutableMapping[str, Card] = {} if cards is None else cards
        self.at_hand = self.cards if at_hand is None else at_hand
        self.aliases = aliases or {}
        self.chronology = chronology or []
        for name in LISTS:
            setattr(self, name, lists.get(name, {}))

    def current(self, record_id: str) -> str:
        """The id under which a record is known now."""
        return self.aliases.get(record_id, record_id)

    def voices(self, relations: Mapping[str, Relation]) -> Voices:
        """Which actors are one voice."""
        actors = (self.cards[actor] for actor in self.speakers.get("", ()))
        return Voices(actors, self.current, relations)


def fold(cards: Iterable[Card], aliases: Mapping[str, str]) -> Index:
    """Build the index. The result does not depend on the order of the cards."""
    index = Index(aliases=dict(aliases))
    collected: dict[str, dict[str, dict[Any, None]]] = {}
    for card in sorted(cards, key=lambda card: card.id):
        index.cards[card.id] = card
        for name, key, value in contributions(card, index.current):
            collected.setdefault(name, {}).setdefault(key, {})[value] = None
    for name, lists in collected.items():
        setattr(index, name, {key: tuple(values) for key, values in lists.items()})
    index.chronology = chronology_of(index)
    index.on_timeline, index.timelines_of = selections_of(index)
    return index


def chronology_of(index: Index) -> list[str]:
    """All events in order of time."""
    return chronological(index.cards[event] for event in index.of_kind.get("event", ()))


def selections_of(index: Index) -> tuple[Ids, Ids]:
    """The events of the curated timelines, and the timelines of events."""
    on_timeline = {
        timeline: select(index.cards[timeline], index.chronology, index.cards, index.current)
        for timeline in index.of_kind.get("timeline", ())
    }
    return on_timeline, _turned(on_timeline)


def _turned(lists: Ids) -> Ids:
    """The same pairs, led from the other end."""
    turned: dict[str, list[str]] = {}
    for key, values in lists.items():
        for value in values:
            turned.setdefault(value, []).append(key)
    return {key: tuple(values) for key, values in turned.items()}
