"""Collation: words of a text with their places, and the passages that two texts have in common.

Words are compared without regard to case and to the form of apostrophes, and to nothing else.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import NamedTuple

#: Scripts that set no spaces between words: every character counts as one.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
#: Signs that belong to the letter before them and are none themselves.
_SIGNS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0980-\u0dff"
_LETTER = rf"[^\W{_UNSPACED}]"
#: Letters and digits, and what joins them: signs, apostrophes, the points in numbers.
_WORD = re.compile(rf"[{_UNSPACED}]|{_LETTER}+(?:[{_SIGNS}]+{_LETTER}*|['’ʼ]{_LETTER}+|[.,]\d+)*")
#: The same where there are neither such characters nor such signs: found much sooner.
_PLAIN_WORD = re.compile(r"\w+(?:['’ʼ]\w+|[.,]\d+)*")
_NOT_PLAIN = re.compile(rf"[{_UNSPACED}{_SIGNS}]")
#: How often a beginning is looked up in a text that repeats itself.
_MOST_PLACES = 32


#: Where a word stands in its text: its start and its end, which is exclusive, in code points.
Place = tuple[int, int]


class Passage(NamedTuple):
    """Words in common: where they begin in either text, counted in words, and how many they are."""

    first: int
    second: int
    length: int


def words(text: str) -> list[str]:
    """The words of a text in the form in which they are compared."""
    folded = _folded(text)
    return _word(folded).findall(folded)


def _word(text: str) -> re.Pattern[str]:
    """What finds the words of a text."""
    return _WORD if _NOT_PLAIN.search(text) else _PLAIN_WORD


def has_words(text: str) -> bool:
    """Whether there is any word in a text."""
    return _WORD.search(text) is not None


@lru_cache(maxsize=32)
def folded_words(text: str) -> tuple[tuple[str, ...], tuple[Place, ...]]:
    """Words and their places, which fit each other one by one.

    The last texts are kept: whatever is compared with one text is compared with it soon.
    """
    where = tuple(map(re.Match.span, _word(text).finditer(text)))
    folded = _folded(text)
    if len(folded) == len(text):  # no character became two
        return tuple([folded[start:end] for start, end in where]), where
    return tuple([_folded(text[start:end]) for start, end in where]), where


def common_passages(first: Sequence[str], second: Sequence[str], least: int) -> list[Passage]:
    """The passages of ``least`` words or more that both texts have, in order of the first.

    Greedy string tiling (Wise 1993): the longest common passage is taken first, then the longest
    among the words that are left. So every word belongs to one passage at most, and passages may
    stand in another order in the second text. An empty word is like no other.
    """
    found = _maximal(first, second, least)
    heapify(found)
    taken_first, taken_second = bytearray(len(first)), bytearray(len(second))
    chosen: list[Passage] = []
    while found:
        negative, at, other = heappop(found)
        length = -negative
        end, other_end = at + length, other + length
        if taken_first.find(1, at, end) < 0 and taken_second.find(1, other, other_end) < 0:
            chosen.append(Passage(at, other, length))
            taken_first[at:end] = taken_second[other:other_end] = b"\1" * length
        elif length > least:  # of the others nothing is left that is long enough
            for start, stop in _free(taken_first[at:end], taken_second[other:other_end]):
                if stop - start >= least:
                    heappush(found, (start - stop, at + start, other + start))
    return sorted(chosen)


def _maximal(first: Sequence[str], second: Sequence[str], least: int) -> list[tuple[int, int, int]]:
    """Every common passage that can be lengthened in neither direction.

    Each as its length, which is negative so that the longest comes first, and its two beginnings.
    """
    own, others = _heads(tuple(first), least), _heads(tuple(second), least)
    found: list[tuple[int, int, int]] = []
    for head in own.last.keys() & others.last.keys():
        for at in own.several.get(head) or (own.last[head],):
            for other in others.several.get(head, ())[:_MOST_PLACES] or (others.last[head],):
                if at and other and first[at - 1] == second[other - 1] != "":
                    continue  # part of a passage that began earlier
                length = _common_length(first, second, at, other)
                if length >= least:
                    found.append((-length, at, other))
    return found


def _common_length(first: Sequence[str], second: Sequence[str], at: int, other: int) -> int:
    """How many words two texts have in common from two places on."""
    longest = min(len(first) - at, len(second) - other)
    length = 0
    while length < longest and first[at + length] == second[other + length] != "":
        length += 1
    return length


class _Heads(NamedTuple):
    """Where every so many words in a row begin, by their hash.

    A hash is a number, which is sooner found in another text than words. ``last`` has the last
    place of each, ``several`` all places of those that have more than one: lists for all of them
    would take longer to make than everything else that is done with a text.
    """

    last: Mapping[int, int]
    several: Mapping[int, Sequence[int]]


@lru_cache(maxsize=32)
def _heads(words: tuple[str, ...], length: int) -> _Heads:
    """The beginnings of passages in a text; those of the last texts are kept."""
    heads = [*map(hash, zip(*(words[at:] for at in range(length)), strict=False))]
    last = dict(zip(heads, range(len(heads)), strict=True))
    several: dict[int, list[int]] = {}
    for at in sorted({*range(len(heads))}.difference(last.values())):
        several.setdefault(heads[at], []).append(at)
    for head, places in several.items():
        places.append(last[head])
    return _Heads(last, several)


def _free(first: bytearray, second: bytearray) -> list[tuple[int, int]]:
    """The stretches that no passage has taken in either text."""
    is_free = [not (one or other) for one, other in zip(first, second, strict=True)]
    edges = [at for at in range(1, len(is_free)) if is_free[at] != is_free[at - 1]]
    return [(start, end) for start, end in pairwise([0, *edges, len(is_free)]) if is_free[start]]


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'").replace("ʼ", "'")
