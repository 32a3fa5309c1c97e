"""The page that searches, and that leads to everything where scripts do not run."""

from collections.abc import Iterable, Iterator

import msgspec

from variorum.views import listing
from variorum.views.events import years
from variorum.views.parts import Ref
from variorum.views.scope import Scope

PATH = "search/"
#: Places and actors with the most events; the rest is a click away in their index.
LENGTH = 24


class FacetValue(msgspec.Struct, frozen=True, gc=False):
    """One value of a facet, with the page that lists what has it."""

    label: str
    """What it is called."""
    path: str
    """Address of that page from the site's root, without the first slash."""
    count: int
    """How many records have it."""


class Facet(msgspec.Struct, frozen=True, gc=False):
    """One way to come to the records."""

    id: str
    """kind, type, year, place or actor."""
    title: str
    """Its name."""
    values: tuple[FacetValue, ...]
    """Its values."""
    rest: FacetValue | None
    """Where all values are, if there are more."""


class SearchPage(msgspec.Struct, frozen=True, gc=False):
    """The page with the search field."""

    title: str
    """Its title."""
    path: str
    """Its address from the site's root."""
    facets: tuple[Facet, ...]
    """Ways to the records that need no search."""


def build(scope: Scope) -> SearchPage:
    """Build the page."""
    facets: tuple[Facet, ...] = scope.graph.answer("facets", "")
    return SearchPage(scope.language.gettext("Search"), PATH, facets)


def work_out_facets(_key: str, scope: Scope) -> tuple[Facet, ...]:
    """Count the records by kind, type, year, place and actor."""
    _ = scope.language.gettext
    facets = (
        Facet("kind", _("By kind"), tuple(_kinds(scope)), None),
        Facet("type", _("Events by type"), tuple(_types(scope)), None),
        Facet("year", _("Events by year"), tuple(_years(scope)), None),
        _facet("place", _("Events by place"), "places", _places(scope), scope),
        _facet("actor", _("Events by actor"), "actors", _actors(scope), scope),
    )
    return tuple(facet for facet in facets if facet.values)


def _facet(
    facet: str, title: str, collection: str, found: Iterable[tuple[Ref, int]], scope: Scope
) -> Facet:
    """The values with the most events, and the way to all."""
    ordered = sorted(found, key=lambda each: (-each[1], each[0].title, each[0].id))
    values = tuple(FacetValue(r.title, r.path or "", n) for r, n in ordered[:LENGTH])
    total = listing.record_count(collection, scope)
    label = listing.title_of(collection, scope)
    rest = FacetValue(label, listing.address(collection, 1), total)
    return Facet(facet, title, values, rest if total > len(values) else None)


def _kinds(scope: Scope) -> Iterator[FacetValue]:
    for collection in ("events", "actors", "places", "sources", "timelines"):
        count = listing.record_count(collection, scope)
        yield FacetValue(listing.title_of(collection, scope), listing.address(collection, 1), count)


def _types(scope: Scope) -> Iterator[FacetValue]:
    for label, path, count in listing.type_groups(scope):
        yield FacetValue(label, path, count)


def _years(scope: Scope) -> Iterator[FacetValue]:
    for year in years(scope):
        count = len(scope.graph.index.events_in.get(year, ()))
        yield FacetValue(year, f"timelines/{year}/", count)


def _places(scope: Scope) -> Iterator[tuple[Ref, int]]:
    index = scope.graph.index
    for place in index.of_kind.get("place", ()):
        count = len(index.events_at.get(place, ()))
        if count:
            yield scope.ref(place), count


def _actors(scope: Scope) -> Iterator[tuple[Ref, int]]:
    index = scope.graph.index
    for actor in index.of_kind.get("actor", ()):
        count = len({event for event, _ in index.events_of.get(actor, ())})
        if count:
            yield scope.ref(actor), count
