"""What is claimed of several events by the same words: told once, with an address for each event.

An annotation about three events makes three claims of each of its statements, since a claim is
about one event, and so is its permanent address. Readers are told the statement once.
"""

from collections.abc import Mapping, Sequence
from string import ascii_lowercase
from typing import Protocol, TypeVar

from variorum.model.claim import Claim
from variorum.views.parts import ClaimAddress, ClaimLine, LetteredEvent, Ref, ToldClaim


class _Claiming(Protocol):
    @property
    def claim(self) -> Claim: ...


Claiming = TypeVar("Claiming", bound=_Claiming)


def once(claims: Sequence[Claiming]) -> list[tuple[Claiming, ...]]:
    """Claims that rest on one place of a text; together those that say the same of several events.

    Claims about one event must stand together.
    """
    if len(claims) < 2 or claims[0].claim.event == claims[-1].claim.event:
        return [(each,) for each in claims]
    same: dict[tuple[object, ...], list[Claiming]] = {}
    for each in claims:
        same.setdefault(_what_is_said(each.claim), []).append(each)
    return [tuple(members) for members in same.values()]


def lettered(events: Sequence[Ref]) -> tuple[LetteredEvent, ...]:
    """Events of which the same may be said, each with a letter; one alone needs none."""
    if len(events) < 2:
        return tuple([LetteredEvent("", event) for event in events])
    return tuple([LetteredEvent(_letter(at), event) for at, event in enumerate(events)])


def told_claim(events: Sequence[LetteredEvent], lines: Sequence[ClaimLine]) -> ToldClaim:
    """Claims that say the same, as one; ``events`` are those among which theirs are."""
    paths = {line.event.id: line.path for line in lines}
    return ToldClaim(lines[0], addresses(events, paths))


def addresses(
    events: Sequence[LetteredEvent], paths: Mapping[str, str]
) -> tuple[ClaimAddress, ...]:
    """Where the same is claimed of each event; ``paths`` has the claims' addresses by event."""
    return tuple(
        [
            ClaimAddress(one.letter, one.event, paths[one.event.id])
            for one in events
            if one.event.id in paths
        ]
    )


def _what_is_said(claim: Claim) -> tuple[object, ...]:
    """All that makes what is said of one event the same as what is said of another."""
    about = (claim.property, claim.who, claim.side, claim.label)
    return (*about, claim.value, claim.stance, claim.claimant)


def _letter(at: int) -> str:
    """``a`` to ``z``, then ``aa`` to ``zz``."""
    times, letter = divmod(at, len(ascii_lowercase))
    return ascii_lowercase[letter] * (times + 1)
