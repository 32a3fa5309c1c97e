"""Asking the corpus: every question is noted, and answers that take work are worked out once."""

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, cast

from variorum.link.card import Card, Facts
from variorum.link.index import Index
from variorum.link.tracking import Question, Recorder
from variorum.link.ways import Ways
from variorum.model.actor import Actor
from variorum.model.article import Article
from variorum.model.corpus import AnyRecord
from variorum.model.event import Event
from variorum.resolve.rules.supports import bind_supports


class Asking:
    """Records and cards by id, and answers by kind and key. Whatever is asked is noted.

    ``work`` has who works out each kind of answer; ``recall`` may know some from earlier.
    """

    def __init__(self, index: Index, records: Mapping[str, AnyRecord]) -> None:
        self.recorder = Recorder()
        self._sorts = sorts = self.recorder.sorts
        self._refs, self._cards, self._whole = sorts["ref"], sorts["card"], sorts["record"]
        self.index = Ways(index, self.recorder)
        self.work: dict[str, Callable[[str], Any]] = {}
        self.recall: Callable[[str, str], Any] | None = None
        self.answers: dict[Question, Any] = {}
        self.reasons: dict[Question, set[int]] = {}
        self._index = index
        self._aliases, self._at_hand = index.aliases, index.at_hand
        self._records = records

    # Answers

    def answer(self, kind: str, key: str) -> Any:
        """Work something out once, noting what it depends on apart from who asked."""
        self.recorder.asked.add(self._sorts[kind][key])
        try:
            return self.answers[kind, key]
        except KeyError:
            return self._recalled_or_worked_out(kind, key)

    def _recalled_or_worked_out(self, kind: str, key: str) -> Any:
        found = self.recall(kind, key) if self.recall else None
        if found is None:
            outer, self.recorder.asked = self.recorder.asked, set()
            try:
                found = self.work[kind](key)
                self.reasons[kind, key] = self.recorder.asked
            finally:
                self.recorder.asked = outer
        self.answers[kind, key] = found
        return found

    def forget(self, but: Container[str] = ()) -> None:
        """Let go of all answers but some kinds of them.

        Whoever asks again has them worked out, or recalled, again.
        """
        self.answers = {question: a for question, a in self.answers.items() if question[0] in but}
        self.reasons.clear()

    # Records and cards

    def cards(self) -> Iterable[Card]:
        """All cards, for those who enumerate pages. Not tracked: no page's builder may ask."""
        return self._index.cards.values()

    def aliases(self) -> Iterable[str]:
        """All former ids. Not tracked either."""
        return self._index.aliases

    def has(self, record_id: str) -> bool:
        """Whether an id, present or former, leads to a record."""
        current = self._aliases.get(record_id, record_id)
        self.recorder.asked.add(self._refs[current])
        return current in self._index.cards

    def ref(self, record_id: str) -> Card:
        """A record's card, of which only what names and links it may be used."""
        current = self._aliases.get(record_id, record_id)
        self.recorder.asked.add(self._refs[current])
        return self._at_hand[current]

    def named(self, record_id: str) -> str:
        """The present id of a record that is about to be named: asks what ``ref`` would."""
        current = self._aliases.get(record_id, record_id)
        self.recorder.asked.add(self._refs[current])
        return current

    def card(self, record_id: str) -> Facts:
        """What any page may show of a record, found by its present or a former id.

        What it is called is another question: see ``ref``.
        """
        current = self._aliases.get(record_id, record_id)
        self.recorder.asked.add(self._cards[current])
        return self._at_hand[current]

    def record(self, record_id: str) -> AnyRecord:
        """A whole record, found by its present or a former id."""
        current = self._aliases.get(record_id, record_id)
        self.recorder.asked.add(self._whole[current])
        record = self._records[current]
        return bind_supports(record, self.record) if isinstance(record, Actor) else record

    def event(self, record_id: str) -> Event:
        """A whole event."""
        return cast("Event", self.record(record_id))

    def article(self, record_id: str) -> Article:
        """A whole article."""
        return cast("Article", self.record(record_id))

    def is_shown(self, record_id: str) -> bool:
        """Whether the public site has the record among its pages (not a draft, not withdrawn)."""
        card = self.ref(record_id)
        return card.is_public and not card.is_withdrawn
