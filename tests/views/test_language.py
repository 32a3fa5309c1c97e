"""Dates, numbers and counts in the words of a reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import counts, dates
from variorum.views.language import language

ENGLISH = language("en")


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-08-25", "25 August 2024"),
        ("2024-08", "August 2024"),
        ("2024", "2024"),
        ("0987", "987"),
        ("2024-08-25~", "about 25 August 2024"),
        ("2024-07~", "about July 2024"),
        ("2024?", "2024 (uncertain)"),
        ("2024-07%", "about July 2024 (uncertain)"),
        ("2024-07-2X", "20–29 July 2024"),
        ("2024-07-XX", "1–31 July 2024"),
        ("202X", "2020–2029"),
        ("2024-2X", None),
        ("2012/2015", "2012 to 2015"),
        ("2012/2015-06", "2012 to June 2015"),
        ("2024-08-24/2024-08-25", "24–25 August 2024"),
        ("2024-08-30/2024-09-02", "30 August 2024 – 2 September 2024"),
        ("2024-08~/2024-09", "about August 2024 to September 2024"),
        ("../2022", "2022 or earlier"),
        ("2022/..", "since 2022"),
        ("2024-08-25/..", "since 25 August 2024"),
        ("../2024-08-25", "25 August 2024 or earlier"),
        ("2024-21", "spring 2024"),
        ("2024-24", "winter 2024"),
    ],
)
def test_a_date_is_said_no_more_precisely_than_it_is(edtf: str, expected: str | None) -> None:
    try:
        value = dates.parse(edtf)
    except ValueError:
        assert expected is None
        return

    assert expected == ENGLISH.date(value)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "25 August 2024"),
        ("fr", "25 août 2024"),
        ("ar", "25 أغسطس 2024"),
        ("de", "25. August 2024"),
    ],
)
def test_dates_follow_the_language(tag: str, expected: str) -> None:
    latin = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")

    assert expected == language(tag).date(dates.parse("2024-08-25")).translate(latin)


YEARS = st.integers(1, 9998)


@given(YEARS, st.integers(1, 12), st.integers(1, 28), st.sampled_from(["", "~", "?", "%"]))
def test_every_day_month_and_year_has_words(year: int, month: int, day: int, mark: str) -> None:
    for edtf in (f"{year:04}", f"{year:04}-{month:02}", f"{year:04}-{month:02}-{day:02}"):
        words = ENGLISH.date(dates.parse(edtf + mark))

        assert str(year) in words
        assert ("about" in words) == (mark in {"~", "%"} and mark != "")
        assert ("uncertain" in words) == (mark in {"?", "%"} and mark != "")


@given(YEARS, st.integers(0, 50))
def test_every_interval_has_words(year: int, length: int) -> None:
    later = min(year + length, 9999)
    for edtf in (f"{year:04}/{later:04}", f"{year:04}/..", f"../{later:04}"):
        assert ENGLISH.date(dates.parse(edtf))


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (21, "21"),
        (0, "0"),
        (12345, "12,345"),
        (">=84", "at least 84"),
        ("<=10", "at most 10"),
        ("50-60", "50 to 60"),
        ("~50", "about 50"),
        ("dozens", "dozens"),
        ("several", "several"),
    ],
)
def test_a_count_in_words(count: int | str, expected: str) -> None:
    assert expected == ENGLISH.count(counts.parse(count))


@pytest.mark.parametrize(
    ("tag", "expected"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("he", "rtl")]
)
def test_a_language_has_a_direction(tag: str, expected: str) -> None:
    assert expected == language(tag).direction
