"""The graph: the one way in which pages ask about the corpus.

A page's builder gets nothing but this, and the graph notes whatever it is asked: that is all that
the page depends on. Answers that take work are nodes of their own, so that a page depends on the
answer and not on everything that went into it.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any, cast

import msgspec

from variorum.link import account, digests, findings, kin, stemma
from variorum.link import claims as gather
from variorum.link.account import State
from variorum.link.card import Card, Facts
from variorum.link.evidence import Evidence
from variorum.link.index import Index
from variorum.link.tracking import Question, Recorder, Tracked
from variorum.link.voices import Voices
from variorum.model.actor import Actor
from variorum.model.article import Article
from variorum.model.claim import ActorValue, Claim, PlaceValue
from variorum.model.corpus import AnyRecord
from variorum.model.dates import EdtfDate
from variorum.model.digest import Digest
from variorum.model.event import Event
from variorum.model.finding import Finding
from variorum.model.vocabulary import Vocabulary
from variorum.resolve.rules.supports import bind_supports


class Ways:
    """The index as pages see it: every question is noted."""

    def __init__(self, index: Index, recorder: Recorder) -> None:
        def tracked(name: str) -> Tracked[Any]:
            return Tracked(name, getattr(index, name), recorder)

        self._index, self._recorder = index, recorder
        self.current = index.current
        self.of_kind: Tracked[tuple[str, ...]] = tracked("of_kind")
        self.articles_about: Tracked[tuple[str, ...]] = tracked("articles_about")
        self.claimed_by: Tracked[tuple[tuple[str, str], ...]] = tracked("claimed_by")
        self.claimed_about: Tracked[tuple[tuple[str, str], ...]] = tracked("claimed_about")
        self.events_of: Tracked[tuple[tuple[str, str], ...]] = tracked("events_of")
        self.events_at: Tracked[tuple[str, ...]] = tracked("events_at")
        self.hidden_at: Tracked[tuple[str, ...]] = tracked("hidden_at")
        self.withdrawn: Tracked[tuple[str, ...]] = tracked("withdrawn")
        self.corrected: Tracked[tuple[tuple[str, str], ...]] = tracked("corrected")
        self.events_in: Tracked[tuple[str, ...]] = tracked("events_in")
        self.places_in: Tracked[tuple[str, ...]] = tracked("places_in")
        self.published_by: Tracked[tuple[str, ...]] = tracked("published_by")
        self.tied_to: Tracked[tuple[tuple[str, str], ...]] = tracked("tied_to")
        self.parents: Tracked[tuple[str, ...]] = tracked("parents")
        self.children: Tracked[tuple[str, ...]] = tracked("children")
        self.named_in: Tracked[tuple[tuple[str, str], ...]] = tracked("named_in")
        self.supported_by: Tracked[tuple[str, ...]] = tracked("supported_by")
        self.linked_from: Tracked[tuple[str, ...]] = tracked("linked_from")
        self.on_timeline: Tracked[tuple[str, ...]] = tracked("on_timeline")
        self.timelines_of: Tracked[tuple[str, ...]] = tracked("timelines_of")

    @property
    def chronology(self) -> list[str]:
        """All events in order of time."""
        self._recorder.asked.add(self._recorder.sorts["chronology"][""])
        return self._index.chronology


class Graph:
    """Records, cards, claims and findings by id. Answers are worked out once and kept."""

    def __init__(
        self, index: Index, records: Mapping[str, AnyRecord], vocabulary: Vocabulary
    ) -> None:
        self.recorder = Recorder()
        self._sorts = sorts = self.recorder.sorts
        self._refs, self._cards, self._whole = sorts["ref"], sorts["card"], sorts["record"]
        self.index = Ways(index, self.recorder)
        self.vocabulary = vocabulary
        self.work: dict[str, Callable[[str], Any]] = {
            "claims": self._claims,
            "findings": self._findings,
            "digest": self._digest,
            "origins": self._origins,
        }
        self.recall: Callable[[str, str], Any] | None = None
        self.answers: dict[Question, Any] = {}
        self.reasons: dict[Question, set[int]] = {}
        self._index = index
        self._records = records
        self._known_voices: Voices | None = None
        self._position: dict[str, int] | None = None

    def forget(self, but: Container[str] = ()) -> None:
        """Let go of all answers but some kinds of them.

        Whoever asks again has them worked out, or recalled, again.
        """
        self.answers = {question: a for question, a in self.answers.items() if question[0] in but}
        self.reasons.clear()

    def moments(self) -> dict[str, int]:
        """Each event's place in time, for those who enumerate pages. Not tracked."""
        if self._position is None:
            self._position = {e: at for at, e in enumerate(self._index.chronology)}
        return self._position

    # Records and cards

    def comparisons(self) -> list[tuple[str, str]]:
        """All pairs of articles that are compared, for those who enumerate pages. Not tracked."""
        return kin.all_comparisons(self._index, self.origins)

    def cards(self) -> Iterable[Card]:
        """All cards, for those who enumerate pages. Not tracked: no page's builder may ask."""
        return self._index.cards.values()

    def aliases(self) -> Iterable[str]:
        """All former ids. Not tracked either."""
        return self._index.aliases

    def has(self, record_id: str) -> bool:
        """Whether an id, present or former, leads to a record."""
        current = self._index.current(record_id)
        self.recorder.asked.add(self._refs[current])
        return current in self._index.cards

    def ref(self, record_id: str) -> Card:
        """A record's card, of which only what names and links it may be used."""
        current = self._index.current(record_id)
        self.recorder.asked.add(self._refs[current])
        return self._index.cards[current]

    def card(self, record_id: str) -> Facts:
        """What any page may show of a record, found by its present or a former id.

        What it is called is another question: see ``ref``.
        """
        current = self._index.current(record_id)
        self.recorder.asked.add(self._cards[current])
        return self._index.cards[current]

    def record(self, record_id: str) -> AnyRecord:
        """A whole record, found by its present or a former id."""
        current = self._index.current(record_id)
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

    # Claims and what they add up to

    def claims(self, event: str) -> tuple[Claim, ...]:
        """All claims about an event, article by article."""
        claims: tuple[Claim, ...] = self.answer("claims", event)
        return claims

    def findings(self, event: str) -> tuple[Finding, ...]:
        """What the claims about an event add up to."""
        found: tuple[Finding, ...] = self.answer("findings", event)
        return found

    def states(self, event: str) -> tuple[State, ...]:
        """How the account of an event grew: what was known on each day.

        Only its page asks, so that it is no answer to be kept.
        """
        claims = self.claims(event)
        if not claims:
            return ()
        now = self.findings(event)
        only = account.only_state(claims, self.card(event).assessments, now)
        return (only,) if only else account.states(claims, self._evidence(event, claims), now)

    def digest(self, event: str) -> Digest:
        """An event's evidence in short, for lists."""
        digest: Digest = self.answer("digest", event)
        return digest

    def origins(self, article: str) -> tuple[str, ...]:
        """The roots from which an article descends."""
        roots: tuple[str, ...] = self.answer("origins", article)
        return roots

    def answer(self, kind: str, key: str) -> Any:
        """Work something out once, noting what it depends on apart from who asked."""
        question = (kind, key)
        answers = self.answers
        if question not in answers and self.recall:
            kept = self.recall(kind, key)
            if kept is not None:
                answers[question] = kept
        if question not in answers:
            outer, self.recorder.asked = self.recorder.asked, set()
            try:
                answers[question] = self.work[kind](key)
                self.reasons[question] = self.recorder.asked
            finally:
                self.recorder.asked = outer
        self.recorder.asked.add(self._sorts[kind][key])
        return answers[question]

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

    def family(self, articles: Iterable[str]) -> list[str]:
        """All articles joined to the given ones by descent, in order of id."""
        return stemma.family(articles, self._relatives)

    def compared_with(self, article: str) -> tuple[str, ...]:
        """The articles with which one is compared, the oldest first: see ``link/kin.py``."""
        card = self.card(article)
        if not kin.can_be_compared(card):
            return ()
        others = [self.card(a) for a in self.family([article]) if a != article]
        return kin.compared_with(card, [card, *others], self.origins, self._parents)

    # Voices

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
        """The other actors that count as one voice with an actor, in order of id."""
        self.recorder.asked.add(self._sorts["voices"][""])
        actors = self.index.of_kind.get("actor", ())
        return tuple(sorted(self._voices.together_with(actor) & set(actors) - {actor}))

    # Time and place

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

    def place_of(self, event: str) -> str | None:
        """Where an event may be said to have happened.

        That is the place around the one that is hidden; none where there is no wider one.
        """
        card = self.card(event)
        if card.hidden_place is None:
            return self.index.current(card.place) if card.place else None
        around = self.places_around(card.hidden_place) if self.has(card.hidden_place) else ()
        return around[0] if around else None

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

    def sorted_in_time(self, events: Iterable[str]) -> tuple[str, ...]:
        """Shown events, each once, in order of time."""
        current, moments = self._index.current, self.moments()
        ids = {current(event) for event in events}
        # Where each stands rests on its card, which need not be read for it.
        self.recorder.asked.update([self._cards[event] for event in ids])
        return tuple(sorted((event for event in ids if event in moments), key=moments.__getitem__))

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

    # How answers are worked out

    def _claims(self, event: str) -> tuple[Claim, ...]:
        claims = (
            claim
            for article in self.index.articles_about.get(event, ())
            for claim in gather.claims_of(
                self.article(article), event, self.index.current, self._birth_id
            )
        )
        hidden = self.card(event).hidden_place
        return tuple(self._widened(claims, event, hidden) if hidden else claims)

    def _widened(self, claims: Iterable[Claim], event: str, hidden: str) -> Iterator[Claim]:
        """Claims as they may be told of an event whose place is hidden.

        Whoever names that place, or one in it, is taken to name the wider one; without a wider one
        the claim is left out.
        """
        hidden, wider = self.index.current(hidden), self.place_of(event)
        for claim in claims:
            place = claim.value.place if isinstance(claim.value, PlaceValue) else None
            if place is None or hidden not in (place, *self.places_around(place)):
                yield claim
            elif wider is not None:
                yield msgspec.structs.replace(claim, value=PlaceValue(wider))

    def _findings(self, event: str) -> tuple[Finding, ...]:
        claims = self.claims(event)
        return findings.find(claims, self._evidence(event, claims)) if claims else ()

    def _digest(self, event: str) -> Digest:
        return digests.digest(self.claims(event), self.findings(event), self.vocabulary)

    def _origins(self, article: str) -> tuple[str, ...]:
        return stemma.origins(article, self._parents)

    def _evidence(self, event: str, claims: tuple[Claim, ...]) -> Evidence:
        card = self.card(event)
        speaking = {claim.claimant for claim in claims}
        named = {c.value.actor for c in claims if isinstance(c.value, ActorValue)}
        places = {c.value.place for c in claims if isinstance(c.value, PlaceValue)}
        return Evidence(
            voices=self.voices(speaking | named, card.date),
            origins={source: self.origins(source) for source in {c.source for c in claims}},
            around={place: self.places_around(place) for place in places},
            assessments=card.assessments,
            vocabulary=self.vocabulary,
        )

    def _parents(self, article: str) -> tuple[str, ...]:
        return self.index.parents.get(article, ())

    def _relatives(self, article: str) -> tuple[str, ...]:
        return self._parents(article) + self.index.children.get(article, ())

    def _birth_id(self, record_id: str) -> str:
        try:
            return self.ref(record_id).birth_id
        except KeyError:  # a wrong reference, which the report names
            return record_id
