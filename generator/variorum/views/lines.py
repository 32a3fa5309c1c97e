"""Claims and findings as lines of a page."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from variorum.link.findings import slot_of
from variorum.link.succession import in_time
from variorum.model.claim import Claim, NoValue
from variorum.model.finding import Finding, FindingStatus, Rule
from variorum.model.vocabulary import PropertyType
from variorum.views import wording
from variorum.views.parts import Cell, ClaimLine, FindingLine, Ref, ValueLine
from variorum.views.scope import BASE, Scope


def claim_line(scope: Scope, claim: Claim) -> ClaimLine:
    """One claim for a page."""
    return lines_of(scope, claim.event)[claim.id]


def lines_of(scope: Scope, event: str) -> dict[str, ClaimLine]:
    """The claims about an event as lines, by id: made once, since many pages show them."""
    lines: dict[str, ClaimLine] = scope.graph.answer("claim-lines", event)
    return lines


def work_out_lines(event: str, scope: Scope) -> dict[str, ClaimLine]:
    """Make the lines of an event's claims."""
    findings = scope.graph.findings(event)
    claims = scope.graph.claims(event)
    return {claim.id: _claim_line(scope, claim, findings) for claim in claims}


def _claim_line(scope: Scope, claim: Claim, findings: Iterable[Finding]) -> ClaimLine:
    """A claim with its place in the succession, looked up in the event's findings."""
    finding = next((f for f in findings if claim.id in f.claims), None)
    card = scope.graph.card(claim.source)
    path = scope.graph.card(claim.event).url[1:]
    value_id = wording.referred(claim.value)
    return ClaimLine(
        id=claim.id,
        path=f"{path}#claim-{claim.id}",
        event=scope.ref(claim.event),
        topic=_topic(scope, claim),
        value=_value(scope, claim),
        value_ref=scope.ref(value_id) if value_id else None,
        role=_role(scope, claim),
        stance=claim.stance.value,
        stance_text=wording.stance_text(claim.property, claim.stance, scope.language),
        claimant=scope.ref(claim.claimant),
        source=scope.ref(claim.source),
        publisher=scope.ref(card.publisher) if card.publisher else None,
        is_own_voice=card.publisher is not None
        and scope.graph.index.current(card.publisher) == claim.claimant,
        as_of=scope.date(claim.as_of),
        provisional=claim.provisional,
        superseded_by=_anchor(finding and finding.superseded.get(claim.id)),
        repeats=_anchor(finding and finding.repeats.get(claim.id)),
        quote=scope.quote(claim.source, claim.quote, claim.verbatim),
        note=scope.markdown(claim.note, BASE),
    )


def claim_lines(scope: Scope, claims: Iterable[Claim]) -> tuple[ClaimLine, ...]:
    """Claims about any events, in order of time."""
    ordered = sorted(claims, key=in_time)
    return tuple(claim_line(scope, claim) for claim in ordered)


def finding_lines(scope: Scope, event: str) -> tuple[FindingLine, ...]:
    """All findings about an event: counts first, then by property as the vocabulary orders them."""
    findings = scope.graph.findings(event)
    claims = {claim.id: claim for claim in scope.graph.claims(event)}
    order = {name: at for at, name in enumerate(scope.graph.vocabulary.properties)}
    ordered = sorted(findings, key=lambda f: (order[f.property], *wide_first(scope, f)))
    return tuple(_finding_line(scope, finding, claims) for finding in ordered)


def comment_cells(scope: Scope, event: str) -> tuple[Cell, ...]:
    """Who was asked and what they said, by claimant: no finding, but part of the account."""
    claims = [c for c in scope.graph.claims(event) if c.property == "comment"]
    return _cells(scope, claims, {c.claimant: c.claimant for c in claims})


