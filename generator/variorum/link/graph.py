"""The graph: the one way in which pages ask about the corpus.

A page's builder gets nothing but this. What it asks is all that its page depends on.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import cast

from variorum.link import claims as gather
from variorum.link import digests, findings, stemma
from variorum.link.card import Card
from variorum.link.findings import Evidence
from variorum.link.index import Index
from variorum.model.article import Article
from variorum.model.claim import ActorValue, Claim, PlaceValue
from variorum.model.corpus import AnyRecord
from variorum.model.digest import Digest
from variorum.model.event import Event
from variorum.model.finding import Finding
from variorum.model.vocabulary import Vocabulary


class Graph:
    """Records, cards, claims and findings by id. Answers are worked out once and kept."""

    def __init__(
        self, index: Index, records: Mapping[str, AnyRecord], vocabulary: Vocabulary
    ) -> None:
        self.index = index
        self.vocabulary = vocabulary
        self._records = records
        self._claims: dict[str, tuple[Claim, ...]] = {}
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self._digests: dict[str, Digest] = {}
        self._position = {event: at for at, event in enumerate(index.chronology)}
        self._origins: dict[str, tuple[str, ...]] = {}

    def card(self, record_id: str) -> Card:
        """What any page may show of a record, found by its present or a former id."""
        return self.index.cards[self.index.current(record_id)]

    def record(self, record_id: str) -> AnyRecord:
        """A whole record, found by its present or a former id."""
        return self._records[self.index.current(record_id)]

    def event(self, record_id: str) -> Event:
        """A whole event."""
        return cast(Event, self.record(record_id))

    def article(self, record_id: str) -> Article:
        """A whole article."""
        return cast(Article, self.record(record_id))

    def is_shown(self, record_id: str) -> bool:
        """Whether the public site has the record among its pages (not a draft, not withdrawn)."""
        card = self.card(record_id)
        return card.is_public and not card.is_withdrawn

    def claims(self, event: str) -> tuple[Claim, ...]:
        """All claims about an event, article by article."""
        if event not in self._claims:
            self._claims[event] = tuple(
                claim
                for article in self.index.articles_about.get(event, ())
                for claim in gather.claims_of(
                    self.article(article), event, self.index.current, self._birth_id
                )
            )
        return self._claims[event]

    def claims_in(self, article: str) -> tuple[Claim, ...]:
        """All claims that an article carries about shown events."""
        about = {self.index.current(event) for event in self.card(article).about}
        return tuple(
            claim
            for event in sorted(about)
            if self.is_shown(event)
            for claim in self.claims(event)
            if claim.source == article
        )

    def claims_by(self, actor: str) -> tuple[Claim, ...]:
        """All claims that an actor makes."""
        return self._claims_at(self.index.claimed_by.get(actor, ()), lambda c: c.claimant == actor)

    def claims_about(self, actor: str) -> tuple[Claim, ...]:
        """All claims that name an actor: as the one responsible, or as the side that suffered."""

        def names(claim: Claim) -> bool:
            value = claim.value
            return claim.side == actor or (
                isinstance(value, ActorValue) and value.actor == actor
            )

        return self._claims_at(self.index.claimed_about.get(actor, ()), names)

    def findings(self, event: str) -> tuple[Finding, ...]:
        """What the claims about an event add up to."""
        if event not in self._findings:
            claims = self.claims(event)
            self._findings[event] = findings.find(claims, self._evidence(event, claims))
        return self._findings[event]

    def digest(self, event: str) -> Digest:
        """An event's evidence in short, for lists."""
        if event not in self._digests:
            claims, found = self.claims(event), self.findings(event)
            self._digests[event] = digests.digest(claims, found, self.vocabulary)
        return self._digests[event]

    def origins(self, article: str) -> tuple[str, ...]:
        """The roots from which an article descends."""
        if article not in self._origins:
            self._origins[article] = stemma.origins(article, self._parents)
        return self._origins[article]

    def family(self, articles: Iterable[str]) -> list[str]:
        """All articles joined to the given ones by descent, in order of id."""
        return stemma.family(articles, self._relatives)

    def one_voice_with(self, actor: str) -> tuple[str, ...]:
        """The other actors that count as one voice with an actor, in order of id."""
        actors = self.index.of_kind.get("actor", ())
        voices = self.index.voices.of((*actors, actor), None)
        return tuple(other for other in actors if other != actor and voices[other] == voices[actor])

    def neighbours(self, event: str) -> tuple[str | None, str | None]:
        """The events before and after one in time."""
        at = self._position.get(event)
        order = self.index.chronology
        if at is None:
            return None, None
        return (
            order[at - 1] if at > 0 else None,
            order[at + 1] if at + 1 < len(order) else None,
        )

    def timelines_of(self, event: str) -> tuple[str, ...]:
        """The curated timelines that show an event."""
        return self.index.timelines_of.get(event, ())

    def events_around(self, place: str) -> tuple[str, ...]:
        """The events at a place and at the places within it, in order of time."""
        inside, ahead = [place], list(self.index.places_in.get(place, ()))
        while ahead:
            inside += ahead
            further = (p for one in ahead for p in self.index.places_in.get(one, ()))
            ahead = [p for p in further if p not in inside]
        found = {event for p in inside for event in self.index.events_at.get(p, ())}
        return self.sorted_in_time(found)

    def sorted_in_time(self, events: Iterable[str]) -> tuple[str, ...]:
        """Shown events, each once, in order of time."""
        known = {event for event in events if event in self._position}
        return tuple(sorted(known, key=self._position.__getitem__))

    def places_around(self, place: str) -> tuple[str, ...]:
        """The places that a place lies in, nearest first."""
        around: list[str] = []
        within = self.card(place).within
        while within is not None and self.index.current(within) not in around:
            around.append(self.index.current(within))
            wider = self.index.cards.get(around[-1])
            within = wider.within if wider else None
        return tuple(around)

    def _claims_at(
        self, pairs: Iterable[tuple[str, str]], wanted: Callable[[Claim], bool]
    ) -> tuple[Claim, ...]:
        return tuple(
            claim
            for article, event in pairs
            if self.is_shown(event)
            for claim in self.claims(event)
            if claim.source == article and wanted(claim)
        )

    def _evidence(self, event: str, claims: tuple[Claim, ...]) -> Evidence:
        record = self.event(event)
        speaking = {claim.claimant for claim in claims}
        named = {c.value.actor for c in claims if isinstance(c.value, ActorValue)}
        places = {c.value.place for c in claims if isinstance(c.value, PlaceValue)}
        return Evidence(
            voices=self.index.voices.of(speaking | named, record.date),
            origins={claim.source: self.origins(claim.source) for claim in claims},
            around={place: self.places_around(place) for place in places},
            assessments=record.assessments,
            numerals=self.vocabulary.numerals,
        )

    def _parents(self, article: str) -> tuple[str, ...]:
        return self.index.parents.get(article, ())

    def _relatives(self, article: str) -> tuple[str, ...]:
        return self._parents(article) + self.index.children.get(article, ())

    def _birth_id(self, record_id: str) -> str:
        card = self.index.cards.get(record_id)  # none where a reference is wrong
        return card.birth_id if card else record_id
