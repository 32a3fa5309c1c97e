"""Conflicts across slots: a part against its whole, and civilians against combatants.

Claims about one thing are weighed in ``link/weighing.py``. Here are the rules by which claims about
different things contradict each other.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations

import msgspec

from variorum.link.evidence import Evidence, Slot
from variorum.link.succession import Said
from variorum.model.claim import Stance, TermValue
from variorum.model.counts import Count
from variorum.model.finding import Rule
from variorum.model.vocabulary import Vocabulary

STATUS_OF_VICTIMS = "status_of_victims"
CIVILIANS, COMBATANTS = "civilians", "combatants"

Slots = Mapping[Slot, list[Said]]


class Crossing(msgspec.Struct, frozen=True):
    """A rule by which a slot is contested, and what was said elsewhere that makes it so."""

    rule: Rule
    said: tuple[Said, ...]


class _Counted(msgspec.Struct, frozen=True):
    """A standing count: what it counts, who says so, how many."""

    slot: Slot
    voice: str
    said: Said
    count: Count

    @property
    def least(self) -> int:
        """How many there certainly are; a quantity word stands for one at least."""
        return 1 if self.count.is_word else self.count.min or 0


def crossings(slots: Slots, evidence: Evidence) -> dict[Slot, list[Crossing]]:
    """All conflicts across slots, by the slots that they make contested."""
    if len(slots) < 2 or not any(slot.who for slot in slots):
        return {}  # without a category there is neither a part nor a kind of victim
    may_dispute = _may_dispute_victims(slots, evidence.vocabulary)
    if not may_dispute and len({(slot.property, slot.side) for slot in slots}) == len(slots):
        return {}  # nothing is counted both as a part and as a whole
    by_topic: dict[tuple[str, str], list[_Counted]] = {}
    for counted in _counted(slots, evidence):
        by_topic.setdefault((counted.slot.property, counted.slot.side), []).append(counted)
    found: dict[Slot, list[Crossing]] = {}
    for members in by_topic.values():
        if len(members) > 1:
            for slot, crossing in _parts_beyond_wholes(members, evidence.vocabulary):
                found.setdefault(slot, []).append(crossing)
    if may_dispute:
        for side in sorted({slot.side for slot in slots}):
            said = tuple(_disputed_victims(slots, by_topic, side, evidence))
            if said:
                crossing = Crossing(Rule.CIVILIANS_OR_COMBATANTS, said)
                found.setdefault(_victims_of(side), []).append(crossing)
    return found


def _counted(slots: Slots, evidence: Evidence) -> Iterator[_Counted]:
    for slot, groups in slots.items():
        for said in groups:
            stands = not said.superseded_by and said.stance is Stance.ASSERTS
            if stands and isinstance(said.value, Count):
                yield _Counted(slot, evidence.voices[said.first.claimant], said, said.value)


def _parts_beyond_wholes(
    members: list[_Counted], vocabulary: Vocabulary
) -> Iterator[tuple[Slot, Crossing]]:
    """Yield parts that exceed a whole of the same voice, and those wholes.

    Dates make no difference: both claims stand, and what stands cannot all be true.
    """
    for part, whole in permutations(members, 2):
        exceeds = part.voice == whole.voice and _exceeds(part.count, whole.count)
        if exceeds and is_part(part.slot.who, whole.slot.who, vocabulary):
            yield part.slot, Crossing(Rule.PART_EXCEEDS_WHOLE, (whole.said,))
            yield whole.slot, Crossing(Rule.PART_EXCEEDS_WHOLE, (part.said,))


def is_part(part: str, whole: str, vocabulary: Vocabulary) -> bool:
    """Whether a category lies within another, wider one; no category is the widest."""
    if part == whole or part not in vocabulary.categories:
        return False
    if not whole:
        return True
    return whole in vocabulary.categories and vocabulary.is_within(part, whole)


def _exceeds(part: Count, whole: Count) -> bool:
    return part.min is not None and whole.max is not None and part.min > whole.max


# Whom the victims were


def _victims_of(side: str) -> Slot:
    return Slot(STATUS_OF_VICTIMS, "", "", side)


def _may_dispute_victims(slots: Slots, vocabulary: Vocabulary) -> bool:
    """Whether combatants are counted, or spoken of outright, and the vocabulary has the words."""
    if STATUS_OF_VICTIMS not in vocabulary.properties or CIVILIANS not in vocabulary.categories:
        return False
    return any(
        slot.property == STATUS_OF_VICTIMS or _kind(slot.who, vocabulary) == COMBATANTS
        for slot in slots
    )


def _disputed_victims(
    slots: Slots,
    by_topic: Mapping[tuple[str, str], list[_Counted]],
    side: str,
    evidence: Evidence,
) -> Iterator[Said]:
    """Yield the counts of one side's victims by which their status is contested, each once."""
    outright = _outright(slots.get(_victims_of(side), ()), evidence)
    disputed: dict[str, Said] = {}
    for (_, of_side), members in sorted(by_topic.items()):
        if of_side == side:
            accounts = _accounts(members, evidence.vocabulary)
            for counted in (*_among(accounts), *_beside(outright, accounts)):
                disputed[counted.said.first.id] = counted.said
    yield from disputed.values()


