"""An index brought up to date card by card; what differs then is known entry by entry."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from variorum.link.card import Card
from variorum.link.contributions import contributions, is_shown
from variorum.link.index import Ids, Index, chronology_of, selections_of

#: An entry that pages may depend on: the name of a list of the index, and a key in it.
Entry = tuple[str, str]
#: Indexes whose keys, not values, belong to the card that contributes.
_OWN = frozenset({"parents"})


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
        entries |= _reselect(index)
    return entries


def _contributed(card: Card, index: Index) -> dict[Entry, list[Any]]:
    """What a card puts into each list, each value once, in its order."""
    lists: dict[Entry, dict[Any, None]] = {}
    for name, key, value in contributions(card, index.current):
        lists.setdefault((name, key), {})[value] = None
    return {entry: list(values) for entry, values in lists.items()}


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
    return (before.date, is_shown(before)) != (after.date, is_shown(after))


def _reorder(index: Index) -> set[Entry]:
    """Sort the events anew."""
    old = index.chronology
    index.chronology = chronology_of(index)
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
    common = (is_shown(card), card.date, card.within, card.chosen, card.include)
    if card.kind != "event":
        return common
    return (*common, card.type, card.place, card.hidden_place, card.parts, card.tags)


def _reselect(index: Index) -> set[Entry]:
    """Fill the curated timelines anew."""
    on_timeline, timelines_of = selections_of(index)
    entries = {("on_timeline", key) for key in _differing(index.on_timeline, on_timeline)}
    entries |= {("timelines_of", key) for key in _differing(index.timelines_of, timelines_of)}
    index.on_timeline, index.timelines_of = on_timeline, timelines_of
    return entries


def _differing(old: Ids, new: Ids) -> set[str]:
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
