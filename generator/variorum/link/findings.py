"""Findings: the rules of evidence, over the claims about one event.

Pure functions. The rules are named in ``model.finding.Rule``, whose docstrings are the manual.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

from variorum.link.bounds import bounds
from variorum.link.crossings import Crossing, crossings
from variorum.link.evidence import Evidence, Slot, slot_of
from variorum.link.stemma import independent
from variorum.link.succession import Said, by_itself, in_time, succession
from variorum.model.claim import (
    ActorValue,
    Claim,
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
from variorum.model.finding import Finding, FindingStatus, Rule

#: A comment is about having been asked, not about the event: it adds up to nothing.
NOT_EVIDENCE = frozenset({"comment"})
#: Values of which a voice may name several without contradicting itself.
_SEVERAL = (ActorValue, TermValue, TextValue)
#: The status that each rule gives.
_STATUS = {
    Rule.DENIED: FindingStatus.CONTESTED,
    Rule.INCOMPATIBLE: FindingStatus.CONTESTED,
    Rule.PART_EXCEEDS_WHOLE: FindingStatus.CONTESTED,
    Rule.CIVILIANS_OR_COMBATANTS: FindingStatus.CONTESTED,
    Rule.INDEPENDENT: FindingStatus.CORROBORATED,
    Rule.ONE_ORIGIN: FindingStatus.SINGLE_ORIGIN,
    Rule.ONE_VOICE: FindingStatus.SINGLE_VOICE,
    Rule.OWN_WORDS: FindingStatus.SINGLE_VOICE,
}
_SUPPORT = (Rule.ONE_VOICE, Rule.ONE_ORIGIN, Rule.INDEPENDENT)


def find(claims: Iterable[Claim], evidence: Evidence) -> tuple[Finding, ...]:
    """Add up all claims about one event, in order of property, label, category and side.

    Where everybody asked declined to comment, there is nothing to add up.
    """
    by_slot: dict[Slot, list[Claim]] = {}
    for claim in claims:
        if claim.property not in NOT_EVIDENCE:
            by_slot.setdefault(slot_of(claim), []).append(claim)
    said = {slot: _said(_in_time(by_slot[slot]), evidence) for slot in sorted(by_slot)}
    responsible = _responsible(said, evidence)
    crossed = crossings(said, evidence)
    slots = sorted(said.keys() | crossed.keys()) if crossed else said
    return tuple(
        _finding(slot, said.get(slot, []), crossed.get(slot, []), evidence, responsible)
        for slot in slots
        if slot in crossed or any(group.stance is not Stance.DECLINES for group in said[slot])
    )


def _said(claims: list[Claim], evidence: Evidence) -> list[Said]:
    """Group claims by voice, and by value where a voice may name several, then by succession."""
    if len(claims) == 1:
        return [by_itself(claims[0])]
    lines: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        what = repr(_bare(claim.value)) if isinstance(claim.value, _SEVERAL) else ""
        lines.setdefault((evidence.voices[claim.claimant], what), []).append(claim)
    return [said for line in sorted(lines) for said in succession(lines[line], evidence.origins)]


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
    slot: Slot,
    groups: list[Said],
    crossed: list[Crossing],
    evidence: Evidence,
    responsible: frozenset[str],
) -> Finding:
    if not crossed and len(groups) == 1 and len(groups[0].claims) == 1:
        return _said_once(slot, groups[0], evidence, responsible)
    standing = [group for group in groups if not group.superseded_by]
    relevant = [group for group in standing if group.stance is not Stance.DECLINES]
    further = _counted_instead(crossed)
    rules, weighed = _judged(relevant, further, crossed, evidence)
    status = _STATUS[rules[0]]
    is_contested = status is FindingStatus.CONTESTED
    numbers = bounds(slot, relevant, evidence, is_contested=is_contested)
    superseded = _superseded(groups) if len(standing) < len(groups) else {}
    revised = (Rule.REVISED,) if superseded else ()
    everything = _in_time([*(c for g in groups for c in g.claims), *_first(further)])
    claims = tuple([claim.id for claim in everything])
    return Finding(
        event=everything[0].event,
        property=slot.property,
        label=slot.label or None,
        who=slot.who or None,
        side=slot.side or None,
        status=status,
        conceded=_conceded(slot, relevant, evidence, responsible),
        low=numbers.low,
        best=numbers.best,
        high=numbers.high,
        rules=(*rules, *revised, *numbers.rules),
        voices=tuple(sorted({evidence.voices[group.first.claimant] for group in weighed})),
        origins=tuple(_origins(weighed, evidence)),
        claims=claims,
        standing=tuple(c for c in claims if c not in superseded) if superseded else claims,
        superseded=superseded,
        repeats={claim.id: group.first.id for group in groups for claim in group.claims[1:]},
        across=_across(crossed),
        assessed=numbers.assessed,
    )


def _said_once(slot: Slot, said: Said, evidence: Evidence, responsible: frozenset[str]) -> Finding:
    """What a single claim adds up to, which most do: there is nothing to weigh it against."""
    claim = said.first
    numbers = bounds(slot, [said], evidence, is_contested=False)
    return Finding(
        event=claim.event,
        property=claim.property,
        label=slot.label or None,
        who=slot.who or None,
        side=slot.side or None,
        status=FindingStatus.SINGLE_VOICE,
        conceded=_conceded(slot, [said], evidence, responsible),
        low=numbers.low,
        best=numbers.best,
        high=numbers.high,
        rules=(Rule.ONE_VOICE, *numbers.rules),
        voices=(evidence.voices[claim.claimant],),
        origins=(min(evidence.origins[claim.source]),),
        claims=(claim.id,),
        standing=(claim.id,),
        assessed=numbers.assessed,
    )


def _superseded(groups: list[Said]) -> dict[str, str]:
    """The claims that later ones took the place of, each with the first of these."""
    return {
        claim.id: group.superseded_by.first.id
        for group in groups
        if group.superseded_by
        for claim in group.claims
    }


def _judged(
    relevant: list[Said], further: list[Said], crossed: list[Crossing], evidence: Evidence
) -> tuple[tuple[Rule, ...], list[Said]]:
    """The rules that give the status, the weightiest first, and who bears it out."""
    conflict = _conflict(relevant, evidence) if len(relevant) > 1 else None
    conflicts = [conflict] if conflict else []
    conflicts += dict.fromkeys(crossing.rule for crossing in crossed)
    if conflicts:
        return tuple(conflicts), relevant + further
    weighed = _agreeing(relevant)
    if isinstance(weighed[0].value, TextValue):
        rule, weighed = _same_words(weighed, evidence)
        return (rule,), weighed
    return (_support(weighed, evidence),), weighed


def _counted_instead(crossed: list[Crossing]) -> list[Said]:
    """What counts say about a thing that is no count; a part says nothing about its whole."""
    return [
        said
        for crossing in crossed
        if crossing.rule is Rule.CIVILIANS_OR_COMBATANTS
        for said in crossing.said
    ]


def _across(crossed: list[Crossing]) -> tuple[str, ...]:
    """The claims about something else, each once, in order of time."""
    if not crossed:
        return ()
    firsts = _first(said for crossing in crossed for said in crossing.said)
    return tuple(dict.fromkeys(claim.id for claim in _in_time(firsts)))


def _in_time(claims: list[Claim]) -> list[Claim]:
    return sorted(claims, key=in_time) if len(claims) > 1 else claims


def _first(groups: Iterable[Said]) -> list[Claim]:
    return [group.first for group in groups]


def _conflict(standing: list[Said], evidence: Evidence) -> Rule | None:
    if any(_denies(one, other, evidence) for one, other in combinations(standing, 2)):
        return Rule.DENIED
    if _incompatible([g for g in standing if g.stance is Stance.ASSERTS], evidence):
        return Rule.INCOMPATIBLE
    return None


def _agreeing(standing: list[Said]) -> list[Said]:
    """Who bears the finding out: to deny something else does not support what is asserted."""
    return [group for group in standing if group.stance is Stance.ASSERTS] or standing


def _support(groups: list[Said], evidence: Evidence) -> Rule:
    if len({evidence.voices[group.first.claimant] for group in groups}) < 2:
        return Rule.ONE_VOICE
    return Rule.INDEPENDENT if len(_origins(groups, evidence)) >= 2 else Rule.ONE_ORIGIN


def _same_words(groups: list[Said], evidence: Evidence) -> tuple[Rule, list[Said]]:
    """How a free text is borne out: by those who say the very text that is borne out best."""
    by_words: dict[str, list[Said]] = {}
    for group in groups:
        text = group.value.text if isinstance(group.value, TextValue) else ""
        by_words.setdefault(plain_words(text), []).append(group)

    def weight(words: str) -> tuple[int, int, str]:
        same = by_words[words]
        return (-_SUPPORT.index(_support(same, evidence)), -len(same), words)

    best = by_words[min(by_words, key=weight)]
    rule = _support(best, evidence)
    if rule is Rule.ONE_VOICE and _support(groups, evidence) is not Rule.ONE_VOICE:
        return Rule.OWN_WORDS, groups
    return (rule, groups) if rule is Rule.ONE_VOICE else (rule, best)


def plain_words(text: str) -> str:
    """A free text without what does not make it another: case, spaces, the full stop."""
    return " ".join(text.casefold().split()).rstrip(". ")


def _origins(groups: list[Said], evidence: Evidence) -> list[str]:
    return independent(evidence.origins[c.source] for g in groups for c in g.founding)


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
    if asserted and isinstance(asserted[0].value, _SEVERAL):
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
