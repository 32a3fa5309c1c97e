"""Mistakes in ``mkdocs.yml`` are told like those in records: where, what, and the remedy."""

import json
from pathlib import Path

import pytest

from tests.sites import CONFIG, Project, project, toy_project

HEAD = "site_name: X\ntheme: variorum\nplugins:\n  - variorum:\n"


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (
            "recrods: x",
            (
                "mkdocs.yml:5:7: error: 'recrods': there is no such setting; did you mean "
                "'records'? [bad-configuration]"
            ),
        ),
        (
            "hosts: [foo]",
            (
                "mkdocs.yml:5:14: error: 'hosts': 'foo' is none of apache, headers, meta, nginx, "
                "vercel [bad-configuration]"
            ),
        ),
        (
            "language: de",
            (
                "mkdocs.yml:5:17: error: 'language': the interface does not speak 'de'; choose one "
                "of en, ar, fr, or such a one with a region, as in en-US [bad-configuration]"
            ),
        ),
        (
            "drafts: perhaps",
            (
                "mkdocs.yml:5:15: error: 'drafts': true or false belongs here, not a text "
                "[bad-configuration]"
            ),
        ),
        (
            "sensitive: {graphic: hide}",
            (
                "mkdocs.yml:5:18: error: 'sensitive': graphic: 'hide' is none of blur, omit "
                "[bad-configuration]"
            ),
        ),
    ],
)
def test_a_setting_that_cannot_be_is_told_with_its_place(
    tmp_path: Path, setting: str, expected: str
) -> None:
    result = toy_project(tmp_path, f"{HEAD}      {setting}\n").run("check")

    assert [expected] == result.output.splitlines()
    assert 2 == result.exit_code


def test_a_language_that_our_theme_does_not_speak_is_refused(tmp_path: Path) -> None:
    config = "site_name: X\ntheme: {name: variorum, locale: de}\nplugins: [variorum]\n"
    result = toy_project(tmp_path, config).run("check")

    assert result.output.startswith("mkdocs.yml:2:8: error: theme: locale: the interface does not")
    assert 2 == result.exit_code


def test_a_setting_that_mkdocs_does_not_know_is_a_warning(tmp_path: Path) -> None:
    site = toy_project(tmp_path, f"{HEAD}      drafts: false\nsite_nam: Y\n")
    relaxed, strict = site.run("build"), site.run("build", "--clean", "--strict")

    expected = (
        "mkdocs.yml:6:1: warning: 'site_nam': there is no such setting; did you mean 'site_name'? "
        "[bad-configuration]"
    )

    assert (0, 2) == (relaxed.exit_code, strict.exit_code)
    assert expected in relaxed.output.splitlines()
    assert expected in strict.output.splitlines()


@pytest.mark.parametrize(
    ("text", "place"),
    [("site_name: A: B\n", "1:13"), ("site_name: X\nplugins:\n\t- variorum\n", "3:1")],
)
def test_what_is_no_yaml_is_told_with_its_place(tmp_path: Path, text: str, place: str) -> None:
    result = toy_project(tmp_path, text).run("check")

    assert result.output.startswith(f"mkdocs.yml:{place}: error: not readable as YAML: ")
    assert 2 == result.exit_code


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_misspelt_folder_of_records_is_no_empty_site(tmp_path: Path, command: str) -> None:
    result = toy_project(tmp_path, f"{HEAD}      records: seds\n").run(command)

    expected = (
        "mkdocs.yml:5:16: error: the folder of the records, 'seds', does not exist; did you mean "
        "'seeds'? Else make it, or name another with records: below - variorum: "
        "[bad-configuration]"
    )

    assert expected == result.output.splitlines()[0]
    assert 1 == result.exit_code
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("folder", "hint"),
    [
        ("docs", "; did you mean 'seeds'? Else put records there"),
        ("seeds/actors", "; did you mean 'seeds'? Else put records there"),
        ("empty", "; did you mean 'seeds'? Else put records there"),
        ("docs/seds", "; did you mean 'seeds'? Else make it"),
        ("elsewhere", "; did you mean 'seeds'? Else make it"),
    ],
)
@pytest.mark.parametrize("command", ["check", "seal"])
def test_a_folder_that_holds_no_records_is_one_problem(
    tmp_path: Path, folder: str, hint: str, command: str
) -> None:
    (tmp_path / "empty").mkdir()
    result = toy_project(tmp_path, f"{HEAD}      records: {folder}\n").run(command)

    lines = [line for line in result.output.splitlines() if line.endswith("]")]

    assert 1 == result.exit_code
    assert 1 == len(lines)
    assert lines[0].startswith(f"mkdocs.yml:5:16: error: the folder of the records, '{folder}', ")
    assert f"{hint}, or name another with records: below - variorum:" in lines[0]


def test_where_no_folder_holds_records_one_of_a_like_name_is_named(tmp_path: Path) -> None:
    site = Project(tmp_path).write({"mkdocs.yml": CONFIG, "docs/index.md": "# X\n"})
    (tmp_path / "seed").mkdir()

    expected = "mkdocs.yml:4:11: error: the folder of the records, 'seeds', does not exist; did you"

    assert site.run("check").output.startswith(f"{expected} mean 'seed'?")


@pytest.mark.parametrize("name", ["articles/.gitkeep", "vocabulary.yml"])
def test_a_site_that_has_no_records_yet_is_none_of_these(tmp_path: Path, name: str) -> None:
    result = project(tmp_path, {name: ""}).run("check")

    assert 0 == result.exit_code, result.output


def test_a_folder_of_records_that_is_gone_is_seen_after_a_good_build(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    site.build()
    (tmp_path / "seeds").rename(tmp_path / "other")
    result = site.run("check", "--format", "json")

    found = json.loads(result.output)

    assert ["bad-configuration"] == [problem["code"] for problem in found]
    assert 1 == result.exit_code


def test_a_file_in_place_of_the_records_is_told(tmp_path: Path) -> None:
    result = toy_project(tmp_path, f"{HEAD}      records: mkdocs.yml\n").run("check")

    assert "the folder of the records, 'mkdocs.yml', is no folder" in result.output
    assert 1 == result.exit_code


def test_where_nothing_can_be_kept_the_site_is_built_all_the_same(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    (tmp_path / ".variorum").write_text("")
    first, second = site.run("build"), site.run("build")

    expected = (
        "variorum: .variorum cannot be written (Not a directory), so nothing is kept there and "
        "every run does everything"
    )

    assert (0, 0) == (first.exit_code, second.exit_code)
    assert 1 == first.output.splitlines().count(expected)
    assert (tmp_path / "site/events/index.html").is_file()
