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
    return tuple(
        event
        for event in chronology
        if event in chosen or _takes(rule, cards[event], cards, current)
    )


def _takes(rule: Selection, event: Facts, cards: Mapping[str, Facts], current: Current) -> bool:
    """Whether any of the rule's actors, places, types or tags fits, within its span."""
    if rule.since and (event.date is None or event.date.before(rule.since)):
        return False
    if rule.until and (event.date is None or rule.until.before(event.date)):
        return False
    if not (rule.actors or rule.places or rule.types or rule.tags):
        return True
    actors = {current(actor) for actor, _ in event.parts}
    return bool(
        actors & set(map(current, rule.actors))
        or set(_places_of(event, cards, current)) & set(map(current, rule.places))
        or event.type in rule.types
        or set(event.tags) & set(rule.tags)
    )


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
