"""The index: cards folded into ways to get from one record to the others. Ids to ids.

An index can be brought up to date card by card; what changed is then known entry by entry.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from variorum.link.card import Card
from variorum.link.selection import chronological, select
from variorum.link.voices import Voices
from variorum.model.vocabulary import Relation

Ids = MutableMapping[str, tuple[str, ...]]
Pairs = MutableMapping[str, tuple[tuple[str, str], ...]]
#: An entry that pages may depend on: the name of an index, and a key in it.
Entry = tuple[str, str]


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
        for name, key, value in _contributions(card, index):
            collected.setdefault(name, {}).setdefault(key, {})[value] = None
    for name, lists in collected.items():
        setattr(index, name, {key: tuple(values) for key, values in lists.items()})
    index.chronology = chronological(index.cards[e] for e in index.of_kind.get("event", ()))
    _select_timelines(index)
    return index


def update(index: Index, changed: Mapping[str, Card]) -> set[Entry]:
    """Put changed cards into an index, in place; return the entries that differ now.

    The cards replace cards of the same ids and kinds; records that come, go or are renamed need
    a new ``fold``.
    """
    entries: set[Entry] = set()
    reorder = reselect = False
    for record_id, card in changed.items():
        before = index.cards[record_id]
        old, new = _contributed(before, index), _contributed(card, index)
        for name, key in old.keys() | new.keys():
            own = new.get((name, key), [])
            if own == old.get((name, key)):
                continue
            lists = getattr(index, name)
            merged = _merged(lists.get(key, ()), record_id, own, is_own=name in _OWN)
            if merged != lists.get(key, ()):
                entries.add((name, key))
            if merged:
                lists[key] = merged
            else:
                lists.pop(key, None)
        index.cards[record_id] = card
        reorder = reorder or _moves(before, card)
        reselect = reselect or _selected_by(before) != _selected_by(card)
    if reorder:
        entries |= _reorder(index)
    if reselect:
        entries |= _select_timelines(index)
    return entries


#: Indexes whose keys, not values, belong to the card that contributes.
_OWN = frozenset({"parents"})


def _merged(
    values: tuple[Any, ...], owner: str, own: list[Any], *, is_own: bool
) -> tuple[Any, ...]:
    """Replace one card's values in a list that is in order of their owners' ids."""
    if is_own:
        return tuple(own)
    kept = [value for value in values if _owner(value) != owner]
    at = bisect_left(kept, owner, key=_owner)
    return (*kept[:at], *own, *kept[at:])


def _owner(value: str | tuple[str, str]) -> str:
    return value if isinstance(value, str) else value[0]


def _moves(before: Card, after: Card) -> bool:
    if after.kind != "event":
        return False
    return (before.date, _is_shown(before)) != (after.date, _is_shown(after))


def _reorder(index: Index) -> set[Entry]:
    """Sort the events anew."""
    old = index.chronology
    index.chronology = chronological(index.cards[e] for e in index.of_kind.get("event", ()))
    return moved(old, index.chronology)


def moved(old: list[str], new: list[str]) -> set[Entry]:
    """The entries that differ between two orders: the order, and every event's neighbours."""
    if old == new:
        return set()
    before, after = _neighbours(old), _neighbours(new)
    differing = {e for e in before.keys() | after.keys() if before.get(e) != after.get(e)}
    return {("neighbours", event) for event in differing} | {("chronology", "")}


def _neighbours(order: list[str]) -> dict[str, tuple[str, str]]:
    padded = ["", *order, ""]
    return {event: (padded[at], padded[at + 2]) for at, event in enumerate(order)}


def _selected_by(card: Card) -> tuple[object, ...]:
    """What timelines' rules may look at."""
    common = (_is_shown(card), card.date, card.within, card.chosen, card.include)
    if card.kind != "event":
        return common
    return (*common, card.type, card.place, card.hidden_place, card.parts, card.tags)


