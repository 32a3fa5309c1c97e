"""Many events on a timeline: counted by day, month, quarter or years."""

from collections.abc import Sequence

from variorum.model.dates import EdtfDate
from variorum.views.language import Language
from variorum.views.timelines.axis import (
    COLUMN_STEPS,
    Axis,
    days_of,
    step_for,
    ticks,
    words_of,
)
from variorum.views.timelines.bars import make_bar
from variorum.views.timelines.figure import (
    Address,
    Column,
    Drawn,
    Moment,
    SpanMark,
    TimelineFigure,
)
from variorum.views.timelines.lanes import MOST_LANES, lanes

#: So many columns can be told apart on a phone.
_MOST_COLUMNS = 62
#: So many rows of spans lie below the columns.
_MOST_ROWS = 6
#: In pixels: the highest column, one event in it at most, the room above it for its number, the
#: axis, a row of spans.
_PEAK, _UNIT, _TOP, _AXIS, _ROW = 120, 10, 18, 26, 20

#: From which to which step some events reach; None is an open end.
Reach = tuple[int | None, int | None]


def draw(
    moments: Sequence[Moment], one: Address, first: Address, language: Language
) -> Drawn | None:
    """Draw events in time, each by itself if they are few, and else counted.

    ``one`` says where an event's own mark leads, ``first`` where the mark of several does.
    """
    if len(moments) <= MOST_LANES:
        return lanes(moments, one, language)
    return columns(moments, first, language)


def columns(moments: Sequence[Moment], address: Address, language: Language) -> Drawn | None:
    """Draw many events; None if there is nothing to tell apart.

    ``address`` says where the mark leads whose first event it is given.
    """
    dated = [moment for moment in moments if moment.date]
    span = days_of(moment.date for moment in dated if moment.date)
    if span is None or span[0] == span[1]:
        return None
    return _Drawing(moments, span, address, language).draw()


