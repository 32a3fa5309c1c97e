"""The graph: the one way in which pages ask about the corpus.

A page's builder gets nothing but this, and the graph notes whatever it is asked: that is all that
the page depends on. Answers that take work are nodes of their own, so that a page depends on the
answer and not on everything that went into it.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from variorum.link import account, digests, findings, kin, stemma
from variorum.link import claims as gather
from variorum.link.account import State
from variorum.link.evidence import Evidence
from variorum.link.index import Index
from variorum.link.speaking import Speaking
from variorum.model.claim import ActorValue, Claim, PlaceValue
from variorum.model.corpus import AnyRecord
from variorum.model.digest import Digest
from variorum.model.finding import Finding
from variorum.model.vocabulary import Vocabulary


class Graph(Speaking):
    """Records, cards, claims and findings by id. Answers are worked out once and kept."""

    def __init__(
        self, index: Index, records: Mapping[str, AnyRecord], vocabulary: Vocabulary
    ) -> None:
        super().__init__(index, records, vocabulary)
        self.work |= {
            "claims": self._claims,
            "findings": self._findings,
            "digest": self._digest,
            "origins": self._origins,
            "spoken-of": self._spoken_of,
        }

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

    # Descent

    def origins(self, article: str) -> tuple[str, ...]:
        """The roots from which an article descends."""
        roots: tuple[str, ...] = self.answer("origins", article)
        return roots

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

    def comparisons(self) -> list[tuple[str, str]]:
        """All pairs of articles that are compared, for those who enumerate pages. Not tracked."""
        return kin.all_comparisons(self._index, self.origins)

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
