"""Field types that shapes share: ids of other records, terms, dates, Markdown.

A field says here *what it refers to*; ``references.py`` then finds every reference of every kind
of record without knowing the kinds.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, InstanceOf, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from variorum.diagnostics import Code
from variorum.model import dates, meant
from variorum.model.dates import EdtfDate


@dataclass(frozen=True)
class RefersTo:
    """Marks a field as the id of a record of one of these kinds."""

    kinds: tuple[str, ...]


@dataclass(frozen=True)
class TermOf:
    """Marks a field as a word of one section of the vocabulary."""

    section: str


@dataclass(frozen=True)
class MarkdownField:
    """Marks a field as Markdown, which may hold ``[[links]]``."""


def _read_date(value: object) -> EdtfDate:
    """Accept a year that YAML read as a number, and EDTF text."""
    if isinstance(value, EdtfDate):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = f"{value:04}"
    if not isinstance(value, str):
        raise PydanticCustomError("date_type", "a date such as 2024-08-25")
    try:
        return dates.parse(value)
    except ValueError as problem:
        raise PydanticCustomError(
            Code.BAD_DATE.value,
            "'{text}' is not a date: {why}; {remedy}",
            {"text": value, "why": str(problem), "remedy": meant.remedy(value)},
        ) from None


def _check_url(value: str) -> str:
    """Only web addresses: anything else could run as a script in a reader's browser."""
    if not value.startswith(("https://", "http://")) or any(c.isspace() for c in value):
        raise PydanticCustomError(
            Code.BAD_VALUE.value, "a web address begins with https:// or http:// and has no spaces"
        )
    return value


def _check_language(value: str) -> str:
    from babel import Locale, UnknownLocaleError  # heavy, and asked once a distinct value

    try:
        Locale.parse(value, sep="-")
    except (UnknownLocaleError, ValueError):
        raise PydanticCustomError(
            Code.BAD_VALUE.value,
            "'{text}' is not a language tag; write BCP 47 such as en, fr or ar",
            {"text": value},
        ) from None
    return value


def _as_list(value: object) -> object:
    """Let editors write one id without brackets."""
    return [value] if isinstance(value, str) else value


def _as_mapping(value: object) -> object:
    """Bring the three ways to write mentions to one: id to wording, or to nothing."""
    if isinstance(value, str):
        return {value: None}
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return dict.fromkeys(value)
    if isinstance(value, list):
        raise PydanticCustomError("mentions_type", "ids, or a mapping of ids to wordings")
    return value


def _as_text(value: object) -> object:
    """Let editors write a whole number where a text is meant, such as an outside id."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else value


_KNOWN_LANGUAGES = frozenset({"en", "fr", "ar", "es", "pt", "ru", "uk", "de", "zh", "fa", "tr"})


def _language(value: str) -> str:
    return value if value in _KNOWN_LANGUAGES else _check_language(value)


#: What some words must look like; ``resolve/validate.py`` says it to editors in words.
SLUG_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
COUNTRY_PATTERN = "^[A-Z]{2}$"
SCRIPT_PATTERN = "^[A-Z][a-z]{3}$"
SEAL_PATTERN = "^sha256:[0-9a-f]{64}$"

Text = Annotated[str, StringConstraints(min_length=1)]
Words = Annotated[str, BeforeValidator(_as_text), WithJsonSchema({"type": ["string", "integer"]})]
Markdown = Annotated[str, MarkdownField()]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN)]
Url = Annotated[str, AfterValidator(_check_url)]
Language = Annotated[str, AfterValidator(_language)]
CountryCode = Annotated[str, StringConstraints(pattern=COUNTRY_PATTERN)]
Date = Annotated[
    InstanceOf[EdtfDate],
    BeforeValidator(_read_date),
    WithJsonSchema(
        {"type": ["string", "integer"], "description": "EDTF (ISO 8601-2), such as 2024-08-25"}
    ),
]

_ONE_OR_MANY = {
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
}
Mark = Literal["graphic", "personal-data", "precise-location"]
_MARK = {"enum": ["graphic", "personal-data", "precise-location"]}
SensitiveMarks = Annotated[
    list[Mark],
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [_MARK, {"type": "array", "items": _MARK}]}),
]

ActorId = Annotated[str, RefersTo(("actor",))]
PlaceId = Annotated[str, RefersTo(("place",))]
EventId = Annotated[str, RefersTo(("event",))]
ArticleId = Annotated[str, RefersTo(("article",))]
AnyId = Annotated[str, RefersTo(())]
EventType = Annotated[str, TermOf("event_types")]
Role = Annotated[str, TermOf("roles")]
ActorKind = Annotated[str, TermOf("actor_kinds")]

EventIds = Annotated[list[EventId], BeforeValidator(_as_list), WithJsonSchema(_ONE_OR_MANY)]
ActorIds = Annotated[list[ActorId], BeforeValidator(_as_list), WithJsonSchema(_ONE_OR_MANY)]
Mentions = Annotated[
    dict[str, str | None],
    BeforeValidator(_as_mapping),
    WithJsonSchema(
        {
            "anyOf": [
                *_ONE_OR_MANY["anyOf"],
                {"type": "object", "additionalProperties": {"type": "string"}},
            ]
        }
    ),
]
