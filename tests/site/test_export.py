"""The files below /data/, and the annotations beside each source."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT4

from tests.sites import Site
from tests.support import CORPORA

W3C = CORPORA / "w3c-web-annotation"
#: Their targets are a Composite, a List, Independents, of which the schemas know nothing.
BEYOND_THE_SCHEMAS = {"anno11.json", "anno12.json", "anno13.json"}
SOURCES = ("voa-drone-strikes", "al-arabiya-drone-strikes")

needs_schemas = pytest.mark.skipif(
    not W3C.is_dir(), reason="the W3C's schemas of annotations are not beside this checkout"
)


class Musts:
    """The W3C's own assertions of what every annotation must be."""

    def __init__(self, folder: Path) -> None:
        definitions = {path.name: _read(path) for path in (folder / "definitions").glob("*.json")}
        registry: Registry[Any] = Registry().with_resources(
            (name, DRAFT4.create_resource(schema)) for name, schema in definitions.items()
        )
        named = _read(folder / "schemas" / "annotationMusts.test")["assertions"]
        schemas = [_read(folder / "schemas" / name.partition("/")[2]) for name in named]
        self._checks = [
            (schema, Draft4Validator(schema, registry=registry, format_checker=FormatChecker()))
            for schema in schemas
        ]

    def broken_by(self, annotation: Any) -> list[str]:
        """The titles of the assertions that an annotation fails."""
        return [
            schema["title"]
            for schema, check in self._checks
            if check.is_valid(annotation) is (schema["expectedResult"] != "valid")
        ]


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _is_refused(path: Path, musts: Musts) -> bool:
    """Whether a file is no JSON, as some are not, or breaks an assertion."""
    try:
        return bool(musts.broken_by(_read(path)))
    except json.JSONDecodeError:
        return True


@pytest.fixture(scope="module")
def musts() -> Musts:
    return Musts(W3C)


def annotations(site: Site) -> Iterator[dict[str, Any]]:
    """Every annotation of every source, as it would stand alone."""
    for source in SOURCES:
        page = _read(site.root / "sources" / source / "annotations.jsonld")
        for item in page["items"]:
            yield {"@context": page["@context"], **item}


@needs_schemas
def test_the_w3cs_correct_annotations_pass(musts: Musts) -> None:
    every = sorted((W3C / "correct").glob("anno*.json"))
    correct = [path for path in every if path.name not in BEYOND_THE_SCHEMAS]

    assert correct
    assert {p.name: broken for p in correct if (broken := musts.broken_by(_read(p)))} == {}


@needs_schemas
def test_the_w3cs_incorrect_annotations_fail(musts: Musts) -> None:
    incorrect = sorted((W3C / "incorrect").glob("anno*.json"))

    assert incorrect
    assert [p.name for p in incorrect if not _is_refused(p, musts)] == []


@needs_schemas
def test_every_annotation_is_a_valid_web_annotation(site: Site, musts: Musts) -> None:
    broken = {one["id"]: what for one in annotations(site) if (what := musts.broken_by(one))}

    assert broken == {}


def test_every_annotation_has_an_id_of_its_own(site: Site) -> None:
    ids = [annotation["id"] for annotation in annotations(site)]

    assert ids
    assert len(ids) == len(set(ids))


def test_the_collection_holds_the_annotations_of_all_sources(site: Site) -> None:
    collection = _read(site.root / "data" / "annotations.jsonld")

    assert {one["id"] for one in annotations(site)} == {
        one["id"] for one in collection["first"]["items"]
    }
    assert len(collection["first"]["items"]) == collection["total"]


def test_the_claims_are_those_of_the_events_twins(site: Site) -> None:
    lines = (site.root / "data" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    found = {claim["id"]: claim for claim in map(json.loads, lines)}
    twins = [_read(path) for path in site.root.glob("events/*/index.json")]
    expected = {claim["id"]: claim for twin in twins for claim in twin.get("claims", ())}

    assert len(lines) == len(found)
    assert expected == found


def test_the_findings_are_those_of_the_events_twins(site: Site) -> None:
    text = (site.root / "data" / "findings.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    twins = [_read(path) for path in site.root.glob("events/*/index.json")]
    expected = sum(len(twin.get("findings", ())) for twin in twins)
    wagner = [
        row
        for row in rows
        if (row["event"], row["property"], row["side"])
        == ("battle-of-tinzaouaten", "killed", "wagner-group")
    ]

    assert expected == len(rows)
    assert [(row["status"], row["low"], row["best"], row["high"]) for row in wagner] == [
        ("contested", "50", "", "")
    ]


def test_the_page_of_the_data_links_all_its_files(site: Site) -> None:
    linked = {link.get("href", "") for link in site.page("/data/").all("a")}

    assert {"../data/claims.jsonl", "../data/findings.csv", "../data/annotations.jsonld"} <= linked