def _finding_line(scope: Scope, finding: Finding, claims: Mapping[str, Claim]) -> FindingLine:
    language, vocabulary = scope.language, scope.graph.vocabulary
    kind = vocabulary.properties[finding.property]
    members = [claims[claim] for claim in finding.claims]
    values = _values(scope, [claims[claim] for claim in finding.standing])
    side = scope.ref(finding.side) if finding.side else None
    speaking = [c.claimant for c in members]
    voices = scope.graph.voices(speaking, scope.graph.card(finding.event).date)
    return FindingLine(
        anchor=slot_of(members[0]).anchor,
        topic=_topic(scope, members[0]),
        property=finding.property,
        side=side,
        is_count=kind.type is PropertyType.COUNT,
        figure=_figure(scope, finding, values),
        values=values,
        low=finding.low,
        best=finding.best,
        high=finding.high,
        status=finding.status.value,
        status_text=wording.status_text(finding.status, language),
        is_contested=finding.status is FindingStatus.CONTESTED,
        is_revised=Rule.REVISED in finding.rules,
        is_assessed=Rule.ASSESSED in finding.rules,
        conceded=finding.conceded,
        rules=tuple(wording.rule_text(rule, language) for rule in finding.rules),
        voices=tuple(_voice_ref(scope, voice, members, voices) for voice in finding.voices),
        origins=tuple(scope.ref(origin) for origin in finding.origins),
        cells=_cells(scope, members, voices),
    )


def wide_first(scope: Scope, about: Finding | Claim) -> tuple[str, str, int, str]:
    """Within a property: by side, then wholes before their parts."""
    depth, category = 0, about.who
    while category is not None and category in scope.graph.vocabulary.categories:
        depth, category = depth + 1, scope.graph.vocabulary.categories[category].within
    return (about.label or "", about.side or "", depth, about.who or "")


def _figure(scope: Scope, finding: Finding, values: tuple[ValueLine, ...]) -> str:
    language = scope.language
    if finding.best is not None:
        return language.number(finding.best)
    if finding.low is not None or finding.high is not None:
        low = None if finding.low is None else language.number(finding.low)
        high = None if finding.high is None else language.number(finding.high)
        return language.interval(low, high)
    return "; ".join(dict.fromkeys(value.value or value.stance_text for value in values))


def _values(scope: Scope, standing: list[Claim]) -> tuple[ValueLine, ...]:
    """The different values that stand, in order of time, each with who says so."""

    def said(claim: Claim) -> tuple[str, str, str]:
        return (_value(scope, claim), _role(scope, claim), claim.stance.value)

    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in sorted(standing, key=in_time):
        groups.setdefault(said(claim), []).append(claim)
    return tuple(
        ValueLine(
            value=value,
            ref=scope.ref(about) if (about := wording.referred(members[0].value)) else None,
            role=role,
            stance=stance,
            stance_text=wording.stance_text(
                members[0].property, members[0].stance, scope.language
            ),
            claimants=tuple(scope.ref(c) for c in dict.fromkeys(m.claimant for m in members)),
            claim=f"claim-{members[0].id}",
        )
        for (value, role, stance), members in groups.items()
    )


def _cells(
    scope: Scope, claims: list[Claim], voices: Mapping[str, str]
) -> tuple[Cell, ...]:
    """Claims by voice; voices in order of their first claim."""
    ordered = sorted(claims, key=in_time)
    first = {}
    for at, claim in enumerate(ordered):
        first.setdefault(voices[claim.claimant], at)
    ordered.sort(key=lambda claim: (first[voices[claim.claimant]], in_time(claim)))
    return tuple(
        Cell(
            _voice_ref(scope, voice, claims, voices),
            tuple(claim_line(scope, claim) for claim in members),
        )
        for voice, members in groupby(ordered, key=lambda claim: voices[claim.claimant])
    )


def _voice_ref(
    scope: Scope, voice: str, claims: Iterable[Claim], voices: Mapping[str, str]
) -> Ref:
    """Name a voice by the claimant in it who speaks most here (the first by id among equals)."""
    speaking = [c.claimant for c in claims if voices[c.claimant] == voice]
    return scope.ref(min(speaking, key=lambda actor: (-speaking.count(actor), actor)))


def _topic(scope: Scope, claim: Claim) -> str:
    vocabulary = scope.graph.vocabulary
    side = scope.ref(claim.side).title if claim.side else None
    kind = vocabulary.properties[claim.property]
    return wording.topic(kind, claim.label, claim.who, side, vocabulary)


def _value(scope: Scope, claim: Claim) -> str:
    vocabulary = scope.graph.vocabulary
    if isinstance(claim.value, NoValue):
        return ""
    about = wording.referred(claim.value)
    names = {about: scope.ref(about).title} if about else {}
    kind = vocabulary.properties[claim.property]
    return wording.value_text(claim.value, kind, names, vocabulary, scope.language)


def _role(scope: Scope, claim: Claim) -> str:
    role = getattr(claim.value, "role", None)
    return scope.graph.vocabulary.label("roles", role) if role else ""


def _anchor(claim: str | None) -> str | None:
    return f"claim-{claim}" if claim else None


