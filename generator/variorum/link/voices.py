"""Voices: claimants that speak for, belong to or are part of one another count once."""

from collections.abc import Callable, Iterable, Mapping

from variorum.link.card import Card
from variorum.model.dates import EdtfDate
from variorum.model.vocabulary import Relation


class Voices:
    """Which actors are one voice, by the relations that join voices.

    A relation with dates joins only while it held.
    """

    def __init__(
        self,
        actors: Iterable[Card],
        current: Callable[[str], str],
        relations: Mapping[str, Relation],
    ) -> None:
        self.parent: dict[str, str] = {}
        self.dated: list[tuple[str, str, EdtfDate | None, EdtfDate | None]] = []
        for actor in actors:
            for tie in actor.ties:
                if not relations[tie.relation].joins_voice:
                    continue
                other = current(tie.to)
                if tie.valid_from or tie.valid_to:
                    self.dated.append((actor.id, other, tie.valid_from, tie.valid_to))
                else:
                    _join(self.parent, actor.id, other)

    def of(self, claimants: Iterable[str], when: EdtfDate | None) -> dict[str, str]:
        """Map each claimant to its voice, named by one of the actors that it joins."""
        parent = self.parent
        if self.dated:
            parent = dict(parent)
            for one, other, since, until in self.dated:
                if held(since, until, when):
                    _join(parent, one, other)
        return {claimant: _root(parent, claimant) for claimant in claimants}

    def are_always(self, one: str, other: str) -> bool:
        """Whether two actors are one voice at any time: by relations without dates alone."""
        return _root(self.parent, one) == _root(self.parent, other)

    def together_with(self, actor: str) -> set[str]:
        """All actors that were ever one voice with an actor, itself included."""
        joined = {*self.parent, *self.parent.values()}
        everyone = {actor, *joined, *(a for pair in self.dated for a in pair[:2])}
        voices = self.of(everyone, None)
        return {other for other, voice in voices.items() if voice == voices[actor]}

    def differences(self, other: "Voices") -> set[str]:
        """The actors whose voice differs from that in another set of relations."""
        everyone = {*self.parent, *other.parent}
        dated = set(self.dated) ^ set(other.dated)
        now, then = self.of(everyone, None), other.of(everyone, None)
        changed = {actor for actor in everyone if now[actor] != then[actor]}
        return everyone | {a for d in dated for a in d[:2]} if dated else changed


def held(since: EdtfDate | None, until: EdtfDate | None, when: EdtfDate | None) -> bool:
    """Whether a relation with such dates may have held at a time; at an unknown time it did."""
    if when is None:
        return True
    return not (since and when.before(since)) and not (until and until.before(when))


def _root(parent: Mapping[str, str], actor: str) -> str:
    while (above := parent.get(actor, actor)) != actor:
        actor = above
    return actor


def _join(parent: dict[str, str], one: str, other: str) -> None:
    """Join two groups under the alphabetically first root: the same whatever the order."""
    first, second = sorted((_root(parent, one), _root(parent, other)))
    parent[second] = first
