"""What each record adds to the files, ready-made."""

from collections.abc import Callable

import msgspec

from variorum.model.actor import Actor
from variorum.model.article import Article
from variorum.model.event import Event
from variorum.model.place import Place
from variorum.views.data import features
from variorum.views.data.events import add_event
from variorum.views.data.lines import ANNOTATIONS, RecordLines, add_json, add_rows
from variorum.views.data.rows import Row, truth
from variorum.views.data.tables import ACTORS, DERIVATIONS, PLACES, RELATIONS, SOURCES
from variorum.views.scope import Scope
from variorum.views.webannotation import BETWEEN

_encode = msgspec.json.Encoder().encode
_to_text = msgspec.json.Encoder(order="deterministic").encode


def work_out_lines(record_id: str, scope: Scope) -> RecordLines:
    """Make one record's lines of the files."""
    record = scope.graph.record(record_id)
    made = RecordLines({}, {})
    _MAKERS[type(record)](record, scope, made)
    return made


def _actor(actor: Actor, scope: Scope, made: RecordLines) -> None:
    current, url = scope.graph.index.current, scope.graph.ref(actor.id).url
    ids = _json(actor.identifiers)
    add_rows(made, ACTORS.file, [(actor.id, url, actor.name, actor.actor_kind, actor.country, ids)])
    add_rows(
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
    add_rows(made, PLACES.file, [row])
    add_json(made, features.PLACES, [_encode(features.place(place, scope))], features.BETWEEN)


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
        truth(article.text is not None),
        article.display.value,
        article.seal,
        len(article.annotations),
    )
    add_rows(made, SOURCES.file, [row])
    add_rows(
        made,
        DERIVATIONS.file,
        (
            (article.id, current(d.article), d.kind.value, d.basis.value)
            for d in article.derived_from
        ),
    )
    if annotations := scope.graph.answer("annotations", article.id):
        made.texts[ANNOTATIONS] = BETWEEN.join(annotations)
        made.counts[ANNOTATIONS] = len(annotations)


def _json(value: dict[str, str]) -> str | None:
    return _to_text(value).decode() if value else None


_MAKERS: dict[type, Callable[..., None]] = {
    Event: add_event,
    Actor: _actor,
    Place: _place,
    Article: _article,
}
