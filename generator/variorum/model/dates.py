"""Uncertain dates: EDTF (ISO 8601-2:2019) with their earliest and latest day.

The grammar is the edtf library's; complete dates, months and years, nearly all of what a corpus
holds, are read without it.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

import msgspec

_PLAIN = re.compile(r"(\d{4})(?:-(0\d|1\d)(?:-(\d\d))?)?")
#: Unspecified digits (EDTF level 2), whose bounds the edtf library cannot give for days.
_UNSPECIFIED = re.compile(r"([\dX]{4})-([\dX]{2})-([\dX]{2})[?~%]?")

#: UCDP GED's date_prec by the longest span in days that it allows.
_UCDP_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4))
_UCDP_COARSEST = 5


class EdtfDate(msgspec.Struct, frozen=True, gc=False):
    """A date as an editor wrote it, and the days it may span.

    ``earliest`` and ``latest`` are ISO days, inclusive; None is an open end (``../2022``).
    """

    edtf: str
    earliest: str | None
    latest: str | None

    @property
    def date_prec(self) -> int:
        """UCDP GED ``date_prec``: 1 a day, 2 some days, 3 a week, 4 a month, 5 coarser."""
        if self.earliest is None or self.latest is None:
            return _UCDP_COARSEST
        days = (date.fromisoformat(self.latest) - date.fromisoformat(self.earliest)).days + 1
        return next((code for most, code in _UCDP_PRECISION if days <= most), _UCDP_COARSEST)

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
            self.latest is not None
            and other.earliest is not None
            and self.latest < other.earliest
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
    if plain := _PLAIN.fullmatch(text):
        return _plain_date(text, *plain.groups())
    if partly := _UNSPECIFIED.fullmatch(text):
        return _unspecified_date(text, *partly.groups())
    return _library_date(text)


def _plain_date(text: str, year: str, month: str | None, day: str | None) -> EdtfDate:
    if year == "0000":
        raise ValueError("there is no year 0000")
    first = date(int(year), int(month or 1), int(day or 1))
    if day:
        last = first
    elif month:
        last = first.replace(day=monthrange(first.year, first.month)[1])
    else:
        last = first.replace(month=12, day=31)
    return EdtfDate(text, first.isoformat(), last.isoformat())


def _unspecified_date(text: str, year: str, month: str, day: str) -> EdtfDate:
    """Find the first and last calendar day whose digits fit, X fitting any digit."""
    months = [number for number in range(1, 13) if _fits(month, number)]
    days = [number for number in range(1, 32) if _fits(day, number)]
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    earliest = _first_valid([(first_year, m, d) for m in months for d in days])
    latest = _first_valid([(last_year, m, d) for m in reversed(months) for d in reversed(days)])
    return EdtfDate(text, earliest, latest)


def _fits(pattern: str, number: int) -> bool:
    return all(want in ("X", digit) for want, digit in zip(pattern, f"{number:02}", strict=True))


def _first_valid(candidates: list[tuple[int, int, int]]) -> str:
    for candidate in candidates:
        try:
            return date(*candidate).isoformat()
        except ValueError:
            continue
    raise ValueError("no day of the calendar fits")


def _library_date(text: str) -> EdtfDate:
    from edtf import EDTFParseException, parse_edtf  # heavy, and rarely needed

    try:
        parsed = parse_edtf(text)
        earliest, latest = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, AttributeError, OverflowError, TypeError, ValueError) as problem:
        raise ValueError("not an EDTF date") from problem
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
