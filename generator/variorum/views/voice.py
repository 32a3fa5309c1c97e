"""Who else is of the same voice as an actor, and how much they say."""

from collections.abc import Collection

import msgspec

from variorum.model.actor import Actor
from variorum.views.parts import Ref
from variorum.views.scope import Scope


class VoiceLine(msgspec.Struct, frozen=True, gc=False):
    """A claimant that counts as one voice with the page's actor."""

    ref: Ref
    """The claimant."""
    labels: tuple[str, ...]
    """How the two are tied, seen from the page's actor; empty where others join them."""
    events: int
    """About how many events it makes claims while both are one voice."""
    is_heard_here: bool
    """Whether these claims are on this page, because it speaks for the page's actor."""


def voice_lines(scope: Scope, actor: Actor, heard: Collection[str]) -> tuple[VoiceLine, ...]:
    """The other claimants of an actor's voice; some of them are heard on its page.

    Those tied to it come first, then those who speak of most.
    """
    tied = _labels(scope, actor)
    lines = [
        VoiceLine(
            ref=scope.ref(other),
            labels=tuple(tied.get(other, ())),
            events=events,
            is_heard_here=other in heard,
        )
        for other, events in scope.graph.heard_with(actor.id).items()
    ]
    return tuple(sorted(lines, key=lambda line: (not line.labels, -line.events)))


def _labels(scope: Scope, actor: Actor) -> dict[str, list[str]]:
    """The relations that join an actor's voice with others, in words, by the others' ids."""
    index, table = scope.graph.index, scope.vocabulary.actor_relations
    ties = [
        (index.current(tie.to), table[tie.relation].label, tie.relation) for tie in actor.relations
    ]
    ties += [
        (other, table[name].reverse, name)
        for other, name in index.tied_to.get(actor.id, ())
        if name in table
    ]
    found: dict[str, dict[str, None]] = {}
    for other, label, name in ties:
        if table[name].joins_voice:
            found.setdefault(other, {})[label] = None
    return {other: list(labels) for other, labels in found.items()}
