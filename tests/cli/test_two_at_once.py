"""Two runs on one site: one waits for the other, and nothing that is left behind blocks either."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.sites import Project, Site, toy_project
from variorum.cache import FOLDER
from variorum.lock import AT_WORK, held

#: Holds the lock of a folder, with a process forked from it, until it is ended.
HOLDER = """
import os, sys, time
from pathlib import Path
from variorum.lock import held
with held(Path(sys.argv[1]), lambda: None):
    if hasattr(os, "fork"):
        ready, begun = os.pipe()
        if os.fork() == 0:
            os.write(begun, b".")
            time.sleep(int(sys.argv[2]))
            os._exit(0)
        os.read(ready, 1)
    print("held", flush=True)
    time.sleep(600)
"""


def silence() -> None:
    """Stands for a door that says nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Project:
    return toy_project(tmp_path)


@pytest.fixture
def freed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Project], None]:
    """Holds a site's lock until somebody waits for it for the second time."""

    def hold(site: Project) -> None:
        stack, pauses = ExitStack(), list[float]()
        stack.enter_context(held(site.root / FOLDER, silence))

        def pause(seconds: float) -> None:
            pauses.append(seconds)
            if len(pauses) == 2:
                stack.close()

        monkeypatch.setattr("variorum.lock.time.sleep", pause)

    return hold


@contextmanager
def holder(folder: Path, child_seconds: int = 0) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of a folder."""
    command = [sys.executable, "-c", HOLDER, str(folder), str(child_seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert "held\n" == process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize(
    "command", [("check",), ("check", "--coverage"), ("build",), ("build", "--clean"), ("schema",)]
)
def test_a_command_says_once_that_it_waits_and_then_does_its_work(
    site: Project, freed: Callable[[Project], None], command: tuple[str, ...]
) -> None:
    freed(site)
    result = site.run(*command)

    assert 0 == result.exit_code, result.output
    assert 1 == result.output.splitlines().count(f"variorum: {AT_WORK}")


def test_a_command_that_nobody_is_in_the_way_of_says_nothing(site: Project) -> None:
    assert AT_WORK not in site.run("build").output


def test_what_the_other_run_did_need_not_be_done_again(
    site: Project, freed: Callable[[Project], None]
) -> None:
    site.build()
    site.build()  # the files are no longer new now
    freed(site)

    assert "nothing has changed" in site.run("build").output


def test_mkdocs_waits_too(site: Project) -> None:
    with holder(site.root / FOLDER) as other:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(site.config)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as waiting:
            assert waiting.stderr is not None
            assert any(AT_WORK in line for line in waiting.stderr)
            other.kill()
            waiting.stderr.read()
    assert 0 == waiting.returncode
    assert Site(site.root / "site").has("/events/harbour-fire/")


def test_two_builds_at_once_leave_what_one_leaves(site: Project) -> None:
    command = [sys.executable, "-m", "variorum", "build", "--clean", "-f", str(site.config)]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]

    assert [0, 0] == [process.wait() for process in both]
    together = Site(site.root / "site").bytes_by_path
    assert together == site.build("--clean").bytes_by_path
    assert "nothing has changed" in site.run("build").output


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_run_that_was_killed_blocks_nobody(tmp_path: Path) -> None:
    waited: list[None] = []
    with holder(tmp_path) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
    with held(tmp_path, lambda: waited.append(None)):
        assert (tmp_path / "lock").exists()

    assert [] == waited


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is forked here")
def test_nor_does_a_process_that_it_leaves_behind(tmp_path: Path) -> None:
    waited: list[None] = []
    with holder(tmp_path, child_seconds=5) as other:
        other.kill()
        other.wait()
        with held(tmp_path, lambda: waited.append(None)):
            pass

    assert [] == waited


def test_where_there_can_be_no_lock_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with held(tmp_path / "file", silence), held(tmp_path / "file", silence):
        assert "mine" == (tmp_path / "file").read_text()


def test_a_lock_is_given_back_after_a_failure(tmp_path: Path) -> None:
    waited: list[None] = []
    with pytest.raises(RuntimeError, match="a defect"), held(tmp_path, silence):
        raise RuntimeError("a defect")
    with held(tmp_path, lambda: waited.append(None)):
        pass

    assert [] == waited
