"""Places: where events happen."""

from typing import ClassVar

from variorum.model.record import Name, Record


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
    def heading(self) -> str:
        """What the record is called on pages."""
        return self.name
