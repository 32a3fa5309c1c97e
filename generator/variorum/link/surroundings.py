"""Where and when: the events before and after one, the places around it, and what lies in them."""

from collections.abc import Iterable, Mapping

from variorum.link.asking import Asking
from variorum.link.index import Index
from variorum.model.corpus import AnyRecord


class Surroundings(Asking):
    """What is around events in time and around places in space."""

    def __init__(self, index: Index, records: Mapping[str, AnyRecord]) -> None:
        super().__init__(index, records)
        self._position: dict[str, int] | None = None

    # Time

    def moments(self) -> dict[str, int]:
        """Each event's place in time. Not tracked.

        It is for those who enumerate pages, or ask about each of the events in another way.
        """
        if self._position is None:
            self._position = {e: at for at, e in enumerate(self._index.chronology)}
        return self._position

    def shown(self, events: Iterable[str]) -> set[str]:
        """Which of some events the public site has among its pages."""
        moments = self.moments()
        ids = {self.named(event) for event in events}  # that they are shown rests on their cards
        return {event for event in ids if event in moments}

    def neighbours(self, event: str) -> tuple[str | None, str | None]:
        """The events before and after one in time."""
        self.recorder.asked.add(self._sorts["neighbours"][event])
        at, order = self.moments().get(event), self._index.chronology
        if at is None:
            return None, None
        return (
            order[at - 1] if at > 0 else None,
            order[at + 1] if at + 1 < len(order) else None,
        )

    def timelines_of(self, event: str) -> tuple[str, ...]:
        """The curated timelines that show an event."""
        return self.index.timelines_of.get(event, ())

    def sorted_in_time(self, events: Iterable[str]) -> tuple[str, ...]:
        """Shown events, each once, in order of time."""
        current, moments = self._index.current, self.moments()
        ids = {current(event) for event in events}
        # Where each stands rests on its card, which need not be read for it.
        self.recorder.asked.update([self._cards[event] for event in ids])
        return tuple(sorted((event for event in ids if event in moments), key=moments.__getitem__))

    # Place

    def place_of(self, event: str) -> str | None:
        """Where an event may be said to have happened.

        That is the place around the one that is hidden; none where there is no wider one.
        """
        card = self.card(event)
        if card.hidden_place is None:
            return self.index.current(card.place) if card.place else None
        around = self.places_around(card.hidden_place) if self.has(card.hidden_place) else ()
        return around[0] if around else None

    def places_around(self, place: str) -> tuple[str, ...]:
        """The places that a place lies in, nearest first."""
        around: list[str] = []
        within = self.card(place).within
        while within is not None and self.index.current(within) not in around:
            if not self.has(within):
                break  # a wrong reference, which the report names
            around.append(self.index.current(within))
            within = self.card(within).within
        return tuple(around)

    def events_around(self, place: str) -> tuple[str, ...]:
        """The events at a place and at the places within it, in order of time."""
        return self.sorted_in_time(self.all_around(place))

    def all_around(self, place: str) -> set[str]:
        """The events at a place and at the places within it.

        An event whose place is hidden is one of those around its place, not of the place itself.
        """
        inside, ahead = [place], list(self.index.places_in.get(place, ()))
        while ahead:
            inside += ahead
            further = (p for one in ahead for p in self.index.places_in.get(one, ()))
            ahead = [p for p in further if p not in inside]
        found = {event for p in inside for event in self.index.events_at.get(p, ())}
        found |= {event for p in inside[1:] for event in self.index.hidden_at.get(p, ())}
        return found
