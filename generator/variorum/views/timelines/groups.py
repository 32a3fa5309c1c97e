"""The parts of a timeline's list: years, or the months of one year."""

from collections.abc import Sequence
from datetime import date

import msgspec

from variorum.model.dates import parse
from variorum.views.parts import EventLine
from variorum.views.scope import Scope
from variorum.views.timelines.lanes import MOST_LANES


class Period(msgspec.Struct, frozen=True):
    """The lines that begin in one year, or in one month."""

    key: str
    """The year or month as in ISO 8601; empty for lines without a date."""
    heading: str
    """The same in words."""
    lines: tuple[EventLine, ...]


def periods(scope: Scope, lines: Sequence[EventLine]) -> list[Period]:
    """Group lines by year; many lines of one year by month, if they say it."""
    years = {line.year for line in lines if line.year}
    by_month = len(years) == 1 and len(lines) > MOST_LANES
    found: dict[str, list[EventLine]] = {}
    for line in lines:
        found.setdefault(_month(line) if by_month else line.year, []).append(line)
    keys = sorted(found, key=_order) if by_month else list(found)
    return [Period(key, _heading(scope, key, by_month), tuple(found[key])) for key in keys]


def _month(line: EventLine) -> str:
    """The month in which an event lies as a whole; else its year."""
    value = parse(line.date.edtf) if line.date else None
    if value is None or not value.earliest or not value.latest:
        return line.year
    return line.year if value.earliest[:7] != value.latest[:7] else value.earliest[:7]


def _order(key: str) -> tuple[bool, bool, str]:
    """Months, then what is of no certain month, then what has no date."""
    return (not key, len(key) == len("2024"), key)


def _heading(scope: Scope, key: str, by_month: bool) -> str:
    _, skeleton = scope.language.gettext, scope.language.skeleton
    if not key:
        return _("Date unknown")
    if len(key) > len("2024"):
        return str(skeleton("yMMMM", date(int(key[:4]), int(key[5:]), 1)))
    year = str(skeleton("y", date(int(key), 1, 1)))
    return _("%s, in no certain month") % year if by_month else year
