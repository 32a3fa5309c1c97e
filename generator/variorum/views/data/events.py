"""What an event adds to the files: itself, those who had a part in it, its claims and findings."""

import msgspec

from variorum.model.event import Event
from variorum.model.finding import Finding
from variorum.model.place import Position
from variorum.views.data import features
from variorum.views.data.codes import geo_precision, time_precision
from variorum.views.data.lines import CLAIM_LINES, RecordLines, add_json, add_rows
from variorum.views.data.rows import Row, truth
from variorum.views.data.tables import (
    CLAIMS,
    CORRECTIONS,
    EVENTS,
    FINDINGS,
    PARTICIPATIONS,
    RELATIONS,
)
from variorum.views.lines import entries_of
from variorum.views.parts import Ref
from variorum.views.scope import Scope
from variorum.views.setting import setting_of
from variorum.views.twins.claim import ClaimTwin

_encode = msgspec.json.Encoder().encode


def add_event(event: Event, scope: Scope, made: RecordLines) -> None:
    """Add an event's lines."""
    graph, current = scope.graph, scope.graph.index.current
    setting = setting_of(scope, event.id)
    place, position = (setting.place, setting.at) if setting else (None, None)
    claims = [entry.twin for entry in entries_of(scope, event.id).values()]
    add_rows(made, EVENTS.file, [_event_row(event, place, position, scope)])
    add_rows(
        made,
        PARTICIPATIONS.file,
        ((event.id, current(part.actor), part.role) for part in event.actors),
    )
    add_rows(made, CLAIMS.file, map(_claim_row, claims))
    add_json(made, CLAIM_LINES, [_encode(claim) for claim in claims], b"\n")
    add_rows(made, FINDINGS.file, map(_finding_row, graph.findings(event.id)))
    add_rows(
        made,
        RELATIONS.file,
        (
            ("event", event.id, relation.relation, current(relation.to), None, None, None)
            for relation in event.relations
            if graph.is_shown(relation.to)
        ),
    )
    add_rows(
        made,
        CORRECTIONS.file,
        ((event.id, c.on.edtf, c.what, c.was, c.now, c.because) for c in event.corrections),
    )
    feature = features.event(event, place, position, scope)
    add_json(made, features.EVENTS, [_encode(feature)], features.BETWEEN)


def _event_row(event: Event, place: Ref | None, position: Position | None, scope: Scope) -> Row:
    date, digest = event.date, scope.graph.digest(event.id)
    where_prec = position.where_prec if position else None
    date_prec = date.date_prec if date else None
    return (
        event.id,
        scope.graph.ref(event.id).url,
        event.title,
        event.type,
        event.status.value,
        date.edtf if date else None,
        date.earliest if date else None,
        date.latest if date else None,
        date_prec,
        time_precision(date_prec),
        place.id if place else None,
        place.title if place else None,
        position.lat if position else None,
        position.lon if position else None,
        where_prec,
        geo_precision(where_prec),
        digest.claims,
        digest.findings,
        digest.contested,
        digest.voices,
        digest.origins,
        " ".join(event.tags),
        " ".join(event.aliases),
    )


def _claim_row(claim: ClaimTwin) -> Row:
    value = claim.value
    named = (value.get(key) for key in ("actor", "place", "edtf", "term", "text"))
    return (
        claim.id,
        claim.url,
        claim.event,
        claim.property,
        claim.label,
        claim.who,
        claim.side,
        next((name for name in named if name), None),
        value.get("min"),
        value.get("max"),
        value.get("qualifier"),
        value.get("verbatim"),
        value.get("role"),
        claim.stance,
        truth(claim.provisional),
        claim.claimant,
        claim.source,
        " ".join(claim.origins),
        claim.as_of,
        claim.superseded_by,
        claim.repeats,
        claim.quote.exact if claim.quote else None,
        claim.withheld,
        " ".join(claim.sensitive),
    )


def _finding_row(finding: Finding) -> Row:
    return (
        finding.event,
        finding.property,
        finding.label,
        finding.who,
        finding.side,
        finding.status.value,
        truth(finding.conceded),
        finding.low,
        finding.best,
        finding.high,
        " ".join(rule.value for rule in finding.rules),
        len(finding.voices),
        len(finding.origins),
        " ".join(finding.claims),
        " ".join(finding.across),
    )
