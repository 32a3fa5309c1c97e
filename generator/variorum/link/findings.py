"""Findings: the rules of evidence, over the claims about one event.

Pure functions. The rules are named in ``model.finding.Rule``, whose docstrings are the manual.
"""

import builtins
from collections.abc import Iterable, Mapping
from itertools import combinations, groupby

import msgspec

from variorum.link.stemma import independent
from variorum.link.succession import Said, in_time, succession
from variorum.model.claim import (
    ActorValue,
    Claim,
    DateValue,
    NoValue,
    PlaceValue,
    Stance,
    TextValue,
    Value,
)
from variorum.model.counts import ACLED_NUMERALS, Count, Qualifier
from variorum.model.dates import EdtfDate
from variorum.model.event import Assessment
from variorum.model.finding import Finding, FindingStatus, Rule

#: A comment is about having been asked, not about the event: it adds up to nothing.
NOT_EVIDENCE = frozenset({"comment"})
#: Values of which a voice may name several without contradicting itself.
_SEVERAL = frozenset({"actor", "term", "text"})
#: The status that each rule gives.
_STATUS = {
    Rule.DENIED: FindingStatus.CONTESTED,
    Rule.INCOMPATIBLE: FindingStatus.CONTESTED,
    Rule.INDEPENDENT: FindingStatus.CORROBORATED,
    Rule.ONE_ORIGIN: FindingStatus.SINGLE_ORIGIN,
    Rule.ONE_VOICE: FindingStatus.SINGLE_VOICE,
}


class Evidence(msgspec.Struct, frozen=True):
    """What the rules need to know beside the claims.

    ``voices`` maps a claimant or actor to its voice, ``origins`` an article to its origins,
    ``around`` a place to the places that it lies in.
    """

    voices: Mapping[str, str]
    origins: Mapping[str, tuple[str, ...]]
    around: Mapping[str, tuple[str, ...]] = {}
    assessments: tuple[Assessment, ...] = ()
    numerals: str = "words"


class Slot(msgspec.Struct, frozen=True, order=True):
    """What claims must share to be about the same thing."""

    property: str
    label: str
    who: str
    side: str

    @builtins.property
    def anchor(self) -> str:
        """A name for it within its event's page."""
        words = "-".join(part for part in (self.property, self.label, self.who, self.side) if part)
        kept = "".join(c if c.isalnum() and c.isascii() else "-" for c in words.lower())
        return "finding-" + "-".join(word for word in kept.split("-") if word)


def find(claims: Iterable[Claim], evidence: Evidence) -> tuple[Finding, ...]:
    """Add up all claims about one event, in order of property, label, category and side.

    Where everybody asked declined to comment, there is nothing to add up.
    """
    relevant = [claim for claim in claims if claim.property not in NOT_EVIDENCE]
    relevant.sort(key=lambda claim: (slot_of(claim), *in_time(claim)))
    said = {
        slot: _said(list(members), evidence) for slot, members in groupby(relevant, key=slot_of)
    }
    responsible = _responsible(said, evidence)
    return tuple(
        _finding(slot, groups, evidence, responsible)
        for slot, groups in sorted(said.items())
        if any(group.stance is not Stance.DECLINES for group in groups)
    )


def slot_of(claim: Claim) -> Slot:
    """The property, label, category and side of a claim."""
    return Slot(claim.property, claim.label or "", claim.who or "", claim.side or "")


def _said(claims: list[Claim], evidence: Evidence) -> list[Said]:
    """Group claims by voice, and by value where a voice may name several, then by succession."""

    def line(claim: Claim) -> tuple[str, str]:
        several = claim.value.__struct_config__.tag in _SEVERAL
        what = repr(_bare(claim.value)) if several else ""
        return (evidence.voices[claim.claimant], what)

    ordered = sorted(claims, key=line)
    return [
        said
        for _, members in groupby(ordered, key=line)
        for said in succession(members, evidence.origins)
    ]


def _bare(value: Value) -> Value:
    """A set-like value without the part that was played, for comparison."""
    return ActorValue(value.actor) if isinstance(value, ActorValue) else value


def _responsible(said: Mapping[Slot, list[Said]], evidence: Evidence) -> frozenset[str]:
    """The voices of all actors whom a standing claim holds responsible."""
    return frozenset(
        evidence.voices[group.value.actor]
        for slot, groups in said.items()
        if slot.property == "responsible"
        for group in groups
        if not group.superseded_by
        and group.stance is Stance.ASSERTS
        and isinstance(group.value, ActorValue)
    )


def _finding(
    slot: Slot, groups: list[Said], evidence: Evidence, responsible: frozenset[str]
) -> Finding:
    standing = [group for group in groups if not group.superseded_by]
    relevant = [group for group in standing if group.stance is not Stance.DECLINES]
    rule = _conflict(relevant, evidence)
    weighed = relevant if rule else _agreeing(relevant)
    voices = sorted({evidence.voices[group.first.claimant] for group in weighed})
    origins = independent(evidence.origins[c.source] for g in weighed for c in g.founding)
    rule = rule or _support(len(voices), len(origins))
    low, best, high, count_rules = _bounds(slot, relevant, evidence)
    revised = (Rule.REVISED,) if len(standing) < len(groups) else ()
    everything = sorted((claim for group in groups for claim in group.claims), key=in_time)
    return Finding(
        event=everything[0].event,
        property=slot.property,
        label=slot.label or None,
        who=slot.who or None,
        side=slot.side or None,
        status=_STATUS[rule],
        conceded=_conceded(slot, relevant, evidence, responsible),
        low=low,
        best=best,
        high=high,
        rules=(rule, *revised, *count_rules),
        voices=tuple(voices),
        origins=tuple(origins),
        claims=tuple(claim.id for claim in everything),
        standing=tuple(c.id for c in sorted((c for g in standing for c in g.claims), key=in_time)),
        superseded={
            claim.id: group.superseded_by.first.id
            for group in groups
            if group.superseded_by
            for claim in group.claims
        },
        repeats={claim.id: group.first.id for group in groups for claim in group.claims[1:]},
    )


