"""The cache: what was put on a shelf comes back, or nothing does."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum import cache as cache_module
from variorum.cache import Cache

Value = dict[str, int]


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path)


def shelf(cache: Cache, name: str = "shelf") -> Path:
    return Path(cache.folder) / name


def test_a_shelf_holds_what_was_put_on_it(cache: Cache) -> None:
    cache.save("shelf", {"a": 1})

    assert {"a": 1} == cache.load("shelf", Value)
    assert "" == cache.complaint


def test_a_shelf_that_is_not_there_is_no_complaint(cache: Cache) -> None:
    assert None is cache.load("shelf", Value)
    assert "" == cache.complaint


@given(at=st.integers(0, 60), mask=st.integers(1, 255))
def test_a_shelf_with_any_changed_byte_is_discarded(
    tmp_path_factory: pytest.TempPathFactory, at: int, mask: int
) -> None:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    cache.save("shelf", {"a": 1})
    raw = bytearray(shelf(cache).read_bytes())
    raw[at % len(raw)] ^= mask
    shelf(cache).write_bytes(raw)

    assert None is cache.load("shelf", Value)
    assert cache.complaint.endswith("was discarded (shelf)")


@given(length=st.integers(0, 40))
def test_a_shelf_cut_short_is_discarded(
    tmp_path_factory: pytest.TempPathFactory, length: int
) -> None:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    cache.save("shelf", {"a" * 40: 1})
    shelf(cache).write_bytes(shelf(cache).read_bytes()[:length])

    assert None is cache.load("shelf", Value)
    assert 1 == len(cache.complaint.splitlines())


def test_a_shelf_from_another_version_is_discarded(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.save("shelf", {"a": 1})
    monkeypatch.setattr(cache_module, "_MAGIC", b"variorum-cache 1 99.0.0\n")

    assert None is cache.load("shelf", Value)
    assert "the cache is from another version and was discarded (shelf)" == cache.complaint


def test_a_shelf_of_another_shape_is_discarded(cache: Cache) -> None:
    cache.save("shelf", ["no", "mapping"])

    assert None is cache.load("shelf", Value)
    assert "the cache is damaged and was discarded (shelf)" == cache.complaint


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / ".variorum").write_text("in the way")
    cache = Cache(tmp_path)
    cache.save("shelf", {"a": 1})

    assert cache.complaint.startswith("the cache cannot be written: ")


def test_shelves_and_folders_can_be_dropped(cache: Cache) -> None:
    cache.save("shelf", {"a": 1})
    (shelf(cache, "folder") / "deep").mkdir(parents=True)
    cache.drop("shelf", "folder", "never there")

    assert [] == [*Path(cache.folder).iterdir()]


def test_profiles_are_kept_apart(tmp_path: Path) -> None:
    Cache(tmp_path, "one").save("shelf", {"a": 1})

    assert None is Cache(tmp_path, "other").load("shelf", Value)
