"""What two articles say of the same things, and where they differ."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from variorum.link.alignment import Slot
from variorum.views.comparison.parts import Point, Saying
from variorum.views.comparison.statements import Said, Statement
from variorum.views.findings import wide_first
from variorum.views.parts import ClaimLine, LetteredEvent, Ref
from variorum.views.scope import Scope
from variorum.views.several import addresses, lettered


class Told(msgspec.Struct, frozen=True):
    """What an article says of one thing.

    ``rank`` orders the things of an event, ``claims`` has the claims' ids, ``leads`` those of the
    claims that say the same of the first of several events. ``is_free`` says whether values are in
    editors' own words, which agree or differ by nobody's rule.
    """

    rank: tuple[object, ...]
    event: Ref
    topic: str
    claims: list[str]
    leads: tuple[str, ...]
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


def points(topics: Iterable[Topic]) -> list[Point]:
    """What each of two articles says of each thing, as the page shows it.

    What either says of several events by the same words is one point; points about the same events
    stand together.
    """
    same: dict[tuple[tuple[str, ...], ...], list[Topic]] = {}
    for topic in topics:
        key = tuple([told.leads if told else () for told in (topic.first, topic.second)])
        same.setdefault(key, []).append(topic)
    by_events: dict[str, list[Point]] = {}
    for members in same.values():
        made = _point(members)
        by_events.setdefault(made.about, []).append(made)
    return [point for together in by_events.values() for point in together]


def _point(members: Sequence[Topic]) -> Point:
    """One thing about several events, or about one."""
    topic = members[0]
    events = lettered([member.about.event for member in members])
    return Point(
        about=" ".join([one.event.id for one in events]),
        events=events,
        topic=topic.about.topic,
        first=_sayings(events, [member.first for member in members], topic.second),
        second=_sayings(events, [member.second for member in members], topic.first),
        is_at_odds=topic.is_at_odds,
    )


def _told(scope: Scope, members: Sequence[Statement]) -> Told:
    """What claims about one thing say."""
    groups: dict[Said, list[ClaimLine]] = {}
    for one in members:
        groups.setdefault(one.said, []).append(one.line)
    claim, line, *_, is_free = members[0]
    return Told(
        rank=(scope.property_order[claim.property], wide_first(scope, claim)),
        event=line.event,
        topic=line.topic,
        claims=[one.claim.id for one in members],
        leads=tuple([one.lead for one in members]),
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
        each=(),
        is_shared=is_free,
    )


def _sayings(
    events: Sequence[LetteredEvent], every: Sequence[Told | None], other: Told | None
) -> tuple[Saying, ...]:
    """What one article says of each event, what the other does not say first."""
    own = every[0]
    if own is None:
        return ()
    sayings = own.sayings if len(events) == 1 else _of_each(events, list(filter(None, every)))
    if other is None or own.is_free:
        return tuple(sayings.values())
    alone = [saying for what, saying in sayings.items() if what not in other.sayings]
    shared = [saying for what, saying in sayings.items() if what in other.sayings]
    return (*alone, *(msgspec.structs.replace(saying, is_shared=True) for saying in shared))


def _of_each(events: Sequence[LetteredEvent], every: Sequence[Told]) -> dict[Said, Saying]:
    """What is said of all of some events, with its address for each."""
    return {
        what: msgspec.structs.replace(
            saying,
            each=addresses(events, {told.event.id: told.sayings[what].path for told in every}),
        )
        for what, saying in every[0].sayings.items()
    }
