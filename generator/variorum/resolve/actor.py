"""An actor file's relations: their quotations are bound once all texts are known."""

from typing import Any

import msgspec

from variorum.diagnostics import Code, error
from variorum.model.actor import ActorRelation
from variorum.model.quotation import Quotation
from variorum.read.source import Source
from variorum.resolve.outcome import Outcome
from variorum.schema.actor import ActorShape


def resolve_actor(source: Source, shape: ActorShape) -> Outcome:
    """Read an actor file. A supporting quotation is not anchored yet (``start`` is -1)."""
    outcome = Outcome(shape.to_record(source.id, source.file))
    relations = []
    for index, item in enumerate(shape.relations):
        if (item.quote is None) != (item.article is None):
            message = "a supporting quotation needs both article: and quote:"
            span = source.span(("relations", index))
            outcome.problems.append(error(span, Code.MISSING_FIELD, message))
        relations.append(_relation(item))
    outcome.record = msgspec.structs.replace(outcome.record, relations=tuple(relations))
    return outcome


def _relation(item: Any) -> ActorRelation:
    unanchored = item.quote and Quotation(item.quote, item.prefix, item.suffix, -1, -1)
    return ActorRelation(
        relation=item.relation,
        to=item.target,
        valid_from=item.valid_from,
        valid_to=item.valid_to,
        article=item.article,
        quote=unanchored or None,
        note=item.note,
    )
