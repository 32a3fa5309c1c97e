"""Claims as comparisons look at them: what each is about, and what it says of that."""

from collections.abc import Iterable
from typing import NamedTuple

from variorum.link.alignment import Slot
from variorum.model.claim import Claim
from variorum.model.vocabulary import PropertyType
from variorum.views.annotated import Carried
from variorum.views.parts import ClaimLine
from variorum.views.scope import Scope

#: What a claim says: its value, the role, the stance and, where it matters, who speaks.
Said = tuple[str, ...]


class Statement(NamedTuple):
    """A claim of one article, to be set against those of another.

    ``is_free`` says whether its value is in editors' own words, which agree or differ by nobody's
    rule.
    """

    claim: Claim
    line: ClaimLine
    slot: Slot
    said: Said
    is_free: bool


def statements(scope: Scope, claims: Iterable[Carried]) -> dict[str, Statement]:
    """An article's claims, by id."""
    return {claim.id: _statement(scope, claim, entry.line) for claim, entry in claims}


def _statement(scope: Scope, claim: Claim, line: ClaimLine) -> Statement:
    # Of a comment it matters who gave it.
    speaker = claim.claimant if claim.property == "comment" else ""
    return Statement(
        claim,
        line,
        (claim.event, claim.property, claim.who or "", claim.side or "", claim.label or ""),
        (line.value, line.role, line.stance, speaker),
        scope.vocabulary.properties[claim.property].type is PropertyType.TEXT,
    )
