"""What somebody meant who wrote a date in another way than EDTF, for messages to propose.

Where a form may be read in two ways, both are proposed; nothing is ever taken for a date.
"""

import re
from collections.abc import Iterator

from variorum.model import dates

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_DAY_MONTH = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\.? )?([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:.*")
_SPAN = re.compile(r"(.+?) ?(?: to | until |–|—| - ) ?(.+)")
_UNKNOWN = re.compile(r"(?i)unknown|not known|undated|no date|n\.?d\.?|n/?a|none|\?+")
_FORMS = "write EDTF such as 2024-08-25, 2024-08, 2024-07-2X, 2024-07~ or 2012/2015-06"


def remedy(text: str) -> str:
    """What to write instead of a text that is no date, as the end of a message."""
    found = list(dict.fromkeys(date for date in _readings(text.strip()) if _is_date(date)))
    return f"did you mean {' or '.join(found)}?" if found else _FORMS


def _readings(text: str) -> Iterator[str]:
    if _UNKNOWN.fullmatch(text):
        yield "XXXX"
    elif match := _TIME.fullmatch(text):
        yield match[1]
    elif match := _YEAR_FIRST.fullmatch(text):
        year, first, second = match.groups()
        usual = _joined(year, first, second)
        yield usual if _is_date(usual) else _joined(year, second, first)
    elif match := _YEAR_LAST.fullmatch(text):
        first, second, year = match.groups()
        yield _joined(year, second, first)
        yield _joined(year, first, second)
    elif match := _DAY_MONTH.fullmatch(text):
        yield _named(match[3], match[2], match[1])
    elif match := _MONTH_DAY.fullmatch(text):
        yield _named(match[3], match[1], match[2])
    elif match := _SPAN.fullmatch(text):
        begins, ends = (list(_possible(part)) for part in match.groups())
        yield from (f"{begin}/{end}" for begin in begins for end in ends)


def _possible(text: str) -> Iterator[str]:
    """The dates that one end of a span may be; itself, if it is one."""
    yield from [text] if _is_date(text) else filter(_is_date, _readings(text))


def _joined(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"


def _named(year: str, name: str, day: str | None) -> str:
    short = name[:3].lower()
    if short not in _MONTHS:
        return ""
    month = str(_MONTHS.index(short) + 1)
    return _joined(year, month, day) if day else f"{year}-{int(month):02}"


def _is_date(text: str) -> bool:
    try:
        dates.parse(text)
    except ValueError:
        return False
    return bool(text)
