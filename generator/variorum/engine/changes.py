"""What changed between two states of the corpus, as questions whose answers differ."""

from collections.abc import Iterable, Mapping

from variorum.link.card import Card, Facts
from variorum.link.index import LISTS, Index
from variorum.link.tracking import Question
from variorum.link.updating import moved
from variorum.model.vocabulary import Vocabulary

_REF_FIELDS = (
    "kind",
    "heading",
    "heading_language",
    "own_heading",
    "birth_id",
    "url",
    "is_public",
    "is_withdrawn",
)


#: Questions whose answers decide which pages there are.
_SHAPING = frozenset(
    (
        "of_kind",
        "events_of",
        "events_at",
        "hidden_at",
        "withdrawn",
        "corrected",
        "events_in",
        "places_in",
        "parents",
        "children",
        "chronology",
        "public",
    )
)


def reshapes(changed: Iterable[Question]) -> bool:
    """Whether there may be other pages than before."""
    return any(kind in _SHAPING for kind, _ in changed)


def differences(old: Index, new: Index, vocabulary: Vocabulary) -> set[Question]:
    """All questions about the index whose answers differ, records' contents left out."""
    changed = changed_cards(old.cards, new.cards)
    changed |= {("record", gone) for gone in old.cards.keys() ^ new.cards.keys()}
    for name in LISTS:
        before, after = getattr(old, name), getattr(new, name)
        changed |= {(name, key) for key in _differing(before, after)}
    changed |= moved(old.chronology, new.chronology)
    relations = vocabulary.actor_relations
    voices = new.voices(relations).differences(old.voices(relations))
    changed |= {("voice", actor) for actor in voices}
    if voices:
        changed.add(("voices", ""))
    return changed


def changed_cards(
    old: Mapping[str, Card], new: Mapping[str, Card], only: Iterable[str] | None = None
) -> set[Question]:
    """Questions about cards whose answers differ, of some ids or of all."""
    every = old.keys() | new.keys() if only is None else only
    changed: set[Question] = set()
    for record_id in every:
        before, after = old.get(record_id), new.get(record_id)
        if before == after:
            continue
        if before is None or after is None or _facts(before) != _facts(after):
            changed.add(("card", record_id))
        if before is None or after is None or _ref(before) != _ref(after):
            changed.add(("ref", record_id))
        if before is None or after is None or _shape(before) != _shape(after):
            changed.add(("public", record_id))
    return changed


def _facts(card: Card) -> tuple[object, ...]:
    """What pages ask of a card but for its names; its links are asked for through the index."""
    return tuple(getattr(card, field) for field in Facts.__struct_fields__)


def _ref(card: Card) -> tuple[object, ...]:
    return tuple(getattr(card, field) for field in _REF_FIELDS)


def _shape(card: Card) -> tuple[object, ...]:
    """What decides whether a record has pages, and where: a comparison's address goes by date."""
    published = card.date if card.kind == "article" else None
    return (card.is_public, card.is_withdrawn, card.is_held, published)


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> Iterable[str]:
    return (key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
