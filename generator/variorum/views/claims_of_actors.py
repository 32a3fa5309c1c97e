"""What an actor's page and its twin tell of claims: its own, those said for it, those about it."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from variorum.views.lines import ClaimEntry, entries_of
from variorum.views.scope import Scope
from variorum.views.twins.claim import ClaimTwin


class ActorClaims(msgspec.Struct, frozen=True, gc=False):
    """The claims on an actor's page, article by article."""

    made: list[ClaimEntry]
    """What it claims."""
    said_for: list[ClaimEntry]
    """What others claim while they speak for it."""
    about: list[ClaimEntry]
    """What anybody claims about it."""


def claims_of(actor: str, scope: Scope) -> ActorClaims:
    """Ask for all of them."""
    return ActorClaims(
        made=claims_made(scope, actor),
        said_for=claims_said_for(scope, actor),
        about=claims_about(scope, actor),
    )


def claims_made(scope: Scope, actor: str) -> list[ClaimEntry]:
    """All claims that an actor makes, article by article."""
    pairs = scope.graph.index.claimed_by.get(actor, ())
    return list(_entries_at(scope, pairs, lambda claim: claim.claimant == actor))


def claims_said_for(scope: Scope, actor: str) -> list[ClaimEntry]:
    """All claims of those who speak for an actor, about events at whose time they did."""
    said: list[ClaimEntry] = []
    for speaker, ties in scope.graph.speakers_for(actor).items():
        made = claims_made(scope, speaker)
        held = {e for e in {entry.twin.event for entry in made} if scope.graph.held(ties, e)}
        said += [entry for entry in made if entry.twin.event in held]
    return said


def claims_about(scope: Scope, actor: str) -> list[ClaimEntry]:
    """All claims that name an actor: as the one responsible, or as the side that suffered."""

    def names(claim: ClaimTwin) -> bool:
        return claim.side == actor or claim.value.get("actor") == actor

    pairs = scope.graph.index.claimed_about.get(actor, ())
    return list(_entries_at(scope, pairs, names))


def _entries_at(
    scope: Scope, pairs: Iterable[tuple[str, str]], is_wanted: Callable[[ClaimTwin], bool]
) -> Iterator[ClaimEntry]:
    """The claims wanted in some articles about some events, where the events are shown."""
    pairs = list(pairs)
    shown = scope.graph.shown(event for _, event in pairs)
    for article, event in pairs:
        if event in shown:
            for entry in entries_of(scope, event).values():
                if entry.twin.source == article and is_wanted(entry.twin):
                    yield entry
