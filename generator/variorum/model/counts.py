"""Counts as sources give them: exact, bounded, approximate, or a word."""

import re
from enum import StrEnum

import msgspec

_NUMBER = r"(\d{1,9})"
_EXACT = re.compile(_NUMBER)
_AT_LEAST = re.compile(rf">=\s*{_NUMBER}")
_AT_MOST = re.compile(rf"<=\s*{_NUMBER}")
_RANGE = re.compile(rf"{_NUMBER}\s*[-–]\s*{_NUMBER}")
_ABOUT = re.compile(rf"~\s*{_NUMBER}")

#: Words that stand for a quantity without naming one.
WORDS = (
    "dozens",
    "few",
    "hundreds",
    "many",
    "scores",
    "several",
    "some",
    "tens",
    "thousands",
)

#: ACLED codebook (2023), "Fatalities": estimates for numeral words; used only if switched on.
ACLED_NUMERALS = {"tens": 10, "dozens": 12, "hundreds": 100}


class Qualifier(StrEnum):
    """How a count is hedged."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    RANGE = "range"
    ABOUT = "about"
    WORD = "word"


class Count(msgspec.Struct, frozen=True, tag="count", tag_field="type", gc=False):
    """A count as an interval of whole numbers; None is an open bound.

    A word (``dozens``) has both bounds open: it stays a word. ``verbatim`` is the wording in the
    quotation, empty until the claim is bound to one.
    """

    min: int | None
    max: int | None
    qualifier: Qualifier = Qualifier.EXACT
    word: str | None = None
    verbatim: str = ""

    @property
    def is_word(self) -> bool:
        """Whether this is a quantity word without numeric bounds."""
        return self.word is not None

    @property
    def is_exact(self) -> bool:
        """Whether this names one number and no more."""
        return self.min is not None and self.min == self.max

    def meets(self, other: "Count") -> bool:
        """Whether some number could be both (a word meets everything)."""
        return not (_below(self.max, other.min) or _below(other.max, self.min))


def _below(upper: int | None, lower: int | None) -> bool:
    return upper is not None and lower is not None and upper < lower


def parse(value: object) -> Count:
    """Read a count as an editor writes it.

    Raises:
        ValueError: none of ``21``, ``">=84"``, ``"<=10"``, ``50-60``, ``"~50"`` or a known word.
    """
    if isinstance(value, bool):
        raise ValueError("a count is a number or a word, not true or false")
    text = str(value).strip() if isinstance(value, int | str) else ""
    if match := _EXACT.fullmatch(text):
        return Count(int(match[1]), int(match[1]))
    if match := _AT_LEAST.fullmatch(text):
        return Count(int(match[1]), None, Qualifier.AT_LEAST)
    if match := _AT_MOST.fullmatch(text):
        return Count(None, int(match[1]), Qualifier.AT_MOST)
    if match := _RANGE.fullmatch(text):
        return _range(int(match[1]), int(match[2]))
    if match := _ABOUT.fullmatch(text):
        return _about(int(match[1]))
    if text in WORDS:
        return Count(None, None, Qualifier.WORD, text)
    raise ValueError('write 21, ">=84", "<=10", 50-60, "~50" or a word such as dozens')


def _range(low: int, high: int) -> Count:
    if low > high:
        raise ValueError(f"the range ends ({high}) below its beginning ({low})")
    return Count(low, high, Qualifier.RANGE)


def _about(number: int) -> Count:
    """A tenth either way, rounded outwards so that the stated number's neighbours stay inside."""
    margin = -(-number // 10)
    return Count(number - margin, number + margin, Qualifier.ABOUT)
