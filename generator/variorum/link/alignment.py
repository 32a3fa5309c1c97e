"""Alignment: which passage of one text answers to which of another.

Passages answer to each other by their words and by what they state, not by their place: a rewrite
puts things in another order.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import Indel

#: What a passage states something about: event, property, category, side and label.
Slot = tuple[str, ...]

#: Words alone make two passages a pair from this likeness on, where 1 is word for word.
_BY_WORDS = 0.5
#: … if they are not too few to tell anything.
_FEW = 4
#: What is stated counts with the words from this sum on.
_BY_SUM = 0.75
#: A single word of fewer letters between differing ones is no agreement.
_TELLING = 4


class Segment(msgspec.Struct, frozen=True, gc=False):
    """A passage: its words as compared, and what its annotations say.

    ``voices`` are those of the claimants; a publisher that speaks itself is an empty one.
    """

    words: tuple[str, ...]
    slots: frozenset[Slot] = frozenset()
    voices: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


class Row(NamedTuple):
    """What stands side by side: a pair of passages, or passages of either text without partners."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    is_pair: bool


def likeness(first: Segment, second: Segment) -> float:
    """How surely two passages answer to each other; 0 if they do not.

    Words that stand in both in the same order, what is stated and by whom, and who is named, each
    as a share from 0 to 1. Who speaks and who is named alone make no pair: the same people come up
    throughout a text.
    """
    stated = (_dice(first.slots, second.slots) + _part(first.slots, second.slots)) / 2
    named = 0.35 * _dice(first.names, second.names)
    has_words = first.words and second.words
    words = Indel.normalized_similarity(first.words, second.words) if has_words else 0.0
    said = 0.15 if stated and first.voices & second.voices else 0.0
    total = words + stated + said + named
    is_more = stated or named or min(len(first.words), len(second.words)) >= _FEW
    if (words >= _BY_WORDS and is_more) or (stated and total >= _BY_SUM):
        return total
    is_name = not first.slots and not second.slots and named
    return total if is_name and total >= _BY_WORDS else 0.0


def align(first: Sequence[Segment], second: Sequence[Segment]) -> list[Row]:
    """Put passages side by side: each stands in one row, pairs first found by likeness.

    Rows follow the first text. Passages of the second without a partner follow the one before them
    there; neighbours without partners share a row.
    """
    partners = _pairs(first, second)
    taken = {other: at for at, other in partners.items()}
    after: dict[int, list[int]] = {}
    anchor = -1
    for other in range(len(second)):
        if other in taken:
            anchor = taken[other]
        else:
            after.setdefault(anchor, []).append(other)
    rows: list[Row] = []
    _add_lonely(rows, (), tuple(after.get(-1, ())))
    for at in range(len(first)):
        if at in partners:
            rows.append(Row((at,), (partners[at],), is_pair=True))
        else:
            _add_lonely(rows, (at,), ())
        _add_lonely(rows, (), tuple(after.get(at, ())))
    return rows


def agreement(first: Sequence[str], second: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """For each word of two passages whether both have it, in the same order.

    A short word alone among others is left out: that both have an *of* somewhere tells nothing.
    """
    own, other = [False] * len(first), [False] * len(second)
    for block in Indel.opcodes(first, second).as_matching_blocks():
        if block.size and _tells(first, block.a, block.a + block.size):
            own[block.a : block.a + block.size] = [True] * block.size
            other[block.b : block.b + block.size] = [True] * block.size
    return own, other


def _tells(words: Sequence[str], start: int, end: int) -> bool:
    if end - start > 1 or len(words) == 1:
        return True
    word = words[start]
    return len(word) >= _TELLING or word.isdigit()


def _pairs(first: Sequence[Segment], second: Sequence[Segment]) -> dict[int, int]:
    """The likeliest pairs, each passage in one at most."""
    words = [segment.words or None for segment in second]
    found = []
    for at, segment in enumerate(first):
        for other, score in _answers(segment, second, words):
            apart = abs(at / len(first) - other / len(second))
            found.append((-score, apart, at, other))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, other in sorted(found):
        if at not in partners and other not in taken:
            partners[at] = other
            taken.add(other)
    return partners


def _answers(
    segment: Segment, others: Sequence[Segment], words: Sequence[tuple[str, ...] | None]
) -> Iterator[tuple[int, float]]:
    """The passages of the other text that may answer to one, and how surely.

    Those that state or name something of the same are compared in full. Of all others, whose words
    are ``words``, nothing but words can make a pair.
    """
    related = set()
    for at, other in enumerate(others if segment.slots or segment.names else ()):
        if not (segment.slots.isdisjoint(other.slots) and segment.names.isdisjoint(other.names)):
            related.add(at)
            score = likeness(segment, other)
            if score:
                yield at, score
    if len(segment.words) < _FEW:
        return
    alike = process.extract(
        segment.words, words, scorer=Indel.normalized_similarity, score_cutoff=_BY_WORDS, limit=None
    )
    for other_words, score, at in alike:
        if at not in related and len(other_words) >= _FEW:
            yield at, score


def _add_lonely(rows: list[Row], first: tuple[int, ...], second: tuple[int, ...]) -> None:
    """Add passages without partners to the row before, if that has none but such."""
    if not first and not second:
        return
    if rows and not rows[-1].is_pair:
        before = rows.pop()
        first, second = before.first + first, before.second + second
    rows.append(Row(first, second, is_pair=False))


def _part(first: frozenset[object], second: frozenset[object]) -> float:
    """How much of the smaller set the other has: a long sentence may state more besides."""
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


def _dice(first: frozenset[object], second: frozenset[object]) -> float:
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))
