"""A run that has nothing to do loads nothing large and writes nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.world import World, first_records, settle

LARGE = (
    "mkdocs",
    "jinja2",
    "pydantic",
    "yaml",
    "babel",
    "markdown",
    "nh3",
    "rapidfuzz",
    "edtf",
    "cbor2",
)
#: Runs the command and then says which modules it has loaded.
SCRIPT = """
import sys
from variorum.cli import main
try:
    main(sys.argv[1:])
finally:
    print("loaded", *sorted(sys.modules), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world whose site the command itself has built."""
    world = settle(World(tmp_path_factory.mktemp("world")), first_records())
    assert "built" in command(world, "build").stdout
    return world


def command(world: World, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``variorum`` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments, "-f", str(world.root / "mkdocs.yml")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert 0 == done.returncode, done.stderr
    return done


def loaded(done: subprocess.CompletedProcess[str]) -> set[str]:
    """The top-level modules that a command has loaded."""
    *_, line = done.stderr.splitlines()
    return {name.partition(".")[0] for name in line.split()[1:]}


def everything(root: Path) -> dict[str, tuple[int, int, int, bytes]]:
    """What is on disk, down to the times of files and folders."""
    found = {}
    for path in sorted([root, *root.rglob("*")]):
        status = path.stat()
        content = path.read_bytes() if path.is_file() else b""
        found[str(path)] = (status.st_mtime_ns, status.st_ctime_ns, status.st_ino, content)
    return found


@pytest.mark.parametrize("arguments", [("build",), ("check",), ("build", "--jobs", "2")])
def test_nothing_large_is_loaded(built: World, arguments: tuple[str, ...]) -> None:
    assert set() == set(LARGE) & loaded(command(built, *arguments))


def test_what_would_be_found_if_something_were_loaded(built: World) -> None:
    expected = {"jinja2", "pydantic", "mkdocs"}

    assert expected <= loaded(command(built, "build", "--clean"))


@pytest.mark.parametrize("arguments", [("build",), ("check",), ("check", "--strict")])
def test_nothing_is_written(built: World, arguments: tuple[str, ...]) -> None:
    before = everything(built.root)
    command(built, *arguments)

    assert before == everything(built.root)


def test_it_says_so(built: World) -> None:
    expected = "nothing has changed since "

    assert expected in command(built, "build").stdout


def test_a_check_says_again_what_it_said(built: World) -> None:
    built.write("seeds/notes.txt", "no record")
    first = command(built, "check")
    second = command(built, "check")
    built.delete("seeds/notes.txt")

    assert "warning: this is no record" in second.stdout
    assert first.stdout == second.stdout
    assert set() == set(LARGE) & loaded(second)
