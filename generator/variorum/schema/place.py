"""The shape of a place file."""

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from variorum.diagnostics import Code
from variorum.model.place import Place, Position
from variorum.schema.fields import CountryCode, Language, Markdown, PlaceId, Text, Words
from variorum.schema.shape import NameShape, RecordShape, SummaryTranslationShape, hides_place


class PlaceShape(RecordShape):
    """Where events happen."""

    name: Text = Field(description="the name that pages use")
    names: list[NameShape] = Field([], description="further names")
    summary: Markdown = Field("", description="a few sentences (Markdown)")
    translations: dict[Language, SummaryTranslationShape] = Field(
        {}, description="the summary in other languages (BCP 47)"
    )
    lat: float | None = Field(None, ge=-90, le=90, description="latitude, WGS 84 degrees")
    lon: float | None = Field(None, ge=-180, le=180, description="longitude, WGS 84 degrees")
    precision: int | None = Field(None, ge=1, le=7, description="UCDP where_prec, 1 to 7")
    country: CountryCode | None = Field(None, description="ISO 3166-1 alpha-2 code")
    within: PlaceId | None = Field(None, description="the place that this one lies in")
    identifiers: dict[str, Words] = Field({}, description="ids elsewhere: wikidata, geonames")

    @model_validator(mode="after")
    def _has_both_coordinates(self) -> "PlaceShape":
        if (self.lat is None) != (self.lon is None):
            raise PydanticCustomError(
                Code.MISSING_FIELD.value, "a point needs both lat: and lon:, in degrees"
            )
        return self

    def to_record(self, record_id: str, file: str) -> Place:
        """The frozen record, made coarse where it is marked so."""
        at = self._position()
        return Place(
            **self.common(record_id, file),
            name=self.name,
            names=tuple(name.to_name() for name in self.names),
            lat=at.lat if at else None,
            lon=at.lon if at else None,
            precision=at.where_prec if at else self.precision,
            country=self.country,
            within=self.within,
            # An outside id leads to the exact place as surely as coordinates do.
            identifiers={} if hides_place(self.sensitive) else dict(self.identifiers),
        )

    def _position(self) -> Position | None:
        """Where it lies, as far as anybody may know."""
        if self.lat is None or self.lon is None:
            return None
        exact = Position(self.lat, self.lon, self.precision)
        return exact.coarse if hides_place(self.sensitive) else exact
