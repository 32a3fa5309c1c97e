"""Places: where events happen."""

from typing import ClassVar

import msgspec

from variorum.model.record import Name, Record


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
