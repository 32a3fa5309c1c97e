"""Dates are EDTF, with the first and last day that they may mean."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import dates
from variorum.model.dates import EdtfDate
from variorum.views.language import language


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024-08-25", "2024-08-25", "2024-08-25"),
        ("2024-08", "2024-08-01", "2024-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
        ("2024-07-2X", "2024-07-20", "2024-07-29"),
        ("2023-02-2X", "2023-02-20", "2023-02-28"),
        ("2024-07-XX", "2024-07-01", "2024-07-31"),
        ("2024-XX-XX", "2024-01-01", "2024-12-31"),
        ("2024-XX-31", "2024-01-31", "2024-12-31"),
        ("20XX-02-29", "2000-02-29", "2096-02-29"),
        ("2024-07~", "2024-07-01", "2024-07-31"),
        ("2024?", "2024-01-01", "2024-12-31"),
        ("2024-08-25%", "2024-08-25", "2024-08-25"),
        ("2012/2015-06", "2012-01-01", "2015-06-30"),
        ("../2022", None, "2022-12-31"),
        ("2012/..", "2012-01-01", None),
        ("2012/", "2012-01-01", None),
        ("/2012", None, "2012-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("XXXX", None, None),
        ("XXXX-XX-XX", None, None),
        ("XXXX-12-25", None, None),
    ],
)
def test_a_date_spans_the_days_it_may_mean(
    text: str, earliest: str | None, latest: str | None
) -> None:
    assert EdtfDate(text, earliest, latest) == dates.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-13",
        "2024-00",
        "2024-02-30",
        "2024-8-25",
        "24-08-25",
        "0000",
        "25 August 2024",
        "2024-08-25T10:00",
        "2024-XX-4X",
        "2023-02-3X",
        "2024/2023",
        "2024-08-25\n",
        "२०२४",
        "unknown",
        "..",
        "/",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  its words have golden cases
        dates.parse(text)


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_plain_dates_mean_what_the_edtf_library_says(day: date, form: str) -> None:
    text = form.replace("%Y", f"{day.year:04}")
    text = text.replace("%m", f"{day.month:02}").replace("%d", f"{day.day:02}")
    parsed = parse_edtf(text)
    expected = [
        f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"
        for moment in (parsed.lower_strict(), parsed.upper_strict())
    ]
    found = dates.parse(text)

    assert expected == [found.earliest, found.latest]


@given(st.text(alphabet="0123456789-/.X?~%", max_size=14))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        found = dates.parse(text)
    except ValueError:
        return

    assert found.edtf == text
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-08-25", 1),
        ("2024-08-20/2024-08-25", 2),
        ("2024-08-19/2024-08-25", 3),
        ("2024-07-2X", 4),
        ("2024-08", 4),
        ("2024", 5),
        ("2012/..", 5),
    ],
)
def test_precision_follows_ucdp(text: str, expected: int) -> None:
    assert expected == dates.parse(text).date_prec


def test_of_an_unknown_date_nothing_is_said() -> None:
    unknown = dates.parse("XXXX")

    assert unknown.is_unknown
    assert unknown.meets(dates.parse("2024"))
    assert not dates.parse("../2024").is_unknown
    assert "date unknown" == language("en").date(unknown)


@pytest.mark.parametrize(("text", "expected"), [("2024~", True), ("2024?", True), ("2024", False)])
def test_an_uncertain_date_says_so(text: str, expected: bool) -> None:
    assert expected is dates.parse(text).is_approximate


def test_dates_that_overlap_are_in_no_order() -> None:
    month, day = dates.parse("2024-08"), dates.parse("2024-08-25")

    assert month.meets(day)
    assert not month.before(day)
    assert not day.before(month)


def test_an_open_end_comes_before_nothing() -> None:
    assert not dates.parse("2012/..").before(dates.parse("2030"))


def test_dates_sort_by_their_first_day_and_open_beginnings_by_their_end() -> None:
    texts = ["2024-08-25", "2024", "../2022", "2024-08", "2012/.."]
    expected = ["2012/..", "../2022", "2024", "2024-08", "2024-08-25"]

    assert expected == sorted(texts, key=lambda text: dates.parse(text).sort_key)
