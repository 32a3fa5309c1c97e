"""Whether what is claimed about one thing could all be true."""

from itertools import combinations

from variorum.link.evidence import Evidence
from variorum.link.succession import Said
from variorum.model.claim import (
    ActorValue,
    DateValue,
    NoValue,
    PlaceValue,
    Stance,
    TermValue,
    TextValue,
    Value,
)
from variorum.model.counts import Count
from variorum.model.dates import EdtfDate
from variorum.model.finding import Rule

#: Values of which a voice may name several without contradicting itself.
SEVERAL = (ActorValue, TermValue, TextValue)


def conflict(standing: list[Said], evidence: Evidence) -> Rule | None:
    """The rule by which standing claims about one thing contradict each other, if they do."""
    if any(_denies(one, other, evidence) for one, other in combinations(standing, 2)):
        return Rule.DENIED
    if _incompatible([g for g in standing if g.stance is Stance.ASSERTS], evidence):
        return Rule.INCOMPATIBLE
    return None


def _denies(one: Said, other: Said, evidence: Evidence) -> bool:
    """Whether one group denies what the other asserts."""
    stances = {one.stance, other.stance}
    if stances != {Stance.ASSERTS, Stance.DENIES}:
        return False
    return _meets(one.value, other.value, evidence)


def _incompatible(asserted: list[Said], evidence: Evidence) -> bool:
    """Whether two assertions cannot both be true.

    Actors and terms are compared as the sets that each voice names; free texts are for reading
    and never contradict each other by rule.
    """
    if asserted and isinstance(asserted[0].value, SEVERAL):
        if isinstance(asserted[0].value, TextValue):
            return False
        named: dict[str, set[str]] = {}
        for group in asserted:
            voice = evidence.voices[group.first.claimant]
            named.setdefault(voice, set()).add(_named(group.value, evidence))
        return any(not one & other for one, other in combinations(named.values(), 2))
    return any(not _meets(a.value, b.value, evidence) for a, b in combinations(asserted, 2))


def _named(value: Value, evidence: Evidence) -> str:
    """What a set-like value names; actors joined in one voice have that in common."""
    return evidence.voices[value.actor] if isinstance(value, ActorValue) else repr(value)


def _meets(one: Value, other: Value, evidence: Evidence) -> bool:
    """Whether two values could both be true.

    Counts and dates: their intervals meet. Places: one lies in the other. Actors: they are one
    voice. Others: they are equal.
    """
    if isinstance(one, Count) and isinstance(other, Count):
        return one.meets(other)
    if isinstance(one, DateValue) and isinstance(other, DateValue):
        return _span(one).meets(_span(other))
    if isinstance(one, PlaceValue) and isinstance(other, PlaceValue):
        return (
            one == other
            or one.place in evidence.around.get(other.place, ())
            or other.place in evidence.around.get(one.place, ())
        )
    if isinstance(one, ActorValue) and isinstance(other, ActorValue):
        return _named(one, evidence) == _named(other, evidence)
    return isinstance(one, NoValue) or one == other


def _span(value: DateValue) -> EdtfDate:
    return EdtfDate(value.edtf, value.earliest, value.latest)
