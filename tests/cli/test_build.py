"""``variorum build``: everything, or on errors nothing."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.sites import CONFIG, Site, project, toy_project
from tests.support import RECORDS

#: MkDocs dates them.
DATED = {"sitemap.xml", "sitemap.xml.gz"}


def snapshot(folder: Path) -> dict[str, bytes]:
    return Site(folder).bytes_by_path


def litter(folder: Path) -> list[str]:
    """What a build should not have left beside the site."""
    return [path.name for path in folder.iterdir() if path.name.startswith((".site", "site."))]


def test_a_build_with_an_error_writes_nothing(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    site.record("incidents/wrong.yml", "titel: x\n")
    result = site.run("build")

    assert 1 == result.exit_code
    assert "nothing was written" in result.output
    assert not (tmp_path / "site").exists()


def test_a_build_with_an_error_leaves_the_old_site_untouched(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    before = site.build().bytes_by_path
    site.record("incidents/wrong.yml", "titel: x\n")
    site.run("build")

    assert before == snapshot(tmp_path / "site")


def test_a_strict_build_with_a_warning_writes_nothing(tmp_path: Path) -> None:
    site = toy_project(tmp_path).record("notes.txt", "not a record")
    result = site.run("build", "--strict")

    assert 1 == result.exit_code
    assert "warning: this is no record" in result.output
    assert not (tmp_path / "site").exists()
    assert 0 == site.run("build").exit_code


def test_strict_can_be_switched_on_in_the_configuration(tmp_path: Path) -> None:
    site = toy_project(tmp_path, f"{CONFIG}strict: true\n").record("notes.txt", "not a record")
    expected = 1

    assert expected == site.run("build").exit_code


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let the disk be full after the second file of a site."""

    def fill() -> None:
        written: list[str] = []

        def failing(path: str, content: bytes) -> None:
            written.append(path)
            if len(written) > 2:
                raise OSError(28, "No space left on device", path)
            Path(path).write_bytes(content)

        monkeypatch.setattr("variorum.publish._write", failing)

    return fill


@pytest.mark.parametrize("options", [(), ("--clean",)])
def test_a_write_that_fails_midway_leaves_the_old_site(
    tmp_path: Path, full_disk: Callable[[], None], options: tuple[str, ...]
) -> None:
    site = toy_project(tmp_path)
    before = site.build().bytes_by_path
    site.record("places/new.yml", "name: New\n")
    full_disk()
    result = site.run("build", "--jobs", "1", *options)

    assert 2 == result.exit_code
    assert "No space left on device" in result.output
    assert before == snapshot(tmp_path / "site")
    assert not litter(tmp_path)


def test_a_first_build_that_fails_midway_leaves_no_site(
    tmp_path: Path, full_disk: Callable[[], None]
) -> None:
    full_disk()
    result = toy_project(tmp_path).run("build", "--jobs", "1")

    assert 2 == result.exit_code
    assert not (tmp_path / "site").exists()
    assert not litter(tmp_path)


def test_an_exchange_that_fails_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = toy_project(tmp_path)
    before = site.build().bytes_by_path
    rename = Path.rename

    def failing(self: Path, target: Any) -> Path:
        if self.name.startswith(".site-") and Path(target).name == "site":
            raise OSError(16, "Device or resource busy", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    result = site.run("build", "--clean")

    assert 2 == result.exit_code
    assert before == snapshot(tmp_path / "site")
    assert not litter(tmp_path)


def test_a_build_after_one_that_failed_mends_what_that_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = toy_project(tmp_path)
    site.build()
    site.record("actors/mayor.yml", "name: The mayor herself\nkind: government\n")
    replace, done = os.replace, []

    def failing(source: Any, target: Any) -> None:
        if str(target).endswith(".html"):
            done.append(target)
        if len(done) > 2:
            raise OSError(16, "Device or resource busy", str(target))
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing)
        assert 2 == site.run("build").exit_code
    mended = site.build().bytes_by_path
    clean = site.build("--clean").bytes_by_path

    assert not [name for name in clean if clean[name] != mended.get(name) and name not in DATED]


def test_pages_of_records_that_are_gone_go(tmp_path: Path) -> None:
    site = toy_project(tmp_path).record("places/new.yml", "name: New\n")
    assert site.build().has("/places/new/")

    (tmp_path / RECORDS / "places/new.yml").unlink()

    assert not site.build().has("/places/new/")


def test_two_builds_of_the_same_records_are_the_same_bytes(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    first = site.build().bytes_by_path
    second = site.build().bytes_by_path

    assert not [name for name in first if first[name] != second[name] and name not in DATED]


def test_a_build_leaves_nothing_beside_the_site(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    site.build()
    site.build()

    assert not litter(tmp_path)


def test_a_site_folder_that_is_a_file_is_misuse(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    (tmp_path / "site").write_text("mine")
    result = site.run("build")

    assert 2 == result.exit_code
    assert "is in the way" in result.output
    assert "mine" == (tmp_path / "site").read_text()


def test_hidden_files_of_the_site_stay_as_mkdocs_leaves_them(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    site.build()
    (tmp_path / "site" / ".git").mkdir()
    (tmp_path / "site" / ".git" / "HEAD").write_text("ref")
    site.build()

    assert "ref" == (tmp_path / "site" / ".git" / "HEAD").read_text()
    assert not litter(tmp_path)


def test_a_site_folder_that_is_a_link_stays_one(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    (tmp_path / "public").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "public")
    site.build()

    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "public" / "index.html").is_file()


def test_the_site_can_lie_elsewhere(tmp_path: Path) -> None:
    site = toy_project(tmp_path / "a", f"{CONFIG}site_dir: ../b/c\n")

    assert 0 == site.run("build").exit_code
    assert (tmp_path / "b" / "c" / "events" / "harbour-fire" / "index.html").is_file()


def test_a_build_works_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = toy_project(tmp_path / "a")
    (tmp_path / "b").mkdir()
    monkeypatch.chdir(tmp_path / "b")

    assert 0 == site.run("build").exit_code
    assert not list((tmp_path / "b").iterdir())


def test_an_empty_site_builds(tmp_path: Path) -> None:
    finished = project(tmp_path, {"vocabulary.yml": ""}).build()

    assert finished.page("/events/").text("h1")


def test_timings_say_what_each_stage_took(tmp_path: Path) -> None:
    site = toy_project(tmp_path)

    def timings() -> list[str]:
        return site.run("build", "--timings").output.splitlines()

    def cells(lines: list[str], name: str) -> list[str]:
        return next(line for line in lines if line.startswith(name)).removeprefix(name).split()

    first = timings()
    shutil.rmtree(tmp_path / "site")
    again = timings()

    assert ["seconds", "processor", "done", "reused"] == cells(first, "stage")
    assert float(cells(first, "  views")[0]) <= float(cells(first, "build pages")[1]) + 0.02
    assert cells(first, "build pages")[2] == cells(again, "build pages")[2] != "0"
