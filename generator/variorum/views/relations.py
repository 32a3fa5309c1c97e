"""Declared relations from both sides, and backlinks."""

from collections.abc import Collection, Iterable, Mapping

from markupsafe import Markup

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
    return (*own, *_reverse(scope, subject.tied, "event", table))


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
    return own + _reverse(scope, ties, "actor", table)


def _reverse(
    scope: Scope, ties: Iterable[tuple[str, str]], kind: str, table: Mapping[str, Relation]
) -> tuple[RelationLine, ...]:
    return tuple(
        RelationLine(
            label=table[relation].reverse,
            ref=scope.ref(other),
            since=None,
            until=None,
            quote=None,
            source=None,
            note=Markup(),
        )
        for other, relation in ties
        if scope.graph.card(other).kind == kind
    )


def backlinks(scope: Scope, record_id: str, besides: Collection[str]) -> tuple[Ref, ...]:
    """Records that refer to this one, without those that the page shows elsewhere."""
    others: Iterable[str] = scope.graph.index.linked_from.get(record_id, ())
    return tuple(scope.ref(other) for other in others if other not in besides)
