"""What two articles say of the same things, and where they differ."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from variorum.link.alignment import Slot
from variorum.model.claim import Claim
from variorum.model.vocabulary import PropertyType
from variorum.views.collation import slot_of
from variorum.views.comparison.parts import Point, Saying
from variorum.views.findings import wide_first
from variorum.views.lines import claim_line
from variorum.views.parts import Ref
from variorum.views.scope import Scope

#: What a claim says: its value, the role, the stance and, where it matters, who speaks.
Said = tuple[str, ...]


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


def told_by(scope: Scope, claims: Iterable[Claim]) -> dict[Slot, Told]:
    """What an article's claims say, by what they are about."""
    order = {name: at for at, name in enumerate(scope.vocabulary.properties)}
    by_slot: dict[Slot, list[Claim]] = {}
    for claim in claims:
        by_slot.setdefault(slot_of(claim), []).append(claim)
    return {slot: _told(scope, members, order) for slot, members in by_slot.items()}


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


def said(scope: Scope, claim: Claim) -> Said:
    """What a claim says, to be compared; of a comment it matters who gave it."""
    line = claim_line(scope, claim)
    speaker = claim.claimant if claim.property == "comment" else ""
    return (line.value, line.role, line.stance, speaker)


def is_free(scope: Scope, claim: Claim) -> bool:
    """Whether the value is in editors' own words, which agree or differ by nobody's rule."""
    return scope.vocabulary.properties[claim.property].type is PropertyType.TEXT


def _told(scope: Scope, claims: list[Claim], order: Mapping[str, int]) -> Told:
    """What claims about one thing say."""
    groups: dict[Said, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(said(scope, claim), []).append(claim)
    line = claim_line(scope, claims[0])
    return Told(
        rank=(order[claims[0].property], wide_first(scope, claims[0])),
        event=line.event,
        topic=line.topic,
        claims=[claim.id for claim in claims],
        sayings={what: _saying(scope, members) for what, members in groups.items()},
        is_free=is_free(scope, claims[0]),
    )


def _saying(scope: Scope, claims: list[Claim]) -> Saying:
    """One thing that is said, as it stands where nobody else says it."""
    lines = [claim_line(scope, claim) for claim in claims]
    told = {line.claimant.id: line.claimant for line in lines if not line.is_own_voice}
    return Saying(
        value=lines[0].value,
        role=lines[0].role,
        stance=lines[0].stance,
        stance_text=lines[0].stance_text,
        claimants=tuple(told.values()),
        path=lines[0].path,
        is_shared=is_free(scope, claims[0]),
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
