"""Findings: what the claims about one event add up to, by the rules of evidence.

Pure functions. What is said once is written down here; what is said more than once, or crossed by
claims about something else, is weighed in ``link/weighing.py``.
"""

from collections.abc import Iterable

from variorum.link.bounds import bounds
from variorum.link.compatibility import SEVERAL
from variorum.link.concession import held_responsible, is_conceded
from variorum.link.crossings import crossings
from variorum.link.evidence import Evidence, Slot, slot_of
from variorum.link.succession import Said, by_itself, in_order, succession
from variorum.link.weighing import weigh
from variorum.model.claim import ActorValue, Claim, Stance, Value
from variorum.model.finding import Finding, FindingStatus, Rule

#: A comment is about having been asked, not about the event: it adds up to nothing.
_NOT_EVIDENCE = frozenset({"comment"})


def find(claims: Iterable[Claim], evidence: Evidence) -> tuple[Finding, ...]:
    """Add up all claims about one event, in order of property, label, category and side.

    Where everybody asked declined to comment, there is nothing to add up.
    """
    by_slot: dict[Slot, list[Claim]] = {}
    for claim in claims:
        if claim.property not in _NOT_EVIDENCE:
            by_slot.setdefault(slot_of(claim), []).append(claim)
    said = {slot: _said(in_order(by_slot[slot]), evidence) for slot in sorted(by_slot)}
    responsible = held_responsible(said, evidence)
    crossed = crossings(said, evidence)
    slots = sorted(said.keys() | crossed.keys()) if crossed else said
    found: list[Finding] = []
    for slot in slots:
        groups, crossing = said.get(slot, []), crossed.get(slot, [])
        if not crossing and all(group.stance is Stance.DECLINES for group in groups):
            continue
        if crossing or len(groups) > 1 or len(groups[0].claims) > 1:
            found.append(weigh(slot, groups, crossing, evidence, responsible))
        else:
            found.append(_said_once(slot, groups[0], evidence, responsible))
    return tuple(found)


def _said(claims: list[Claim], evidence: Evidence) -> list[Said]:
    """Group claims by voice, and by value where a voice may name several, then by succession."""
    if len(claims) == 1:
        return [by_itself(claims[0])]
    lines: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        what = repr(_bare(claim.value)) if isinstance(claim.value, SEVERAL) else ""
        lines.setdefault((evidence.voices[claim.claimant], what), []).append(claim)
    return [said for line in sorted(lines) for said in succession(lines[line], evidence.origins)]


def _bare(value: Value) -> Value:
    """A set-like value without the part that was played, for comparison."""
    return ActorValue(value.actor) if isinstance(value, ActorValue) else value


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
        conceded=is_conceded(slot, [said], evidence, responsible),
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
