"""Several claims about one thing, weighed against each other: who contradicts or bears out whom.

The rules are named in ``model.finding.Rule``, whose docstrings are the manual.
"""

from collections.abc import Iterable

from variorum.link.bounds import bounds
from variorum.link.compatibility import conflict
from variorum.link.concession import is_conceded
from variorum.link.crossings import Crossing
from variorum.link.evidence import Evidence, Slot
from variorum.link.stemma import independent
from variorum.link.succession import Said, in_order
from variorum.model.claim import Claim, Stance, TextValue
from variorum.model.finding import Finding, FindingStatus, Rule

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


def weigh(
    slot: Slot,
    groups: list[Said],
    crossed: list[Crossing],
    evidence: Evidence,
    responsible: frozenset[str],
) -> Finding:
    """What the claims about one thing add up to, with what crosses them from elsewhere.

    ``responsible`` are the voices of those who are held responsible.
    """
    standing = [group for group in groups if not group.superseded_by]
    relevant = [group for group in standing if group.stance is not Stance.DECLINES]
    further = _counted_instead(crossed)
    rules, weighed = _judged(relevant, further, crossed, evidence)
    status = _STATUS[rules[0]]
    is_contested = status is FindingStatus.CONTESTED
    numbers = bounds(slot, relevant, evidence, is_contested=is_contested)
    superseded = _superseded(groups) if len(standing) < len(groups) else {}
    revised = (Rule.REVISED,) if superseded else ()
    everything = in_order([*(c for g in groups for c in g.claims), *_first(further)])
    claims = tuple([claim.id for claim in everything])
    return Finding(
        event=everything[0].event,
        property=slot.property,
        label=slot.label or None,
        who=slot.who or None,
        side=slot.side or None,
        status=status,
        conceded=is_conceded(slot, relevant, evidence, responsible),
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
    own = conflict(relevant, evidence) if len(relevant) > 1 else None
    conflicts = [own] if own else []
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
    return tuple(dict.fromkeys(claim.id for claim in in_order(firsts)))


def _first(groups: Iterable[Said]) -> list[Claim]:
    return [group.first for group in groups]


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
        by_words.setdefault(_plain_words(text), []).append(group)

    def weight(words: str) -> tuple[int, int, str]:
        same = by_words[words]
        return (-_SUPPORT.index(_support(same, evidence)), -len(same), words)

    best = by_words[min(by_words, key=weight)]
    rule = _support(best, evidence)
    if rule is Rule.ONE_VOICE and _support(groups, evidence) is not Rule.ONE_VOICE:
        return Rule.OWN_WORDS, groups
    return (rule, groups) if rule is Rule.ONE_VOICE else (rule, best)


def _plain_words(text: str) -> str:
    """A free text without what does not make it another: case, spaces, the full stop."""
    return " ".join(text.casefold().split()).rstrip(". ")


def _origins(groups: list[Said], evidence: Evidence) -> list[str]:
    return independent(evidence.origins[c.source] for g in groups for c in g.founding)
