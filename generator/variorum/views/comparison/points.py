"""What two articles say of the same things, and where they differ."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from variorum.link.alignment import Slot
from variorum.views.comparison.parts import Point, Saying
from variorum.views.comparison.statements import Said, Statement
from variorum.views.findings import wide_first
from variorum.views.parts import ClaimLine, Ref
from variorum.views.scope import Scope


class Told(msgspec.Struct, frozen=True):
    """What an article says of one thing.

    ``rank`` orders the things of an event, ``claims`` has the claims' ids, and ``is_free`` says
    whether values are in editors' own words, which agree or differ by nobody's rule.
    """

    rank: tuple[object, ...]
    event: Ref
    topic: str
    claims: list[str]
    sayings: Mapping[Said, Saying]
    is_free: bool


class Topic(msgspec.Struct, frozen=True):
    """One thing about one event, and what either article says of it, or both."""

    slot: Slot
    about: Told
    first: Told | None
    second: Told | None

    @property
    def is_at_odds(self) -> bool:
        """Whether both speak of it and differ. Editors' free words do not."""
        if self.first is None or self.second is None or self.first.is_free:
            return False
        return self.first.sayings.keys() != self.second.sayings.keys()


def told_by(scope: Scope, every: Iterable[Statement]) -> dict[Slot, Told]:
    """What an article's claims say, by what they are about."""
    by_slot: dict[Slot, list[Statement]] = {}
    for one in every:
        by_slot.setdefault(one.slot, []).append(one)
    return {slot: _told(scope, members) for slot, members in by_slot.items()}


def topics(first: Mapping[Slot, Told], second: Mapping[Slot, Told]) -> list[Topic]:
    """The things of which two articles speak, the event that they say most about first."""
    weight: Counter[str] = Counter()
    for told in (first, second):
        for slot, one in told.items():
            weight[slot[0]] += len(one.claims)
    either = {**first, **second}

    def place(slot: Slot) -> tuple[object, ...]:
        return (-weight[slot[0]], slot[0], either[slot].rank)

    return [
        Topic(slot, either[slot], first.get(slot), second.get(slot))
        for slot in sorted(either, key=place)
    ]


def point(topic: Topic) -> Point:
    """What each of two articles says of one thing, as the page shows it."""
    return Point(
        event=topic.about.event,
        topic=topic.about.topic,
        first=_sayings(topic.first, topic.second),
        second=_sayings(topic.second, topic.first),
        is_at_odds=topic.is_at_odds,
    )


def _told(scope: Scope, members: Sequence[Statement]) -> Told:
    """What claims about one thing say."""
    groups: dict[Said, list[ClaimLine]] = {}
    for one in members:
        groups.setdefault(one.said, []).append(one.line)
    claim, line, _, _, is_free = members[0]
    return Told(
        rank=(scope.property_order[claim.property], wide_first(scope, claim)),
        event=line.event,
        topic=line.topic,
        claims=[one.claim.id for one in members],
        sayings={said: _saying(lines, is_free=is_free) for said, lines in groups.items()},
        is_free=is_free,
    )


def _saying(lines: Sequence[ClaimLine], *, is_free: bool) -> Saying:
    """One thing that is said, as it stands where nobody else says it."""
    told = {line.claimant.id: line.claimant for line in lines if not line.is_own_voice}
    return Saying(
        value=lines[0].value,
        role=lines[0].role,
        stance=lines[0].stance,
        stance_text=lines[0].stance_text,
        claimants=tuple(told.values()),
        path=lines[0].path,
        is_shared=is_free,
    )


def _sayings(own: Told | None, other: Told | None) -> tuple[Saying, ...]:
    """What one article says, what the other does not say first."""
    if own is None:
        return ()
    if other is None or own.is_free:
        return tuple(own.sayings.values())
    alone = [saying for what, saying in own.sayings.items() if what not in other.sayings]
    shared = [saying for what, saying in own.sayings.items() if what in other.sayings]
    return (*alone, *(msgspec.structs.replace(saying, is_shared=True) for saying in shared))
