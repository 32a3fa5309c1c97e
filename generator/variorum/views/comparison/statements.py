"""Claims as comparisons look at them: what each is about, and what it says of that."""

from typing import NamedTuple

from variorum.link.alignment import Slot
from variorum.model.claim import Claim
from variorum.model.vocabulary import PropertyType
from variorum.views.annotated import Annotated
from variorum.views.parts import ClaimLine
from variorum.views.scope import Scope
from variorum.views.several import once

#: What a claim says: its value, the role, the stance and, where it matters, who speaks.
Said = tuple[str, ...]


class Statement(NamedTuple):
    """A claim of one article, to be set against those of another.

    ``lead`` is the id of the claim that says the same of the first of several events: its own,
    unless there is another. ``is_free`` says whether its value is in editors' own words, which
    agree or differ by nobody's rule.
    """

    claim: Claim
    line: ClaimLine
    slot: Slot
    said: Said
    lead: str
    is_free: bool


def statements(scope: Scope, found: Annotated) -> dict[str, Statement]:
    """An article's claims, by id."""
    leads = {
        other.claim.id: first.claim.id
        for place in found.places
        if place.notes
        for first, *others in once(place.notes[0].claims)
        for other in others
    }
    return {
        claim.id: _statement(scope, claim, entry.line, leads.get(claim.id, claim.id))
        for claim, entry in found.claims
    }


def _statement(scope: Scope, claim: Claim, line: ClaimLine, lead: str) -> Statement:
    # Of a comment it matters who gave it.
    speaker = claim.claimant if claim.property == "comment" else ""
    return Statement(
        claim,
        line,
        (claim.event, claim.property, claim.who or "", claim.side or "", claim.label or ""),
        (line.value, line.role, line.stance, speaker),
        lead,
        scope.vocabulary.properties[claim.property].type is PropertyType.TEXT,
    )
