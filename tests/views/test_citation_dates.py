"""Uncertain dates in the forms of citation programs."""

from typing import Any

import msgspec
import pytest

from variorum.model.dates import parse
from variorum.views.citations.dates import biblatex_date, bibtex_year, csl_date, ris_date, ris_year
from variorum.views.linked.dates import iso_span


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-08-25", {"date-parts": [[2024, 8, 25]]}),
        ("2024-08", {"date-parts": [[2024, 8]]}),
        ("2024", {"date-parts": [[2024]]}),
        ("2024-07~", {"date-parts": [[2024, 7]], "circa": True}),
        ("2024-07-XX", {"date-parts": [[2024, 7]]}),
        ("2024-XX-XX", {"date-parts": [[2024]]}),
        ("2012/2015-06", {"date-parts": [[2012], [2015, 6]]}),
        ("2024-07-2X", {"date-parts": [[2024, 7, 20], [2024, 7, 29]], "circa": True}),
        ("201X", {"date-parts": [[2010, 1, 1], [2019, 12, 31]], "circa": True}),
        ("2024-21", {"date-parts": [[2024]], "season": 1}),
        ("../2022", {"literal": "in words"}),
    ],
)
def test_a_date_in_csl_is_no_more_precise_than_it_is(edtf: str, expected: dict[str, Any]) -> None:
    assert expected == msgspec.to_builtins(csl_date(parse(edtf), "in words"))


@pytest.mark.parametrize(
    ("edtf", "date", "year"),
    [
        ("2024-08-25", "2024-08-25", "2024"),
        ("2024-07~", "2024-07~", "2024"),
        ("2024-07-XX", "2024-07-XX", "2024"),
        ("2012/2015-06", "2012/2015-06", "2012--2015"),
        ("../2022", "../2022", "2022"),
        ("2024-07-2X", "2024-07-20/2024-07-29", "2024"),
    ],
)
def test_biblatex_is_given_the_edtf_that_it_reads_and_bounds_for_the_rest(
    edtf: str, date: str, year: str
) -> None:
    assert (date, year) == (biblatex_date(parse(edtf)), bibtex_year(parse(edtf)))


@pytest.mark.parametrize(
    ("edtf", "date", "year"),
    [
        ("2024-08-25", "2024/08/25/", "2024"),
        ("2024-08-25~", "2024/08/25/in words", "2024"),
        ("2024-08", "2024/08//in words", "2024"),
        ("2012/2015-06", "2012///in words", "2012"),
        ("2024-07-30/2024-08-30", "2024///in words", "2024"),
        ("../2022", "2022///in words", "2022"),
    ],
)
def test_a_date_in_ris_has_what_its_bounds_share_and_the_words(
    edtf: str, date: str, year: str
) -> None:
    assert (date, year) == (ris_date(parse(edtf), "in words"), ris_year(parse(edtf)))


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-08-25", ("2024-08-25", "")),
        ("2024-08-XX", ("2024-08", "")),
        ("2012/2015-06", ("2012", "2015-06")),
        ("../2022", ("", "2022")),
        ("2024/..", ("2024", "")),
        ("2024-07-2X", ("", "")),
        ("2024-07~", ("", "")),
        ("2024?/2025", ("", "2025")),
        ("2024-21", ("", "")),
        ("201X", ("", "")),
    ],
)
def test_linked_data_have_a_date_only_where_iso_8601_says_what_the_record_says(
    edtf: str, expected: tuple[str, str]
) -> None:
    assert expected == iso_span(parse(edtf))


def test_an_event_without_a_date_has_none_in_linked_data() -> None:
    assert ("", "") == iso_span(None)
