"""``formats.md``: every field of every file, from the shapes."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from tests.tools.reference import text
from variorum.model import counts, dates
from variorum.model.counts import ACLED_NUMERALS, WORDS
from variorum.schema import fields
from variorum.schema.event import AssessmentSignature
from variorum.schema.fields import MarkdownField, RefersTo, TermOf
from variorum.schema.kinds import KINDS, Kind
from variorum.schema.shape import RecordShape, Shape
from variorum.schema.vocabulary import VocabularyShape
from variorum.views.language import language

#: What a claim may say beside its property.
CLAIM_KEYS = {
    "who": ("a word of [`categories`](vocabulary.md#categories)", "the category that is counted"),
    "side": ("id of an actor", "the actor to which the dead or injured belonged"),
    "role": (
        "a word of [`roles`](vocabulary.md#roles)",
        "the part that the actor played; only where the value is an actor",
    ),
    "label": ("text", "what an `other` claim is about; claims with the same label are compared"),
    "stance": (
        "`asserts`, `denies`, `confirms` or `declines`",
        "how the claimant stands to it; by default the annotation's `stance`",
    ),
    "provisional": ("`true` or `false`", "by default the annotation's `provisional`"),
    "as_of": ("a date", "when it was said; by default the annotation's, then the publication's"),
    "verbatim": ("text", "the claim's own words, exactly as they stand inside the quotation"),
    "note": ("Markdown", "a remark; by default the annotation's `note`"),
}
#: What an editor may write where a count is asked, and what it means.
COUNT_EXAMPLES = {
    "21": 21,
    '">=84"': ">=84",
    '"<=10"': "<=10",
    "50-60": "50-60",
    '"~50"': "~50",
    "dozens": "dozens",
}
DATE_EXAMPLES = (
    "2024-08-25",
    "2024-08",
    "2024",
    "2024-07-2X",
    "202X",
    "2024-07~",
    "2024-07-21?",
    "2024-07-21/2024-07-31",
    "2012/2015-06",
    "2012/..",
    "XXXX",
    "../2022",
)
_ALIASES: tuple[tuple[Any, str], ...] = (
    (fields.Text, "text"),
    (fields.Words, "text or a whole number"),
    (fields.Slug, "a word in lower case with hyphens"),
    (fields.Url, "web address"),
    (fields.Language, "BCP 47 language tag"),
    (fields.CountryCode, "ISO 3166-1 code, such as `ML`"),
    (fields.Date, "[date](#dates)"),
    (fields.EventIds, "id of an event, or a list of them"),
    (fields.ActorIds, "id of an actor, or a list of them"),
    (fields.Mentions, "id, list of ids, or mapping of id to wording"),
    (str, "text"),
    (bool, "`true` or `false`"),
    (int, "whole number"),
    (float, "number"),
)
_CLAIM = "list of [claims](#claims)"
_ASSESSMENT = "list of [assessments](#assessments)"

_INTRODUCTION = """
What may stand in each file, field by field. A field that is not listed is an error, so that a
misspelling cannot go unnoticed. The same rules as JSON Schemas, for the completion in an editor
such as Visual Studio Code, are written by [`variorum schema`](commands.md#schema).

Files are UTF-8. The YAML is read strictly: only `true`, `false`, `null` and plain decimal numbers
are not text, so `no`, `1:20` and `2024-08-25` stay what they look like; no key may stand twice;
anchors, aliases, tags and several documents in one file are errors.

A file's name without its ending is its id: lower-case letters `a` to `z`, digits and single
hyphens, with at least one letter, and unique across all kinds of record. Files and folders whose
name begins with `.` or `_` are left alone.
"""


def page() -> str:
    """Make the page."""
    return text.page(
        "File formats",
        _INTRODUCTION,
        *(section for kind in KINDS for section in _kind(kind)),
        "## Vocabulary",
        "`seeds/vocabulary.yml`, optional. " + text.prose(VocabularyShape.__doc__),
        *_shape_and_parts("vocabulary", VocabularyShape, ()),
        "## Every record",
        text.prose(RecordShape.__doc__),
        *_shape_and_parts("record", RecordShape, ()),
        "## Claims",
        "A claim is a mapping with exactly one [property](vocabulary.md#properties), such as "
        "`killed: 21`, and any of these keys:",
        text.table(("key", "value", "meaning"), _rows_of_claims()),
        "## Assessments",
        "An assessment of an event is written like a claim, with three more keys:",
        _table("assessment", AssessmentSignature),
        "## Counts",
        text.table(("written", "lowest", "highest", "shown as"), _counts()),
        f"Words: {', '.join(map(text.code, WORDS))}. They stay words, without a lowest or highest "
        f"number, unless the vocabulary file says `numerals: acled`: then {_numerals()}.",
        "## Dates",
        "EDTF, the Extended Date/Time Format of ISO 8601-2. A date is no more precise than what "
        "is known; everything that is derived from it (order, spans, UCDP's `date_prec`) is "
        "derived from its first and last possible day.",
        text.table(("written", "first day", "last day", "date_prec", "shown as"), _dates()),
    )


def _kind(kind: Kind) -> Iterator[str]:
    word = "incident" if kind.name == "event" else kind.name
    yield f"## {word[:1].upper()}{word[1:]}"
    yield f"`seeds/{kind.folder}/<id>{kind.suffix}`, published at `{kind.address('<id>')}`. " + (
        text.prose(kind.shape.__doc__)
    )
    yield from _shape_and_parts(word, kind.shape, tuple(RecordShape.model_fields))
    yield "Besides: [the fields of every record](#every-record)."


def _shape_and_parts(owner: str, shape: type[Shape], left_out: tuple[str, ...]) -> Iterator[str]:
    yield _table(owner, shape, left_out)
    for part, keys in parts(shape).items():
        if left_out and set(keys) <= set(left_out):
            continue
        yield f"### {owner}: {keys[0]}"
        also = f" Also {', '.join(map(text.code, keys[1:]))}." if len(keys) > 1 else ""
        yield text.prose(part.__doc__) + also
        yield from _shape_and_parts(f"{owner}: {keys[0]}", part, ())


def _anchor(owner: str, key: str) -> str:
    return f"{owner}-{key}".replace(": ", "-")


def parts(shape: type[Shape]) -> dict[type[Shape], list[str]]:
    """The mappings inside a shape, each with the keys at which it stands."""
    found: dict[type[Shape], list[str]] = {}
    for key, annotation, _ in fields_of(shape):
        if inner := _shape_in(annotation):
            found.setdefault(inner, []).append(key)
    return found


def fields_of(shape: type[Shape]) -> Iterator[tuple[str, Any, FieldInfo]]:
    """Key, annotation and description of every field, as an editor writes it."""
    hints = get_type_hints(shape, include_extras=True)
    for name, field in shape.model_fields.items():
        yield field.alias or name, hints[name], field


def _shape_in(annotation: Any) -> type[Shape] | None:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    return next((found for a in get_args(annotation) if (found := _shape_in(a))), None)


def _table(owner: str, shape: type[Shape], left_out: tuple[str, ...] = ()) -> str:
    inside = {key: _anchor(owner, keys[0]) for keys in parts(shape).values() for key in keys}
    rows = (
        (text.code(key), _value(key, annotation, inside), _need(field), _meaning(field))
        for key, annotation, field in fields_of(shape)
        if key not in left_out
    )
    return text.table(("field", "value", "", "meaning"), rows)


def _value(key: str, annotation: Any, inside: dict[str, str]) -> str:
    if key in ("claims", "assessment"):
        return _CLAIM if key == "claims" else _ASSESSMENT
    words = _words(annotation)
    return words.replace("mapping", f"[mapping](#{inside[key]})") if key in inside else words


def _meaning(field: FieldInfo) -> str:
    return text.sentence((field.description or "").removesuffix(" (Markdown)"))


def _need(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    default = field.default
    plain = default not in (None, "", [], {}, PydanticUndefined)
    return f"default `{str(default).lower()}`" if plain else ""


def _words(annotation: Any) -> str:
    known = next((words for alias, words in _ALIASES if alias == annotation), None)
    return known or _composed(annotation)


def _composed(annotation: Any) -> str:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked(args)
    if origin in (Union, UnionType):
        return _words(next(a for a in args if a is not type(None)))
    if origin is Literal:
        return " or ".join(text.code(str(word)) for word in args)
    if origin is list:
        return f"list: {_words(args[0])}"
    if origin is dict:
        inner = _words(args[1])
        return "mapping, by word" if inner == "mapping" else f"mapping of a word to {inner}"
    return "mapping"


def _marked(args: tuple[Any, ...]) -> str:
    for marker in args[1:]:
        if isinstance(marker, RefersTo):
            return "id of " + (_a(marker.kinds[0]) if marker.kinds else "any record")
        if isinstance(marker, TermOf):
            return f"a word of [`{marker.section}`](vocabulary.md#{marker.section})"
        if isinstance(marker, MarkdownField):
            return "Markdown"
    return _words(args[0])


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _rows_of_claims() -> Iterator[tuple[str, str, str]]:
    for key, (value, meaning) in CLAIM_KEYS.items():
        yield text.code(key), value, text.sentence(meaning)


def _counts() -> Iterator[tuple[str, ...]]:
    for written, value in COUNT_EXAMPLES.items():
        count = counts.parse(value)
        bounds = ("open" if bound is None else str(bound) for bound in (count.min, count.max))
        yield text.code(written), *bounds, language("en").count(count)


def _dates() -> Iterator[tuple[str, ...]]:
    for written in DATE_EXAMPLES:
        date = dates.parse(written)
        days = (day or "open" for day in (date.earliest, date.latest))
        yield text.code(written), *days, str(date.date_prec), language("en").date(date)


def _numerals() -> str:
    return ", ".join(f"{word} count as {number}" for word, number in ACLED_NUMERALS.items())
