"""An article with what its annotations say, made ready once for all that shows it.

Its page, the twin, citations, Web Annotations and comparisons are made of the same claims, and of
the same words as far as they may be shown.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

import msgspec

from variorum.model.actor import Actor, ActorRelation
from variorum.model.article import Annotation, Article
from variorum.model.claim import Claim
from variorum.model.quotation import Quotation
from variorum.views.lines import ClaimEntry, entries_of
from variorum.views.parts import Ref
from variorum.views.quoting import passage_anchor
from variorum.views.scope import Scope
from variorum.views.showing import Showing

#: Where words stand in a text: their start and their end, which is exclusive.
Place = tuple[int, int]


class Carried(NamedTuple):
    """A claim that an article carries, and what pages show of it."""

    claim: Claim
    entry: ClaimEntry


class Noted(msgspec.Struct, frozen=True, gc=False):
    """An annotation, and what pages show of it.

    ``anchor`` is that of its words on the article's page; ``about`` and ``mentions`` are the events
    and records that have a page; ``claims`` are all that rest on its place in the text, also those
    of other annotations there.
    """

    annotation: Annotation
    showing: Showing
    anchor: str
    about: tuple[Ref, ...]
    mentions: tuple[Ref, ...]
    claims: Sequence[Carried]

    @property
    def place(self) -> Place:
        """Where its words stand."""
        return self.annotation.quote.start, self.annotation.quote.end


class Support(NamedTuple):
    """A tie of an actor that rests on a quotation."""

    actor: str
    tie: ActorRelation


class Marked(msgspec.Struct, frozen=True, gc=False):
    """A quoted place of a text, and everything that rests on the same words there.

    ``number`` is that of its note, from 1, in order of the text: the same wherever the note is met.
    """

    number: int
    quote: Quotation
    notes: Sequence[Noted]
    supports: Sequence[Support]


class Annotated(msgspec.Struct, frozen=True, gc=False):
    """An article, the claims that it carries about shown events, and its annotations.

    ``notes`` has these in order of the file, ``places`` in order of the text.
    """

    article: Article
    claims: Sequence[Carried]
    notes: Sequence[Noted]
    places: Sequence[Marked]


def annotated(scope: Scope, article: str) -> Annotated:
    """An article with what its annotations say, found by its id."""
    found: Annotated = scope.graph.answer("annotated", article)
    return found


def work_out_annotated(article_id: str, scope: Scope) -> Annotated:
    """Make an article's annotations ready."""
    article = scope.graph.article(article_id)
    claims = [
        Carried(claim, entries_of(scope, claim.event)[claim.id])
        for claim in scope.graph.claims_in(article_id)
    ]
    by_place: dict[Place, list[Carried]] = {}
    for each in claims:
        by_place.setdefault((each.claim.quote.start, each.claim.quote.end), []).append(each)
    card = scope.graph.card(article_id)
    notes = []
    for annotation in article.annotations:
        quote = annotation.quote
        found = scope.showing_in(card, quote)
        notes.append(
            Noted(
                annotation,
                found,
                passage_anchor(quote, found),
                _shown(scope, annotation.about),
                _shown(scope, [mention.id for mention in annotation.mentions]),
                by_place.get((quote.start, quote.end), ()),
            )
        )
    return Annotated(article, claims, notes, _places(scope, article_id, notes))


def _shown(scope: Scope, records: Sequence[str]) -> tuple[Ref, ...]:
    """Those of some records that have a page."""
    return tuple([scope.ref(record) for record in records if scope.graph.is_shown(record)])


def _places(scope: Scope, article: str, notes: Sequence[Noted]) -> list[Marked]:
    """The quoted places of a text, in its order: of two that begin together, the longer first."""
    places: dict[tuple[int, int], tuple[Quotation, list[Noted], list[Support]]] = {}
    for note in notes:
        quote = note.annotation.quote
        places.setdefault((quote.start, -quote.end), (quote, [], []))[1].append(note)
    for quote, support in _supports(scope, article):
        places.setdefault((quote.start, -quote.end), (quote, [], []))[2].append(support)
    return [Marked(number, *places[place]) for number, place in enumerate(sorted(places), start=1)]


def _supports(scope: Scope, article: str) -> Iterator[tuple[Quotation, Support]]:
    """The words by which an article supports ties between actors."""
    graph = scope.graph
    for actor_id in graph.index.supported_by.get(article, ()):
        for tie in cast("Actor", graph.record(actor_id)).relations:
            if tie.quote and tie.article and graph.index.current(tie.article) == article:
                yield tie.quote, Support(actor_id, tie)
