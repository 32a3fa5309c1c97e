"""What two articles say of the same things, and where they differ."""

from variorum.link.alignment import Slot
from variorum.model.claim import Claim
from variorum.model.vocabulary import PropertyType
from variorum.views import collation
from variorum.views.comparison.parts import Point, Saying
from variorum.views.findings import wide_first
from variorum.views.lines import claim_line
from variorum.views.scope import Scope


def points_of(scope: Scope, first: str, second: str) -> list[Point]:
    """What each of two articles says of each thing, the event that they say most about first."""
    return [_point(scope, *claims) for claims in by_slot(scope, first, second).values()]


def by_slot(scope: Scope, first: str, second: str) -> dict[Slot, tuple[list[Claim], list[Claim]]]:
    """The claims of two articles by what they are about, the event with most of them first."""
    found: dict[Slot, tuple[list[Claim], list[Claim]]] = {}
    for at, article in enumerate((first, second)):
        for claim in scope.graph.claims_in(article):
            found.setdefault(collation.slot(claim), ([], []))[at].append(claim)
    weight: dict[str, int] = {}
    for (event, *_), sides in found.items():
        weight[event] = weight.get(event, 0) + len(sides[0]) + len(sides[1])
    order = {name: at for at, name in enumerate(scope.vocabulary.properties)}

    def place(slot: Slot) -> tuple[object, ...]:
        event, property_id, *_ = slot
        claim = (found[slot][0] + found[slot][1])[0]
        return (-weight[event], event, order[property_id], wide_first(scope, claim))

    return {slot: found[slot] for slot in sorted(found, key=place)}


def are_at_odds(scope: Scope, first: list[Claim], second: list[Claim]) -> bool:
    """Whether two articles' claims about one thing differ. Editors' free words do not."""
    if not first or not second or is_free(scope, first[0]):
        return False
    own, other = ({said(scope, claim) for claim in claims} for claims in (first, second))
    return own != other


def said(scope: Scope, claim: Claim) -> tuple[str, ...]:
    """What a claim says, to be compared; of a comment it matters who gave it."""
    line = claim_line(scope, claim)
    speaker = claim.claimant if claim.property == "comment" else ""
    return (line.value, line.role, line.stance, speaker)


def is_free(scope: Scope, claim: Claim) -> bool:
    """Whether the value is in editors' own words, which agree or differ by nobody's rule."""
    return scope.vocabulary.properties[claim.property].type is PropertyType.TEXT


def _point(scope: Scope, first: list[Claim], second: list[Claim]) -> Point:
    line = claim_line(scope, (first + second)[0])
    own, other = ({said(scope, claim) for claim in claims} for claims in (first, second))
    return Point(
        event=line.event,
        topic=line.topic,
        first=_sayings(scope, first, other),
        second=_sayings(scope, second, own),
        is_at_odds=are_at_odds(scope, first, second),
    )


def _sayings(scope: Scope, claims: list[Claim], other: set[tuple[str, ...]]) -> tuple[Saying, ...]:
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        groups.setdefault(said(scope, claim), []).append(claim)
    sayings = []
    for what, members in groups.items():
        lines = [claim_line(scope, claim) for claim in members]
        line = lines[0]
        told = {each.claimant.id: each.claimant for each in lines if not each.is_own_voice}
        sayings.append(
            Saying(
                value=line.value,
                role=line.role,
                stance=line.stance,
                stance_text=line.stance_text,
                claimants=tuple(told.values()),
                path=line.path,
                is_shared=what in other or is_free(scope, members[0]),
            )
        )
    return tuple(sorted(sayings, key=lambda saying: saying.is_shared))
