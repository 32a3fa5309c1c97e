"""Declared relations from both sides, and backlinks."""

from collections.abc import Collection, Iterable, Mapping

from markupsafe import Markup

from variorum.link.card import Tie
from variorum.model.actor import Actor
from variorum.model.vocabulary import Relation
from variorum.views.parts import Ref, RelationLine
from variorum.views.quoting import quote_of
from variorum.views.scope import BASE, Scope
from variorum.views.subject import Subject


def event_relations(scope: Scope, subject: Subject) -> tuple[RelationLine, ...]:
    """Related events: those that this one names, then those that name it."""
    table = scope.vocabulary.event_relations
    own = [
        RelationLine(
            label=table[relation.relation].label,
            ref=scope.ref(relation.to),
            since=None,
            until=None,
            quote=None,
            source=None,
            note=scope.markdown(relation.note, BASE),
        )
        for relation in subject.relations
    ]
    return (*own, *_reverse(scope, subject.event.id, subject.tied, table))


def actor_relations(scope: Scope, actor: Actor) -> tuple[RelationLine, ...]:
    """Ties to other actors: those that this one declares, then those declared to it."""
    table = scope.vocabulary.actor_relations
    own = tuple(
        RelationLine(
            label=table[relation.relation].label,
            ref=scope.ref(relation.to),
            since=scope.date(relation.valid_from),
            until=scope.date(relation.valid_to),
            quote=quote_of(scope, relation.article, relation.quote, "")
            if relation.article and relation.quote
            else None,
            source=scope.ref(relation.article) if relation.article else None,
            note=scope.markdown(relation.note, BASE),
        )
        for relation in actor.relations
    )
    ties = scope.graph.index.tied_to.get(actor.id, ())
    return own + _reverse(scope, actor.id, ties, table)


def speaker_lines(scope: Scope, actor: str, speakers: Collection[str]) -> tuple[RelationLine, ...]:
    """How some of those who speak for an actor do so."""
    table = scope.vocabulary.actor_relations
    ties = scope.graph.speakers_for(actor)
    return tuple(
        _tie_line(scope, table[tie.relation].reverse, speaker, tie)
        for speaker in ties
        if speaker in speakers
        for tie in ties[speaker]
    )


def _reverse(
    scope: Scope, to: str, ties: Iterable[tuple[str, str]], table: Mapping[str, Relation]
) -> tuple[RelationLine, ...]:
    """Ties that records of the same kind as this one declare to it."""
    graph = scope.graph
    kind = graph.card(to).kind
    return tuple(
        _tie_line(scope, table[relation].reverse, other, tie)
        for other, relation in ties
        if graph.card(other).kind == kind
        for tie in dict.fromkeys(graph.ties(other, relation, to))
    )


def _tie_line(scope: Scope, label: str, other: str, tie: Tie) -> RelationLine:
    """A tie without the words that support it, which stand on the page of who declares it."""
    return RelationLine(
        label=label,
        ref=scope.ref(other),
        since=scope.date(tie.valid_from),
        until=scope.date(tie.valid_to),
        quote=None,
        source=None,
        note=Markup(),
    )


def backlinks(scope: Scope, record_id: str, besides: Collection[str]) -> tuple[Ref, ...]:
    """Records that refer to this one, without those that the page shows elsewhere."""
    others: Iterable[str] = scope.graph.index.linked_from.get(record_id, ())
    return tuple(scope.ref(other) for other in others if other not in besides)
