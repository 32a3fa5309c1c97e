"""What each record adds to the files, ready-made."""

from collections.abc import Callable, Iterable

import msgspec

from variorum.model.actor import Actor
from variorum.model.article import Article
from variorum.model.event import Event
from variorum.model.finding import Finding
from variorum.model.place import Place, Position
from variorum.views.data import features
from variorum.views.data.codes import geo_precision, time_precision
from variorum.views.data.rows import Row, rows
from variorum.views.data.tables import (
    ACTORS,
    CLAIMS,
    CORRECTIONS,
    DERIVATIONS,
    EVENTS,
    FINDINGS,
    PARTICIPATIONS,
    PLACES,
    RELATIONS,
    SOURCES,
)
from variorum.views.lines import entries_of
from variorum.views.parts import Ref
from variorum.views.scope import Scope
from variorum.views.setting import setting_of
from variorum.views.twins.parts import ClaimTwin

CLAIM_LINES = "claims.jsonl"
_encode = msgspec.json.Encoder().encode
_to_text = msgspec.json.Encoder(order="deterministic").encode


class RecordLines(msgspec.Struct, frozen=True, gc=False):
    """What one record adds to the files, by their names: its lines, and how many entries."""

    texts: dict[str, bytes]
    counts: dict[str, int]


def work_out_lines(record_id: str, scope: Scope) -> RecordLines:
    """Make one record's lines of the files."""
    record = scope.graph.record(record_id)
    made = RecordLines({}, {})
    _MAKERS[type(record)](record, scope, made)
    return made


def _add(made: RecordLines, file: str, cells: Iterable[Row]) -> None:
    found = list(cells)
    if found:
        made.texts[file] = rows(found).encode()
        made.counts[file] = len(found)


def _add_json(made: RecordLines, file: str, values: list[bytes], end: bytes) -> None:
    if values:
        made.texts[file] = b"".join([value + end for value in values])
        made.counts[file] = len(values)


# Events


def _event(event: Event, scope: Scope, made: RecordLines) -> None:
    graph, current = scope.graph, scope.graph.index.current
    setting = setting_of(scope, event.id)
    place, position = (setting.place, setting.at) if setting else (None, None)
    claims = [entry.twin for entry in entries_of(scope, event.id).values()]
    _add(made, EVENTS.file, [_event_row(event, place, position, scope)])
    _add(
        made,
        PARTICIPATIONS.file,
        ((event.id, current(part.actor), part.role) for part in event.actors),
    )
    _add(made, CLAIMS.file, map(_claim_row, claims))
    _add_json(made, CLAIM_LINES, [_encode(claim) for claim in claims], b"\n")
    _add(made, FINDINGS.file, map(_finding_row, graph.findings(event.id)))
    _add(
        made,
        RELATIONS.file,
        (
            ("event", event.id, relation.relation, current(relation.to), None, None, None)
            for relation in event.relations
            if graph.is_shown(relation.to)
        ),
    )
    _add(
        made,
        CORRECTIONS.file,
        ((event.id, c.on.edtf, c.what, c.was, c.now, c.because) for c in event.corrections),
    )
    feature = features.event(event, place, position, scope)
    _add_json(made, features.EVENTS, [_encode(feature)], features.BETWEEN)


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
        _truth(claim.provisional),
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
        _truth(finding.conceded),
        finding.low,
        finding.best,
        finding.high,
        " ".join(rule.value for rule in finding.rules),
        len(finding.voices),
        len(finding.origins),
        " ".join(finding.claims),
        " ".join(finding.across),
    )


# Actors, places, articles


def _actor(actor: Actor, scope: Scope, made: RecordLines) -> None:
    current, url = scope.graph.index.current, scope.graph.ref(actor.id).url
    ids = _json(actor.identifiers)
    _add(made, ACTORS.file, [(actor.id, url, actor.name, actor.actor_kind, actor.country, ids)])
    _add(
        made,
        RELATIONS.file,
        (
            (
                "actor",
                actor.id,
                tie.relation,
                current(tie.to),
                tie.valid_from.edtf if tie.valid_from else None,
                tie.valid_to.edtf if tie.valid_to else None,
                current(tie.article) if tie.article else None,
            )
            for tie in actor.relations
        ),
    )


def _place(place: Place, scope: Scope, made: RecordLines) -> None:
    position = scope.position(place.id)
    row: Row = (
        place.id,
        scope.graph.ref(place.id).url,
        place.name,
        position.lat if position else None,
        position.lon if position else None,
        scope.precision(place),
        place.country,
        scope.graph.index.current(place.within) if place.within else None,
        _json(scope.identifiers(place)),
    )
    _add(made, PLACES.file, [row])
    _add_json(made, features.PLACES, [_encode(features.place(place, scope))], features.BETWEEN)


def _article(article: Article, scope: Scope, made: RecordLines) -> None:
    current = scope.graph.index.current
    row: Row = (
        article.id,
        scope.graph.ref(article.id).url,
        article.title,
        current(article.publisher),
        article.published.edtf if article.published else None,
        article.language,
        article.url,
        article.archive_url,
        _truth(article.text is not None),
        article.display.value,
        article.seal,
        len(article.annotations),
    )
    _add(made, SOURCES.file, [row])
    _add(
        made,
        DERIVATIONS.file,
        (
            (article.id, current(d.article), d.kind.value, d.basis.value)
            for d in article.derived_from
        ),
    )


def _truth(value: object) -> str:
    return "true" if value else "false"


def _json(value: dict[str, str]) -> str | None:
    return _to_text(value).decode() if value else None


_MAKERS: dict[type, Callable[..., None]] = {
    Event: _event,
    Actor: _actor,
    Place: _place,
    Article: _article,
}
