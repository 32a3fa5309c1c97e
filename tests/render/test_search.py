"""Pagefind's index: the same to the byte for the same records, in a language, or not at all."""

import random
import stat
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.search import facet, fragments, words_of
from variorum.publish import write_files
from variorum.render.search import SearchError, index_files, program
from variorum.views.search import SearchRecord


def record(name: str, text: str = "", **filters: tuple[str, ...]) -> SearchRecord:
    return SearchRecord(
        path=f"events/{name}/",
        title=name.title(),
        kind="Event",
        date="4 May 2031",
        language="",
        text=text or f"Words of {name}",
        filters={"kind": ("event Event",), **filters},
        newest="2031-05-04",
        oldest="2031-05-04",
    )


def made(records: Iterable[SearchRecord], language: str = "en") -> dict[str, bytes]:
    executable = program()
    assert executable is not None
    return dict(index_files(executable, records, language))


def written(folder: Path, records: Iterable[SearchRecord], language: str = "en") -> Path:
    write_files(folder, made(records, language).items())
    return folder


def many() -> list[SearchRecord]:
    """Enough values for an order that differs from run to run to show."""
    chosen = random.Random(5)  # noqa: S311  no secret
    return [
        record(
            f"fire-{number}",
            actor=tuple({f"a{chosen.randrange(40)} A", f"b{chosen.randrange(40)} B"}),
            place=(f"p{number % 7} P",),
            year=(str(2000 + number % 30),),
        )
        for number in range(120)
    ]


def test_the_same_records_in_any_order_give_the_same_bytes() -> None:
    records = many()
    first = made(records)

    assert (
        first == made(reversed(records)) == made(sorted(records, key=lambda r: r.filters["year"]))
    )


def test_an_index_whose_facets_differ_has_other_file_names() -> None:
    one, other = made([record("fire", year=("2030",))]), made([record("fire", year=("2031",))])

    assert {n for n in one if n.endswith(".pf_meta")}.isdisjoint(other)
    assert len({n for n in one if n.endswith(".pf_filter")} - other.keys()) == 1


def test_the_index_knows_words_facets_and_what_a_result_shows(tmp_path: Path) -> None:
    site = written(tmp_path, [record("fire", "Nine traders", year=("2031",)), record("storm")])

    assert {"trader", "fire"} <= words_of(site)
    assert facet(site, "year") == {"2031": 1}
    assert fragments(site)["events/fire/"]["meta"] == {
        "title": "Fire",
        "kind": "Event",
        "date": "4 May 2031",
    }


@pytest.mark.parametrize(
    ("language", "word", "stem"),
    [("fr", "chevaux", "cheval"), ("ar", "الكتاب", "كتاب"), ("en-US", "running", "run")],
)
def test_words_are_cut_by_the_rules_of_the_sites_language(
    tmp_path: Path, language: str, word: str, stem: str
) -> None:
    site = written(tmp_path, [record("fire", word)], language)

    assert stem in words_of(site)


def test_a_language_that_pagefind_does_not_know_is_searched_word_by_word(tmp_path: Path) -> None:
    site = written(tmp_path, [record("fire", "walalaha")], "so")

    assert "walalaha" in words_of(site)


def test_interfaces_that_the_site_does_not_use_are_left_out() -> None:
    names = made([record("fire")])

    assert not [name for name in names if "ui" in name or "highlight" in name]
    assert "pagefind/pagefind.js" in names


def script(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.parametrize("text", ["exit 3", "echo nonsense"], ids=["stops", "says nothing"])
def test_a_program_that_fails_is_reported_in_a_sentence(tmp_path: Path, text: str) -> None:
    broken = script(tmp_path / "pagefind", text)

    with pytest.raises(SearchError, match="before the search index was made"):
        list(index_files(broken, [record("fire")], "en"))


def test_what_the_program_complains_of_is_passed_on(tmp_path: Path) -> None:
    complaint = "eyJwYXlsb2FkIjp7InR5cGUiOiJFcnJvciIsIm1lc3NhZ2UiOiJubyByb29tIn19"
    broken = script(tmp_path / "pagefind", f"printf '{complaint},'; sleep 2")

    with pytest.raises(SearchError, match="no room"):
        list(index_files(broken, [record("fire")], "en"))


def test_a_program_that_is_not_there_is_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/nowhere/pagefind")

    assert program() is None
