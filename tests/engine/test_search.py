"""The search index in builds that know what an earlier one did."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.engine.world import World, cache_files, config_file, first_records, path_of, record_file
from tests.search import FOLDER, fragments
from variorum.render import search


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many records Pagefind was given, run by run."""
    counted: list[int] = []
    original = search.index_files

    def index_files(executable: Path, records: Any, language: str) -> Any:
        given = list(records)
        counted.append(len(given))
        return original(executable, given, language)

    monkeypatch.setattr(search, "index_files", index_files)
    return counted


Edit = Callable[..., None]


@pytest.fixture
def edit() -> Edit:
    """Change fields of one of the first records."""

    def change(world: World, kind: str, record_id: str, **fields: Any) -> None:
        data = {**first_records()[kind, record_id], **fields}
        world.write(path_of(kind, record_id), record_file(kind, data))

    return change


def titles(world: World) -> dict[str, str]:
    return {path: found["meta"]["title"] for path, found in fragments(world.root / "site").items()}


def test_a_renamed_event_is_found_under_its_new_title(built: World, edit: Edit) -> None:
    edit(built, "event", "fire", title="Blaze")
    built.build()

    assert titles(built)["events/fire/"] == "Blaze"
    assert "Fire" not in titles(built).values()


def test_a_record_that_is_gone_is_not_found(built: World) -> None:
    built.delete(path_of("event", "storm"))
    built.delete(path_of("article", "storm-report"))
    edit_chosen = {"title": "Chosen", "entries": [{"event": "fire"}]}
    built.write(path_of("timeline", "chosen"), record_file("timeline", edit_chosen))
    built.build()

    assert not titles(built).keys() & {"events/storm/", "sources/storm-report/"}


def test_a_withdrawn_record_is_not_found(built: World, edit: Edit) -> None:
    edit(built, "event", "march", status="withdrawn")
    built.build()

    assert "events/march/" not in titles(built)


def test_a_draft_is_not_found(built: World) -> None:
    assert "events/talks/" not in titles(built)


def test_pagefind_does_not_run_where_no_page_gives_it_anything_new(
    built: World, runs: list[int], edit: Edit
) -> None:
    edit(built, "event", "fire", tags=["harbour"])
    outcome = built.build()

    assert outcome.pages
    assert not runs


def test_pagefind_does_not_run_for_a_hand_written_page(built: World, runs: list[int]) -> None:
    built.write("docs/about.md", "# About\n\nOf the [[league]] .\n")
    built.build()

    assert not runs


def test_one_changed_page_gives_pagefind_all_pages_again(
    built: World, runs: list[int], edit: Edit
) -> None:
    edit(built, "event", "fire", title="Blaze")
    built.build()

    assert runs == [len(titles(built))]


@pytest.mark.parametrize("name", ["answers.pack", "site"])
def test_an_index_whose_records_were_lost_is_made_all_the_same(
    built: World, edit: Edit, name: str
) -> None:
    edit(built, "event", "fire", title="Blaze")
    (shelf,) = (path for path in cache_files(built) if path.name == name)
    shelf.write_bytes(shelf.read_bytes()[:-1] + b"?")
    built.build()

    assert built.site == built.clean()[1]


def test_a_preview_leaves_the_index_for_later(built: World, runs: list[int], edit: Edit) -> None:
    edit(built, "event", "fire", title="Blaze")
    built.build(search_later=True)
    edit(built, "event", "storm", title="Gale")
    built.build(search_later=True)

    assert not runs
    assert titles(built)["events/fire/"] == "Fire"


def test_the_next_build_brings_what_a_preview_left(built: World, edit: Edit) -> None:
    edit(built, "event", "fire", title="Blaze")
    built.build(search_later=True)
    built.build()

    assert titles(built)["events/fire/"] == "Blaze"
    assert built.site == built.clean()[1]


def test_a_preview_makes_an_index_where_there_is_none(world: World) -> None:
    world.build(search_later=True)

    assert titles(world)["events/fire/"] == "Fire"


def test_a_site_that_is_not_searched_has_neither_page_nor_index(built: World) -> None:
    built.write("mkdocs.yml", config_file(search=False))
    built.build()

    site = built.root / "site"
    assert not (site / FOLDER).exists()
    assert not (site / "search").exists()
    assert built.site == built.clean()[1]


def test_without_its_program_the_page_is_there_and_one_line_says_why_it_does_not_search(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "program", lambda: None)
    outcome = world.build()

    assert outcome.complaint == search.MISSING
    assert (world.root / "site" / "search" / "index.html").is_file()
    assert not (world.root / "site" / FOLDER).exists()


def test_when_the_program_comes_the_next_build_makes_the_index(
    world: World, monkeypatch: pytest.MonkeyPatch, edit: Edit
) -> None:
    with monkeypatch.context() as without:
        without.setattr(search, "program", lambda: None)
        world.build()
    edit(world, "event", "fire", title="Blaze")
    world.build()

    assert titles(world)["events/fire/"] == "Blaze"
    assert world.site == world.clean()[1]
