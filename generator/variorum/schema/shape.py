"""The base of all shapes: strict, closed, with the fields that every record has."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from variorum.model.record import Name, Record, Withdrawal
from variorum.schema.fields import SCRIPT_PATTERN, Date, Language, Markdown, Slug, Text


class Shape(BaseModel):
    """A mapping in a file. Fields it does not know are errors; types are never coerced."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class WithdrawnShape(Shape):
    """Why and when a record was withdrawn."""

    because: Text = Field(description="why the record was withdrawn; shown on its page")
    on: Date | None = Field(None, description="when")


class NameShape(Shape):
    """A further name."""

    name: Text = Field(description="the name")
    language: Language | None = Field(None, description="its language (BCP 47)")
    script: str | None = Field(None, description="ISO 15924 script code", pattern=SCRIPT_PATTERN)
    valid_from: Date | None = Field(None, alias="from", description="first day of use")
    valid_to: Date | None = Field(None, alias="to", description="last day of use")

    def to_name(self) -> Name:
        """The frozen form."""
        return Name(self.name, self.language, self.script, self.valid_from, self.valid_to)


class RecordShape(Shape):
    """What every record file may say."""

    aliases: list[Slug] = Field([], description="former ids, oldest first; old addresses redirect")
    tags: list[Slug] = Field([], description="words to select records by")
    note: Markdown = Field("", description="an editors' remark, shown on the page (Markdown)")
    withdrawn: WithdrawnShape | None = Field(None, description="makes the page a tombstone")

    def to_record(self, record_id: str, file: str) -> Record:
        """The frozen record."""
        raise NotImplementedError

    def common(self, record_id: str, file: str) -> dict[str, Any]:
        """The fields that every frozen record has."""
        gone = self.withdrawn
        return {
            "id": record_id,
            "file": file,
            "aliases": tuple(self.aliases),
            "tags": tuple(self.tags),
            "note": self.note,
            "withdrawn": Withdrawal(gone.because, gone.on) if gone else None,
        }
