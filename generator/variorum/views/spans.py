"""Dates as bars on one scale: a day is a dot, an uncertain date the span in which it lies."""

from collections.abc import Sequence
from datetime import date

import msgspec

from variorum.model.dates import EdtfDate

#: The least width of a bar that is no dot, in per cent, so that it can be seen.
_LEAST = 2.0


class Bar(msgspec.Struct, frozen=True, gc=False):
    """Where a date lies on the scale, in per cent of its length."""

    start: float
    """Where it begins; the middle of a dot."""
    width: float
    """How far it reaches; 0 for a dot."""
    is_day: bool
    """Whether it is one certain day."""
    is_open_before: bool
    """Whether its beginning is open."""
    is_open_after: bool
    """Whether its end is open."""


class Scale(msgspec.Struct, frozen=True):
    """The first and the last day that dates name, as numbers of days."""

    first: int
    last: int

    @property
    def days(self) -> tuple[str, str]:
        """Both ends as ISO days."""
        return date.fromordinal(self.first).isoformat(), date.fromordinal(self.last).isoformat()


def scale_of(dates: Sequence[EdtfDate]) -> Scale | None:
    """The scale that holds all dates; None if there is nothing to tell apart."""
    days = [day for each in dates for day in (each.earliest, each.latest) if day is not None]
    if len(dates) < 2 or not days or min(days) == max(days):
        return None
    return Scale(_number(min(days)), _number(max(days)))


def bar(value: EdtfDate, scale: Scale) -> Bar:
    """Put a date on the scale; an open end reaches the scale's own."""
    length = scale.last - scale.first
    first = scale.first if value.earliest is None else _number(value.earliest)
    last = scale.last if value.latest is None else _number(value.latest)
    is_day = value.earliest == value.latest and not value.is_approximate
    start = 100 * (first - scale.first) / length
    width = 0.0 if is_day else max(100 * (last - first) / length, _LEAST)
    return Bar(
        start=round(min(start, 100 - width), 2),
        width=round(width, 2),
        is_day=is_day,
        is_open_before=value.earliest is None,
        is_open_after=value.latest is None,
    )


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()
