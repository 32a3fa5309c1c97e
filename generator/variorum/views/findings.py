"""Findings as lines of an event's page."""

from collections.abc import Iterable, Mapping

from variorum.link.evidence import slot_of
from variorum.link.succession import in_time
from variorum.model.claim import Claim
from variorum.model.finding import Finding, FindingStatus, Rule
from variorum.model.vocabulary import PropertyType
from variorum.views import wording
from variorum.views.lines import (
    Speakers,
    cells,
    claimed_text,
    role_text,
    slot_text,
    topic_text,
    value_text,
)
from variorum.views.parts import AcrossLine, FindingLine, ValueLine
from variorum.views.scope import Scope


def finding_lines(scope: Scope, event: str) -> tuple[FindingLine, ...]:
    """All findings about an event: counts first, then by property as the vocabulary orders them."""
    claims = {claim.id: claim for claim in scope.graph.claims(event)}
    speakers = Speakers(scope, event)
    ordered = in_order(scope, scope.graph.findings(event))
    return tuple(_finding_line(scope, finding, claims, speakers) for finding in ordered)


def in_order(scope: Scope, findings: Iterable[Finding]) -> list[Finding]:
    """Findings as the vocabulary orders their properties; wholes before their parts."""
    order = {name: at for at, name in enumerate(scope.vocabulary.properties)}
    return sorted(findings, key=lambda f: (order[f.property], *wide_first(scope, f)))


def wide_first(scope: Scope, about: Finding | Claim) -> tuple[str, str, int, str]:
    """Within a property: by side, then wholes before their parts."""
    depth, category = 0, about.who
    while category is not None and category in scope.vocabulary.categories:
        depth, category = depth + 1, scope.vocabulary.categories[category].within
    return (about.label or "", about.side or "", depth, about.who or "")


def _finding_line(
    scope: Scope, finding: Finding, claims: Mapping[str, Claim], speakers: Speakers
) -> FindingLine:
    language, vocabulary = scope.language, scope.vocabulary
    kind = vocabulary.properties[finding.property]
    slot = slot_of(finding)
    own = [c for c in map(claims.__getitem__, finding.claims) if slot_of(c) == slot]
    values = standing_values(scope, finding, claims)
    is_contested = finding.status is FindingStatus.CONTESTED
    return FindingLine(
        anchor=slot.anchor,
        topic=slot_text(scope, finding),
        property=finding.property,
        side=scope.ref(finding.side) if finding.side else None,
        is_count=kind.type is PropertyType.COUNT,
        figure=figure(scope, finding, values),
        sentence=_sentence(scope, finding) if is_contested else "",
        values=values,
        low=finding.low,
        best=finding.best,
        high=finding.high,
        status=finding.status.value,
        status_text=wording.status_text(finding, language),
        is_contested=is_contested,
        is_revised=Rule.REVISED in finding.rules,
        is_assessed=finding.assessed is not None,
        assessed=_assessed(scope, finding),
        conceded=finding.conceded,
        rules=tuple(wording.rule_text(rule, language) for rule in finding.rules),
        voices=tuple(speakers.name(voice) for voice in finding.voices),
        origins=tuple(scope.ref(origin) for origin in finding.origins),
        cells=cells(scope, own, speakers),
        across=tuple(_across(scope, claims[claim]) for claim in finding.across if claim in claims),
    )


def figure(scope: Scope, finding: Finding, values: Iterable[ValueLine]) -> str:
    """The result in words: the number, the bounds, or the values that stand."""
    language = scope.language
    if finding.best is not None:
        return language.number(finding.best)
    if finding.low is not None or finding.high is not None:
        ends = _ends(scope, finding)
        is_open = finding.status is FindingStatus.CONTESTED
        return wording.between(*ends, language) if is_open else language.interval(*ends)
    return language.gettext("; ").join(dict.fromkeys(map(_said, values)))


def _said(line: ValueLine) -> str:
    """A value in a list of values: an assertion needs no verb, a denial does."""
    if not line.value:
        return line.stance_text
    return line.value if line.stance == "asserts" else f"{line.stance_text} {line.value}"


def _sentence(scope: Scope, finding: Finding) -> str:
    """A contested number as a sentence of its own."""
    if finding.low is None and finding.high is None:
        return ""
    within = Rule.PART_EXCEEDS_WHOLE in finding.rules and len(finding.voices) == 1
    figure = wording.contested_figure(*_ends(scope, finding), scope.language, within_one=within)
    return f"{figure[:1].upper()}{figure[1:]}."


def _ends(scope: Scope, finding: Finding) -> tuple[str | None, str | None]:
    number = scope.language.number
    return (
        None if finding.low is None else number(finding.low),
        None if finding.high is None else number(finding.high),
    )


def _assessed(scope: Scope, finding: Finding) -> str:
    """An editor's reading of what is no single number; ``best`` shows the others."""
    if finding.assessed is None or finding.best is not None:
        return ""
    return value_text(scope, finding.property, finding.assessed)


def _across(scope: Scope, claim: Claim) -> AcrossLine:
    return AcrossLine(
        topic=topic_text(scope, claim),
        value=claimed_text(scope, claim),
        claimant=scope.ref(claim.claimant),
        claim=f"claim-{claim.id}",
    )


def standing_values(
    scope: Scope, finding: Finding, claims: Mapping[str, Claim]
) -> tuple[ValueLine, ...]:
    """The different values that stand, in order of time, each with who says so.

    What a count of something else says is named with what it counts.
    """
    slot = slot_of(finding)

    def said(claim: Claim) -> tuple[str, str, str]:
        value = claimed_text(scope, claim)
        if slot_of(claim) != slot:
            value = scope.language.labelled(topic_text(scope, claim), value)
        return (value, role_text(scope, claim), claim.stance.value)

    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in sorted((claims[claim] for claim in finding.standing), key=in_time):
        groups.setdefault(said(claim), []).append(claim)
    return tuple(
        ValueLine(
            value=value,
            ref=scope.ref(about) if (about := wording.referred(members[0].value)) else None,
            role=role,
            stance=stance,
            stance_text=wording.stance_text(members[0].property, members[0].stance, scope.language),
            claimants=tuple(scope.ref(c) for c in dict.fromkeys(m.claimant for m in members)),
            claim=f"claim-{members[0].id}",
        )
        for (value, role, stance), members in groups.items()
    )
