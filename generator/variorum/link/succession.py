"""One voice's claims in order of time: what repeats, what revises, what stands.

A voice's later claim supersedes its earlier one. The same value again adds nothing: it is grouped
with the first, unless the voice said something else in between and comes back to it through
another origin.
"""

from collections.abc import Iterable, Mapping

import msgspec

from variorum.model.claim import Claim, Stance, Value
from variorum.model.counts import Count
from variorum.model.dates import EdtfDate


class Said(msgspec.Struct):
    """Claims of one voice that say the same, dated by the first of them."""

    claims: list[Claim]
    value: Value
    stance: Stance
    when: EdtfDate | None
    superseded_by: "Said | None" = None

    @property
    def first(self) -> Claim:
        """The claim that said it first."""
        return self.claims[0]


def succession(claims: Iterable[Claim], origins: Mapping[str, tuple[str, ...]]) -> list[Said]:
    """Group one voice's claims about one thing, and let later groups supersede earlier ones.

    ``origins`` maps an article to its origins. Dates that overlap do not order claims: then
    neither supersedes the other, and both stand.
    """
    groups: list[Said] = []
    for claim in sorted(claims, key=in_time):
        same = _repeated(groups, claim, origins)
        if same:
            same.claims.append(claim)
        else:
            stance = _side_taken(claim.stance)
            groups.append(Said([claim], _plain(claim.value), stance, claim.as_of))
    for group in groups:
        group.superseded_by = next((later for later in groups if _is_before(group, later)), None)
    return groups


def in_time(claim: Claim) -> tuple[tuple[str, str], str]:
    """The order of claims: by date, then by id, so that files' order never matters."""
    return (claim.as_of.sort_key if claim.as_of else ("", "9999-99-99"), claim.id)


def _repeated(
    groups: list[Said], claim: Claim, origins: Mapping[str, tuple[str, ...]]
) -> Said | None:
    """Find the group that a claim repeats, latest first."""
    value, stance = _plain(claim.value), _side_taken(claim.stance)
    for age, group in enumerate(reversed(groups)):
        if group.value != value or group.stance is not stance:
            continue
        known = {origin for member in group.claims for origin in origins[member.source]}
        if age == 0 or known & set(origins[claim.source]):
            return group
    return None


def _plain(value: Value) -> Value:
    """The value without its wording: "at least 84" and "84 or more" say the same."""
    return msgspec.structs.replace(value, verbatim="") if isinstance(value, Count) else value


def _side_taken(stance: Stance) -> Stance:
    return Stance.ASSERTS if stance.is_affirmative else stance


def _is_before(earlier: Said, later: Said) -> bool:
    return bool(earlier.when and later.when and earlier.when.before(later.when))
