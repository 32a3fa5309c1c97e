"""Where nothing can be kept, everything is done, and a line says why."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.engine.world import World
from variorum import pipeline
from variorum.config import Settings
from variorum.pack import Pack, Place, UnwritableCache

#: Puts something in the way of the cache of a world.
Obstacle = Callable[[Path], None]
FULL = Path("/dev/full")


def a_file_in_its_place(cache: Path) -> None:
    cache.write_text("mine")


def a_file_in_place_of_a_profile(cache: Path) -> None:
    cache.mkdir()
    (cache / "site").write_text("mine")


def a_folder_in_place_of_a_pack(cache: Path) -> None:
    (cache / "site" / "answers.pack" / "x").mkdir(parents=True)


def a_full_disk(cache: Path) -> None:
    if not FULL.exists():
        pytest.skip("this system has no device that is always full")
    (cache / "site").mkdir(parents=True)
    (cache / "site" / "records.pack").symlink_to(FULL)


def a_disk_that_cannot_be_written(cache: Path) -> None:
    cache.mkdir(mode=0o500)
    if os.access(cache, os.W_OK):
        pytest.skip("this user may write anywhere")


OBSTACLES = (
    a_file_in_its_place,
    a_file_in_place_of_a_profile,
    a_folder_in_place_of_a_pack,
    a_full_disk,
    a_disk_that_cannot_be_written,
)


@pytest.mark.parametrize("obstacle", OBSTACLES)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_site_is_built_without_a_cache(world: World, obstacle: Obstacle, jobs: int) -> None:
    obstacle(world.root / ".variorum")
    first, second = world.build(jobs=jobs), world.build(jobs=jobs)
    (world.root / ".variorum").rename(world.root / "aside")
    _, clean = world.clean()

    assert first.complaint.startswith(".variorum cannot be written (")
    assert first.complaint.count("cannot be written") == 1
    assert first.complaint == second.complaint
    assert not second.unchanged
    assert clean == world.site


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_records_are_checked_without_a_cache(world: World, obstacle: Obstacle) -> None:
    expected = [str(problem) for problem in world.check(profile="clean").report]
    (world.root / ".variorum").rename(world.root / "aside")
    obstacle(world.root / ".variorum")
    outcome = world.check()

    assert expected == [str(problem) for problem in outcome.report]
    assert "cannot be written" in outcome.complaint or obstacle is a_folder_in_place_of_a_pack


def test_a_host_that_publishes_by_itself_is_given_the_records_without_a_cache(
    world: World,
) -> None:
    (world.root / ".variorum").write_text("mine")
    loaded = pipeline.load(world.root, Settings())

    assert loaded.graph.has("fire")
    assert loaded.complaint.startswith(".variorum cannot be written (")


@pytest.mark.parametrize("after", [1, 2, 4])
def test_a_disk_that_fills_up_in_the_middle_leaves_a_site_that_is_right(
    world: World, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, calls = Pack._write, []

    def fills_up(self: Pack, blobs: Iterable[bytes], mode: str) -> list[Place]:
        calls.append(self.path)
        if ".variorum" in self.path and "variorum-" not in self.path and len(calls) > after:
            raise UnwritableCache("No space left on device")
        return write(self, blobs, mode)

    with monkeypatch.context() as patched:
        patched.setattr(Pack, "_write", fills_up)
        outcome = world.build()
    _, clean = world.clean()

    assert "No space left on device" in outcome.complaint
    assert clean == world.site
    again = world.build()
    assert not again.complaint
    assert clean == world.site
    assert world.build().unchanged


def test_where_there_is_no_room_anywhere_it_is_said_in_a_line(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> list[Place]:
        raise UnwritableCache("No space left on device")

    monkeypatch.setattr(Pack, "_write", full)
    with pytest.raises(UnwritableCache, match=r"nowhere to keep .*No space left"):
        world.build()
