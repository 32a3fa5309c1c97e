"""The twin of an actor's page."""

from typing import cast

import msgspec

from variorum.model.actor import Actor
from variorum.views.actor import ActorPage
from variorum.views.claims_of_actors import ActorClaims
from variorum.views.parts import NameLine
from variorum.views.scope import Scope
from variorum.views.twins.claim import ClaimTwin
from variorum.views.twins.event import ActorRole
from variorum.views.twins.parts import TieTwin, ties_to


class NameTwin(msgspec.Struct, frozen=True, gc=False):
    """A name, and the publishers who use it."""

    name: str
    """The name."""
    language: str | None
    """BCP 47 tag of its language."""
    used_by: list[str]
    """Ids of the publishers in whose articles it stands."""


class VoiceTwin(msgspec.Struct, frozen=True, gc=False):
    """Another claimant of the same voice."""

    id: str
    """Its id."""
    events: int
    """About how many events it makes claims while both are one voice."""


class ActorTwin(msgspec.Struct, frozen=True, gc=False):
    """An actor for machines."""

    id: str
    """The record's id."""
    kind: str
    """Always ``actor``."""
    name: str
    """The name that pages use."""
    url: str
    """Address of the page."""
    type: str
    """Its kind, a word of ``actor_kinds``."""
    names: list[NameTwin]
    """All names, with who uses them."""
    relations: list[TieTwin]
    """Ties to other actors: its own, then those declared to it, under their reverse labels."""
    events: list[ActorRole]
    """Events and its roles in them."""
    claims_made: list[ClaimTwin]
    """What it claims."""
    claims_said_for: list[ClaimTwin]
    """What others claim who speak for it (``claimant`` says who), about events at whose time they
    did."""
    claims_about: list[ClaimTwin]
    """What is claimed about it."""
    voice: list[VoiceTwin]
    """The other claimants that count as one voice with it."""
    identifiers: dict[str, str]
    """Scheme and id elsewhere."""
    backlinks: list[str]
    """Ids of the records that refer to it."""
    aliases: list[str]
    """Former ids, oldest first."""
    tags: list[str]
    """Its tags."""


def build(page: ActorPage, said: ActorClaims, scope: Scope) -> ActorTwin:
    """Build the twin of an actor's page with the same claims."""
    graph, actor_id = scope.graph, page.heading.id
    actor = cast("Actor", graph.record(actor_id))
    own = [TieTwin(graph.index.current(r.to), r.relation) for r in actor.relations]
    return ActorTwin(
        id=actor.id,
        kind="actor",
        name=actor.name,
        url=graph.card(actor_id).url,
        type=actor.actor_kind,
        names=name_twins(page.names),
        relations=own + ties_to(scope, graph.index.tied_to.get(actor_id, ()), "actor"),
        events=[ActorRole(e, role) for e, role in graph.index.events_of.get(actor_id, ())],
        claims_made=[entry.twin for entry in said.made],
        claims_said_for=[entry.twin for entry in said.said_for],
        claims_about=[entry.twin for entry in said.about],
        voice=[VoiceTwin(line.ref.id, line.events) for line in page.voice],
        identifiers=dict(sorted(actor.identifiers.items())),
        backlinks=list(graph.index.linked_from.get(actor_id, ())),
        aliases=list(actor.aliases),
        tags=list(actor.tags),
    )


def name_twins(names: tuple[NameLine, ...]) -> list[NameTwin]:
    """Names for machines."""
    return [NameTwin(n.name, n.language, [ref.id for ref in n.used_by]) for n in names]
