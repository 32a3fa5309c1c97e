"""Claims as editors write them, ``{killed: 21, who: civilians}``, read by the vocabulary."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from variorum.diagnostics import Code, Diagnostic, did_you_mean, error
from variorum.model import counts, dates, meant
from variorum.model.claim import (
    ActorValue,
    DateValue,
    NoValue,
    PlaceValue,
    Stance,
    Statement,
    TermValue,
    TextValue,
    Value,
)
from variorum.model.vocabulary import Property, PropertyType, Vocabulary
from variorum.read.source import Source
from variorum.read.strict_yaml import Path
from variorum.resolve.proposals import count_meant
from variorum.resolve.wording import describe, near_term
from variorum.schema.fields import MarkdownField, RefersTo, TermOf
from variorum.schema.references import Found

#: What a claim may say beside its property.
MODIFIERS = (
    "who",
    "side",
    "role",
    "label",
    "stance",
    "provisional",
    "as_of",
    "verbatim",
    "note",
)


class Reading(msgspec.Struct):
    """A statement as far as it could be read, with what it refers to and what is wrong."""

    statement: Statement | None
    found: list[Found]
    problems: list[Diagnostic]


class _Problem(Exception):
    """A part of a claim cannot be read; carries the path of the part."""

    def __init__(self, code: Code, key: str | None, message: str, *, at_key: bool = False) -> None:
        super().__init__(message)
        self.code, self.key, self.message, self.at_key = code, key, message, at_key


def read_statement(
    source: Source,
    path: Path,
    data: dict[str, Any],
    vocabulary: Vocabulary,
    *,
    stance: Stance = Stance.ASSERTS,
    provisional: bool = False,
    also: tuple[str, ...] = (),
) -> Reading:
    """Read one claim; ``also`` names further keys that belong to somebody else."""
    try:
        name = _property_of(data, vocabulary, also)
        kind = vocabulary.properties[name]
        value, own_stance = _value(kind, data)
        statement = Statement(
            property=name,
            value=value,
            who=_text(data, "who"),
            side=_text(data, "side"),
            label=_text(data, "label"),
            stance=own_stance or _stance(data.get("stance", stance), "stance"),
            provisional=_flag(data, "provisional", default=provisional),
            as_of=_date(data["as_of"], "as_of") if "as_of" in data else None,
            verbatim=_text(data, "verbatim") or "",
            note=_text(data, "note") or "",
        )
    except _Problem as problem:
        where = path if problem.key is None else (*path, problem.key)
        span = source.span(where, key=problem.at_key)
        return Reading(None, [], [error(span, problem.code, problem.message)])
    return Reading(statement, list(_found(path, kind, statement)), [])


def _property_of(data: dict[str, Any], vocabulary: Vocabulary, also: tuple[str, ...]) -> str:
    names = [key for key in data if key not in MODIFIERS and key not in also]
    known = [key for key in names if key in vocabulary.properties]
    unknown = [key for key in names if key not in vocabulary.properties]
    if unknown:
        raise _Problem(
            Code.UNKNOWN_TERM,
            unknown[0],
            _unknown_property(unknown[0], vocabulary, (*MODIFIERS, *also)),
            at_key=True,
        )
    if len(known) != 1:
        several = f" (here: {', '.join(known)}); write one claim for each" if known else ""
        raise _Problem(
            Code.CLAIM_WITHOUT_PROPERTY,
            known[1] if known else None,
            f"a claim states exactly one property, such as killed: 21{several}",
            at_key=True,
        )
    return known[0]


def _unknown_property(name: str, vocabulary: Vocabulary, beside: tuple[str, ...]) -> str:
    if name.isdecimal():
        return f"a comma within {{ }} begins a new entry, here '{name}'; write numbers without it"
    hint = near_term(name, vocabulary.properties, "properties", beside)
    return f"unknown property '{name}'{hint}"


def _value(kind: Property, data: dict[str, Any]) -> tuple[Value, Stance | None]:
    """Read the property's value; a stance property has its stance as its value."""
    raw = data[kind.id]
    if kind.type is PropertyType.STANCE:
        if "stance" in data:
            message = f"'{kind.id}' has its stance as its value; drop 'stance'"
            raise _Problem(Code.BAD_VALUE, "stance", message, at_key=True)
        return NoValue(), _stance(raw, kind.id)
    if kind.id == "other" and not data.get("label"):
        message = "'other' needs a label that says what it is about, such as label: outcome"
        raise _Problem(Code.MISSING_FIELD, kind.id, message, at_key=True)
    if "role" in data and kind.type is not PropertyType.ACTOR:
        raise _Problem(
            Code.BAD_VALUE,
            "role",
            f"'role' says what an actor did; it does not go with '{kind.id}'",
            at_key=True,
        )
    return _READERS[kind.type](kind, data, raw), None


