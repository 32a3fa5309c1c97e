"""Findings as lines of an event's page."""

from collections.abc import Collection, Iterable, Mapping

from variorum.link.evidence import Slotted, slot_of
from variorum.model.finding import Finding, FindingStatus, Rule
from variorum.model.vocabulary import PropertyType
from variorum.views import wording
from variorum.views.lines import ClaimEntry, Speakers, cells, slot_text, value_text
from variorum.views.parts import AcrossLine, ClaimLine, FindingLine, ValueLine
from variorum.views.scope import Scope
from variorum.views.subject import Subject

Entries = Mapping[str, ClaimEntry]


def finding_lines(scope: Scope, subject: Subject) -> tuple[FindingLine, ...]:
    """All findings about an event: those contested first, then as the vocabulary orders them."""
    if not subject.findings:
        return ()
    entries = subject.entries
    speakers = Speakers(scope, entries.values(), subject.card.date)
    ordered = in_order(scope, subject.findings)
    ordered.sort(key=lambda finding: finding.status is not FindingStatus.CONTESTED)
    return tuple([_finding_line(scope, finding, entries, speakers) for finding in ordered])


def in_order(scope: Scope, findings: Collection[Finding]) -> list[Finding]:
    """Findings as the vocabulary orders their properties; wholes before their parts."""
    if len(findings) < 2:
        return list(findings)
    order = scope.property_order
    return sorted(findings, key=lambda f: (order[f.property], *wide_first(scope, f)))


def wide_first(scope: Scope, about: Slotted) -> tuple[str, str, int, str]:
    """Within a property: by side, then wholes before their parts."""
    depth, category, categories = 0, about.who, scope.vocabulary.categories
    while category is not None and category in categories:
        depth, category = depth + 1, categories[category].within
    return (about.label or "", about.side or "", depth, about.who or "")


#: What stands elsewhere at the head of a page, or says little apart from its quotation.
_ONLY_IN_THE_MATRIX = ("date", "place", "occurred", "other")


def _finding_line(
    scope: Scope, finding: Finding, entries: Entries, speakers: Speakers
) -> FindingLine:
    language, vocabulary = scope.language, scope.vocabulary
    kind = vocabulary.properties[finding.property]
    slot = slot_of(finding)
    own = [entries[claim] for claim in finding.claims]
    if finding.across:
        own = [entry for entry in own if slot_of(entry.twin) == slot]
    values = standing_values(scope, finding, entries)
    is_contested = finding.status is FindingStatus.CONTESTED
    rules = wording.rule_texts(finding.rules, language)
    status = wording.status_text(finding, language)
    return FindingLine(
        anchor=slot.anchor,
        topic=slot_text(scope, finding),
        property=finding.property,
        side=scope.ref(finding.side) if finding.side else None,
        is_count=kind.type is PropertyType.COUNT,
        is_at_a_glance=is_contested or finding.property not in _ONLY_IN_THE_MATRIX,
        figure=figure(scope, finding, values),
        sentence=_sentence(scope, finding) if is_contested else "",
        values=values,
        low=finding.low,
        best=finding.best,
        high=finding.high,
        status=finding.status.value,
        status_text=status,
        basis=" ".join((status, rules[0]) if is_contested else (status, *finding.voices)),
        is_contested=is_contested,
        is_revised=Rule.REVISED in finding.rules,
        is_assessed=finding.assessed is not None,
        assessed=_assessed(scope, finding),
        conceded=finding.conceded,
        rules=rules,
        voices=tuple(map(speakers.name, finding.voices)),
        origins=tuple(map(scope.ref, finding.origins)),
        cells=cells(own, speakers),
        across=tuple([_across(entries[c].line) for c in finding.across if c in entries]),
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


def _across(line: ClaimLine) -> AcrossLine:
    return AcrossLine(line.topic, line.value, line.claimant, f"claim-{line.id}")


def standing_values(scope: Scope, finding: Finding, entries: Entries) -> tuple[ValueLine, ...]:
    """The different values that stand, in order of time, each with who says so.

    What a count of something else says is named with what it counts.
    """
    standing = [entries[claim] for claim in finding.standing]
    if len(standing) == 1 and not finding.across:
        line = standing[0].line
        return (_value_line(line.value, [line]),)
    groups: dict[tuple[str, str, str], list[ClaimLine]] = {}
    for entry in standing:
        line, value = entry.line, entry.line.value
        if finding.across and slot_of(entry.twin) != slot_of(finding):
            value = scope.language.labelled(line.topic, value)
        groups.setdefault((value, line.role, line.stance), []).append(line)
    return tuple([_value_line(value, members) for (value, *_), members in groups.items()])


def _value_line(value: str, members: list[ClaimLine]) -> ValueLine:
    """A value, and the claims that name it in the same part and with the same stance."""
    first = members[0]
    return ValueLine(
        value=value,
        ref=first.value_ref,
        role=first.role,
        stance=first.stance,
        stance_text=first.stance_text,
        claimants=tuple({line.claimant.id: line.claimant for line in members}.values()),
        claim=f"claim-{first.id}",
    )
