"""Timelines: which events belong, and in what order."""

from collections.abc import Callable, Iterable, Mapping

from variorum.link.card import Facts
from variorum.model.timeline import Selection

Current = Callable[[str], str]


def chronological(events: Iterable[Facts]) -> list[str]:
    """Ids of events by date, then id; events without a date come last."""
    return [card.id for card in sorted(events, key=moment)]


def moment(card: Facts) -> tuple[str, str, str]:
    """Where a record stands in time."""
    first, last = card.date.sort_key if card.date else ("9999", "")
    return (first, last, card.id)


def select(
    timeline: Facts, chronology: Iterable[str], cards: Mapping[str, Facts], current: Current
) -> tuple[str, ...]:
    """The events of a curated timeline: those chosen one by one, and those that its rule takes."""
    chosen = {current(event) for event in timeline.chosen}
    rule = timeline.include
    if rule is None:
        known = (cards[event] for event in chosen if event in cards)
        shown = (card for card in known if card.is_public and not card.is_withdrawn)
        return tuple(chronological(shown))
    takes = _taker(rule, cards, current)
    return tuple(event for event in chronology if event in chosen or takes(cards[event]))


def _taker(
    rule: Selection, cards: Mapping[str, Facts], current: Current
) -> Callable[[Facts], bool]:
    """Tell whether any of the rule's actors, places, types or tags fits an event, in its span."""
    actors, places = set(map(current, rule.actors)), set(map(current, rule.places))
    types, tags = set(rule.types), set(rule.tags)
    takes_all = not (actors or places or types or tags)

    def takes(event: Facts) -> bool:
        if rule.since and (event.date is None or event.date.before(rule.since)):
            return False
        if rule.until and (event.date is None or rule.until.before(event.date)):
            return False
        return (
            takes_all
            or event.type in types
            or any(current(actor) in actors for actor, _ in event.parts)
            or not tags.isdisjoint(event.tags)
            or bool(places and not places.isdisjoint(_places_of(event, cards, current)))
        )

    return takes


def _places_of(event: Facts, cards: Mapping[str, Facts], current: Current) -> Iterable[str]:
    seen: set[str] = set()
    place = event.place
    if event.hidden_place and (hidden := current(event.hidden_place)) in cards:
        place = cards[hidden].within  # a selection by the exact place would give it away
    # Wrong references and circles are errors, which the report names; here they end the way.
    while place is not None and (place := current(place)) in cards and place not in seen:
        seen.add(place)
        yield place
        place = cards[place].within
