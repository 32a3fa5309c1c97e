"""All of a build's files come into place, or none; what was interrupted is made good."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.engine.world import World, first_records, path_of, record_file, tree
from variorum import publish
from variorum.publish import JOURNAL, finish_interrupted, staged_changes


class Killed(BaseException):
    """The machine stops."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site's folder with two files."""
    folder = tmp_path / "site"
    write(folder, {"a/index.html": "a", "b/index.html": "b"})
    return folder


def write(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)


def change(
    site: Path, files: dict[str, str], gone: list[str], problem: Exception | None = None
) -> None:
    """Change a site, or fail when everything has been staged."""
    with staged_changes(site) as (stage, deletions):
        write(stage, files)
        deletions.extend(gone)
        if problem:
            raise problem


def texts(folder: Path) -> dict[str, str]:
    return {path: raw.decode() for path, raw in tree(folder).items()}


def litter(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith((".site", "site-"))]


def test_staged_changes_come_into_place_together(site: Path) -> None:
    with staged_changes(site) as (stage, deletions):
        write(stage, {"a/index.html": "new", "c/d/index.html": "c"})
        deletions.append("b/index.html")
        assert {"a/index.html": "a", "b/index.html": "b"} == texts(site)

    assert {"a/index.html": "new", "c/d/index.html": "c"} == texts(site)
    assert not (site / "b").exists()
    assert [] == litter(site.parent)


def test_staged_changes_that_fail_leave_the_old_site(site: Path) -> None:
    with pytest.raises(RuntimeError, match="midway"):
        change(site, {"a/index.html": "new"}, ["b/index.html"], RuntimeError("midway"))

    assert {"a/index.html": "a", "b/index.html": "b"} == texts(site)
    assert [] == litter(site.parent)


def test_no_changes_touch_nothing(site: Path) -> None:
    before = site.stat().st_mtime_ns
    with staged_changes(site):
        pass

    assert before == site.stat().st_mtime_ns


def test_a_file_can_become_a_folder_and_a_folder_a_file(site: Path) -> None:
    write(site, {"file": "f", "folder/deep/x": "x"})
    with staged_changes(site) as (stage, deletions):
        write(stage, {"file/index.html": "new", "folder": "new"})
        deletions += ["file", "folder/deep/x"]
    expected = {"a/index.html", "b/index.html", "file/index.html", "folder"}

    assert expected == texts(site).keys()


def test_a_journal_is_completed(site: Path) -> None:
    stage = site.parent / ".site-left"
    write(stage, {"a/index.html": "new", JOURNAL: "b/index.html\ngone/already"})

    assert finish_interrupted(site)
    assert {"a/index.html": "new"} == texts(site)
    assert not stage.exists()
    assert not finish_interrupted(site)


def test_what_was_only_prepared_is_not_applied(site: Path) -> None:
    write(site.parent / ".site-left", {"a/index.html": "new", f"{JOURNAL}.draft": "b/index.html"})

    assert not finish_interrupted(site)
    assert {"a/index.html": "a", "b/index.html": "b"} == texts(site)


@pytest.mark.parametrize("moves", [0, 1, 2])
def test_wherever_the_machine_stops_the_journal_leads_to_the_end(
    site: Path, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"a/index.html": "1", "c/index.html": "2", "d/index.html": "3"}
    with stops_after(moves, monkeypatch), pytest.raises(Killed):
        change(site, files, ["b/index.html"])

    assert finish_interrupted(site)
    assert files == texts(site)
    assert [] == litter(site.parent)


@contextmanager
def stops_after(moves: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stop the machine when so many files have been moved into place: nothing is tidied up."""
    left = [moves]

    def move(source: str, target: str) -> None:
        if not left[0]:
            raise Killed
        left[0] -= 1
        Path(source).rename(target)

    beside: dict[str, Any] = {**vars(os), "replace": move}
    with monkeypatch.context() as patched:
        patched.setattr(publish, "os", SimpleNamespace(**beside))
        patched.setattr(publish, "shutil", SimpleNamespace(rmtree=lambda *_, **__: None))
        yield


# Whole builds


def retitle(world: World, title: str) -> None:
    data = {**first_records()["event", "fire"], "title": title}
    world.write(path_of("event", "fire"), record_file("event", data))


@pytest.mark.parametrize("then", ["go on", "take it back", "change more"])
@pytest.mark.parametrize("moves", [0, 3])
def test_after_an_interrupted_build_the_next_is_right(
    built: World, moves: int, then: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    retitle(built, "Great fire")
    built.write("docs/about.md", "# Other words\n")
    with stops_after(moves, monkeypatch), pytest.raises(Killed):
        built.build()
    if then == "take it back":
        retitle(built, "Fire")
    elif then == "change more":
        retitle(built, "Small fire")
    built.build()
    _, clean = built.clean()

    assert clean == built.site


def test_a_page_that_cannot_be_built_leaves_the_old_site(
    built: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("a defect")

    before = built.site
    retitle(built, "Great fire")
    with monkeypatch.context() as patched:
        patched.setattr("variorum.render.pages.Renderer.html", fails)
        with pytest.raises(RuntimeError, match="a defect"):
            built.build()
    assert before == built.site
    assert [] == litter(built.root)
    built.build()
    _, clean = built.clean()

    assert clean == built.site


def test_a_full_disk_leaves_a_site_that_the_next_build_mends(
    built: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    retitle(built, "Great fire")
    with monkeypatch.context() as patched:
        patched.setattr(publish, "_apply", full)
        with pytest.raises(OSError, match="No space"):
            built.build()
    built.build()
    _, clean = built.clean()

    assert clean == built.site


# Files that are nobody's


def test_a_foreign_file_at_the_top_goes_with_the_next_build(built: World) -> None:
    (built.root / "site" / "foreign.txt").write_text("?")
    outcome = built.build()

    assert not outcome.unchanged
    assert not (built.root / "site" / "foreign.txt").exists()


def test_hidden_files_at_the_top_stay(built: World) -> None:
    write(built.root / "site", {".git/HEAD": "ref", ".nojekyll": ""})
    built.build()
    retitle(built, "Great fire")
    built.build()

    assert {".git/HEAD", ".nojekyll"} <= built.site.keys()


def test_a_foreign_file_deeper_down_disturbs_nothing(built: World) -> None:
    foreign = built.root / "site/sources/short-report/foreign.txt"
    foreign.write_text("?")
    built.delete(path_of("article", "short-report"))
    built.build()

    assert foreign.exists()
    assert not foreign.with_name("index.html").exists()


def test_another_site_in_its_place_is_replaced(built: World, tmp_path: Path) -> None:
    (built.root / "site").rename(tmp_path / "kept")
    write(built.root / "site", {"index.html": "another"})
    built.build()

    assert tree(tmp_path / "kept") == built.site


def test_errors_leave_the_site_and_what_is_known_of_it(built: World) -> None:
    before, storm = built.site, path_of("event", "storm")
    good = built.files[storm]
    built.write(storm, json.dumps({"titel": "?"}))
    assert built.build().refused
    assert before == built.site
    built.write(storm, good)
    outcome = built.build()

    assert (0, 0, 0) == (outcome.pages, outcome.written, outcome.deleted)
    assert before == built.site