class _Drawing:
    """The work on one figure."""

    def __init__(
        self,
        moments: Sequence[Moment],
        span: tuple[int, int],
        address: Address,
        language: Language,
    ) -> None:
        self._moments = moments
        self._address, self._language = address, language
        self._step = step_for(*span, COLUMN_STEPS, _MOST_COLUMNS)
        self._first, self._last = self._step.index(span[0]), self._step.index(span[1])
        self._axis = Axis(
            self._step.start(self._first),
            self._step.start(self._last + 1),
            is_mirrored=language.direction == "rtl",
        )

    @property
    def _half(self) -> float:
        """Half of the first column, in per cent."""
        return self._axis.at(self._step.start(self._first + 1)) / 2

    def draw(self) -> Drawn:
        counted, wide = self._sorted_out()
        peak = max(map(len, counted.values()), default=0)
        unit = min(round(_PEAK / peak, 3), _UNIT) if peak else 0
        base = _TOP + round(peak * unit) if peak else 0
        made = [
            self._column(at, index, counted[index], unit, base)
            for at, index in enumerate(sorted(counted))
        ]
        rows, groups = self._rows(wide)
        stretches = [
            self._stretch(len(made) + at, reach, groups[reach], base + _AXIS + rows[reach] * _ROW)
            for at, reach in enumerate(rows)
        ]
        height = base + _AXIS + (max(rows.values()) + 1) * _ROW if rows else base + _AXIS
        figure = TimelineFigure(
            height=height + 4,
            line_start=base,
            line_end=base + 5,
            tick_y=base + 18,
            ticks=ticks(self._axis, self._language, self._half),
            lanes=(),
            columns=tuple(made),
            stretches=tuple(stretches),
            base=base,
            unit=unit,
            peak=max(range(len(made)), key=lambda at: made[at].count, default=None),
            undated=sum(moment.date is None for moment in self._moments),
            has_days=False,
            has_spans=bool(stretches),
            has_open=any(s.bar.is_open_left or s.bar.is_open_right for s in stretches),
            has_contested=any(moment.is_contested for moment in self._moments),
        )
        ordered = [counted[index] for index in sorted(counted)] + [groups[r] for r in rows]
        marks = {moment.id: at for at, group in enumerate(ordered) for moment in group}
        return Drawn(figure, marks, frozenset(group[0].id for group in ordered))

    def _sorted_out(self) -> tuple[dict[int, list[Moment]], dict[Reach, list[Moment]]]:
        """Events by the column that they lie in, and those that reach over several."""
        counted: dict[int, list[Moment]] = {}
        wide: dict[Reach, list[Moment]] = {}
        for moment in self._moments:
            if moment.date is None:
                continue
            first, last = self._reach(moment.date)
            if first is not None and first == last:
                counted.setdefault(first, []).append(moment)
            else:
                wide.setdefault((first, last), []).append(moment)
        return counted, wide

    def _reach(self, value: EdtfDate) -> Reach:
        index = self._step.index_of
        first = None if value.earliest is None else index(value.earliest)
        if value.earliest == value.latest:
            return first, first
        return first, None if value.latest is None else index(value.latest)

    def _column(
        self, at: int, index: int, moments: Sequence[Moment], unit: float, base: int
    ) -> Column:
        start = self._axis.at(self._step.start(index))
        width = self._axis.at(self._step.start(index + 1)) - start
        contested = sum(moment.is_contested for moment in moments)
        height = len(moments) * unit
        return Column(
            href=self._address(moments[0]),
            title=self._title(words_of(self._step, index, self._language), moments),
            count=len(moments),
            contested=contested,
            number=at,
            x=self._axis.x(start + 0.1 * width, 0.8 * width),
            width=round(0.8 * width, 2),
            middle=self._axis.x(start + width / 2),
            y=round(base - height, 2),
            height=round(height, 2),
            contested_y=round(base - contested * unit, 2),
            contested_height=round(contested * unit, 2),
        )

    def _title(self, when: str, moments: Sequence[Moment]) -> str:
        _, ngettext = self._language.gettext, self._language.ngettext
        events = ngettext("%(num)d event", "%(num)d events", len(moments))
        events = events.replace("%(num)d", self._language.number(len(moments)))
        contested = sum(moment.is_contested for moment in moments)
        words = {
            "when": when,
            "events": events,
            "contested": self._language.number(contested),
        }
        if contested:
            return _("%(when)s: %(events)s, contested: %(contested)s") % words
        return _("%(when)s: %(events)s") % words

    def _rows(
        self, wide: dict[Reach, list[Moment]]
    ) -> tuple[dict[Reach, int], dict[Reach, list[Moment]]]:
        """Put spans into rows side by side, made coarser until they fit."""
        width = 1
        while True:
            groups: dict[Reach, list[Moment]] = {}
            for reach, moments in wide.items():
                groups.setdefault(self._coarse(reach, width), []).extend(moments)
            rows = _packed(groups)
            if max(rows.values(), default=0) < _MOST_ROWS:
                return rows, groups
            width *= 2

    def _coarse(self, reach: Reach, width: int) -> Reach:
        """A reach that begins and ends with a step so many columns wide."""
        first, last = reach
        if first is not None:
            first = self._first + (first - self._first) // width * width
        if last is not None:
            last = self._first + ((last - self._first) // width + 1) * width - 1
            last = min(last, self._last)
        return first, last

    def _stretch(self, at: int, reach: Reach, moments: list[Moment], top: int) -> SpanMark:
        first = self._first if reach[0] is None else reach[0]
        last = self._last if reach[1] is None else reach[1]
        start = self._axis.at(self._step.start(first))
        width = self._axis.at(self._step.start(last + 1)) - start
        one, other = (words_of(self._step, index, self._language) for index in (first, last))
        words = self._language.gettext("%(from)s to %(to)s") % {"from": one, "to": other}
        bar = make_bar(self._axis, start, width, False, (reach[0] is None, reach[1] is None))
        return SpanMark(
            href=self._address(moments[0]),
            title=self._title(words, moments),
            count=len(moments),
            is_contested=any(moment.is_contested for moment in moments),
            number=at,
            bar=bar,
            middle=round(bar.x + width / 2, 2),
            y=top + 10,
            top=top + 4,
        )


def _packed(groups: dict[Reach, list[Moment]]) -> dict[Reach, int]:
    """A row for each reach, so that those in one row do not meet."""
    ends: list[float] = []
    rows: dict[Reach, int] = {}
    for reach in sorted(groups, key=_sorting):
        first, last = _sorting(reach)
        row = next((at for at, end in enumerate(ends) if end < first), len(ends))
        ends[row : row + 1] = [last]
        rows[reach] = row
    return rows


def _sorting(reach: Reach) -> tuple[float, float]:
    first, last = reach
    return (-float("inf") if first is None else first, float("inf") if last is None else last)
