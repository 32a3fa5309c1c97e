"""Who speaks: which claimants are one voice, and who speaks for whom."""

from collections import Counter
from collections.abc import Iterable, Mapping

from variorum.link.card import Tie
from variorum.link.index import Index
from variorum.link.surroundings import Surroundings
from variorum.link.voices import Voices, held
from variorum.model.corpus import AnyRecord
from variorum.model.dates import EdtfDate
from variorum.model.vocabulary import Vocabulary


class Speaking(Surroundings):
    """Voices, by the relations that join them."""

    def __init__(
        self, index: Index, records: Mapping[str, AnyRecord], vocabulary: Vocabulary
    ) -> None:
        super().__init__(index, records)
        self.vocabulary = vocabulary
        self._known_voices: Voices | None = None

    @property
    def _voices(self) -> Voices:
        if self._known_voices is None:
            self._known_voices = self._index.voices(self.vocabulary.actor_relations)
        return self._known_voices

    def voices(self, claimants: Iterable[str], when: EdtfDate | None) -> dict[str, str]:
        """Map each claimant to its voice, named by one of the actors that it joins."""
        wanted = list(claimants)
        self.recorder.asked.update(map(self._sorts["voice"].__getitem__, wanted))
        return self._voices.of(wanted, when)

    def one_voice_with(self, actor: str) -> tuple[str, ...]:
        """The other actors that ever count as one voice with an actor, in order of id."""
        self.recorder.asked.add(self._sorts["voices"][""])
        actors = self.index.of_kind.get("actor", ())
        return tuple(sorted(self._voices.together_with(actor) & set(actors) - {actor}))

    def heard_with(self, actor: str) -> dict[str, int]:
        """Those that are ever one voice with an actor, in order of id.

        With each, about how many events it makes claims while they are one.
        """
        counts: dict[str, int] = {}
        for_a_time: dict[EdtfDate | None, Counter[str]] = {}
        for other in self.one_voice_with(actor):
            counts[other] = 0
            if self._voices.are_always(actor, other):
                counts[other] = self.answer("spoken-of", other)
                continue
            for event in self._events_of(other):
                for_a_time.setdefault(self.card(event).date, Counter())[other] += 1
        for when, spoken in for_a_time.items():  # who is of which voice, once for each date
            voices = self.voices((actor, *spoken), when)
            for other, events in spoken.items():
                counts[other] += events if voices[other] == voices[actor] else 0
        return counts

    def _spoken_of(self, actor: str) -> int:
        return len(self._events_of(actor))

    def _events_of(self, actor: str) -> set[str]:
        """The events that an actor makes claims about."""
        return self.shown({event for _, event in self.index.claimed_by.get(actor, ())})

    def speakers_for(self, actor: str) -> dict[str, list[Tie]]:
        """Those who speak for an actor, in order of id, with the ties by which they do."""
        found: dict[str, list[Tie]] = {}
        relations = self.vocabulary.actor_relations
        for other, relation in self.index.tied_to.get(actor, ()):
            if relation in relations and relations[relation].speaks:
                found.setdefault(other, []).extend(self.ties(other, relation, actor))
        return found

    def ties(self, declared_by: str, relation: str, to: str) -> list[Tie]:
        """How a record is tied to another by one relation: once, or for several spans of time."""
        ties = self.card(declared_by).ties
        current = self.index.current
        return [tie for tie in ties if tie.relation == relation and current(tie.to) == to]

    def held(self, ties: Iterable[Tie], event: str) -> bool:
        """Whether one of some ties held when an event happened: the rule for voices."""
        return any(
            not (tie.valid_from or tie.valid_to)
            or held(tie.valid_from, tie.valid_to, self.card(event).date)
            for tie in ties
        )