def _conflict(standing: list[Said], evidence: Evidence) -> Rule | None:
    if any(_denies(one, other, evidence) for one, other in combinations(standing, 2)):
        return Rule.DENIED
    if _incompatible([g for g in standing if g.stance is Stance.ASSERTS], evidence):
        return Rule.INCOMPATIBLE
    return None


def _agreeing(standing: list[Said]) -> list[Said]:
    """Who bears the finding out: to deny something else does not support what is asserted."""
    return [group for group in standing if group.stance is Stance.ASSERTS] or standing


def _support(voices: int, origins: int) -> Rule:
    if voices < 2:
        return Rule.ONE_VOICE
    return Rule.INDEPENDENT if origins >= 2 else Rule.ONE_ORIGIN


def _denies(one: Said, other: Said, evidence: Evidence) -> bool:
    """Whether one group denies what the other asserts."""
    stances = {one.stance, other.stance}
    if stances != {Stance.ASSERTS, Stance.DENIES}:
        return False
    return meets(one.value, other.value, evidence)


def _incompatible(asserted: list[Said], evidence: Evidence) -> bool:
    """Whether two assertions cannot both be true.

    Actors and terms are compared as the sets that each voice names; free texts are for reading
    and never contradict each other by rule.
    """
    if asserted and asserted[0].value.__struct_config__.tag in _SEVERAL:
        if isinstance(asserted[0].value, TextValue):
            return False
        named: dict[str, set[str]] = {}
        for group in asserted:
            voice = evidence.voices[group.first.claimant]
            named.setdefault(voice, set()).add(_named(group.value, evidence))
        return any(not one & other for one, other in combinations(named.values(), 2))
    return any(not meets(a.value, b.value, evidence) for a, b in combinations(asserted, 2))


def _named(value: Value, evidence: Evidence) -> str:
    """What a set-like value names; actors joined in one voice have that in common."""
    return evidence.voices[value.actor] if isinstance(value, ActorValue) else repr(value)


def meets(one: Value, other: Value, evidence: Evidence) -> bool:
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


def _conceded(
    slot: Slot, standing: list[Said], evidence: Evidence, responsible: frozenset[str]
) -> bool:
    """Whether the actor held responsible asserts or confirms it."""
    for group in standing:
        if group.stance is not Stance.ASSERTS:
            continue
        voice = evidence.voices[group.first.claimant]
        if slot.property == "responsible":
            value = group.value
            if isinstance(value, ActorValue) and evidence.voices[value.actor] == voice:
                return True
        elif voice in responsible:
            return True
    return False


def _bounds(
    slot: Slot, standing: list[Said], evidence: Evidence
) -> tuple[int | None, int | None, int | None, tuple[Rule, ...]]:
    """UCDP's low, best and high, with the rules that gave them."""
    asserted = [g.value for g in standing if g.stance is Stance.ASSERTS]
    counts, used_numerals = _numbers([v for v in asserted if isinstance(v, Count)], evidence)
    all_state_one = len(counts) == len(standing) and len(set(counts)) == 1 and counts[0].is_exact
    assessed = _assessed(slot, evidence)
    if not counts and assessed is None:
        return None, None, None, ()
    rules = [Rule.BOUNDS] if counts else []
    if used_numerals:
        rules.append(Rule.ACLED_NUMERALS)
    bounds = [bound for count in counts for bound in (count.min, count.max) if bound is not None]
    low = None if any(count.min is None for count in counts) else min(bounds, default=None)
    high = None if any(count.max is None for count in counts) else max(bounds, default=None)
    if assessed is not None:
        low = assessed if not counts else low if low is None else min(low, assessed)
        high = assessed if not counts else high if high is None else max(high, assessed)
        return low, assessed, high, (*rules, Rule.ASSESSED)
    agreed = counts[0].min if all_state_one else None
    return low, agreed, high, (*rules, Rule.AGREED) if agreed is not None else tuple(rules)


def _numbers(counts: list[Count], evidence: Evidence) -> tuple[list[Count], bool]:
    """Drop quantity words, or count them where the site has switched that on."""
    numbers, used = [], False
    for count in counts:
        number = ACLED_NUMERALS.get(count.word or "")
        if not count.is_word:
            numbers.append(msgspec.structs.replace(count, verbatim="", qualifier=Qualifier.EXACT))
        elif evidence.numerals == "acled" and number is not None:
            numbers.append(Count(number, number))
            used = True
    return numbers, used


def _assessed(slot: Slot, evidence: Evidence) -> int | None:
    """The latest assessment of this slot that names one number."""
    for assessment in sorted(evidence.assessments, key=lambda a: a.on.sort_key, reverse=True):
        same = (assessment.property, assessment.who or "", assessment.side or "")
        if same == (slot.property, slot.who, slot.side) and isinstance(assessment.value, Count):
            return assessment.value.min if assessment.value.is_exact else None
    return None