def _among(accounts: Mapping[str, "_Account"]) -> Iterator[_Counted]:
    """Counts that contradict those of another voice."""
    for one, other in permutations(sorted(accounts), 2):
        yield from _against(accounts[one], accounts[other])


def _beside(
    outright: Mapping[str, set[str]], accounts: Mapping[str, "_Account"]
) -> Iterator[_Counted]:
    """Counts that contradict what another voice says outright."""
    for voice, account in sorted(accounts.items()):
        kind = account.only_kind
        opposite = {_OPPOSITE[kind]} if kind else set()
        if kind and any(terms == opposite for who, terms in outright.items() if who != voice):
            yield from account.kinds[kind]


_OPPOSITE = {CIVILIANS: COMBATANTS, COMBATANTS: CIVILIANS}


class _Account(msgspec.Struct):
    """What one voice counts of one property and side."""

    kinds: dict[str, list[_Counted]]
    wholes: list[_Counted]

    @property
    def only_kind(self) -> str | None:
        """The one kind of victim that the voice counts, if it counts one only."""
        return next(iter(self.kinds)) if len(self.kinds) == 1 else None


def _accounts(members: Iterable[_Counted], vocabulary: Vocabulary) -> dict[str, _Account]:
    accounts: dict[str, _Account] = {}
    for counted in members:
        if counted.least < 1:
            continue
        account = accounts.setdefault(counted.voice, _Account({}, []))
        kind = _kind(counted.slot.who, vocabulary)
        if kind:
            account.kinds.setdefault(kind, []).append(counted)
        else:
            account.wholes.append(counted)
    return accounts


def _kind(who: str, vocabulary: Vocabulary) -> str | None:
    if not who or who not in vocabulary.categories:
        return None
    return next((k for k in (CIVILIANS, COMBATANTS) if vocabulary.is_within(who, k)), None)


def _against(one: _Account, other: _Account) -> list[_Counted]:
    """The counts of both, where one counts civilians only and the other combatants only."""
    if (one.only_kind, other.only_kind) != (CIVILIANS, COMBATANTS):
        return []
    counts = [*one.kinds[CIVILIANS], *other.kinds[COMBATANTS]]
    needed = sum(
        max(counted.least for counted in kind)
        for kind in (one.kinds[CIVILIANS], other.kinds[COMBATANTS])
    )
    has_room = any(whole.least >= needed for whole in (*one.wholes, *other.wholes))
    return [] if has_room else counts


def _outright(groups: Iterable[Said], evidence: Evidence) -> dict[str, set[str]]:
    """What each voice says outright that the victims were."""
    terms: dict[str, set[str]] = {}
    for said in groups:
        stands = not said.superseded_by and said.stance is Stance.ASSERTS
        if stands and isinstance(said.value, TermValue):
            voice = evidence.voices[said.first.claimant]
            terms.setdefault(voice, set()).add(said.value.term)
    return terms
