"""Places: where events happen."""

from typing import ClassVar

import msgspec

from variorum.model.record import Name, Record, name_in
from variorum.model.translation import Tongues


class Position(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where a place lies: WGS 84 degrees, and UCDP ``where_prec`` if it is known."""

    lat: float
    lon: float
    where_prec: int | None = None


class Place(Record, frozen=True, kw_only=True, tag="place"):
    """A place with the precision of its coordinates (UCDP GED ``where_prec``, 1 to 7)."""

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
        """Its coordinates, if both are known."""
        if self.lat is None or self.lon is None:
            return None
        return Position(self.lat, self.lon, self.precision)

    @property
    def heading(self) -> str:
        """What the record is called on pages."""
        return self.name

    def shown_heading(self, tongues: Tongues) -> tuple[str, str]:
        """Its own name, or one that it has in the language of the site's readers."""
        known = "" if self.translation(tongues) is None else name_in(self.names, tongues.site)
        return (known, "") if known else super().shown_heading(tongues)
