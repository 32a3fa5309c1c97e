"""``variorum check``: its forms, its last line, its exit status."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.sites import Project, project, toy_project

WRONG = {
    "actors/a.yml": "name: A\nkind: person\nnmae: B\n",
    "incidents/e.yml": "title: E\ndate: 2024-13\n",
}
ERRORS = [
    "seeds/actors/a.yml:3:1: error: unknown field 'nmae'; did you mean 'name'? [unknown-field]",
    "seeds/incidents/e.yml:2:7: error: ",
]
UNSEALED = {
    "actors/p.yml": "name: P\nkind: publisher\n",
    "articles/a.md": "---\ntitle: T\npublisher: p\npublished: 2024\nlanguage: en\n---\nText.\n",
}


@pytest.fixture
def wrong(tmp_path: Path) -> Project:
    """Two files with an error each."""
    return project(tmp_path, WRONG)


@pytest.fixture
def unsealed(tmp_path: Path) -> Project:
    """Nothing worse than a warning."""
    return project(tmp_path, UNSEALED)


def test_all_problems_come_at_once_in_order_of_place(wrong: Project) -> None:
    lines = wrong.run("check").output.splitlines()

    assert [True, True] == [a.startswith(b) for a, b in zip(lines, ERRORS, strict=False)]
    assert 3 == len(lines)


def test_the_last_line_sums_up(tmp_path: Path) -> None:
    last = toy_project(tmp_path).run("check").output.splitlines()[-1]

    assert last.startswith("24 records, 21 quotations verified, ")
    assert last.endswith("claims, 5 of 5 held texts annotated: 0 errors, 0 warnings")


def test_a_broken_vocabulary_is_one_problem_and_not_one_for_each_of_its_words(
    tmp_path: Path,
) -> None:
    site = toy_project(tmp_path)
    vocabulary = (tmp_path / "seeds/vocabulary.yml").read_text(encoding="utf-8")
    site.record("vocabulary.yml", f"{vocabulary}\nnonsense: 1\n")
    *problems, last = site.run("check").output.splitlines()

    assert ["unknown-field"] == [line.rpartition("[")[2][:-1] for line in problems]
    assert last.endswith("1 error, 0 warnings")


def test_errors_are_status_1(wrong: Project) -> None:
    expected = 1

    assert expected == wrong.run("check").exit_code


def test_a_warning_is_status_0_and_with_strict_1(unsealed: Project) -> None:
    result = unsealed.run("check")

    assert "warning: " in result.output
    assert 0 == result.exit_code
    assert 1 == unsealed.run("check", "--strict").exit_code


def test_a_clean_corpus_is_status_0_also_with_strict(tmp_path: Path) -> None:
    expected = 0

    assert expected == toy_project(tmp_path).run("check", "--strict").exit_code


def test_an_unknown_option_is_status_2(wrong: Project) -> None:
    assert 2 == wrong.run("check", "--loud").exit_code
    assert 2 == wrong.run("check", "--format", "xml").exit_code


def test_json_is_a_list_of_problems(wrong: Project) -> None:
    problems = json.loads(wrong.run("check", "--format", "json").output)

    expected = {
        "file": "seeds/actors/a.yml",
        "line": 3,
        "column": 1,
        "severity": "error",
        "code": "unknown-field",
        "message": "unknown field 'nmae'; did you mean 'name'?",
    }

    assert expected == problems[0]
    assert 2 == len(problems)


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_machine_forms_are_well_formed_without_problems_too(tmp_path: Path, form: str) -> None:
    assert json.loads(toy_project(tmp_path).run("check", "--format", form).output) is not None


def test_github_marks_file_line_and_column(wrong: Project) -> None:
    first = wrong.run("check", "--format", "github").output.splitlines()[0]

    expected = (
        "::error file=seeds/actors/a.yml,line=3,col=1,title=unknown-field"
        "::unknown field 'nmae'; did you mean 'name'?"
    )

    assert expected == first


def test_github_lines_cannot_be_broken_by_what_a_file_says(tmp_path: Path) -> None:
    evil = {"incidents/e.yml": 'title: E\ndate: 2031\ntype: "x\\n::error::y % z"\n'}
    lines = project(tmp_path, evil).run("check", "--format", "github").output.splitlines()

    assert 1 == len(lines)
    assert "%0A::error::y %25 z" in lines[0]


def test_sarif_has_the_shape_that_code_hosts_read(wrong: Project) -> None:
    log: dict[str, Any] = json.loads(wrong.run("check", "--format", "sarif").output)
    run = log["runs"][0]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    result = run["results"][0]
    place = result["locations"][0]["physicalLocation"]

    assert "2.1.0" == log["version"]
    assert "variorum" == run["tool"]["driver"]["name"]
    assert {"unknown-field", "bad-date"} == rules
    assert {"ruleId", "level", "message", "locations"} <= set(result)
    assert ("error", "unknown-field") == (result["level"], result["ruleId"])
    assert {"uri": "seeds/actors/a.yml"} == place["artifactLocation"]
    assert {"startLine": 3, "startColumn": 1} == place["region"]


def test_check_writes_nothing(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    site.run("check")
    after = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}

    assert before == {path: after[path] for path in before}


COVERED = {
    "actors/p.yml": "name: P\nkind: publisher\n",
    "actors/mayor.yml": "name: Mayor Obi\nkind: person\n",
    "articles/a.md": (
        "---\ntitle: T\npublisher: p\npublished: 2024\nlanguage: en\nseal: SEAL\n---\n"
        "First line.\nThen Mayor Obi counted 12 boats.\n"
    ),
}


def test_coverage_hints_at_what_nobody_looked_at(tmp_path: Path) -> None:
    result = project(tmp_path, COVERED).run("check", "--coverage")

    assert (
        "seeds/articles/a.md:9:24: hint: no annotation touches the number '12' [untouched-number]"
        in result.output
    )
    assert "seeds/articles/a.md:9:6: hint: no annotation touches 'Mayor Obi'" in result.output
    assert "none: nothing is verified" in result.output
    assert result.output.rstrip().endswith("0 errors, 0 warnings")
    assert result.exit_code == 0


def test_without_being_asked_check_says_nothing_of_coverage(tmp_path: Path) -> None:
    assert "hint" not in project(tmp_path, COVERED).run("check").output
