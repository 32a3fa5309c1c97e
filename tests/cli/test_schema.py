"""``variorum schema``: draft-07, with the site's vocabulary, accepting what the dossier writes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.sites import project, variorum
from tests.support import RECORDS, ROOT

FOLDERS = {
    "articles": "article",
    "incidents": "event",
    "actors": "actor",
    "places": "place",
    "timelines": "timeline",
}
TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "object": dict,
    "array": list,
    "null": type(None),
}
#: The keywords of draft-07 that our schemas use.
KEYWORDS = {
    *("$schema", "$ref", "title", "description", "default", "definitions", "type", "enum", "const"),
    *("properties", "patternProperties", "additionalProperties", "required", "items", "anyOf"),
    *("pattern", "minLength", "maxLength", "minimum", "maximum"),
}


class Loader(yaml.SafeLoader):
    """YAML as editors' language servers read it: dates stay text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def schemas() -> dict[str, dict[str, Any]]:
    result = variorum("schema", "-f", ROOT / "mkdocs.yml")
    made: dict[str, dict[str, Any]] = json.loads(result.output)
    return made


def written(path: Path) -> Any:
    """What a record file says, without an article's text."""
    text = path.read_text(encoding="utf-8")
    return yaml.load(text.split("\n---\n")[0] if path.suffix == ".md" else text, Loader=Loader)  # noqa: S506  derived from SafeLoader


def violations(value: Any, schema: dict[str, Any], root: dict[str, Any], path: str) -> list[str]:
    """Where a value breaks a schema: as much of draft-07 as our schemas use."""
    if "$ref" in schema:
        schema = root["definitions"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        choices = [violations(value, choice, root, path) for choice in schema["anyOf"]]
        if not any(choice == [] for choice in choices):
            return [f"{path}: none of anyOf: {choices}"]
    found = [] if _has_type(value, schema) else [f"{path}: {value!r} is no {schema['type']}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{path}: {value!r} is not in the enum")
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        found.append(f"{path}: {value!r} does not match {schema['pattern']}")
    if isinstance(value, dict):
        found += _in_object(value, schema, root, path)
    if isinstance(value, list):
        items = schema.get("items", {})
        found += [
            v for at, i in enumerate(value) for v in violations(i, items, root, f"{path}[{at}]")
        ]
    return found


def _has_type(value: Any, schema: dict[str, Any]) -> bool:
    names = schema.get("type", list(TYPES))
    names = [names] if isinstance(names, str) else names
    is_bool = isinstance(value, bool)
    return any(isinstance(value, TYPES[n]) and (not is_bool or n == "boolean") for n in names)


def _in_object(
    value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], path: str
) -> list[str]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    found = [f"{path}: {key} is missing" for key in schema.get("required", []) if key not in value]
    patterns = schema.get("patternProperties", {})
    for key, item in value.items():
        fitting = [patterns[pattern] for pattern in patterns if re.search(pattern, key)]
        inside = known.get(key) or (fitting[0] if fitting else others)
        if isinstance(inside, dict):
            found += violations(item, inside, root, f"{path}.{key}")
        elif not inside:
            found.append(f"{path}: unknown key {key}")
    return found


def _keywords(schema: Any) -> set[str]:
    """All keywords of a schema; the names of properties and definitions are no keywords."""
    if isinstance(schema, list):
        return {keyword for item in schema for keyword in _keywords(item)}
    if not isinstance(schema, dict):
        return set()
    found = set(schema)
    for key, value in schema.items():
        if key in {"properties", "patternProperties", "definitions"}:
            found |= _keywords(list(value.values()))
        elif key not in {"enum", "const", "default"}:
            found |= _keywords(value)
    return found


def test_there_is_a_schema_for_every_kind_of_file(schemas: dict[str, Any]) -> None:
    assert {*(f"{kind}.json" for kind in FOLDERS.values()), "vocabulary.json"} == set(schemas)


def test_schemas_say_that_they_are_draft_07_and_use_nothing_newer(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        assert "http://json-schema.org/draft-07/schema#" == schema["$schema"]
        assert set() == _keywords(schema) - KEYWORDS


def test_every_reference_within_a_schema_leads_somewhere(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        named = set(re.findall(r'"\$ref": "#/definitions/([^"]+)"', json.dumps(schema)))

        assert named <= set(schema.get("definitions", {}))


@pytest.mark.parametrize("folder", FOLDERS)
def test_schemas_accept_what_the_dossier_writes(schemas: dict[str, Any], folder: str) -> None:
    schema = schemas[f"{FOLDERS[folder]}.json"]
    paths = sorted((ROOT / RECORDS / folder).iterdir())
    found = [
        v
        for path in paths
        if path.suffix in {".md", ".yml"}
        for v in violations(written(path), schema, schema, path.name)
    ]

    assert paths
    assert not found


def test_the_vocabularys_schema_accepts_the_dossiers(schemas: dict[str, Any]) -> None:
    schema = schemas["vocabulary.json"]
    value = written(ROOT / RECORDS / "vocabulary.yml")

    assert not violations(value, schema, schema, "vocabulary.yml")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("actor", {"name": "A"}),
        ("actor", {"name": "A", "kind": "person", "nmae": "B"}),
        ("event", {"title": 3}),
        ("event", {"title": "T", "type": "no-such-type"}),
        ("event", {"title": "T", "status": "perhaps"}),
        ("article", {"title": "T", "publisher": "p", "annotations": [{"about": "e"}]}),
        (
            "article",
            {
                "title": "T",
                "publisher": "p",
                "annotations": [{"quote": "q", "claims": [{"kiled": 1}]}],
            },
        ),
        ("place", {"name": "P", "lat": "north"}),
    ],
)
def test_schemas_refuse_mistakes(schemas: dict[str, Any], kind: str, value: dict[str, Any]) -> None:
    schema = schemas[f"{kind}.json"]

    assert violations(value, schema, schema, kind)


def test_words_of_the_sites_vocabulary_are_in_its_schemas(tmp_path: Path) -> None:
    site = project(tmp_path, {"vocabulary.yml": "event_types: {picnic: {label: Picnic}}\n"})
    made = json.loads(site.run("schema").output)

    assert "picnic" in made["event.json"]["properties"]["type"]["enum"]


def test_out_writes_a_file_for_each_kind(tmp_path: Path, schemas: dict[str, Any]) -> None:
    result = variorum("schema", "-f", ROOT / "mkdocs.yml", "--out", tmp_path / "made")

    assert 0 == result.exit_code
    assert schemas == {p.name: json.loads(p.read_text()) for p in (tmp_path / "made").iterdir()}
