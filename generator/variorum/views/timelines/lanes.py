"""Few events on a timeline: each with a lane of its own, and the title beside its mark."""

from collections.abc import Sequence

from variorum.views.language import Language
from variorum.views.timelines.axis import Axis, days_of, ticks
from variorum.views.timelines.bars import bar, reach
from variorum.views.timelines.figure import Address, Drawn, Lane, Moment, TimelineFigure

#: So many events have a lane each; more are counted.
MOST_LANES = 24
#: Room at both ends of the axis, in per cent, so that a mark on its edge is whole.
_INSET = 2.0
#: A title stands beside its mark if so many per cent are free there, and else above it.
_ROOM = 45.0
#: Heights in pixels: of the axis, of a lane, of a lane with its title above the mark.
_AXIS, _LANE, _TALL = 26, 26, 42


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
