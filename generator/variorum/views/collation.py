"""Two texts taken apart for comparison: passages that may be shown, and how their words agree.

Where both texts may be shown in full the passages are their sentences; otherwise they are the
annotated quotations, and nothing else of the text goes further than this module but numbers.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from variorum.link.alignment import Segment, Slot
from variorum.model.article import Annotation, Article
from variorum.model.claim import Claim
from variorum.model.quotation import Quotation
from variorum.resolve.collation import (
    Passage,
    Place,
    common_passages,
    folded_words,
    has_words,
)
from variorum.views.scope import Scope
from variorum.views.showing import Showing

#: So many words in a row that two texts share are counted; fewer are everybody's words.
LEAST = 4
#: Marks that close what a word belongs to.
_CLOSING = re.compile(r"[)\]”»’\"]*")
#: The end of a sentence, with the marks that close it.
_SENTENCE_END = re.compile(r"(?:[.!?…؟۔।]+[\"'”’»)\]]*\s+|[。！？]+[」』”’]*)(?=\S)")


class Mark(msgspec.Struct, frozen=True, gc=False):
    """An annotation with its number in the margin of its source's page, and its claims."""

    number: int
    annotation: Annotation
    claims: tuple[Claim, ...]


class Piece(msgspec.Struct, frozen=True):
    """A passage of a text that is set beside one of the other."""

    start: int
    end: int
    words: Sequence[str]
    places: Sequence[Place]
    marks: tuple[Mark, ...]
    showing: Showing


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


def pieces(scope: Scope, article: Article, claims: Iterable[Claim], *, whole: bool) -> list[Piece]:
    """The passages of a text, in its order: its sentences, or its annotated quotations."""
    text = article.text or ""
    marks = list(_marks(article, claims))

    def piece(start: int, end: int, marks: tuple[Mark, ...]) -> Piece:
        quote = Quotation(text[start:end], "", "", start, end)
        return _piece(text, start, end, marks, scope.showing(article.id, quote))

    if not whole:
        spans = [(mark.annotation.quote.start, mark.annotation.quote.end) for mark in marks]
        return [piece(start, end, (mark,)) for (start, end), mark in zip(spans, marks, strict=True)]
    sentences = list(_sentences(text))
    return [
        piece(start, end, tuple(m for m in marks if start <= _start(m) < end))
        for start, end in sentences
    ]


def segment(scope: Scope, article: Article, piece: Piece) -> Segment:
    """A passage as alignment looks at it."""
    current = scope.graph.index.current
    claims = [claim for mark in piece.marks for claim in mark.claims]
    voices = scope.graph.voices({claim.claimant for claim in claims}, None)
    own = current(article.publisher)
    return Segment(
        words=tuple(piece.words),
        slots=frozenset(slot_of(claim) for claim in claims),
        voices=frozenset("" if c.claimant == own else voices[c.claimant] for c in claims),
        names=frozenset(
            current(mention.id) for mark in piece.marks for mention in mark.annotation.mentions
        ),
    )


def slot_of(claim: Claim) -> Slot:
    """What a claim states something about."""
    return (claim.event, claim.property, claim.who or "", claim.side or "", claim.label or "")


def stretches(
    text: str, piece: Piece, is_common: Sequence[bool] | None
) -> Iterator[tuple[str, bool, bool]]:
    """Cut a passage where the agreement of its words or its quotations change.

    Yields words, whether the other passage lacks them, and whether a quotation with claims covers
    them. Without ``is_common`` nothing is compared.
    """
    found = _differing(piece, is_common) if is_common is not None else ()
    differing = [(start, _with_closing_marks(text, end, piece.end)) for start, end in found]
    quoted = [(_start(m), m.annotation.quote.end) for m in piece.marks if m.claims]
    edges = {piece.start, piece.end}
    for start, end in (*differing, *quoted):
        edges |= {max(start, piece.start), min(end, piece.end)}
    for start, end in pairwise(sorted(edges)):
        yield text[start:end], _is_within(start, differing), _is_within(start, quoted)


def _is_within(at: int, spans: Sequence[Place]) -> bool:
    """Whether a place lies in one of some spans."""
    return any(start <= at < end for start, end in spans)


def _differing(piece: Piece, is_common: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The runs of words that the other passage lacks, from the first word to the last."""
    start = end = None
    for (word_start, word_end), common in zip(piece.places, is_common, strict=True):
        if common:
            if start is not None and end is not None:
                yield start, end
            start = end = None
        else:
            start = word_start if start is None else start
            end = word_end
    if start is not None and end is not None:
        yield start, end


def _with_closing_marks(text: str, end: int, limit: int) -> int:
    found = _CLOSING.match(text, end, limit)
    return found.end() if found else end


def _piece(text: str, start: int, end: int, marks: tuple[Mark, ...], found: Showing) -> Piece:
    own, where = _words_between(text, start, end)
    return Piece(start, end, own, where, marks, found)


def _words_between(text: str, start: int, end: int) -> tuple[Sequence[str], Sequence[Place]]:
    own, where = folded_words(text)
    first, last = bisect_left(where, (start, start)), bisect_left(where, (end, end))
    is_cut = (first and where[first - 1][1] > start) or (last and where[last - 1][1] > end)
    if not is_cut:
        return own[first:last], where[first:last]
    own, where = folded_words(text[start:end])
    return own, [(start + word_start, start + word_end) for word_start, word_end in where]


def _marks(article: Article, claims: Iterable[Claim]) -> Iterator[Mark]:
    """Annotations in order of the text, numbered as on the source's own page."""
    by_place: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        by_place.setdefault((claim.quote.start, claim.quote.end), []).append(claim)
    ordered = sorted(article.annotations, key=lambda a: (a.quote.start, -a.quote.end))
    for number, annotation in enumerate(ordered, start=1):
        own = by_place.pop((annotation.quote.start, annotation.quote.end), [])
        yield Mark(number, annotation, tuple(own))


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


def _start(mark: Mark) -> int:
    return mark.annotation.quote.start
