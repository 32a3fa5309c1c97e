"""The index: cards folded into ways to get from one record to the others. Ids to ids."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from variorum.link.card import Card
from variorum.link.selection import in_time, select
from variorum.link.voices import Voices
from variorum.model.vocabulary import Vocabulary

Ids = Mapping[str, tuple[str, ...]]
Pairs = Mapping[str, tuple[tuple[str, str], ...]]


class Index(msgspec.Struct, frozen=True):
    """All cards, and the ways between those that the public may see.

    Each mapping leads from an id to others, each once and in a fixed order. Pairs are (article,
    event) for claims, (event, role) for actors' events, (record, relation) for declared ties and
    (article, wording) for names. ``chronology`` has all events in order of time.
    """

    cards: Mapping[str, Card]
    aliases: Mapping[str, str]
    voices: Voices
    of_kind: Ids
    articles_about: Ids
    claimed_by: Pairs
    claimed_about: Pairs
    events_of: Pairs
    events_at: Ids
    places_in: Ids
    published_by: Ids
    tied_to: Pairs
    parents: Ids
    children: Ids
    named_in: Pairs
    linked_from: Ids
    chronology: tuple[str, ...]
    on_timeline: Ids
    timelines_of: Ids

    def current(self, record_id: str) -> str:
        """The id under which a record is known now."""
        return self.aliases.get(record_id, record_id)


def fold(cards: Iterable[Card], aliases: Mapping[str, str], vocabulary: Vocabulary) -> Index:
    """Build the index. The result does not depend on the order of the cards."""
    every = {card.id: card for card in sorted(cards, key=lambda card: card.id)}
    builder = _Builder(aliases)
    for card in every.values():
        builder.add_descent(card)
        if card.is_public and not card.is_withdrawn:
            builder.add(card)
    actors = (card for card in every.values() if card.kind == "actor")
    voices = Voices(actors, builder.current, vocabulary.actor_relations)
    lists = builder.lists()
    chronology = in_time(every[event] for event in lists["of_kind"].get("event", ()))
    on_timeline = {
        timeline: select(every[timeline], chronology, every, builder.current)
        for timeline in lists["of_kind"].get("timeline", ())
    }
    return Index(
        cards=every,
        aliases=aliases,
        voices=voices,
        chronology=chronology,
        on_timeline=on_timeline,
        timelines_of=_turned(on_timeline),
        **lists,
    )


def _turned(lists: Ids) -> Ids:
    """The same pairs, led from the other end."""
    turned: defaultdict[str, list[str]] = defaultdict(list)
    for key, values in lists.items():
        for value in values:
            turned[value].append(key)
    return {key: tuple(values) for key, values in turned.items()}


_NOT_COLLECTED = frozenset(
    ("cards", "aliases", "voices", "chronology", "on_timeline", "timelines_of")
)


class _Builder:
    """Collects values under keys, by index."""

    def __init__(self, aliases: Mapping[str, str]) -> None:
        self._aliases = aliases
        self._indexes: dict[str, defaultdict[str, dict[Any, None]]] = {
            name: defaultdict(dict)
            for name in Index.__struct_fields__
            if name not in _NOT_COLLECTED
        }

    def current(self, record_id: str) -> str:
        """The id under which a record is known now."""
        return self._aliases.get(record_id, record_id)

    def lists(self) -> dict[str, Any]:
        """The finished indexes."""
        return {
            name: {key: tuple(values) for key, values in index.items()}
            for name, index in self._indexes.items()
        }

    def add_descent(self, card: Card) -> None:
        """Note what an article rests on; a withdrawn one still passes on its origins."""
        if card.kind == "article":
            for tie in card.ties:
                self._put("parents", card.id, self.current(tie.to))

    def add(self, card: Card) -> None:
        """Take in one card."""
        self._put("of_kind", card.kind, card.id)
        for target in card.links:
            if self.current(target) != card.id:
                self._put("linked_from", self.current(target), card.id)
        for tie in card.ties:
            self._put("tied_to", self.current(tie.to), (card.id, tie.relation))
        if card.within:
            self._put("places_in", self.current(card.within), card.id)
        if card.kind == "event":
            self._add_event(card)
        elif card.kind == "article":
            self._add_article(card)

    def _put(self, index: str, key: str, value: Any) -> None:
        self._indexes[index][key][value] = None

    def _add_event(self, card: Card) -> None:
        if card.place:
            self._put("events_at", self.current(card.place), card.id)
        for actor, role in card.parts:
            self._put("events_of", self.current(actor), (card.id, role))

    def _add_article(self, card: Card) -> None:
        if card.publisher:
            self._put("published_by", self.current(card.publisher), card.id)
        for tie in card.ties:
            self._put("children", self.current(tie.to), card.id)
        for event in card.about:
            self._put("articles_about", self.current(event), card.id)
        for touch in card.touches:
            pair = (card.id, self.current(touch.event))
            self._put("claimed_by", self.current(touch.claimant), pair)
            for actor in touch.named:
                self._put("claimed_about", self.current(actor), pair)
        for name in card.names:
            self._put("named_in", self.current(name.id), (card.id, name.wording))
