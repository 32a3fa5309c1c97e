"""The graphic of a timeline, from the events that its list has.

Few events have a lane each, with a mark at the date and the title beside it. Many are counted in
columns; those whose dates reach over several columns lie below as spans. Either way every event is
in exactly one mark, except that undated ones have none where there are many.
"""

from collections.abc import Callable, Sequence

import msgspec

from variorum.model.dates import EdtfDate
from variorum.views.language import Language
from variorum.views.timelines.axis import Axis, Tick, days_of, number, ticks

#: So many events have a lane each; more are counted.
MOST_LANES = 24
#: Room at both ends of the axis, in per cent, so that a mark on its edge is whole.
_INSET = 2.0
#: The least width of a span, in per cent, so that it can be seen.
_LEAST = 3.0
#: A title stands beside its mark if so many per cent are free there, and else above it.
_ROOM = 45.0
#: Heights in pixels: of the axis, of a lane, of a lane with its title above the mark.
_AXIS, _LANE, _TALL = 26, 26, 42


class Moment(msgspec.Struct, frozen=True, gc=False):
    """What the graphic needs to know of an event."""

    id: str
    """The event's id."""
    title: str
    """What it is called."""
    date: EdtfDate | None
    """When it happened."""
    is_contested: bool
    """Whether any of its findings is contested."""


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


class Lane(msgspec.Struct, frozen=True, gc=False):
    """One event with a line of its own."""

    href: str
    """Where the mark leads, from this page."""
    title: str
    """The event's title."""
    is_contested: bool
    """Whether any of its findings is contested."""
    bar: Bar | None
    """Its date; None if it is not known."""
    y: int
    """The middle of the mark, in pixels from the top."""
    top: int
    """The top of the mark."""
    title_x: float
    """Where the room for the title begins, in per cent from the left."""
    title_width: float
    """How wide that room is, in per cent."""
    title_y: int
    """The top of the title, in pixels."""
    side: str
    """The title stands ``after`` the mark in reading order, ``before`` it, or ``above``."""


class Column(msgspec.Struct, frozen=True, gc=False):
    """The events of one day, month, quarter, year, or of some years."""

    href: str
    """Where it leads, from this page: to the first of its events."""
    title: str
    """Which time it is, and how many events there are."""
    count: int
    """How many events."""
    contested: int
    """How many of them have a contested finding."""
    number: int
    """The mark's number in the figure, from 0."""
    x: float
    """Where it begins, in per cent from the left."""
    width: float
    """Its width in per cent."""
    middle: float
    """Its middle, in per cent from the left."""
    y: float
    """Its top, in pixels."""
    height: float
    """Its height in pixels."""
    contested_y: float
    """The top of the part that stands for contested events."""
    contested_height: float
    """The height of that part."""


class SpanMark(msgspec.Struct, frozen=True, gc=False):
    """Events of many whose dates reach over the same columns."""

    href: str
    """Where it leads, from this page: to the first of its events."""
    title: str
    """How many events there are."""
    count: int
    """How many events."""
    is_contested: bool
    """Whether any of them has a contested finding."""
    number: int
    """The mark's number in the figure, after those of the columns."""
    bar: Bar
    """Where they lie."""
    middle: float
    """The middle of the bar, in per cent from the left."""
    y: int
    """Its middle, in pixels from the top."""
    top: int
    """Its top."""


class TimelineFigure(msgspec.Struct, frozen=True, gc=False):
    """A drawing of events in time, as wide as there is room."""

    height: int
    """In pixels."""
    line_start: int
    """Where the lines of the ticks begin, in pixels from the top."""
    line_end: int
    """How far down the lines of the ticks reach, in pixels."""
    tick_y: int
    """The foot of the ticks' words, in pixels."""
    ticks: tuple[Tick, ...]
    """The axis."""
    lanes: tuple[Lane, ...]
    """The events one by one; empty where they are counted."""
    columns: tuple[Column, ...]
    """The events counted; empty where each has a lane."""
    stretches: tuple[SpanMark, ...]
    """Counted events whose dates are too wide for a column."""
    base: int
    """The foot of the columns, in pixels."""
    unit: float
    """The height that stands for one event in a column, in pixels."""
    peak: int | None
    """Which of the columns, from 0, is the highest and tells its number; None without columns."""
    undated: int
    """How many events have no date."""
    has_days: bool
    """Whether there is a mark of a certain day."""
    has_spans: bool
    """Whether there is a mark of a span."""
    has_open: bool
    """Whether there is a mark with an open end."""
    has_contested: bool
    """Whether there is a mark of a contested event."""


