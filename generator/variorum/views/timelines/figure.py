"""The graphic of a timeline, from the events that its list has.

Few events have a lane each, with a mark at the date and the title beside it (``lanes.py``). Many
are counted in columns; those whose dates reach over several columns lie below as spans
(``columns.py``). Either way every event is in exactly one mark, except that undated ones have none
where there are many.
"""

from collections.abc import Callable

import msgspec

from variorum.model.dates import EdtfDate
from variorum.views.timelines.axis import Tick
from variorum.views.timelines.bars import Bar


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


#: Where the mark of an event leads.
Address = Callable[[Moment], str]
