"""Stamps: equal ones mean equal content, whatever the clock of the disk."""

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from tests.engine.world import World, path_of
from variorum.fingerprint import Stamp, digest, installation, now_ns, scan, settled

SECOND = 1_000_000_000
NEVER = Stamp(0, -1, 0)


def test_files_are_named_from_the_root_and_what_is_not_there_is_left_out(tmp_path: Path) -> None:
    for name in ("a/b/deep.yml", "a/file.yml", "single.yml", "a/__pycache__/x.pyc", "other/x.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    expected = {"a/b/deep.yml", "a/file.yml", "single.yml"}

    assert expected == scan(tmp_path, ["a", "single.yml", "missing"]).keys()


def test_what_lies_elsewhere_is_named_in_full(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "file"
    elsewhere.parent.mkdir()
    elsewhere.write_text("x")

    assert {str(elsewhere)} == scan(tmp_path / "root", [str(elsewhere.parent)]).keys()


def test_a_link_is_stamped_as_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "broken").symlink_to("nowhere")
    stamps = scan(tmp_path, ["."])

    assert stamps["./file"] == stamps["./link"]
    assert "./broken" not in stamps


@pytest.mark.parametrize("change", ["content", "size", "replaced", "kept", "time"])
def test_a_change_changes_the_stamp(tmp_path: Path, change: str) -> None:
    path = tmp_path / "file"
    path.write_text("words")
    os.utime(path, ns=(SECOND, SECOND))
    before = scan(tmp_path, ["file"])
    if change == "content":
        path.write_text("swrod")
    elif change == "size":
        path.write_text("more words")
        os.utime(path, ns=(SECOND, SECOND))
    elif change == "replaced":
        (tmp_path / "new").write_text("swrod")
        os.utime(tmp_path / "new", ns=(SECOND, SECOND))
        (tmp_path / "new").replace(path)
    elif change == "kept":
        time.sleep(0.02)
        path.write_text("swrod")
        os.utime(path, ns=(SECOND, SECOND))
    else:
        os.utime(path, ns=(SECOND, 2 * SECOND))

    assert before != scan(tmp_path, ["file"])


@pytest.mark.parametrize(
    ("age", "fraction", "is_void"),
    [
        (60 * SECOND, 5, False),
        (0, 5, True),
        (SECOND // 100, 5, True),
        (SECOND // 10, 5, False),
        # Without a fraction of a second, the disk may count in steps of two.
        (SECOND, 0, True),
        (60 * SECOND, 0, False),
        (-60 * SECOND, 5, True),
    ],
)
@pytest.mark.parametrize("is_time_kept", [False, True])
def test_what_was_written_in_the_tick_of_its_reading_may_still_have_changed(
    age: int, fraction: int, is_void: bool, is_time_kept: bool
) -> None:
    written = 1_000_000 * SECOND + fraction
    stamp = Stamp(SECOND + 1, 7, 1, written) if is_time_kept else Stamp(written, 7, 1, SECOND + 1)
    expected = NEVER if is_void else stamp

    assert {"file": expected} == settled({"file": stamp}, written + age)


def test_a_change_in_the_same_tick_and_of_the_same_size_is_seen(built: World) -> None:
    path = built.root / path_of("event", "storm")
    stormy, windy = path.read_bytes(), path.read_bytes().replace(b"Storm", b"Winds")
    now = now_ns()
    path.write_bytes(windy)
    os.utime(path, ns=(now, now))
    built.build()
    path.write_bytes(stormy)
    os.utime(path, ns=(now, now))
    built.build()

    assert b"Storm" in built.site["events/storm/index.html"]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell when a file was last changed")
def test_another_file_of_the_same_size_and_time_is_seen(built: World) -> None:
    path, other = built.root / path_of("event", "storm"), built.root / "other.yml"
    other.write_bytes(path.read_bytes().replace(b"Storm", b"Winds"))
    shutil.copystat(path, other)
    shutil.copy2(other, path)  # into the same file: even its inode stays
    built.build()

    assert b"Winds" in built.site["events/storm/index.html"]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell when a file was last changed")
def test_a_hand_written_page_of_the_same_size_and_time_is_seen(built: World) -> None:
    path, other = built.root / "docs/about.md", built.root / "other.md"
    other.write_bytes(path.read_bytes().replace(b"About", b"Story"))
    shutil.copystat(path, other)
    shutil.copy2(other, path)
    built.build()

    assert b"Story" in built.site["about/index.html"]


def test_a_file_that_only_has_other_times_is_read_and_changes_nothing(built: World) -> None:
    before = built.site
    for path in built.files:
        (built.root / path).chmod(0o640)
    outcome = built.build()

    assert (0, 0) == (outcome.pages, outcome.written)
    assert before == built.site


def test_a_digest_is_short_and_tells_contents_apart() -> None:
    assert 24 == len(digest(b""))
    assert digest(b"a") != digest(b"b")


def test_an_installation_is_its_libraries_its_code_and_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries = tmp_path / "site-packages"
    libraries.mkdir()
    os.utime(libraries, ns=(SECOND, SECOND))
    monkeypatch.setattr(sys, "path", [str(libraries), str(tmp_path / "dist-packages")])
    before = installation()
    (libraries / "upgraded-2.dist-info").mkdir()

    assert before != installation()
    assert sys.version in before
    assert any(name.endswith("engine/build.py") for name in before)
