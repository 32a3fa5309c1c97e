"""Data against a shape: every deviation of a file at once, in an editor's words."""

import re
from typing import Any, TypeVar, get_origin
from unicodedata import category

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from variorum.diagnostics import Code, Diagnostic, did_you_mean, error
from variorum.read.source import Source
from variorum.read.strict_yaml import KEY, Path
from variorum.resolve.wording import describe, named
from variorum.schema.fields import COUNTRY_PATTERN, SCRIPT_PATTERN, SEAL_PATTERN, SLUG_PATTERN
from variorum.schema.kinds import BY_NAME
from variorum.schema.shape import Shape

S = TypeVar("S", bound=Shape)

_EXPECTED = {
    "string_type": "text",
    "list_type": "a list (lines that begin with '- ')",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
    "date_type": "a date such as 2024-08-25",
    "mentions_type": "a list of ids, or a mapping of ids to wordings",
}
_PATTERNS = {
    SLUG_PATTERN: "made of lower-case letters a-z, digits and single hyphens",
    COUNTRY_PATTERN: "an ISO 3166 code of two capital letters, such as ML",
    SCRIPT_PATTERN: "an ISO 15924 code of four letters, such as Arab or Latn",
    SEAL_PATTERN: "a seal (sha256: and 64 hex digits); run: variorum seal",
}
_BEYOND = {"less_than_equal": ("more than", "le"), "greater_than_equal": ("less than", "ge")}
#: How many fields a message lists; a file's own are in the reference.
_LISTED = 25
_SHAPES = [kind.shape for kind in BY_NAME.values()]
_CODES = frozenset(code.value for code in Code)


def validate(source: Source, shape: type[S]) -> tuple[S | None, list[Diagnostic]]:
    """Check a file's data; the shape comes back only if it holds throughout."""
    return validate_part(source, (), source.data, shape)


def validate_part(
    source: Source, path: Path, data: object, shape: type[S]
) -> tuple[S | None, list[Diagnostic]]:
    """Check a part of a file's data that stands at a path."""
    try:
        return shape.model_validate(data), []
    except ValidationError as problem:
        details = problem.errors(include_url=False)
        return None, [_diagnostic(source, path, shape, detail) for detail in details]


def _diagnostic(
    source: Source, above: Path, shape: type[Shape], detail: ErrorDetails
) -> Diagnostic:
    path, kind = (*above, *detail["loc"]), detail["type"]
    if kind == "extra_forbidden":
        hint = _other_field(shape, detail["loc"])
        span = source.span(path, key=True)
        return error(span, Code.UNKNOWN_FIELD, f"unknown field '{path[-1]}'{hint}")
    if kind == "missing":
        return error(
            source.span(path[:-1]), Code.MISSING_FIELD, f"the field '{path[-1]}' is missing"
        )
    if kind in _EXPECTED:
        found = describe(detail["input"])
        return error(
            source.span(path),
            Code.WRONG_TYPE,
            f"{_field(path)} should be {_EXPECTED[kind]}, not {found}{_remedy(shape, detail)}",
        )
    if kind in _CODES:
        return error(source.span(path), Code(kind), detail["msg"])
    return error(source.span(path), Code.BAD_VALUE, f"{_field(path)}: {_wording(detail)}")


def _other_field(shape: type[Shape], path: tuple[str | int, ...]) -> str:
    """The field that is meant; or whose it is, if records of another kind have it; or all."""
    name, fields = str(path[-1]), _fields_at(shape, path[:-1])
    if unseen := next((c for c in name if c != " " and category(c) in ("Zs", "Cf")), ""):
        return f"; {named(unseen)} stands in it: delete that"
    others = [kind for kind in BY_NAME.values() if name in _fields_of(kind.shape)]
    if len(path) == 1 and len(others) in (1, 2) and shape in _SHAPES:
        folders = " or ".join(f"{kind.folder}/" for kind in others)
        return f"; files in {folders} have it: does this one belong there?"
    if near := did_you_mean(name, fields):
        return near
    return f"; fields here: {', '.join(fields)}" if len(fields) <= _LISTED else ""


def _fields_at(shape: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The field names that the mapping at a path may have."""
    model = _model_at(shape, path)
    return list(_fields_of(model)) if model else []


def field_at(shape: type[BaseModel], path: Path) -> FieldInfo | None:
    """What a shape says of the field at a path; nothing of an unknown one or an item of a list."""
    model = _model_at(shape, path[:-1])
    fields = model.model_fields.items() if model else ()
    return next((field for name, field in fields if path[-1] == (field.alias or name)), None)


def _required_at(shape: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The fields that a mapping at a path, or one in a list there, must have."""
    model = _model_at(shape, path)
    return [name for name, f in model.model_fields.items() if f.is_required()] if model else []


def _model_at(shape: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The shape of the mapping at a path."""
    current: type[BaseModel] | None = shape
    is_key = False  # whether the next step is a key that an editor chose
    for step in path:
        if is_key or isinstance(step, int) or current is None:
            is_key = False
            continue
        annotation = _fields_of(current).get(step)
        is_key = get_origin(annotation) is dict
        current = _model_in(annotation)
    return current


def _fields_of(shape: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in shape.model_fields.items()}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(argument) for argument in getattr(annotation, "__args__", ()))
    return next((model for model in inner if model), None)


def _field(path: Path) -> str:
    """Name the field that a path leads to, for a message."""
    named = [step for step in path if isinstance(step, str) and step != KEY]
    if not named:
        return "the file"
    return f"an item of '{named[-1]}'" if isinstance(path[-1], int) else f"'{named[-1]}'"


def _remedy(shape: type[Shape], detail: ErrorDetails) -> str:
    """What to write instead, where what was written leaves little doubt."""
    value, path = detail["input"], detail["loc"]
    if detail["type"] == "string_type" and isinstance(value, bool | int | float):
        return f'; write "{str(value).lower()}" in quotes'
    needed = _required_at(shape, path) if detail["type"] in ("model_type", "list_type") else []
    if not needed:
        return ""
    fields = ", ".join(f"{field}: …" for field in needed)
    return f"; write {'- ' if detail['type'] == 'list_type' else ''}{{{fields}}}"


def _wording(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    if detail["type"] == "literal_error":
        known = re.findall(r"'([^']+)'", context["expected"])
        hint = did_you_mean(str(detail["input"]), known)
        return f"{describe(detail['input'])} is none of {', '.join(known)}{hint}"
    if detail["type"] == "string_pattern_mismatch":
        wanted = _PATTERNS.get(context["pattern"], f"the pattern {context['pattern']}")
        return f"{describe(detail['input'])} is not {wanted}"
    if detail["type"] == "string_too_short":
        return "it may not be empty"
    if detail["type"] in _BEYOND:
        word, bound = _BEYOND[detail["type"]]
        return f"{describe(detail['input'])} is {word} {context[bound]:g}"
    message: str = detail["msg"]
    return message[:1].lower() + message[1:]
