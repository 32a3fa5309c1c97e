"""Two sites are told apart where they differ, and only there."""

from pathlib import Path

import pytest

from tests.benchmark.same import compare_pages, differences, say_the_same

_AT = Path("events/one/index.html")
_DATA = Path("events/one/cite.json")
_PAGE = b"<!doctype html>\n<p>One &amp; <b>two</b></p>\n"


def test_white_space_and_escaping_are_no_difference() -> None:
    assert say_the_same(_AT, _PAGE, b"<!doctype html><p>One &#38;  <b>two</b>\n</p>")


@pytest.mark.parametrize(
    "other",
    [
        b"<!doctype html>\n<p>One &amp; <b>three</b></p>\n",
        b"<!doctype html>\n<p class=x>One &amp; <b>two</b></p>\n",
        b"<!doctype html>\n<p>One &amp; two</p>\n",
    ],
)
def test_other_words_and_other_markup_are_a_difference(other: bytes) -> None:
    assert not say_the_same(_AT, _PAGE, other)


def test_of_files_that_are_no_pages_every_byte_counts() -> None:
    assert not say_the_same(Path("events/one/cite.bib"), b"a b", b"a  b")


def test_data_are_the_same_in_whatever_order_their_keys_stand() -> None:
    assert say_the_same(_DATA, b'{"a": [1, null], "b": 2}', b'{"b":2.0,"a":[1,null]}')


@pytest.mark.parametrize(
    "other",
    [b'{"a":[true,null],"b":2}', b'{"a":[null,1],"b":2}', b'{"a":[1,null],"b":"2"}', b'{"b":2}'],
)
def test_other_data_are_a_difference(other: bytes) -> None:
    assert not say_the_same(_DATA, b'{"a":[1,null],"b":2}', other)


def test_a_feed_is_the_same_however_its_characters_are_escaped() -> None:
    feed = Path("timelines/one/feed.xml")

    assert say_the_same(feed, b'<a b="1" c="2">"&lt;"</a>', b'<a c="2" b="1">&#34;&#60;&#34;</a>')
    assert not say_the_same(feed, b"<a>&lt;b&gt;</a>", b"<a><b></b></a>")
    assert not say_the_same(feed, b"<a>one two</a>", b"<a>one  two</a>")


def test_a_missing_file_is_named_by_its_kind(tmp_path: Path) -> None:
    for name in ("ours", "hugo"):
        (tmp_path / name / "events/one").mkdir(parents=True)
        (tmp_path / name / "events/one/index.html").write_bytes(_PAGE)
    (tmp_path / "ours/events/one/cite.bib").write_text("@misc{}")
    pages = compare_pages(tmp_path / "ours", tmp_path / "hugo")

    assert list(differences(pages)) == [
        "files: ours 2, Hugo's 1; bytes 51 and 44",
        "NOT THE SAME: other files: .bib: 1; ours (1, 7), Hugo's (0, 0)",
    ]
