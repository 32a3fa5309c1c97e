"""The files below /data/: what libraries make of them, and what they withhold."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection, Point

from tests.downloads import TITLES, awkward, files_of, files_over
from tests.support import Loaded
from variorum.views.data import parts
from variorum.views.data.codes import geo_precision, time_precision
from variorum.views.data.rows import rows
from variorum.views.data.tables import TABLES

SPREADSHEETS_RUN = tuple("=+-@\t\r\n＝＋－＠")


@pytest.fixture(scope="module", params=["toy", "dossier", "awkward"])
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """The data of a site."""
    if request.param == "awkward":
        return files_of(awkward())
    return files_over(request.getfixturevalue(request.param).graph)


@pytest.fixture(scope="module")
def odd() -> dict[str, bytes]:
    return files_of(awkward())


def table(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    """A table's rows."""
    text = files[f"data/{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def features(files: dict[str, bytes], name: str) -> FeatureCollection[Any]:
    """The features of a file, read strictly."""
    return FeatureCollection.model_validate_json(files[f"data/{name}.geojson"])


def write(files: dict[str, bytes], folder: Path) -> Path:
    for path, content in files.items():
        if path.startswith("data/"):
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(content)
    return folder / "data" / "datapackage.json"


def test_frictionless_finds_nothing_wrong_with_the_package(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    import frictionless

    report = frictionless.validate(str(write(files, tmp_path)))

    assert [] == report.flatten(["title", "message"])
    assert len(report.tasks) == len([p for p in files if p.startswith("data/")]) - 1


def test_frictionless_finds_what_is_wrong_with_a_broken_package(
    odd: dict[str, bytes], tmp_path: Path
) -> None:
    import frictionless

    broken = odd["data/participations.csv"] + b"nowhere,paper,party\r\n"
    path = write({**odd, "data/participations.csv": broken}, tmp_path)

    assert not frictionless.validate(str(path)).valid


def test_the_package_names_every_file_and_its_size(files: dict[str, bytes]) -> None:
    package = json.loads(files["data/datapackage.json"])
    expected = {p.removeprefix("data/"): len(raw) for p, raw in files.items() if "data/" in p}
    del expected["datapackage.json"]

    assert expected == {one["path"]: one["bytes"] for one in package["resources"]}
    assert re.fullmatch(r"[-a-z0-9._/]+", package["name"])


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_every_row_has_as_many_cells_as_there_are_columns(
    files: dict[str, bytes], name: str
) -> None:
    text = files[f"data/{name}.csv"].decode()
    found = list(csv.reader(io.StringIO(text, newline=""), strict=True))

    assert {len(found[0])} == {len(row) for row in found}
    assert text.count("\r\n") >= len(found)


def test_no_cell_begins_as_a_formula(odd: dict[str, bytes]) -> None:
    cells = [
        cell
        for one in TABLES
        for row in table(odd, one.name)
        for name, cell in row.items()
        if name not in {"lat", "lon", "min", "max"}
    ]

    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(SPREADSHEETS_RUN)]


def test_a_text_can_be_had_again_from_its_cell(odd: dict[str, bytes]) -> None:
    formula = re.compile("'('*[=+@\t\r\n＝＋－＠-].*)", re.DOTALL)
    found = [formula.sub(r"\1", row["title"]) for row in table(odd, "events")]

    assert set(TITLES) == set(found)


def test_a_negative_number_stays_a_number() -> None:
    assert "-1.5,'-1.5\r\n" == rows([(-1.5, "-1.5")])


def test_geojson_is_read_by_a_strict_reader(files: dict[str, bytes]) -> None:
    for name in ("events", "places"):
        found = features(files, name)

        assert [row["id"] for row in table(files, name)] == [one.id for one in found.features]


def test_a_feature_lies_where_its_place_lies_longitude_first(toy: Loaded) -> None:
    events = {one.id: one for one in features(files_over(toy.graph), "events").features}
    found = events["harbour-fire"]

    assert isinstance(found.geometry, Point)
    assert (-30.51, 0.01) == tuple(found.geometry.coordinates)
    assert 2 == (found.properties or {})["where_prec"]


def test_a_feature_without_a_known_position_has_no_geometry(toy: Loaded) -> None:
    found = {one.id: one for one in features(files_over(toy.graph), "places").features}

    assert found["school"].geometry is None
    assert found["harbour"].geometry is not None


def test_the_claims_of_the_table_are_those_of_the_lines(files: dict[str, bytes]) -> None:
    lines = [json.loads(line) for line in files["data/claims.jsonl"].splitlines()]

    assert lines
    assert [line["id"] for line in lines] == [row["id"] for row in table(files, "claims")]


def test_findings_keep_the_columns_that_they_had() -> None:
    findings = next(one for one in TABLES if one.name == "findings")
    expected = "event property label who side status conceded low best high rules voices origins"

    assert (*expected.split(), "claims", "across") == findings.header


def test_however_many_records_are_joined_at_once_the_files_are_the_same(
    toy: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = files_over(toy.graph)
    monkeypatch.setattr(parts, "PART_SIZE", 2)

    assert expected == files_over(toy.graph)


def test_a_draft_is_in_no_file() -> None:
    records = {**awkward(), "incidents/secret.yml": "{title: Hidden, status: draft, place: port}"}
    records["incidents/e0.yml"] = records["incidents/e0.yml"] + "relations: [{follows: secret}]\n"
    found = files_of(records)

    assert not [path for path, raw in found.items() if b"secret" in raw or b"Hidden" in raw]


@pytest.mark.parametrize(("display", "is_shown"), [("none", False), ("excerpts", True)])
def test_words_that_may_not_be_shown_are_in_no_file(display: str, is_shown: bool) -> None:
    report = (
        f"---\ntitle: Report\npublisher: paper\nlanguage: en\ndisplay: {display}\nseal: SEAL\n"
        "annotations:\n  - {quote: twenty-one traders, about: fire, claims: [{killed: 21}]}\n"
        "---\nBefore it, twenty-one traders.\n"
    )
    found = files_of(
        {
            "articles/report.md": report,
            "actors/paper.yml": "{name: Paper, kind: publisher}",
            "incidents/fire.yml": "{title: Fire, date: 2031-05-04}",
        }
    )

    assert is_shown == any(b"twenty-one" in raw for raw in found.values())
    assert "21" == table(found, "claims")[0]["min"]


def test_a_place_that_must_not_be_found_is_in_no_file_of_its_events() -> None:
    found = files_of(
        {
            "places/port.yml": "{name: Port, lat: 10.25, lon: 20.25, precision: 3}",
            "places/house.yml": "{name: The house, lat: 10.1234, lon: 20.1234, precision: 1, "
            "within: port, identifiers: {geonames: 777}, sensitive: precise-location}",
            "incidents/raid.yml": "{title: Raid, date: 2031-05-04, place: house, "
            "sensitive: precise-location}",
            "timelines/line.yml": "{title: Line, entries: [{event: raid}]}",
        }
    )
    told = {path for path, raw in found.items() if b"The house" in raw or b"house" in raw}
    (event,) = table(found, "events")
    house = {row["id"]: row for row in table(found, "places")}["house"]

    assert {"data/places.csv", "data/places.geojson"} == told
    assert ("port", "10.25") == (event["place"], event["lat"])
    assert ("5", "") == (house["where_prec"], house["identifiers"])
    assert not [path for path, raw in found.items() if b".1234" in raw or b"777" in raw]


def test_marked_words_are_marked_in_the_table_or_left_out_of_every_file() -> None:
    report = (
        "---\ntitle: Report\npublisher: paper\nlanguage: en\nseal: SEAL\nannotations:\n"
        "  - {quote: burnt all over, about: fire, sensitive: graphic, claims: [{injured: 1, "
        "verbatim: all}]}\n"
        "  - {quote: called Anna, about: fire, sensitive: personal-data, claims: "
        "[{other: Anna was there, label: name}]}\n---\nOne was burnt all over, called Anna.\n"
    )
    fire = "{title: Fire, date: 2031, summary: Of Anna., sensitive: personal-data}"
    found = files_of(
        {
            "articles/report.md": report,
            "actors/paper.yml": "{name: Paper, kind: publisher}",
            "incidents/fire.yml": fire,
        }
    )
    marks = {row["property"]: (row["quote"], row["sensitive"]) for row in table(found, "claims")}
    feeds = {path: raw for path, raw in found.items() if path.endswith(("feed.xml", "all.xml"))}

    assert {"injured": ("burnt all over", "graphic"), "other": ("", "personal-data")} == marks
    assert not [path for path, raw in found.items() if b"Anna" in raw]
    assert not [path for path, raw in feeds.items() if b"burnt all over" in raw]
    assert all(b"Content note" in raw for raw in feeds.values())


def test_acleds_codes_follow_from_ucdps() -> None:
    assert [1, 2, 2, 3, None, None] == [time_precision(code) for code in (1, 2, 3, 4, 5, None)]
    assert [1, 2, 2, 3, 3, None, None] == [geo_precision(code) for code in range(1, 8)]
