"""A finding for machines."""

from typing import Any

import msgspec

from variorum.model.finding import Finding
from variorum.views import wording
from variorum.views.scope import Scope
from variorum.views.twins.claim import value_twin


class FindingTwin(msgspec.Struct, frozen=True, gc=False):
    """What the claims about one property, category and side add up to."""

    property: str
    """What it is about."""
    label: str | None
    """What an ``other`` finding is about."""
    who: str | None
    """The category."""
    side: str | None
    """Id of the actor to which the dead or injured belonged."""
    status: str
    """``contested``, ``corroborated``, ``single-origin`` or ``single-voice``."""
    conceded: bool
    """Whether the actor held responsible says so too."""
    low: int | None
    """Lowest bound among standing claims; null is open."""
    best: int | None
    """The agreed or assessed number."""
    high: int | None
    """Highest bound among standing claims; null is open."""
    rule: str
    """The rules that gave the result, in sentences."""
    rules: tuple[str, ...]
    """The same rules by name."""
    voices: int
    """How many independent voices speak."""
    origins: int
    """Through how many origins."""
    claims: tuple[str, ...]
    """Ids of all claims, in order of time."""
    standing: tuple[str, ...]
    """Ids of those that no later claim supersedes."""
    across: tuple[str, ...]
    """Ids of claims about something else by which it is contested: a part or a whole that does not
    fit, or counts that say whom the victims were (these are among ``claims`` as well)."""
    assessed: dict[str, Any] | None
    """An editor's judgement, by the type of the property."""


def finding_twin(scope: Scope, finding: Finding) -> FindingTwin:
    """A finding for machines."""
    return FindingTwin(
        property=finding.property,
        label=finding.label,
        who=finding.who,
        side=finding.side,
        status=finding.status.value,
        conceded=finding.conceded,
        low=finding.low,
        best=finding.best,
        high=finding.high,
        rule=" ".join(wording.rule_texts(finding.rules, scope.language)),
        rules=finding.rules,
        voices=len(finding.voices),
        origins=len(finding.origins),
        claims=finding.claims,
        standing=finding.standing,
        across=finding.across,
        assessed=value_twin(finding.assessed) if finding.assessed is not None else None,
    )
