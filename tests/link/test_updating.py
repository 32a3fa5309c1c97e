"""An index brought up to date is the index of the new cards, and says exactly what differs."""

from collections.abc import Mapping
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.engine.lazy import Lazy
from variorum.engine.shelves import PackedIndex, pack_index, unpack_index
from variorum.link.card import Card, NameUse, Tie, Touch
from variorum.link.index import LISTS, Index, fold
from variorum.link.updating import Entry, moved, update
from variorum.model.dates import parse
from variorum.model.timeline import Selection

EVENTS, ARTICLES, ACTORS = ("e1", "e2", "e3"), ("r1", "r2", "r3"), ("a1", "a2", "a3")
PLACES, TIMELINES = ("p1", "p2", "p3"), ("t1", "t2")
#: A former id of one of them.
ALIASES = {"a0": "a1", "e0": "e1"}

events, articles, actors = (st.sampled_from(ids) for ids in (EVENTS, ARTICLES, ACTORS))
events, actors = events | st.just("e0"), actors | st.just("a0")
places = st.sampled_from(PLACES)
dates = st.none() | st.sampled_from(["2030", "2031-05", "2031-05-04", "2031-06-01"]).map(parse)


def _tuple(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=3, unique=True).map(tuple)


def _card(kind: str, record_id: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Card]:
    return st.builds(
        Card,
        id=st.just(record_id),
        kind=st.just(kind),
        heading=st.sampled_from(["One", "Other"]),
        birth_id=st.just(record_id),
        aliases=st.just(tuple(old for old, new in ALIASES.items() if new == record_id)),
        file=st.just(f"{record_id}.yml"),
        url=st.just(f"/{record_id}/"),
        is_public=st.booleans() if kind == "event" else st.just(True),
        is_withdrawn=st.sampled_from([False, False, True]),
        links=_tuple(st.one_of(events, articles, actors, places)),
        tags=_tuple(st.just("tag")),
        **fields,
    )


touches = st.builds(Touch, event=events, claimant=actors, named=_tuple(actors))
rules = st.none() | st.builds(
    Selection,
    actors=_tuple(actors),
    places=_tuple(places),
    types=_tuple(st.just("attack")),
    tags=_tuple(st.just("tag")),
    since=dates,
    until=dates,
)


def _cards() -> st.SearchStrategy[dict[str, Card]]:
    """A card for every id."""
    every = [
        *(
            _card(
                "event",
                event,
                date=dates,
                type=st.sampled_from(["attack", "other"]),
                place=st.none() | places,
                parts=_tuple(st.tuples(actors, st.sampled_from(["accused", "victim"]))),
                ties=_tuple(st.builds(Tie, relation=st.just("part_of"), to=events)),
            )
            for event in EVENTS
        ),
        *(
            _card(
                "article",
                article,
                date=dates,
                publisher=actors,
                ties=_tuple(st.builds(Tie, relation=st.sampled_from(["copy"]), to=articles)),
                about=_tuple(events),
                touches=_tuple(touches),
                names=_tuple(st.builds(NameUse, id=actors, wording=st.sampled_from(["x", "y"]))),
            )
            for article in ARTICLES
        ),
        *(
            _card(
                "actor",
                actor,
                ties=_tuple(st.builds(Tie, relation=st.just("speaks_for"), to=actors)),
                supports=_tuple(articles),
            )
            for actor in ACTORS
        ),
        *(_card("place", place, within=st.none() | places) for place in PLACES),
        *(
            _card("timeline", timeline, chosen=_tuple(events), include=rules)
            for timeline in TIMELINES
        ),
    ]
    return st.tuples(*every).map(lambda cards: {card.id: card for card in cards})


def lists(index: Index) -> dict[str, Any]:
    """All that an index holds, as plain data."""
    found: dict[str, Any] = {name: dict(getattr(index, name).items()) for name in LISTS}
    return {**found, "cards": dict(index.cards.items()), "chronology": index.chronology}


def differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> set[Entry]:
    """The entries of lists that differ."""
    return {
        (name, key)
        for name in LISTS
        for key in old[name].keys() | new[name].keys()
        if old[name].get(key) != new[name].get(key)
    }


@settings(max_examples=25)
@given(_cards(), st.data())
def test_an_update_is_a_fold_of_the_new_cards(old: dict[str, Card], data: st.DataObject) -> None:
    new = data.draw(_cards())
    changed = {key: new[key] for key in data.draw(st.sets(st.sampled_from(sorted(old))))}
    index, before = fold(old.values(), ALIASES), lists(fold(old.values(), ALIASES))
    expected = lists(fold({**old, **changed}.values(), ALIASES))
    reported = update(index, changed)

    assert expected == lists(index)
    orders = moved(before["chronology"], expected["chronology"])
    assert differing(before, expected) | orders == reported


@settings(max_examples=25)
@given(_cards(), st.data())
def test_so_is_an_update_of_an_index_from_the_cache(
    old: dict[str, Card], data: st.DataObject
) -> None:
    new = data.draw(_cards())
    changed = {key: new[key] for key in data.draw(st.sets(st.sampled_from(sorted(old))))}
    shelf = msgspec.msgpack.encode(pack_index(fold(old.values(), ALIASES)))
    index = unpack_index(msgspec.msgpack.decode(shelf, type=PackedIndex))
    update(index, changed)

    assert isinstance(index.cards, Lazy)
    assert lists(fold({**old, **changed}.values(), ALIASES)) == lists(index)


@settings(max_examples=10)
@given(_cards(), st.randoms(use_true_random=False))
def test_a_fold_does_not_depend_on_the_order_of_the_cards(
    cards: dict[str, Card], random: Any
) -> None:
    shuffled = list(cards.values())
    random.shuffle(shuffled)

    assert lists(fold(cards.values(), ALIASES)) == lists(fold(shuffled, ALIASES))


def test_a_new_order_concerns_the_events_with_new_neighbours() -> None:
    expected = {("chronology", ""), *(("neighbours", event) for event in "abd")}

    assert expected == moved(["a", "b", "c", "d"], ["b", "c", "a", "d"]) - {("neighbours", "c")}
    assert set() == moved(["a", "b"], ["a", "b"])
