"""What a card puts into the index: for each kind of record, which lists lead to it and from it."""

from collections.abc import Iterator
from typing import Any

from variorum.link.card import Card
from variorum.link.selection import Current

#: The name of a list, a key in it, and what the card adds there.
Contribution = tuple[str, str, Any]


def contributions(card: Card, current: Current) -> Iterator[Contribution]:
    """Name every entry that a card puts into an index."""
    yield from _whether_shown_or_not(card, current)
    if is_shown(card):
        yield from _of_shown(card, current)


def _whether_shown_or_not(card: Card, current: Current) -> Iterator[Contribution]:
    """Entries that withdrawn and hidden records keep.

    What a withdrawn article rests on still counts: it passes on its origins.
    """
    if card.is_withdrawn and card.is_public:
        yield "withdrawn", "", card.id
    if card.kind == "article":
        for tie in card.ties:
            yield "parents", card.id, current(tie.to)
    elif card.kind == "actor":
        yield "speakers", "", card.id
        for article in card.supports:
            yield "supported_by", current(article), card.id


def _of_shown(card: Card, current: Current) -> Iterator[Contribution]:
    yield "of_kind", card.kind, card.id
    for target in card.links:
        if current(target) != card.id:
            yield "linked_from", current(target), card.id
    for tie in card.ties:
        yield "tied_to", current(tie.to), (card.id, tie.relation)
    if card.within:
        yield "places_in", current(card.within), card.id
    if card.kind == "event":
        yield from _of_event(card, current)
    elif card.kind == "article":
        yield from _of_article(card, current)


def _of_event(card: Card, current: Current) -> Iterator[Contribution]:
    yield "events_in", card.year, card.id
    if card.place:
        yield "events_at", current(card.place), card.id
    if card.hidden_place:
        yield "hidden_at", current(card.hidden_place), card.id
    for number in range(len(card.corrections)):
        yield "corrected", "", (card.id, str(number))
    for actor, role in card.parts:
        yield "events_of", current(actor), (card.id, role)


def _of_article(card: Card, current: Current) -> Iterator[Contribution]:
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


def is_shown(card: Card) -> bool:
    """Whether the public may see a record."""
    return card.is_public and not card.is_withdrawn
