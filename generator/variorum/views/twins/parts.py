"""The small parts that twins share: dates, places, ties to other records, passages."""

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from variorum.model.dates import EdtfDate
from variorum.views.scope import Scope


class DateTwin(msgspec.Struct, frozen=True, gc=False):
    """A date: EDTF, its first and last day (null is open), and UCDP's date_prec."""

    edtf: str
    """The date in EDTF."""
    earliest: str | None
    """First possible day; null is open."""
    latest: str | None
    """Last possible day; null is open."""
    date_prec: int
    """UCDP's date_prec, 1 to 5."""


class PlaceTwin(msgspec.Struct, frozen=True, gc=False):
    """Where it happened."""

    id: str
    """The place's id."""
    name: str
    """Its name."""
    lat: float | None
    """Latitude, WGS 84 degrees."""
    lon: float | None
    """Longitude, WGS 84 degrees."""
    where_prec: int | None
    """UCDP's where_prec, 1 to 7."""
    is_coarse: bool
    """Whether its coordinates were made coarse, or left out, on purpose."""


class TieTwin(msgspec.Struct, frozen=True, gc=False):
    """Another record, and how it is related."""

    id: str
    """Id of the other record."""
    relation: str
    """A relation, or the reverse label of one."""


class PassageTwin(msgspec.Struct, frozen=True, gc=False):
    """A passage of one text. ``exact`` is null where its words may not be shown."""

    start: int
    """Where it begins, in code points."""
    end: int
    """Where it ends, exclusive."""
    exact: str | None
    """Its words."""
    sensitive: tuple[str, ...]
    """Marks of the words."""
    claims: list[str]
    """Ids of the claims that rest on it."""


@lru_cache(maxsize=1024)
def date_twin(value: EdtfDate | None) -> DateTwin | None:
    """A date for machines; dates recur."""
    if value is None:
        return None
    return DateTwin(value.edtf, value.earliest, value.latest, value.date_prec)


def ties_to(scope: Scope, ties: Iterable[tuple[str, str]], kind: str) -> list[TieTwin]:
    """Ties that other records declare to one, those of a kind, under their reverse labels."""
    graph = scope.graph
    tables = {
        "event": graph.vocabulary.event_relations,
        "actor": graph.vocabulary.actor_relations,
    }
    return [
        TieTwin(other, tables[kind][relation].reverse)
        for other, relation in ties
        if graph.card(other).kind == kind
    ]
