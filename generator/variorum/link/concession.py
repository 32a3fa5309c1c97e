"""Concession: whether the actor held responsible says so itself."""

from collections.abc import Mapping

from variorum.link.evidence import Evidence, Slot
from variorum.link.succession import Said
from variorum.model.claim import ActorValue, Stance


def held_responsible(said: Mapping[Slot, list[Said]], evidence: Evidence) -> frozenset[str]:
    """The voices of all actors whom a standing claim holds responsible."""
    return frozenset(
        evidence.voices[group.value.actor]
        for slot, groups in said.items()
        if slot.property == "responsible"
        for group in groups
        if not group.superseded_by
        and group.stance is Stance.ASSERTS
        and isinstance(group.value, ActorValue)
    )


def is_conceded(
    slot: Slot, standing: list[Said], evidence: Evidence, responsible: frozenset[str]
) -> bool:
    """Whether the actor held responsible asserts or confirms it."""
    for group in standing:
        if group.stance is not Stance.ASSERTS:
            continue
        voice = evidence.voices[group.first.claimant]
        if slot.property == "responsible":
            value = group.value
            if isinstance(value, ActorValue) and evidence.voices[value.actor] == voice:
                return True
        elif voice in responsible:
            return True
    return False
