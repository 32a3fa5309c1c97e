"""What a message proposes for a count that is not written as one."""

import pytest

from variorum.resolve.proposals import count_meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("thirty-four", "34"),
        ("1,034", "1034"),
        (34.0, "34"),
        ("34+", '">=34"'),
        ("at least 34", '">=34"'),
        ("≥ 34", '">=34"'),
        ("more than fifty", '">=51"'),
        ("up to 10", '"<=10"'),
        ("fewer than 10", '"<=9"'),
        ("about 50", '"~50"'),
        ("30 to 40", "30-40"),
        ("between 30 and 40", "30-40"),
    ],
)
def test_a_count_in_words_is_proposed_as_it_is_written(written: object, meant: str) -> None:
    assert f"did you mean {meant}?" == count_meant(written)


@pytest.mark.parametrize("written", [-3, 9.5, True, None, "many dead", "40 to 30", "", "1 and 2"])
def test_what_says_no_count_is_not_guessed(written: object) -> None:
    assert "" == count_meant(written)
