"""Digests: an event's findings in short, for lists."""

from variorum.model.claim import Claim
from variorum.model.digest import Digest
from variorum.model.finding import Finding, FindingStatus
from variorum.model.vocabulary import PropertyType, Vocabulary


def digest(
    claims: tuple[Claim, ...], findings: tuple[Finding, ...], vocabulary: Vocabulary
) -> Digest:
    """Sum up one event's evidence."""
    return Digest(
        claims=len(claims),
        voices=len({voice for finding in findings for voice in finding.voices}),
        origins=len({origin for finding in findings for origin in finding.origins}),
        findings=len(findings),
        contested=sum(finding.status is FindingStatus.CONTESTED for finding in findings),
        headline=_headline(findings, vocabulary),
    )


def _headline(findings: tuple[Finding, ...], vocabulary: Vocabulary) -> Finding | None:
    """The count that a list shows: the dead first, contested first, the widest category first."""
    counts = [
        finding
        for finding in findings
        if vocabulary.properties[finding.property].type is PropertyType.COUNT
        and (finding.low is not None or finding.high is not None)
    ]

    if len(counts) < 2:
        return counts[0] if counts else None
    order = {name: at for at, name in enumerate(vocabulary.properties)}

    def rank(finding: Finding) -> tuple[int, bool, int, int, str]:
        return (
            order[finding.property],
            finding.status is not FindingStatus.CONTESTED,
            _depth(finding.who, vocabulary),
            -(finding.low or 0),
            finding.side or "",
        )

    return min(counts, key=rank)


def _depth(who: str | None, vocabulary: Vocabulary) -> int:
    depth = 0
    while who is not None and who in vocabulary.categories:
        depth, who = depth + 1, vocabulary.categories[who].within
    return depth
