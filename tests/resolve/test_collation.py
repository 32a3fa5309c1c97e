"""Words, and the passages that two texts have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.resolve.collation import Passage, common_passages, folded_words, words

TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=24)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali's army, the CSP-DPA.", ["mali's", "army", "the", "csp", "dpa"]),
        ("Mali’s ARMY", ["mali's", "army"]),
        ("1,200 of 3.5 in 2024.", ["1,200", "of", "3.5", "in", "2024"]),
        ("قُتل 21 مدنيا", ["قُتل", "21", "مدنيا"]),
        ("सैनिकों की", ["सैनिकों", "की"]),
        ("港が燃えた", ["港", "が", "燃", "え", "た"]),
        ("", []),
    ],
)
def test_words_are_compared_without_case_and_punctuation(text: str, expected: list[str]) -> None:
    assert expected == words(text)


@given(st.text(max_size=60))
def test_every_word_has_its_place(text: str) -> None:
    found, places = folded_words(text)

    assert len(found) == len(places)
    assert all(text[start:end].strip() for start, end in places)


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF) | st.sampled_from("’“”.,-1")))
def test_words_are_the_same_beside_another_script(text: str) -> None:
    assert [*words(text), "中"] == words(f"{text}\n中")


def test_the_longest_common_passage_is_taken_first() -> None:
    first, second = (
        ["a", "b", "c", "d", "e", "x", "c", "d"],
        ["c", "d", "y", "a", "b", "c", "d", "e"],
    )

    assert [Passage(0, 3, 5), Passage(6, 0, 2)] == common_passages(first, second, 2)


def test_an_empty_word_ends_a_passage() -> None:
    assert [] == common_passages(["a", "", "b"], ["a", "", "b"], 2)


@given(TEXTS)
def test_a_text_is_one_passage_of_itself(text: list[str]) -> None:
    passages = common_passages(text, text, 3)

    assert ([Passage(0, 0, len(text))] if len(text) >= 3 else []) == passages


@given(TEXTS, TEXTS)
def test_passages_are_the_same_words_and_share_none(first: list[str], second: list[str]) -> None:
    passages = common_passages(first, second, 2)

    own = [at for p in passages for at in range(p.first, p.first + p.length)]
    other = [at for p in passages for at in range(p.second, p.second + p.length)]
    assert [first[at] for at in own] == [second[at] for at in other]
    assert len(own) == len(set(own))
    assert len(other) == len(set(other))


@given(TEXTS, TEXTS)
def test_what_is_shared_does_not_depend_on_which_text_comes_first(
    first: list[str], second: list[str]
) -> None:
    there, back = common_passages(first, second, 2), common_passages(second, first, 2)

    longest = [max((p.length for p in found), default=0) for found in (there, back)]
    assert longest[0] == longest[1]
