"""Latitude and longitude are not taken for each other."""

from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt

from variorum.diagnostics import Code, Diagnostic, warning
from variorum.model.corpus import Corpus
from variorum.model.place import Place, Position
from variorum.resolve.outcome import Locate

#: Mean radius of the Earth, and how far apart two places are before they are looked at, in km.
_RADIUS = 6371.0
_FAR = 200.0
#: How many times nearer a place has to come when its coordinates are exchanged.
_TIMES_NEARER = 5.0


def swapped_coordinates(corpus: Corpus, locate: Locate) -> Iterator[Diagnostic]:
    """A place should not lie far from the place around it, and near it once lat and lon change."""
    for place in corpus.records.values():
        if not isinstance(place, Place) or not place.within or place.position is None:
            continue
        around = corpus.find(place.within)
        if isinstance(around, Place) and around.position:
            written, swapped = _distances(place.position, around.position)
            if written > _FAR and swapped * _TIMES_NEARER < written:
                message = (
                    f"this is {written:.0f} km from '{around.id}', within which it lies, and would "
                    f"be {swapped:.0f} km from it with lat and lon exchanged; do so here or there"
                )
                yield warning(locate(place.file, ("lat",)), Code.COORDINATES_SWAPPED, message)


def _distances(place: Position, around: Position) -> tuple[float, float]:
    """How far a place lies from another in km, as written and with its coordinates exchanged."""
    written = _distance(place.lat, place.lon, around)
    if abs(place.lon) > 90:
        return written, written
    return written, _distance(place.lon, place.lat, around)


def _distance(lat: float, lon: float, to: Position) -> float:
    """The great-circle distance by the haversine formula."""
    north, east = radians(to.lat - lat) / 2, radians(to.lon - lon) / 2
    chord = sin(north) ** 2 + cos(radians(lat)) * cos(radians(to.lat)) * sin(east) ** 2
    return 2 * _RADIUS * asin(sqrt(min(chord, 1.0)))
