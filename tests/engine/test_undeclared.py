"""The rule of undeclared derivations holds on the quick path of a build too."""

from pathlib import Path

import pytest

from tests.golden_cases import read
from tests.sites import Project, project
from tests.support import GOLDEN

CODE = "undeclared-derivation"


@pytest.fixture
def site(tmp_path: Path) -> Project:
    files = read(GOLDEN / "diagnostics" / "undeclared-derivation.yml")["files"]
    return project(tmp_path, files)


def warnings(site: Project) -> int:
    """What a build from what is kept says; a build from nothing must say the same."""
    kept, afresh = (site.run("build", *options).output for options in ((), ("--clean",)))
    assert kept.count(CODE) == afresh.count(CODE)
    return kept.count(CODE)


def change(site: Project, name: str, old: str, new: str) -> None:
    path = site.root / "seeds" / "articles" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def unsealed(site: Project) -> None:
    for path in (site.root / "seeds" / "articles").glob("*.md"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(li for li in lines if not li.startswith("seal:")), encoding="utf-8")


def test_a_warning_goes_when_the_derivation_is_declared(site: Project) -> None:
    assert 1 == warnings(site)

    derived = "derived_from: [{article: paper-report, kind: copy, basis: textual}]\n"
    change(site, "herald-report.md", "seal:", f"{derived}seal:")
    assert 0 == warnings(site)


def test_a_warning_goes_and_comes_with_the_words_of_either_text(site: Project) -> None:
    unsealed(site)
    assert 1 == warnings(site)

    there = "shortly before midnight on Sunday and spread to three of the warehouses"
    for name in ("paper-report.md", "mail-report.md"):
        change(site, name, there, "at night, and reached some of the storehouses")
    change(site, "paper-report.md", "the customs house were left", "one house were")
    assert 0 == warnings(site)

    change(site, "paper-report.md", "at night, and reached some of the storehouses", there)
    assert 1 == warnings(site)


def test_a_warning_comes_where_both_texts_turn_to_one_event_at_once(site: Project) -> None:
    unsealed(site)
    for name in ("paper-report.md", "herald-report.md", "mail-report.md"):
        change(site, name, "about: fire", "about: other")
    site.record("incidents/other.yml", "{title: O, date: 2031, type: other, status: published}")
    assert 1 == warnings(site)

    change(site, "herald-report.md", "about: other", "about: fire")
    assert 0 == warnings(site)

    change(site, "herald-report.md", "about: fire", "about: other")
    assert 1 == warnings(site)
