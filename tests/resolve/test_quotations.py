"""A quotation is found exactly where it stands, or not at all."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from variorum.read.source import normalise
from variorum.resolve.quotations import CONTEXT, anchor, closest

TEXT = "The mayor said so. Nine died, the mayor said.\nThe mayor said no more."
scripts = st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=60)


@given(scripts, st.data())
def test_a_slice_that_occurs_once_is_found_at_its_place(written: str, data: st.DataObject) -> None:
    text = normalise(written)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    assume(text.count(words) == 1 and text.find(words, start + 1) < 0)
    assume(normalise(words) == words)
    (found,) = anchor(text, words)

    assert (start, end, words) == (found.start, found.end, found.exact)
    assert text[max(0, start - CONTEXT) : start] == found.prefix
    assert text[end : end + CONTEXT] == found.suffix


@given(scripts, st.data())
def test_any_slice_is_found_once_its_surroundings_are_given(
    written: str, data: st.DataObject
) -> None:
    text = normalise(written)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    parts = (text[start:end], text[:start], text[end:])
    assume(all(normalise(part) == part for part in parts))
    (found,) = anchor(text, *parts)

    assert (start, end) == (found.start, found.end)


@pytest.mark.parametrize(
    "words", ["café in Ménaka", unicodedata.normalize("NFD", "café in Ménaka")]
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_letters_are_the_same_letters(words: str, form: str) -> None:
    text = normalise(unicodedata.normalize(form, "Le café in Ménaka."))  # type: ignore[arg-type]
    expected = [3]

    assert expected == [found.start for found in anchor(text, words)]


@pytest.mark.parametrize(
    "words",
    [
        "the Mayor said no more",
        "The mayor said  so",
        "The mayor said so .",
        "The mayor said so。",
        "said. The mayor",
        "The mayor’said",
        " ",
        "",
    ],
)
def test_nothing_looser_than_composition_and_line_endings_matches(words: str) -> None:
    assert len(anchor(TEXT, words)) != 1


def test_line_endings_of_the_quotation_do_not_matter() -> None:
    expected = [29]

    assert expected == [found.start for found in anchor(TEXT, " the mayor said.\r\nThe mayor")]


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        ("", "", [4, 30, 50]),
        ("died, the ", "", [30]),
        ("", " so", [4]),
        ("\nThe ", " no", [50]),
        ("died, the ", " so", []),
    ],
)
def test_prefix_and_suffix_tell_places_apart(prefix: str, suffix: str, expected: list[int]) -> None:
    found = anchor(TEXT.replace("the mayor", "the mayor"), "mayor said", prefix, suffix)

    assert len(expected) == len(found)
    assert all(one.exact == "mayor said" for one in found)


def test_places_that_overlap_are_several_places() -> None:
    expected = [0, 1]

    assert expected == [found.start for found in anchor("aaa", "aa")]


def test_the_closest_passage_is_shown_in_whole_words() -> None:
    hint = closest(TEXT, "ine died, the mayer sai")

    assert "'Nine died, the mayor said'" in hint
    assert "line 1" in hint


def test_where_nothing_is_close_that_is_said() -> None:
    assert "nothing in the text comes near" in closest(TEXT, "Отчёт о пожаре")
