"""JSON Schemas (draft-07) of the files that editors write, for their editors' completion."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from variorum.model.vocabulary import PropertyType, Vocabulary
from variorum.schema.kinds import KINDS
from variorum.schema.vocabulary import VocabularyShape

_DIALECT = "http://json-schema.org/draft-07/schema#"
_COUNT = {
    "anyOf": [
        {"type": "integer", "minimum": 0},
        {"type": "string", "pattern": r"^(>=|<=|~)?\s*\d+(\s*-\s*\d+)?$|^[a-z]+$"},
    ],
    "description": 'a count: 21, ">=84", "<=10", 50-60, "~50" or a word such as dozens',
}
_STANCES = {"enum": ["asserts", "denies", "confirms", "declines"]}
_DATE = {"type": ["string", "integer"], "description": "EDTF (ISO 8601-2), such as 2024-08-25"}


class _Draft07(GenerateJsonSchema):
    """Pydantic's generator with draft-07's names."""

    schema_dialect = _DIALECT


def schemas(vocabulary: Vocabulary) -> dict[str, dict[str, Any]]:
    """All schemas by file name, with the vocabulary's words filled in."""
    made = {f"{kind.name}.json": _schema(kind.shape) for kind in KINDS}
    made["vocabulary.json"] = _schema(VocabularyShape)
    claim = _claim(vocabulary)
    made["article.json"]["$defs"]["AnnotationShape"]["properties"]["claims"]["items"] = claim
    signed = {"because": {"type": "string"}, "by": {"type": "string"}, "on": _DATE}
    made["event.json"]["properties"]["assessment"]["items"] = {
        **claim,
        "properties": {**claim["properties"], **signed},
        "required": ["because", "by", "on"],
    }
    _fill_terms(made["event.json"], ("properties", "type"), vocabulary, "event_types")
    _fill_terms(made["actor.json"], ("properties", "kind"), vocabulary, "actor_kinds")
    return {name: _draft07(schema) for name, schema in made.items()}


def _schema(shape: type[Any]) -> dict[str, Any]:
    mode: JsonSchemaMode = "validation"
    schema: dict[str, Any] = shape.model_json_schema(schema_generator=_Draft07, mode=mode)
    return {"$schema": _DIALECT, **schema}


def _claim(vocabulary: Vocabulary) -> dict[str, Any]:
    """One property with its value, and what may qualify it."""
    types: dict[PropertyType, dict[str, Any]] = {
        PropertyType.COUNT: _COUNT,
        PropertyType.DATE: _DATE,
        PropertyType.STANCE: _STANCES,
    }
    properties: dict[str, Any] = {
        "who": {"enum": sorted(vocabulary.categories)},
        "side": {"type": "string", "description": "the actor that the dead or injured belonged to"},
        "role": {"enum": sorted(vocabulary.sections["roles"])},
        "label": {"type": "string"},
        "stance": _STANCES,
        "provisional": {"type": "boolean"},
        "as_of": _DATE,
        "verbatim": {"type": "string", "description": "the claim's own words in the quotation"},
        "note": {"type": "string"},
    }
    for kind in vocabulary.properties.values():
        if kind.type is PropertyType.TERM:
            value: dict[str, Any] = {"enum": sorted(vocabulary.sections[kind.terms or ""])}
        else:
            value = types.get(kind.type, {"type": "string"})
        properties[kind.id] = {"title": kind.label, **value}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _fill_terms(
    schema: dict[str, Any], path: tuple[str, ...], vocabulary: Vocabulary, section: str
) -> None:
    for step in path:
        schema = schema[step]
    schema["enum"] = sorted(vocabulary.sections[section])


def _draft07(schema: Any) -> Any:
    """Say ``definitions`` for ``$defs``, as draft-07 does."""
    if isinstance(schema, dict):
        return {
            ("definitions" if key == "$defs" else key): _draft07(value)
            for key, value in schema.items()
        }
    if isinstance(schema, list):
        return [_draft07(item) for item in schema]
    if isinstance(schema, str):
        return schema.replace("#/$defs/", "#/definitions/")
    return schema
