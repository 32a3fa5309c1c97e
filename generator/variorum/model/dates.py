"""Uncertain dates: EDTF (ISO 8601-2:2019) with their earliest and latest day.

The grammar is the edtf library's; complete dates, months and years, nearly all of what a corpus
holds, are read without it.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import msgspec

#: A date with any digits unspecified (X) and marked uncertain or approximate as a whole.
_SIMPLE = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?[?~%]?", re.ASCII)
_OPEN = ("", "..")
_ANY_YEAR = "XXXX"

#: UCDP GED's date_prec by the longest span in days that it allows.
_UCDP_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4))
_UCDP_COARSEST = 5


class EdtfDate(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A date as an editor wrote it, and the days it may span.

    ``earliest`` and ``latest`` are ISO days, inclusive; None is an open end (``../2022``). Both
    are None where no digit of the year is known (``XXXX``).
    """

    edtf: str
    earliest: str | None
    latest: str | None

    @property
    def date_prec(self) -> int:
        """UCDP GED ``date_prec``: 1 a day, 2 some days, 3 a week, 4 a month, 5 coarser."""
        if self.earliest is None or self.latest is None:
            return _UCDP_COARSEST
        if self.earliest == self.latest:
            return 1
        days = (date.fromisoformat(self.latest) - date.fromisoformat(self.earliest)).days + 1
        return next((code for most, code in _UCDP_PRECISION if days <= most), _UCDP_COARSEST)

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known of it, as with ``XXXX``: some day of some year."""
        return self.earliest is None and self.latest is None

    @property
    def is_approximate(self) -> bool:
        """Whether the date is marked uncertain (``?``), approximate (``~``) or both (``%``)."""
        return any(mark in self.edtf for mark in "?~%")

    @property
    def sort_key(self) -> tuple[str, str]:
        """Order by first possible day, then by last; an open beginning counts as its end."""
        return (self.earliest or self.latest or "", self.latest or "9999-99-99")

    def before(self, other: "EdtfDate") -> bool:
        """Whether every day of this date lies before every day of the other."""
        return (
            self.latest is not None and other.earliest is not None and self.latest < other.earliest
        )

    def meets(self, other: "EdtfDate") -> bool:
        """Whether some day could be both."""
        return not (self.before(other) or other.before(self))


@lru_cache(maxsize=65536)
def parse(text: str) -> EdtfDate:
    """Read an EDTF string.

    Raises:
        ValueError: the text is not EDTF, or names a day that the calendar does not have.
    """
    since, slash, until = text.partition("/")
    first, last = _simple_span(since), _simple_span(until) if slash else None
    if not slash and first:
        return EdtfDate(text, None, None) if since.startswith(_ANY_YEAR) else EdtfDate(text, *first)
    if slash and (first or since in _OPEN) and (last or until in _OPEN) and (first or last):
        return _interval(text, first, last)
    return _library_date(text)


def _interval(text: str, first: tuple[str, str] | None, last: tuple[str, str] | None) -> EdtfDate:
    if first and last and first[0] > last[1]:
        raise ValueError("its end lies before its beginning")
    return EdtfDate(text, first and first[0], last and last[1])


def _simple_span(text: str) -> tuple[str, str] | None:
    """First and last day of a simple date; None if it is not one, or is a season."""
    match = _SIMPLE.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    if year == "0000":
        raise ValueError("there is no year 0000")
    if month and month[0] in "234":
        return None
    if "X" in text:
        return _unspecified_span(year, month or "XX", day or "XX")
    first = date(int(year), int(month or 1), int(day or 1))
    if day:
        return first.isoformat(), first.isoformat()
    last_month = int(month or 12)
    return first.isoformat(), f"{year}-{last_month:02}-{monthrange(first.year, last_month)[1]}"


def _unspecified_span(year: str, month: str, day: str) -> tuple[str, str]:
    """Find the first and last calendar day whose digits fit, X fitting any digit."""
    months = [number for number in range(1, 13) if _fits(month, number)]
    days = [number for number in range(1, 32) if _fits(day, number)]
    years = [int(year)] if year.isdigit() else [n for n in range(1, 10_000) if _fits(year, n)]
    first = _first_valid((y, m, d) for y in years for m in months for d in days)
    last = _first_valid(
        (y, m, d) for y in reversed(years) for m in reversed(months) for d in reversed(days)
    )
    return first, last


def _fits(pattern: str, number: int) -> bool:
    digits = f"{number:0{len(pattern)}}"
    return all(want in ("X", digit) for want, digit in zip(pattern, digits, strict=True))


def _first_valid(candidates: Iterable[tuple[int, int, int]]) -> str:
    for candidate in candidates:
        try:
            return date(*candidate).isoformat()
        except ValueError:
            continue
    raise ValueError("no day of the calendar fits")


def _library_date(text: str) -> EdtfDate:
    from edtf import EDTFParseException, parse_edtf  # heavy, and rarely needed

    if not text.isascii() or text != text.strip():
        raise ValueError("EDTF knows no such form")
    try:
        parsed = parse_edtf(text)
        earliest, latest = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, AttributeError, OverflowError, TypeError, ValueError) as problem:
        raise ValueError("EDTF knows no such form") from problem
    if text.startswith(("../", "/")):
        earliest = None
    if text.endswith(("/..", "/")):
        latest = None
    if earliest is not None and latest is not None and earliest > latest:
        raise ValueError("its end lies before its beginning")
    return EdtfDate(text, earliest, latest)


def _day(moment: object) -> str | None:
    """Turn the library's struct_time (or infinity, for an open end) into an ISO day."""
    if isinstance(moment, float):
        return None
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday).isoformat()  # type: ignore[attr-defined]