def _count(kind: Property, _data: dict[str, Any], raw: object) -> Value:
    try:
        return counts.parse(raw)
    except ValueError as problem:
        message = f"{describe(raw)} is not a count: {count_meant(raw) or problem}"
        raise _Problem(Code.BAD_COUNT, kind.id, message) from None


def _actor(kind: Property, data: dict[str, Any], raw: object) -> Value:
    return ActorValue(_required_text(kind, raw), _text(data, "role"))


def _place(kind: Property, _data: dict[str, Any], raw: object) -> Value:
    return PlaceValue(_required_text(kind, raw))


def _day(kind: Property, _data: dict[str, Any], raw: object) -> Value:
    date = _date(raw, kind.id)
    return DateValue(date.edtf, date.earliest, date.latest)


def _term(kind: Property, _data: dict[str, Any], raw: object) -> Value:
    return TermValue(_required_text(kind, raw))


def _free_text(kind: Property, _data: dict[str, Any], raw: object) -> Value:
    return TextValue(_required_text(kind, raw))


_READERS: dict[PropertyType, Callable[[Property, dict[str, Any], object], Value]] = {
    PropertyType.COUNT: _count,
    PropertyType.ACTOR: _actor,
    PropertyType.PLACE: _place,
    PropertyType.DATE: _day,
    PropertyType.TERM: _term,
    PropertyType.TEXT: _free_text,
}


def _required_text(kind: Property, raw: object) -> str:
    if not isinstance(raw, str) or not raw:
        raise _Problem(Code.WRONG_TYPE, kind.id, f"'{kind.id}' should be text, not {describe(raw)}")
    return raw


def _text(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    if value is not None and (not isinstance(value, str) or not value):
        raise _Problem(Code.WRONG_TYPE, key, f"'{key}' should be text, not {describe(value)}")
    return value


def _flag(data: dict[str, Any], key: str, *, default: bool) -> bool:
    value = data.get(key, default)
    if not isinstance(value, bool):
        raise _Problem(
            Code.WRONG_TYPE, key, f"'{key}' should be true or false, not {describe(value)}"
        )
    return value


def _stance(value: object, key: str) -> Stance:
    try:
        return Stance(str(value))
    except ValueError:
        known = ", ".join(Stance)
        raise _Problem(
            Code.BAD_VALUE,
            key,
            f"{describe(value)} is no stance: write one of {known}"
            f"{did_you_mean(str(value), Stance)}",
        ) from None


def _date(value: object, key: str) -> dates.EdtfDate:
    is_year = isinstance(value, int) and not isinstance(value, bool)
    text = f"{value:04}" if is_year else str(value)
    try:
        return dates.parse(text)
    except ValueError as problem:
        raise _Problem(
            Code.BAD_DATE,
            key,
            f"{describe(value)} is not a date: {problem}; {meant.remedy(text)}",
        ) from None


def _found(path: Path, kind: Property, statement: Statement) -> Iterator[Found]:
    """Name the records and terms that a statement refers to."""
    if statement.who:
        yield (*path, "who"), TermOf("categories"), statement.who
    if statement.note:
        yield (*path, "note"), MarkdownField(), statement.note
    if statement.side:
        yield (*path, "side"), RefersTo(("actor",)), statement.side
    value = statement.value
    if isinstance(value, ActorValue):
        yield (*path, kind.id), RefersTo(("actor",)), value.actor
        if value.role:
            yield (*path, "role"), TermOf("roles"), value.role
    elif isinstance(value, PlaceValue):
        yield (*path, kind.id), RefersTo(("place",)), value.place
    elif isinstance(value, TermValue):
        yield (*path, kind.id), TermOf(kind.terms or "targets"), value.term