class Drawn(msgspec.Struct, frozen=True):
    """A figure, and which of its marks each event is in."""

    figure: TimelineFigure
    marks: dict[str, int]
    """The number of each dated event's mark."""
    targets: frozenset[str]
    """The events to which marks lead."""


Address = Callable[[Moment], str]


def lanes(moments: Sequence[Moment], address: Address, language: Language) -> Drawn | None:
    """Draw few events; None if there is nothing to tell apart.

    ``address`` says where an event's mark leads.
    """
    span = days_of(moment.date for moment in moments if moment.date)
    if len(moments) < 2 or span is None or span[0] == span[1]:
        return None
    axis = Axis(*span, is_mirrored=language.direction == "rtl", inset=_INSET)
    made: list[Lane] = []
    y = _AXIS
    for moment in moments:
        made.append(_lane(moment, axis, y, address(moment)))
        y += _TALL if made[-1].side == "above" else _LANE
    bars = [lane.bar for lane in made if lane.bar]
    figure = TimelineFigure(
        height=y + 4,
        line_start=20,
        line_end=y + 4,
        tick_y=14,
        ticks=ticks(axis, language),
        lanes=tuple(made),
        columns=(),
        stretches=(),
        base=0,
        unit=0,
        peak=None,
        undated=sum(moment.date is None for moment in moments),
        has_days=any(bar.is_day for bar in bars),
        has_spans=not all(bar.is_day for bar in bars),
        has_open=any(bar.is_open_left or bar.is_open_right for bar in bars),
        has_contested=any(moment.is_contested for moment in moments),
    )
    marks = {moment.id: at for at, moment in enumerate(moments)}
    return Drawn(figure, marks, frozenset(marks))


def _lane(moment: Moment, axis: Axis, top: int, href: str) -> Lane:
    if moment.date is None:
        start, end, made = 0.0, 0.0, None
    else:
        start, end = reach(moment.date, axis)
        made = bar(moment.date, axis)
    side = "after" if 100 - end >= _ROOM else "before" if start >= _ROOM else "above"
    room = {"after": (end, 100 - end), "before": (0.0, start), "above": (0.0, 100.0)}[side]
    middle = top + (_TALL - 12 if side == "above" else _LANE // 2)
    return Lane(
        href=href,
        title=moment.title,
        is_contested=moment.is_contested,
        bar=made,
        y=middle,
        top=middle - 5,
        title_x=axis.x(*room),
        title_width=round(room[1], 2),
        title_y=top + (0 if side == "above" else 2),
        side=side,
    )


def reach(value: EdtfDate, axis: Axis) -> tuple[float, float]:
    """From where to where a date's mark reaches, in per cent from the inline start.

    An open end reaches the end of the axis.
    """
    start = 0.0 if value.earliest is None else axis.at(number(value.earliest))
    end = 100.0 if value.latest is None else axis.at(number(value.latest))
    if is_day(value) or end - start >= _LEAST:
        return start, end
    start = min(max((start + end - _LEAST) / 2, 0.0), 100 - _LEAST)
    return start, start + _LEAST


def bar(value: EdtfDate, axis: Axis) -> Bar:
    """Put a date on the axis."""
    start, end = reach(value, axis)
    is_open = (value.earliest is None, value.latest is None)
    return make_bar(axis, start, end - start, is_day(value), is_open)


def make_bar(
    axis: Axis, start: float, width: float, is_day: bool, is_open: tuple[bool, bool]
) -> Bar:
    """A bar so far from the inline start, whose beginning or end may be open."""
    left, right = is_open[::-1] if axis.is_mirrored else is_open
    x = axis.x(start, width)
    return Bar(x, round(width, 2), round(x + width, 2), is_day, left, right)


def is_day(value: EdtfDate) -> bool:
    """Whether a date is one certain day."""
    return value.earliest == value.latest and not value.is_approximate
