"""How the account of an event grew: what was known on each day on which something was said."""

from collections.abc import Collection, Iterable

import msgspec

from variorum.link.evidence import Evidence
from variorum.link.findings import find
from variorum.link.succession import in_time
from variorum.model import dates
from variorum.model.claim import Claim
from variorum.model.dates import EdtfDate
from variorum.model.event import Assessment
from variorum.model.finding import Finding

#: Sorts after every day: what has no certain date comes last.
_NEVER = "9999-99-99"


class State(msgspec.Struct, frozen=True, gc=False):
    """The account as it stood when all of a day's claims had been made.

    ``date`` is None for the last state, where it has claims that no day can be given for.
    ``claims`` are those that came in with it, in order of time; ``findings`` is what all claims so
    far add up to.
    """

    date: EdtfDate | None
    claims: tuple[str, ...]
    findings: tuple[Finding, ...]


def state_at(day: str, claims: Iterable[Claim], evidence: Evidence) -> tuple[Finding, ...]:
    """What was known on a day (ISO): what the claims add up to that had been made by then.

    An assessment counts from the day on which it was signed.
    """
    known = [claim for claim in claims if _made_by(claim.as_of) <= day]
    judged = tuple(a for a in evidence.assessments if _made_by(a.on) <= day)
    if len(judged) < len(evidence.assessments):
        evidence = msgspec.structs.replace(evidence, assessments=judged)
    return find(known, evidence)


def only_state(
    claims: Collection[Claim], assessments: Iterable[Assessment], now: tuple[Finding, ...]
) -> State | None:
    """The state of an account whose claims were all made on one day; None for any other.

    ``now`` is what all claims and assessments add up to: it is what was known on that day.
    """
    days = {_made_by(claim.as_of) for claim in claims}
    if len(days) != 1 or _last_judged(assessments) > min(days):
        return None
    ordered = sorted(claims, key=in_time)
    return State(_date_of(days.pop(), ordered), tuple([claim.id for claim in ordered]), now)


def states(
    claims: Collection[Claim], evidence: Evidence, now: tuple[Finding, ...] | None = None
) -> tuple[State, ...]:
    """All states of the account, in order of time.

    ``now`` is what all claims and assessments add up to, for callers that know it already.
    """
    by_day: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=in_time):
        by_day.setdefault(_made_by(claim.as_of), []).append(claim)
    last_judged = _last_judged(evidence.assessments)
    last = max(by_day, default="")
    return tuple(
        State(
            date=_date_of(day, new := by_day[day]),
            claims=tuple(claim.id for claim in new),
            findings=now
            if now is not None and day == last >= last_judged
            else state_at(day, claims, evidence),
        )
        for day in sorted(by_day)
    )


def _last_judged(assessments: Iterable[Assessment]) -> str:
    """The day by which all assessments had certainly been signed; empty if there are none."""
    return max((_made_by(assessment.on) for assessment in assessments), default="")


def _made_by(date: EdtfDate | None) -> str:
    """The day by which something had certainly been said."""
    return (date.latest if date else None) or _NEVER


def _date_of(day: str, members: list[Claim]) -> EdtfDate | None:
    """A state's date, as the claims have it where they have it alike."""
    written = {claim.as_of.edtf: claim.as_of for claim in members if claim.as_of}
    if len(written) == 1 and all(claim.as_of for claim in members):
        return next(iter(written.values()))
    return None if day == _NEVER else dates.parse(day)
