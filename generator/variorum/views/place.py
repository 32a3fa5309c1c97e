"""The page of one place."""

from typing import cast

import msgspec
from markupsafe import Markup

from variorum.model.place import Place
from variorum.views.events import listed_in_time
from variorum.views.feeds import Subscriptions, subscriptions
from variorum.views.heading import heading_of
from variorum.views.identifiers import Identifier, identifiers_of
from variorum.views.maps.where import Whereabouts, whereabouts
from variorum.views.names import name_lines
from variorum.views.parts import EventLine, Heading, NameLine, Ref
from variorum.views.relations import backlinks
from variorum.views.scope import BASE, Scope


class PlacePage(msgspec.Struct, frozen=True, gc=False):
    """Everything that a place's page shows."""

    heading: Heading
    """Name, address, note."""
    summary: Markup
    """The editors' summary."""
    names: tuple[NameLine, ...]
    """All names, with who uses them."""
    lat: float | None
    """Latitude, WGS 84 degrees."""
    lon: float | None
    """Longitude, WGS 84 degrees."""
    precision: int | None
    """UCDP where_prec, 1 to 7."""
    precision_text: str
    """The same in words."""
    is_coarse: bool
    """Whether its coordinates were made coarse, or left out, on purpose."""
    country: str
    """The country's name, or empty."""
    where: Whereabouts | None
    """Where it is drawn on a map; None if it is not."""
    around: tuple[Ref, ...]
    """The places that it lies in, nearest first."""
    inside: tuple[Ref, ...]
    """The places that lie in it."""
    events: tuple[EventLine, ...]
    """Events here and within, in order of time."""
    backlinks: tuple[Ref, ...]
    """Records that link here in any other way."""
    identifiers: tuple[Identifier, ...]
    """Ids elsewhere."""
    timeline: str | None
    """Address of its timeline from the site's root, if it has events."""
    subscriptions: Subscriptions
    """How to follow its events."""


def build(place_id: str, scope: Scope) -> PlacePage:
    """Build the page of a place."""
    graph = scope.graph
    place = cast("Place", graph.record(place_id))
    events = tuple([event.line for event in listed_in_time(scope, graph.all_around(place_id))])
    position = scope.position(place_id)
    is_coarse = scope.is_hidden(place_id)
    precision = scope.precision(place)
    inside = graph.index.places_in.get(place_id, ())
    around = graph.places_around(place_id)
    shown = {*(line.ref.id for line in events), *inside, *around}
    return PlacePage(
        heading=heading_of(scope, place, scope.summary(place)),
        summary=scope.summary_html(place, BASE),
        names=name_lines(scope, place_id, place.name, place.names),
        lat=position.lat if position else None,
        lon=position.lon if position else None,
        precision=precision,
        precision_text=precision_text(precision, scope),
        is_coarse=is_coarse,
        country=scope.language.country(place.country) if place.country else "",
        where=whereabouts(scope, place_id),
        around=tuple(scope.ref(other) for other in around),
        inside=tuple(scope.ref(other) for other in inside),
        events=events,
        backlinks=backlinks(scope, place_id, besides=shown),
        identifiers=identifiers_of("place", scope.identifiers(place)),
        timeline=f"timelines/{place_id}/" if events else None,
        subscriptions=subscriptions(scope, place_id),
    )


def precision_text(precision: int | None, scope: Scope) -> str:
    """UCDP GED's where_prec in words (GED codebook 23.1)."""
    _ = scope.language.gettext
    return {
        1: _("exact location"),
        2: _("within about 25 km"),
        3: _("second-order administrative division"),
        4: _("first-order administrative division"),
        5: _("a linear feature or a fuzzy area"),
        6: _("country only"),
        7: _("international waters or airspace"),
    }.get(precision or 0, "")
