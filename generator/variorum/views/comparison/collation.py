"""Two texts taken apart for comparison: passages that may be shown, and how their words agree.

Where both texts may be shown in full the passages are their sentences; otherwise they are the
annotated quotations, and nothing else of the text goes further than this module but numbers.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from variorum.link.alignment import Segment
from variorum.model.article import Article, Mention
from variorum.model.quotation import Quotation
from variorum.resolve.collation import (
    Passage,
    Place,
    common_passages,
    folded_words,
    has_words,
)
from variorum.views.annotated import Annotated
from variorum.views.comparison.statements import Statement
from variorum.views.scope import Scope
from variorum.views.showing import Showing
from variorum.views.twins.parts import PassageTwin

#: So many words in a row that two texts share are counted; fewer are everybody's words.
LEAST = 4
#: The end of a sentence, with the marks that close it.
_SENTENCE_END = re.compile(r"(?:[.!?…؟۔।]+[\"'”’»)\]]*\s+|[。！？]+[」』”’]*)(?=\S)")


class Mark(NamedTuple):
    """An annotated place with its number in the margin of its source's page, and its claims."""

    number: int
    place: Place
    anchor: str
    mentions: Sequence[Mention]
    statements: Sequence[Statement]


class Piece(msgspec.Struct, frozen=True):
    """A passage of a text that is set beside one of the other."""

    start: int
    end: int
    words: Sequence[str]
    places: Sequence[Place]
    marks: Sequence[Mark]
    statements: Sequence[Statement]
    showing: Showing
    twin: PassageTwin


class Overlap(NamedTuple):
    """What two whole texts share: the passages, the words in them, and those of the longest."""

    passages: Sequence[Passage]
    words: int
    longest: int


def places(article: Article) -> Sequence[Place]:
    """Where the words of a text stand, whatever may be shown of them."""
    return folded_words(article.text or "")[1]


def overlap(first: Article, second: Article) -> Overlap:
    """Measure what two texts share, whatever may be shown of them."""
    own, other = (folded_words(article.text or "")[0] for article in (first, second))
    passages = common_passages(own, other, LEAST)
    lengths = [passage.length for passage in passages]
    return Overlap(passages, sum(lengths), max(lengths, default=0))


def pieces(
    scope: Scope, found: Annotated, statements: Mapping[str, Statement], *, whole: bool
) -> list[Piece]:
    """The passages of a text, in its order: its sentences, or its annotated quotations."""
    article, marks = found.article, _marks(found, statements)
    text, card = article.text or "", scope.graph.card(article.id)

    def piece(start: int, end: int, marks: Sequence[Mark]) -> Piece:
        words, places = _words_between(text, start, end)
        own = [statement for mark in marks for statement in mark.statements]
        found = scope.showing_in(card, Quotation(text[start:end], "", "", start, end))
        exact = found.quote.exact if found.quote else None
        twin = PassageTwin(start, end, exact, found.marks, [one.claim.id for one in own])
        return Piece(start, end, words, places, marks, own, found, twin)

    if not whole:
        return [piece(*mark.place, (mark,)) for mark in marks]
    return [
        piece(start, end, [mark for mark in marks if start <= mark.place[0] < end])
        for start, end in _sentences(text)
    ]


def segments(scope: Scope, article: Article, pieces: Sequence[Piece]) -> list[Segment]:
    """Passages as alignment looks at them."""
    current = scope.graph.index.current
    claimants = {one.claim.claimant for piece in pieces for one in piece.statements}
    voices = {**scope.graph.voices(claimants, None), current(article.publisher): ""}
    return [
        Segment(
            words=tuple(piece.words),
            slots=frozenset([one.slot for one in piece.statements]),
            voices=frozenset([voices[one.claim.claimant] for one in piece.statements]),
            names=frozenset([current(named.id) for mark in piece.marks for named in mark.mentions]),
        )
        for piece in pieces
    ]


def _words_between(text: str, start: int, end: int) -> tuple[Sequence[str], Sequence[Place]]:
    own, where = folded_words(text)
    first, last = bisect_left(where, (start, start)), bisect_left(where, (end, end))
    is_cut = (first and where[first - 1][1] > start) or (last and where[last - 1][1] > end)
    if not is_cut:
        return own[first:last], where[first:last]
    own, where = folded_words(text[start:end])
    return own, [(start + word_start, start + word_end) for word_start, word_end in where]


def _marks(found: Annotated, statements: Mapping[str, Statement]) -> list[Mark]:
    """The places that annotations quote, in order of the text."""
    return [
        Mark(
            marked.number,
            marked.notes[0].place,
            marked.notes[0].anchor,
            [mention for note in marked.notes for mention in note.annotation.mentions],
            [statements[claim.id] for claim, _ in marked.notes[0].claims],
        )
        for marked in found.places
        if marked.notes
    ]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand, line by line, blanks at their ends left out."""
    at = 0
    for line in text.split("\n"):
        cuts = [0, *(found.end() for found in _SENTENCE_END.finditer(line)), len(line)]
        for start, end in pairwise(cuts):
            sentence = line[start:end]
            if has_words(sentence):
                lead = len(sentence) - len(sentence.lstrip())
                yield at + start + lead, at + start + len(sentence.rstrip())
        at += len(line) + 1
