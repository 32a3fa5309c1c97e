"""Stamps: equal ones mean equal content, whatever the clock of the disk."""

import os
import sys
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


@pytest.mark.parametrize("change", ["content", "size", "replaced", "time"])
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
def test_what_was_written_in_the_tick_of_its_reading_may_still_have_changed(
    age: int, fraction: int, is_void: bool
) -> None:
    written = 1_000_000 * SECOND + fraction
    stamp = Stamp(written, 7, 1)
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
