"""Uncertain dates in the forms of citation programs, never more precise than they are."""

import re
from functools import lru_cache

import msgspec

from variorum.model.dates import EdtfDate

_MARKS = re.compile(r"[?~%]$")
_UNSPECIFIED_END = re.compile(r"(-XX){1,2}$")
_CALENDAR = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)
_SEASON = re.compile(r"(\d{4})-2([1-4])", re.ASCII)
#: The forms of one date that biblatex reads (manual 3.20, section 2.3.8), apart from the marks.
_BIBLATEX = re.compile(
    r"\d{4}(-\d\d(-\d\d)?)?|\d{3}X|\d\dXX|\d{4}-XX(-XX)?|\d{4}-\d\d-XX|\.\.", re.ASCII
)

#: A day is that of many claims.
_AT_HAND = 4096


class CslDate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A date variable of CSL-JSON: one date, or the two ends of a range.

    Source: CSL 1.0.2, ``schemas/input/csl-data.json``.
    """

    date_parts: list[list[int]] = msgspec.field(name="date-parts", default_factory=list)
    season: int | None = None
    circa: bool = False
    literal: str = ""


class Dated(msgspec.Struct, frozen=True, gc=False):
    """A date in the forms of all programs."""

    biblatex: str
    bibtex_year: str
    ris_year: str
    ris: str
    csl: CslDate


@lru_cache(maxsize=_AT_HAND)
def dated(date: EdtfDate, words: str) -> Dated:
    """A date in all forms; ``words`` say it where a program cannot."""
    return Dated(
        biblatex=biblatex_date(date),
        bibtex_year=bibtex_year(date),
        ris_year=ris_year(date),
        ris=ris_date(date, words),
        csl=csl_date(date, words),
    )


def csl_date(date: EdtfDate, words: str) -> CslDate:
    """A date for CSL: what no date can say is a range of its bounds, an open end stays in words."""
    if season := _SEASON.fullmatch(_MARKS.sub("", date.edtf)):
        year, number = season.groups()
        return CslDate(date_parts=[[int(year)]], season=int(number), circa=date.is_approximate)
    ends = [_parts(end) for end in date.edtf.split("/")]
    if all(ends):
        return CslDate(date_parts=[end for end in ends if end], circa=date.is_approximate)
    if date.earliest is None or date.latest is None:
        return CslDate(literal=words)
    bounds = [_numbers(date.earliest), _numbers(date.latest)]
    return CslDate(date_parts=bounds, circa=True)


def _parts(text: str) -> list[int] | None:
    """Year, month and day as far as they are known; None where digits are missing within them."""
    plain = _UNSPECIFIED_END.sub("", _MARKS.sub("", text))
    return _numbers(plain) if _CALENDAR.fullmatch(plain) else None


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split("-")]


def biblatex_date(date: EdtfDate) -> str:
    """A date for biblatex, which reads EDTF but not all of it; otherwise its bounds."""
    if all(_BIBLATEX.fullmatch(_MARKS.sub("", end)) for end in date.edtf.split("/")):
        return date.edtf
    return f"{date.earliest or '..'}/{date.latest or '..'}"


def bibtex_year(date: EdtfDate) -> str:
    """The year or years, for styles that know nothing else."""
    years = [day[:4] for day in (date.earliest, date.latest) if day]
    return "--".join(dict.fromkeys(years))


def ris_year(date: EdtfDate) -> str:
    """The year that a date begins in, or the only one known."""
    return (date.earliest or date.latest or "")[:4]


def ris_date(date: EdtfDate, words: str) -> str:
    """``YYYY/MM/DD/other``: what both bounds share, and the words where that is not all."""
    if date.earliest == date.latest and date.earliest and not date.is_approximate:
        return date.earliest.replace("-", "/") + "/"
    shared = [ris_year(date), "", ""]
    if date.earliest and date.latest:
        first, last = date.earliest.split("-"), date.latest.split("-")
        for at in (1, 2):
            if first[: at + 1] == last[: at + 1]:
                shared[at] = first[at]
    return f"{'/'.join(shared)}/{words}"
