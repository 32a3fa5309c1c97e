"""The benchmark's archive is sound, and the same every time."""

from pathlib import Path

from tests.benchmark.corpus import make_corpus, write_corpus
from tests.benchmark.files import site_files
from tests.support import load_folder

EVENTS = 50


def test_the_archive_has_nothing_to_complain_about(tmp_path: Path) -> None:
    write_corpus(tmp_path, EVENTS)
    assert load_folder(tmp_path).lines == []


def test_the_archive_is_the_same_every_time() -> None:
    assert list(site_files(make_corpus(EVENTS))) == list(site_files(make_corpus(EVENTS)))


def test_records_have_the_size_that_the_benchmark_promises() -> None:
    files = dict(site_files(make_corpus(1000)))
    for folder, expected in (("incidents", 1200), ("articles", 2500)):
        sizes = [len(text) for path, text in files.items() if f"/{folder}/" in path]
        assert expected * 0.8 < sum(sizes) / len(sizes) < expected * 1.2
