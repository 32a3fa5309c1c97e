"""The base of all shapes: strict, closed, with the fields that every record has."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from variorum.model.record import Name, Record, Withdrawal
from variorum.model.sensitivity import Sensitivity, joined
from variorum.model.translation import Translation
from variorum.schema.fields import (
    SCRIPT_PATTERN,
    Date,
    Language,
    Markdown,
    SensitiveMarks,
    Slug,
    Text,
)


class Shape(BaseModel):
    """A mapping in a file. Fields it does not know are errors; types are never coerced."""

    # An edit needs the shape of one kind: each is made ready when it is first used.
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)


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


class TitleTranslationShape(Shape):
    """An article's title in another language."""

    title: Text = Field(description="the title; shown beside the article's own, marked as yours")


class SummaryTranslationShape(Shape):
    """A summary in another language; a name in it belongs among ``names``."""

    summary: Markdown = Field(description="the summary (Markdown)")


class TranslationShape(Shape):
    """A record's title and summary in another language."""

    title: Text | None = Field(None, description="the title")
    summary: Markdown = Field("", description="the summary (Markdown)")


class RecordShape(Shape):
    """What every record file may say."""

    language: Language | None = Field(
        None, description="language it is written in (BCP 47), if not the site's records_language"
    )

    aliases: list[Slug] = Field([], description="former ids, oldest first; old addresses redirect")
    tags: list[Slug] = Field([], description="words to select records by")
    note: Markdown = Field("", description="an editors' remark, shown on the page (Markdown)")
    withdrawn: WithdrawnShape | None = Field(None, description="makes the page a tombstone")
    sensitive: SensitiveMarks = Field(
        [], description="why it is shown with care: graphic, personal-data, precise-location"
    )

    def to_record(self, record_id: str, file: str) -> Record:
        """The frozen record."""
        raise NotImplementedError

    def common(self, record_id: str, file: str) -> dict[str, Any]:
        """The fields that every frozen record has."""
        gone, marks = self.withdrawn, marks_of(self.sensitive)
        is_veiled = not {Sensitivity.GRAPHIC, Sensitivity.PERSONAL_DATA}.isdisjoint(marks)
        summary = getattr(self, "summary", "")
        own = {"summary": "" if is_veiled else summary} if hasattr(self, "summary") else {}
        return {
            **own,
            "id": record_id,
            "file": file,
            "aliases": tuple(self.aliases),
            "tags": tuple(self.tags),
            "note": "" if is_veiled else self.note,
            "withdrawn": Withdrawal(gone.because, gone.on) if gone else None,
            "sensitive": marks,
            "veiled": "\n\n".join(filter(None, (summary, self.note))) if is_veiled else "",
            "language": self.language,
            "translations": {
                tag: _translation(shape, is_veiled=is_veiled)
                for tag, shape in self._translations().items()
            },
        }

    def _translations(self) -> dict[str, Shape]:
        """The translations of the kinds that have them."""
        found: dict[str, Shape] = getattr(self, "translations", {})
        return found


def _translation(shape: Shape, *, is_veiled: bool) -> Translation:
    """A translation; what is veiled in the record's own words is not shown in others."""
    summary = "" if is_veiled else getattr(shape, "summary", "")
    return Translation(getattr(shape, "title", None) or "", summary)


def marks_of(words: Iterable[str]) -> tuple[Sensitivity, ...]:
    """Marks as editors write them, each once."""
    return joined(tuple(map(Sensitivity, words)))


def hides_place(words: Iterable[str]) -> bool:
    """Whether marks as editors write them forbid to tell a precise location."""
    return Sensitivity.PRECISE_LOCATION in words
