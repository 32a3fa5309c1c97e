"""Comparisons follow every change that concerns them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sites import Project, toy_project

#: MkDocs dates them.
DATED = {"sitemap.xml", "sitemap.xml.gz"}


def edit(site: Project, name: str, old: str, new: str) -> None:
    path = site.root / "seeds" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def turn_the_order(site: Project) -> None:
    edit(site, "articles/gazette-report.md", "published: 2031-05-05", "published: 2031-06-05")


def part_the_family(site: Project) -> None:
    line = "  - {article: radio-report, kind: rewrite, basis: textual}\n"
    edit(site, "articles/courrier-report.md", line, "")


def withdraw_one(site: Project) -> None:
    withdrawn = "---\nwithdrawn: {on: 2031-07-01, because: It was a forgery.}\n"
    edit(site, "articles/radio-report.md", "---\n", withdrawn)


def rename_the_publisher(site: Project) -> None:
    edit(site, "actors/radio.yml", "name: ", "name: The new ")


def number_the_notes_anew(site: Project) -> None:
    tie = "allied_with: mayor, article: radio-report, quote: Good evening"
    edit(site, "actors/fire-brigade.yml", "allied_with: mayor", tie)


def say_it_of_a_second_event(site: Project) -> None:
    edit(site, "articles/radio-report.md", "toll-strike]", "harbour-rescue]")


@pytest.mark.parametrize(
    "change",
    [
        turn_the_order,
        part_the_family,
        withdraw_one,
        rename_the_publisher,
        number_the_notes_anew,
        say_it_of_a_second_event,
    ],
)
def test_a_build_from_what_is_kept_is_the_same_as_one_from_nothing(
    tmp_path: Path, change: Callable[[Project], None]
) -> None:
    site = toy_project(tmp_path)
    before = site.build().bytes_by_path
    change(site)
    kept = site.build().bytes_by_path
    afresh = site.build("--clean").bytes_by_path

    assert {p for p in before if "/compare/" in p}
    assert before != kept
    assert afresh.keys() == kept.keys()
    assert [] == [p for p in afresh if afresh[p] != kept[p] and p not in DATED]