def _select_timelines(index: Index) -> set[Entry]:
    """Fill the curated timelines anew; return the entries that differ now."""
    on_timeline = {
        timeline: select(index.cards[timeline], index.chronology, index.cards, index.current)
        for timeline in index.of_kind.get("timeline", ())
    }
    timelines_of = _turned(on_timeline)
    entries = {("on_timeline", key) for key in _differing(index.on_timeline, on_timeline)}
    entries |= {("timelines_of", key) for key in _differing(index.timelines_of, timelines_of)}
    index.on_timeline, index.timelines_of = on_timeline, timelines_of
    return entries


def _differing(old: Ids, new: Ids) -> set[str]:
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def _turned(lists: Ids) -> Ids:
    """The same pairs, led from the other end."""
    turned: dict[str, list[str]] = {}
    for key, values in lists.items():
        for value in values:
            turned.setdefault(value, []).append(key)
    return {key: tuple(values) for key, values in turned.items()}


def _is_shown(card: Card) -> bool:
    return card.is_public and not card.is_withdrawn


def _contributed(card: Card, index: Index) -> dict[Entry, list[Any]]:
    """What a card puts into each list, each value once, in its order."""
    lists: dict[Entry, dict[Any, None]] = {}
    for name, key, value in _contributions(card, index):
        lists.setdefault((name, key), {})[value] = None
    return {entry: list(values) for entry, values in lists.items()}


def _contributions(card: Card, index: Index) -> Iterator[tuple[str, str, Any]]:
    """Name every entry that a card puts into an index: index, key, value."""
    yield from _whether_shown_or_not(card, index)
    if _is_shown(card):
        yield from _of_shown(card, index)


def _whether_shown_or_not(card: Card, index: Index) -> Iterator[tuple[str, str, Any]]:
    """Entries that withdrawn and hidden records keep.

    What a withdrawn article rests on still counts: it passes on its origins.
    """
    if card.is_withdrawn and card.is_public:
        yield "withdrawn", "", card.id
    if card.kind == "article":
        for tie in card.ties:
            yield "parents", card.id, index.current(tie.to)
    elif card.kind == "actor":
        yield "speakers", "", card.id
        for article in card.supports:
            yield "supported_by", index.current(article), card.id


def _of_shown(card: Card, index: Index) -> Iterator[tuple[str, str, Any]]:
    current = index.current
    yield "of_kind", card.kind, card.id
    for target in card.links:
        if current(target) != card.id:
            yield "linked_from", current(target), card.id
    for tie in card.ties:
        yield "tied_to", current(tie.to), (card.id, tie.relation)
    if card.within:
        yield "places_in", current(card.within), card.id
    if card.kind == "event":
        yield from _of_event(card, index)
    elif card.kind == "article":
        yield from _of_article(card, index)


def _of_event(card: Card, index: Index) -> Iterator[tuple[str, str, Any]]:
    yield "events_in", card.year, card.id
    if card.place:
        yield "events_at", index.current(card.place), card.id
    if card.hidden_place:
        yield "hidden_at", index.current(card.hidden_place), card.id
    for number in range(len(card.corrections)):
        yield "corrected", "", (card.id, str(number))
    for actor, role in card.parts:
        yield "events_of", index.current(actor), (card.id, role)


def _of_article(card: Card, index: Index) -> Iterator[tuple[str, str, Any]]:
    current = index.current
    if card.publisher:
        yield "published_by", current(card.publisher), card.id
    for tie in card.ties:
        yield "children", current(tie.to), card.id
    for event in card.about:
        yield "articles_about", current(event), card.id
    for touch in card.touches:
        pair = (card.id, current(touch.event))
        yield "claimed_by", current(touch.claimant), pair
        for actor in touch.named:
            yield "claimed_about", current(actor), pair
    for name in card.names:
        yield "named_in", current(name.id), (card.id, name.wording)
