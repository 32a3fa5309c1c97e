"""Low, best and high: UCDP's three numbers, with the rules that gave them."""

from collections.abc import Iterable

import msgspec

from variorum.link.evidence import Evidence, Slot, slot_of
from variorum.link.succession import Said
from variorum.model.claim import Stance, Value
from variorum.model.counts import ACLED_NUMERALS, Count
from variorum.model.finding import Rule

#: The bounds of a count; None is open.
_Interval = tuple[int | None, int | None]


class Bounds(msgspec.Struct, frozen=True):
    """What the numbers of a finding are; None is open or unknown."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    rules: tuple[Rule, ...] = ()
    assessed: Value | None = None


_NONE = Bounds()


def bounds(slot: Slot, standing: list[Said], evidence: Evidence, *, is_contested: bool) -> Bounds:
    """Add up the numbers of a slot's standing claims, and what an editor judged."""
    asserted = [g.value for g in standing if g.stance is Stance.ASSERTS]
    counts, used_numerals = _numbers(asserted, evidence)
    assessed = _assessed(slot, evidence)
    if not counts and assessed is None:
        return _NONE
    judged = assessed.min if isinstance(assessed, Count) and assessed.is_exact else None
    if not counts and judged is None:
        is_reading = assessed is not None and not isinstance(assessed, Count)
        return Bounds(rules=(Rule.ASSESSED,) if is_reading else (), assessed=assessed)
    rules = [Rule.BOUNDS] if counts else []
    if used_numerals:
        rules.append(Rule.ACLED_NUMERALS)
    low, high = _ends(counts)
    if judged is not None:
        low = judged if not counts else low if low is None else min(low, judged)
        high = judged if not counts else high if high is None else max(high, judged)
        return Bounds(low, judged, high, (*rules, Rule.ASSESSED), assessed)
    all_state_one = len(counts) == len(standing) and len(set(counts)) == 1 and low == high
    if all_state_one and low is not None and not is_contested:
        return Bounds(low, low, high, (*rules, Rule.AGREED), assessed)
    return Bounds(low, None, high, tuple(rules), assessed)


def _ends(counts: list[_Interval]) -> _Interval:
    """The lowest and the highest bound; None where one is open, or there is none."""
    if len(counts) == 1:
        return counts[0]
    least, most = [low for low, _ in counts], [high for _, high in counts]
    named = [bound for bound in (*least, *most) if bound is not None]
    return (
        None if None in least else min(named, default=None),
        None if None in most else max(named, default=None),
    )


def _numbers(values: Iterable[Value], evidence: Evidence) -> tuple[list[_Interval], bool]:
    """Drop quantity words, or count them where the site has switched that on."""
    numbers, used = list[_Interval](), False
    for count in values:
        if not isinstance(count, Count):
            continue
        if count.word is None:
            numbers.append((count.min, count.max))
        elif evidence.vocabulary.numerals == "acled" and count.word in ACLED_NUMERALS:
            number = ACLED_NUMERALS[count.word]
            numbers.append((number, number))
            used = True
    return numbers, used


def _assessed(slot: Slot, evidence: Evidence) -> Value | None:
    """What the latest assessment of a slot says."""
    if not evidence.assessments:
        return None
    own = [assessment for assessment in evidence.assessments if slot_of(assessment) == slot]
    latest = max(own, key=lambda assessment: assessment.on.sort_key, default=None)
    return latest.value if latest else None
