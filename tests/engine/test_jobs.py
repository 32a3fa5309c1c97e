"""However many hands work, and whatever hands they are: the same bytes."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.engine.world import World, path_of, record_file
from variorum.engine.parts import Job
from variorum.executor import Hands

JOBS = (1, 2, 4)


def threads(jobs: int) -> Executor:
    return ThreadPoolExecutor(jobs)


def spawned(jobs: int) -> Executor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few files and pages be worth another process."""
    monkeypatch.setattr("variorum.engine.turns._WORTH_A_PROCESS", 2)
    monkeypatch.setattr("variorum.engine.records._WORTH_A_PROCESS", 2)


def hands_are(monkeypatch: pytest.MonkeyPatch, make: Callable[[int], Executor]) -> None:
    """Let all work be done by other hands."""
    monkeypatch.setattr("variorum.engine.run.Hands", lambda jobs: Hands(jobs, make))


def process_of(_: str) -> int:
    return os.getpid()


def edit(world: World) -> None:
    """Change what many pages show."""
    actor = {"name": "Lady Mayor", "kind": "government"}
    world.write(path_of("actor", "mayor"), record_file("actor", actor))


@pytest.mark.usefixtures("small_parts")
def test_the_number_of_processes_changes_no_byte(world: World) -> None:
    sites = []
    for jobs in JOBS:
        world.build(clean=True, jobs=jobs)
        sites.append(world.site)

    assert sites[0] == sites[1] == sites[2]


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("jobs", JOBS)
def test_nor_does_it_after_an_edit(built: World, jobs: int) -> None:
    edit(built)
    built.build(jobs=jobs)
    _, clean = built.clean()

    assert clean == built.site


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("make", [threads, spawned])
def test_other_hands_change_no_byte(
    world: World, make: Callable[[int], Executor], monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a spawned process imports knows nothing of this test's short lists.
    monkeypatch.undo()
    monkeypatch.setattr("variorum.engine.turns._WORTH_A_PROCESS", 10)
    monkeypatch.setattr("variorum.engine.records._WORTH_A_PROCESS", 10)
    _, clean = world.clean()
    hands_are(monkeypatch, make)
    world.build(jobs=2)

    assert clean == world.site


@pytest.mark.usefixtures("small_parts")
def test_what_threads_have_noted_serves_the_next_build(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands_are(monkeypatch, threads)
    world.build(jobs=4)
    edit(world)
    world.build(jobs=4)
    _, clean = world.clean()

    assert clean == world.site


def test_a_process_that_was_not_forked_finds_the_records_of_its_job_or_stops(
    built: World, tmp_path: Path
) -> None:
    from variorum.config import Settings
    from variorum.engine.pages import build_part

    job = Job(
        root=str(built.root),
        profile="site",
        token="of another run",  # noqa: S106
        settings=Settings(),
        templates=str(built.templates),
        bytecode="",
        frames={},
        folder=str(tmp_path / "elsewhere"),
    )
    with pytest.raises(RuntimeError, match="are gone"):
        build_part([], job)


@pytest.mark.parametrize(("count", "jobs", "smallest", "parts"), [(9, 4, 2, 4), (3, 4, 2, 1)])
def test_items_are_dealt_out_to_as_many_as_it_pays(
    count: int, jobs: int, smallest: int, parts: int
) -> None:
    dealt = Hands(jobs).split(range(count), smallest)

    assert parts == len(dealt)
    assert [*range(count)] == sorted(item for part in dealt for item in part)


def test_parts_are_no_larger_than_what_is_to_be_handed_over_at_once() -> None:
    dealt = Hands(2).split(range(25), 5, 10)

    assert [7, 6, 6, 6] == [len(part) for part in dealt]


def test_what_is_done_aside_is_done_by_another_process_unless_there_is_one_hand() -> None:
    own = os.getpid()

    assert own == Hands(1).aside(process_of, "anything")
    assert own != Hands(2).aside(process_of, "anything")


def test_what_is_done_meanwhile_is_done_by_this_process() -> None:
    noted: list[int] = []

    Hands(2).aside(process_of, "anything", meanwhile=lambda: noted.append(os.getpid()))

    assert [os.getpid()] == noted


def test_with_one_hand_nothing_is_done_meanwhile() -> None:
    noted: list[int] = []

    Hands(1).aside(process_of, "anything", meanwhile=lambda: noted.append(os.getpid()))

    assert [] == noted


def test_results_come_in_the_order_of_the_parts() -> None:
    expected = [str(number) for number in range(20)]

    assert expected == list(Hands(4, threads).map(str, range(20)))
