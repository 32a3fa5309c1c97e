"""A count's own words inside its quotation: ``21 civilians`` of a whole sentence.

"No figure without a quotation" is checked here: a number that its quotation does not state, in
digits or in English words, needs an editor's ``verbatim:``.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from variorum.model.counts import Count, Qualifier
from variorum.model.vocabulary import Vocabulary

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_DIGITS = "|".join(_ONES[1:10])
_HEDGES = (
    r"(?:at least|at most|no fewer than|no more than|more than|fewer than|less than|up to|over|"
    r"nearly|almost|about|around|some|roughly|approximately|an estimated)\s+"
)
#: What a number may not follow: "1,200" does not state 200, nor "twenty-one" 1.
_BEFORE = r"(?<![\w.,])(?<!\w-)"
_WORDS = {word: at for at, word in enumerate(_ONES)}
_WORDS |= {word: 20 + 10 * at for at, word in enumerate(_TENS)}
#: Any number in a text, with what hedges it.
_NUMBER = re.compile(
    rf"{_BEFORE}(?:{_HEDGES})?(?:(?P<digits>\d{{1,3}}(?:[,.\s]\d{{3}})+|\d+)|"
    rf"(?P<words>(?:{'|'.join(_TENS)})(?:[-\s](?:{_DIGITS})\b)?|{'|'.join(reversed(_ONES))}))"
    r"(?!\w|[.,]\d)",
    re.IGNORECASE,
)
#: What may stand between a number and the noun that it counts: four words at most.
_GAP = r"(?:[\s-]+[^\s,.;:-]+){0,4}?[\s-]+"


def find(quote: str, count: Count, who: str | None, vocabulary: Vocabulary) -> str | None:
    """Return the words of the quotation that state a count; None if none do."""
    readable = _with_ascii_digits(quote)
    noun = _noun(who, vocabulary)
    number = _one_number(count)
    if number is not None:
        span = _stated(readable, number, noun)
        return None if span is None else quote[slice(*span)]
    bare = msgspec.structs.replace(count, verbatim="")
    for counted in (noun, None) if noun else (None,):
        if match := _pattern(bare, counted).search(readable):
            return quote[slice(*match.span())]
    return None


def numbers_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Each number that a text states in digits or English words: where it begins, ends, its value.

    What hedges a number is no part of it.
    """
    for match in _NUMBER.finditer(text):
        begin, end = match.span("digits" if match["digits"] else "words")
        yield begin, end, _value(match["digits"], match["words"])


def _one_number(count: Count) -> int | None:
    """The number that a text must state for a count; None for words and ranges."""
    low, high = count.min, count.max
    if count.word is not None or count.qualifier is Qualifier.RANGE:
        return None
    if count.qualifier is Qualifier.ABOUT and low is not None and high is not None:
        return (low + high) // 2
    return low if low is not None else high


def _stated(text: str, number: int, noun: str | None) -> tuple[int, int] | None:
    """Where a text states a number: with the noun that it counts, or else by itself."""
    alone: tuple[int, int] | None = None
    for match in _NUMBER.finditer(text):
        if _value(match["digits"], match["words"]) != number:
            continue
        followed = _counted(noun).match(text, match.end()) if noun else None
        if followed:
            return match.start(), followed.end()
        alone = alone or match.span()
    return alone


def _value(digits: str | None, words: str | None) -> int:
    if digits is not None:
        return int("".join(c for c in digits if c.isdigit()))
    return sum(_WORDS[word] for word in re.split(r"[-\s]+", (words or "").lower()))


@lru_cache(maxsize=256)
def _counted(noun: str) -> re.Pattern[str]:
    """A noun that a number counts, a few words after it."""
    return re.compile(rf"{_GAP}{noun}\w*", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _pattern(count: Count, noun: str | None) -> re.Pattern[str]:
    """A quantity word or a range with the noun that it counts, or by itself."""
    hedged = f"{_BEFORE}(?:{_HEDGES})?(?:{'|'.join(_spellings(count))})"
    after = rf"{_GAP}{noun}\w*" if noun else r"(?!\w|[.,]\d)"
    return re.compile(hedged + after, re.IGNORECASE)


def _with_ascii_digits(text: str) -> str:
    """Write the digits of every script as 0 to 9, character for character."""
    if text.isascii():
        return text
    return "".join(
        str(digit) if (digit := unicodedata.decimal(c, None)) is not None else c for c in text
    )


def _spellings(count: Count) -> list[str]:
    """Regular expressions for the ways in which a text may write a quantity word or a range."""
    if count.word is not None:
        return [re.escape(count.word)]
    low, high = count.min, count.max
    if low is not None and high is not None:
        both = [(a, b) for a in _of_number(low) for b in _of_number(high)]
        return [rf"{a}\s*(?:[-–]|to|and)\s*{b}" for a, b in both]
    return []


def _of_number(number: int) -> list[str]:
    grouped = f"{number:,}".replace(",", r"[,.\s]?")
    return [rf"0*{grouped}", *_in_words(number)]


def _in_words(number: int) -> list[str]:
    if number < len(_ONES):
        return [_ONES[number]]
    if number < 100:
        tens, ones = _TENS[number // 10 - 2], number % 10
        return [rf"{tens}[-\s]{_ONES[ones]}" if ones else rf"{tens}(?![-\s](?:{_DIGITS})\b)"]
    return []


def _noun(who: str | None, vocabulary: Vocabulary) -> str | None:
    """The last word of a category's label, without its plural ending."""
    if who is None or who not in vocabulary.categories:
        return None
    return re.escape(vocabulary.categories[who].label.split()[-1].removesuffix("s"))
