"""Counts as sources give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import counts
from variorum.model.counts import Count, Qualifier

numbers = st.integers(0, 10**9 - 1)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (21, Count(21, 21)),
        ("21", Count(21, 21)),
        (0, Count(0, 0)),
        (">=84", Count(84, None, Qualifier.AT_LEAST)),
        (">= 84", Count(84, None, Qualifier.AT_LEAST)),
        ("<=10", Count(None, 10, Qualifier.AT_MOST)),
        ("50-60", Count(50, 60, Qualifier.RANGE)),
        ("50–60", Count(50, 60, Qualifier.RANGE)),
        ("~50", Count(45, 55, Qualifier.ABOUT)),
        ("~84", Count(75, 93, Qualifier.ABOUT)),
        ("~0", Count(0, 0, Qualifier.ABOUT)),
        ("dozens", Count(None, None, Qualifier.WORD, "dozens")),
    ],
)
def test_a_count_is_read_as_an_interval(written: object, expected: Count) -> None:
    assert expected == counts.parse(written)


@pytest.mark.parametrize(
    "written",
    [-1, 2.5, True, None, [], "", "> 9", "60-50", "1,200", "ca. 30", "Dozens", "9" * 10, "heavy"],
)
def test_what_is_no_count_is_refused(written: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  its words have golden cases
        counts.parse(written)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (">=15", "21", True),
        (">=84", "50", False),
        ("<=10", "11", False),
        ("<=10", ">=10", True),
        ("20-30", "30-40", True),
        ("20-30", "31", False),
        ("dozens", "0", True),
    ],
)
def test_counts_meet_where_a_number_could_be_both(one: str, other: str, expected: bool) -> None:
    assert expected is counts.parse(one).meets(counts.parse(other))
    assert expected is counts.parse(other).meets(counts.parse(one))


@given(numbers)
def test_about_a_number_holds_the_number_and_its_tenth(number: int) -> None:
    count = counts.parse(f"~{number}")

    assert count.min is not None
    assert count.max is not None
    assert 0 <= count.min <= number <= count.max
    assert number - count.min == count.max - number >= number / 10


@given(numbers, numbers)
def test_two_exact_counts_meet_only_if_equal(one: int, other: int) -> None:
    assert (one == other) is Count(one, one).meets(Count(other, other))
