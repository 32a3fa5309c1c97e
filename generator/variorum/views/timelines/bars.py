"""Dates as bars on an axis."""

import msgspec

from variorum.model.dates import EdtfDate
from variorum.views.timelines.axis import Axis, number

#: The least width of a span, in per cent, so that it can be seen.
_LEAST = 3.0


class Bar(msgspec.Struct, frozen=True, gc=False):
    """A date on the axis; measures in per cent of the width, from the left."""

    x: float
    """Where it begins; the middle of a day."""
    width: float
    """How far it reaches; 0 for a day."""
    end: float
    """Where it ends."""
    is_day: bool
    """Whether it is one certain day."""
    is_open_left: bool
    """Whether it has no known end on the left."""
    is_open_right: bool
    """Whether it has no known end on the right."""


def bar(value: EdtfDate, axis: Axis) -> Bar:
    """Put a date on the axis."""
    start, end = reach(value, axis)
    is_open = (value.earliest is None, value.latest is None)
    return make_bar(axis, start, end - start, _is_day(value), is_open)


def make_bar(
    axis: Axis, start: float, width: float, is_day: bool, is_open: tuple[bool, bool]
) -> Bar:
    """A bar so far from the inline start, whose beginning or end may be open."""
    left, right = is_open[::-1] if axis.is_mirrored else is_open
    x = axis.x(start, width)
    return Bar(x, round(width, 2), round(x + width, 2), is_day, left, right)


def reach(value: EdtfDate, axis: Axis) -> tuple[float, float]:
    """From where to where a date's mark reaches, in per cent from the inline start.

    An open end reaches the end of the axis.
    """
    start = 0.0 if value.earliest is None else axis.at(number(value.earliest))
    end = 100.0 if value.latest is None else axis.at(number(value.latest))
    if _is_day(value) or end - start >= _LEAST:
        return start, end
    start = min(max((start + end - _LEAST) / 2, 0.0), 100 - _LEAST)
    return start, start + _LEAST


def _is_day(value: EdtfDate) -> bool:
    """Whether a date is one certain day."""
    return value.earliest == value.latest and not value.is_approximate
