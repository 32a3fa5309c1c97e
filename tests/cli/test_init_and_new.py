"""``init`` and ``new`` never overwrite, and refuse what cannot be an id."""

from pathlib import Path

import pytest

from tests.sites import toy_project, variorum


def test_init_leaves_a_folder_that_has_a_site_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("mine")
    result = variorum("init", tmp_path)

    assert 2 == result.exit_code
    assert "exists already; nothing was changed" in result.output
    assert ["mkdocs.yml"] == [path.name for path in tmp_path.iterdir()]


def test_init_into_a_file_is_misuse(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    expected = 2

    assert expected == variorum("init", tmp_path / "x").exit_code


@pytest.mark.parametrize(
    "name", ["Fire", "a b", "a_b", "../x", "2024", "index", "con", "é", "x" * 121]
)
def test_new_refuses_what_cannot_be_an_id(tmp_path: Path, name: str) -> None:
    site = toy_project(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    result = site.run("new", "incident", name)

    assert 2 == result.exit_code
    assert f"'{name}' cannot be an id" in result.output
    assert before == sorted(tmp_path.rglob("*"))


@pytest.mark.parametrize("kind", ["article", "incident", "actor", "place", "timeline"])
def test_new_refuses_an_id_that_any_kind_of_record_has(tmp_path: Path, kind: str) -> None:
    site = toy_project(tmp_path)
    before = (tmp_path / "seeds/incidents/harbour-fire.yml").read_bytes()
    result = site.run("new", kind, "harbour-fire")

    assert 2 == result.exit_code
    assert "the id 'harbour-fire' is taken by seeds/incidents/harbour-fire.yml" in result.output
    assert before == (tmp_path / "seeds/incidents/harbour-fire.yml").read_bytes()


def test_new_writes_into_the_records_folder_of_the_settings(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    (tmp_path / "seeds").rename(tmp_path / "data")
    site.config.write_text("site_name: X\ntheme: variorum\nplugins: [variorum: {records: data}]\n")
    expected = "wrote data/places/well.yml\n"

    assert expected == site.run("new", "place", "well").output
