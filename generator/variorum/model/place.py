"""Places: where events happen."""

from typing import ClassVar

import msgspec

from variorum.model.record import Name, Record, name_in
from variorum.model.sensitivity import Sensitivity
from variorum.model.translation import Tongues

#: The grid of coarse coordinates in degrees of latitude, and the precision that they have: UCDP's
#: fuzzy area. No point of a cell is told from another.
GRID = 0.5
FUZZY = 5
#: Degrees of longitude shrink towards the poles: from so many degrees of latitude, so wide a cell.
_WIDTHS = ((85.0, 10.0), (75.0, 2.0), (60.0, 1.0))


class Position(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where a place lies: WGS 84 degrees, and UCDP ``where_prec`` if it is known.

    ``is_coarse`` says that it was made less exact on purpose.
    """

    lat: float
    lon: float
    where_prec: int | None = None
    is_coarse: bool = False

    @property
    def coarse(self) -> "Position":
        """The middle of its cell of the grid; what is coarse already stays."""
        if self.is_coarse:
            return self
        width = next((width for least, width in _WIDTHS if abs(self.lat) >= least), GRID)
        lat, lon = _rounded(self.lat, GRID), _rounded(self.lon, width)
        return Position(lat, lon, max(self.where_prec or 0, FUZZY), is_coarse=True)


def _rounded(degrees: float, step: float) -> float:
    return round(degrees / step) * step + 0.0  # without the sign of a zero


class Place(Record, frozen=True, kw_only=True, tag="place"):
    """A place with the precision of its coordinates (UCDP GED ``where_prec``, 1 to 7).

    Those of a place that is marked ``precise-location`` are coarse from the start: the exact ones
    stay in its file.
    """

    KIND: ClassVar[str] = "place"

    name: str
    names: tuple[Name, ...] = ()
    summary: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    country: str | None = None
    within: str | None = None
    identifiers: dict[str, str] = {}

    @property
    def position(self) -> Position | None:
        """Its coordinates as they may be shown, if both are known."""
        if self.lat is None or self.lon is None:
            return None
        is_coarse = Sensitivity.PRECISE_LOCATION in self.sensitive
        return Position(self.lat, self.lon, self.precision, is_coarse)

    @property
    def heading(self) -> str:
        """What the record is called on pages."""
        return self.name

    def shown_heading(self, tongues: Tongues) -> tuple[str, str]:
        """Its own name, or one that it has in the language of the site's readers."""
        known = "" if self.translation(tongues) is None else name_in(self.names, tongues.site)
        return (known, "") if known else super().shown_heading(tongues)
