"""One voice's claims in order of time: what repeats, what revises, what stands.

A voice's later claim supersedes its earlier one. The same value again adds nothing: it is grouped
with the first, unless the voice said something else in between and comes back to it through
another origin.
"""

from collections.abc import Mapping

import msgspec

from variorum.model.claim import Claim, Stance, Value
from variorum.model.counts import Count
from variorum.model.dates import EdtfDate

Origins = Mapping[str, tuple[str, ...]]


class Said(msgspec.Struct):
    """Claims of one voice that say the same, dated by the first of them.

    ``founding`` are the first claim and those that say it through another origin on the same
    date; the others only repeat them.
    """

    claims: list[Claim]
    founding: list[Claim]
    value: Value
    stance: Stance
    when: EdtfDate | None
    superseded_by: "Said | None" = None

    @property
    def first(self) -> Claim:
        """The claim that said it first."""
        return self.claims[0]


def succession(claims: list[Claim], origins: Origins) -> list[Said]:
    """Group one voice's claims about one thing, and let later groups supersede earlier ones.

    ``origins`` maps an article to its origins. Dates that overlap do not order claims: then
    neither supersedes the other, and both stand. To decline a comment takes nothing back.
    """
    if len(claims) > 1:
        claims = sorted(claims, key=lambda claim: _order(claim, origins))
    reports: list[Said] = []
    for claim in claims:
        _join(reports, by_itself(claim), origins)
    if len(reports) == 1:
        return reports
    groups: list[Said] = []
    for report in reports:
        repeated = _repeated(groups, report, reports)
        if repeated:
            repeated.claims += report.claims
            if _said_by(report.first) == _said_by(repeated.first):
                repeated.founding.append(report.first)
        else:
            groups.append(report)
    for group in groups:
        group.superseded_by = next((later for later in groups if _supersedes(later, group)), None)
    return groups


def in_time(claim: Claim) -> tuple[tuple[str, str], str, int, str]:
    """The order of claims: by date, then as their texts have them, whatever the order of files."""
    when = claim.as_of.sort_key if claim.as_of else ("", "9999-99-99")
    return (when, claim.source, claim.quote.start, claim.id)


def in_order(claims: list[Claim]) -> list[Claim]:
    """Claims in order of time."""
    return sorted(claims, key=in_time) if len(claims) > 1 else claims


def _said_by(claim: Claim) -> tuple[str, str]:
    """The day by which it was certainly said; of two, the better dated claim comes first.

    An article without a date, or with a vague one, is then never taken for the first.
    """
    earliest, latest = (claim.as_of.earliest, claim.as_of.latest) if claim.as_of else (None, None)
    return (latest or "9999-99-99", earliest or "")


def _order(claim: Claim, origins: Origins) -> tuple[tuple[str, str], int, object]:
    """Order by time; of one day, what comes from the fewest origins first."""
    return (_said_by(claim), len(origins[claim.source]), in_time(claim))


def by_itself(claim: Claim) -> Said:
    """A claim by itself."""
    stance = Stance.ASSERTS if claim.stance.is_affirmative else claim.stance
    return Said([claim], [claim], _plain(claim.value), stance, claim.as_of)


def _join(reports: list[Said], new: Said, origins: Origins) -> None:
    same = _echoed(reports, new, origins)
    if same:
        same.claims += new.claims
    else:
        reports.append(new)


def _echoed(reports: list[Said], new: Said, origins: Origins) -> Said | None:
    """Find the report that a claim passes on: the same words through a common origin."""
    for report in reversed(reports):
        if report.value == new.value and report.stance is new.stance:
            known = {origin for member in report.claims for origin in origins[member.source]}
            if known & set(origins[new.first.source]):
                return report
    return None


def _repeated(groups: list[Said], report: Said, reports: list[Said]) -> Said | None:
    """Find the group that a report repeats, with nothing else said in between."""
    same = [g for g in groups if g.value == report.value and g.stance is report.stance]
    if not same:
        return None
    others = (r for r in reports if (r.value, r.stance) != (report.value, report.stance))
    came_back = any(_comes_between(same[-1], other, report) for other in others)
    return None if came_back else same[-1]


def _comes_between(first: Said, other: Said, again: Said) -> bool:
    is_comment = other.stance is Stance.DECLINES
    return not is_comment and _is_before(first, other) and not _is_before(again, other)


def _supersedes(later: Said, earlier: Said) -> bool:
    declined = Stance.DECLINES in (later.stance, earlier.stance)
    return not declined and _is_before(earlier, later)


def _plain(value: Value) -> Value:
    """The value without its wording: "at least 84" and "84 or more" say the same."""
    if isinstance(value, Count) and value.verbatim:
        return Count(value.min, value.max, value.qualifier, value.word)
    return value


def _is_before(earlier: Said, later: Said) -> bool:
    return bool(earlier.when and later.when and earlier.when.before(later.when))
