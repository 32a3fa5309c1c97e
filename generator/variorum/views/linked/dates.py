"""Uncertain dates in ISO 8601, as far as it can say what they say."""

import re
from functools import lru_cache

from variorum.model.dates import EdtfDate

_CALENDAR = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)
_UNSPECIFIED_END = re.compile(r"(-XX){1,2}$")


@lru_cache(maxsize=4096)
def iso_date(text: str) -> str:
    """A day, month or year; empty for what is uncertain, approximate or anything else.

    ``2024-07-XX`` is some day of the month, which is what ``2024-07`` says.
    """
    plain = _UNSPECIFIED_END.sub("", text)
    return plain if _CALENDAR.fullmatch(plain) else ""


def iso_span(date: EdtfDate | None) -> tuple[str, str]:
    """Beginning and end, each empty where it is not known well enough."""
    if date is None:
        return "", ""
    start, _, end = date.edtf.partition("/")
    return iso_date(start), iso_date(end)
