"""An axis of time: where days lie on it, its ticks, and the steps in which it can be cut.

Time runs from the inline start to the inline end, as the text does: in Arabic from right to left.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from variorum.model.dates import EdtfDate
from variorum.views.language import Language

#: So many ticks are legible side by side on a phone, by their unit.
_MOST_TICKS = {"day": 5, "month": 5, "year": 7}


class Step(msgspec.Struct, frozen=True):
    """A length of time by the calendar: some days, months or years."""

    unit: str
    """``day``, ``month`` or ``year``."""
    size: int

    def index(self, day: int) -> int:
        """The number of the step in which a day lies; days are counted from 1 January of year 1."""
        if self.unit == "day":
            return (day - 1) // self.size
        when = date.fromordinal(day)
        at = when.year if self.unit == "year" else 12 * when.year + when.month - 1
        return at // self.size

    def index_of(self, day: str) -> int:
        """The same for an ISO day."""
        if self.unit == "day":
            return self.index(number(day))
        year = int(day[:4])
        return (year if self.unit == "year" else 12 * year + int(day[5:7]) - 1) // self.size

    def start(self, index: int) -> int:
        """The first day of a step; one beyond the calendar begins after its last day."""
        at = index * self.size
        if self.unit == "day":
            return min(at + 1, _LAST)
        year, month = (at, 0) if self.unit == "year" else divmod(at, 12)
        return _LAST if year > date.max.year else date(max(year, 1), month + 1, 1).toordinal()


_LAST = date.max.toordinal() + 1
_YEARS = tuple(Step("year", factor * 10**power) for power in range(4) for factor in (1, 2, 5))
#: The steps between ticks, finest first.
TICK_STEPS = (
    *(Step("day", size) for size in (1, 2, 7, 14)),
    *(Step("month", size) for size in (1, 2, 3, 6)),
    *_YEARS,
)
#: The steps of columns, finest first.
COLUMN_STEPS = (Step("day", 1), Step("month", 1), Step("month", 3), *_YEARS)


class Tick(msgspec.Struct, frozen=True, gc=False):
    """A mark on the axis."""

    x: float
    """Where it is, in per cent of the width from the left."""
    text: str
    """The day, month or year that begins here."""


class Axis(msgspec.Struct, frozen=True):
    """The days from ``first`` to ``last``, drawn over a width of 100 per cent."""

    first: int
    last: int
    is_mirrored: bool
    """Whether time runs from right to left."""
    inset: float = 0.0
    """Room that is left at both ends, in per cent."""

    def at(self, day: int) -> float:
        """Where a day lies, in per cent from the inline start."""
        share = (day - self.first) / (self.last - self.first)
        return self.inset + (100 - 2 * self.inset) * share

    def x(self, start: float, width: float = 0.0) -> float:
        """What lies so far from the inline start, in per cent from the left."""
        return round(100 - start - width if self.is_mirrored else start, 2)


def days_of(dates: Iterable[EdtfDate]) -> tuple[int, int] | None:
    """The first and the last day that dates name, as numbers; None if none does."""
    named = [day for each in dates for day in (each.earliest, each.latest) if day is not None]
    return (number(min(named)), number(max(named))) if named else None


def number(day: str) -> int:
    """The number of an ISO day, counted from 1 January of year 1."""
    return date.fromisoformat(day).toordinal()


def step_for(first: int, last: int, steps: tuple[Step, ...], most: int) -> Step:
    """The finest step of which not more than so many reach from one day to another."""
    return next((s for s in steps if s.index(last) - s.index(first) < most), steps[-1])


def ticks(axis: Axis, language: Language, shift: float = 0.0) -> tuple[Tick, ...]:
    """The ticks of an axis: the beginnings of days, months or years that lie on it.

    ``shift`` moves them on by so many per cent, to the middle of a column.
    """
    step, days = next(_fitting(axis))
    made: list[Tick] = []
    shown = None
    for day in days:
        when = date.fromordinal(day)
        text = language.skeleton(_skeleton(step, is_new=when.year != shown), when)
        shown = when.year
        at = axis.at(day) + shift
        if at <= 100:
            made.append(Tick(axis.x(at), text))
    return tuple(made)


def _fitting(axis: Axis) -> Iterator[tuple[Step, list[int]]]:
    """The steps whose beginnings have room on an axis, finest first, with these days."""
    last = min(axis.last, _LAST - 1)
    for step in TICK_STEPS:
        indexes = range(step.index(axis.first), step.index(last) + 1)
        if len(indexes) <= _MOST_TICKS[step.unit] + 1:
            days = [day for day in map(step.start, indexes) if axis.first <= day <= last]
            if len(days) <= _MOST_TICKS[step.unit]:
                yield step, days


def _skeleton(step: Step, *, is_new: bool) -> str:
    """CLDR's name for the form of a tick's words; the year is said where it is a new one."""
    if step.unit == "year":
        return "y"
    form = "MMMd" if step.unit == "day" else "MMM"
    return f"y{form}" if is_new else form


def words_of(step: Step, index: int, language: Language) -> str:
    """A step in words: a day, a month, a quarter, a year, or some years."""
    first = date.fromordinal(step.start(index))
    if step.unit == "day":
        return str(language.skeleton("yMMMMd", first))
    if step.unit == "month":
        return str(language.skeleton("yMMMM" if step.size == 1 else "yQQQ", first))
    year = language.skeleton("y", first)
    if step.size == 1:
        return str(year)
    last = date.fromordinal(step.start(index + 1) - 1)
    return f"{year}–{language.skeleton('y', last)}"
