"""What a message proposes for a date that is not written as EDTF."""

import pytest

from variorum.model.meant import remedy


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("25/08/2024", "2024-08-25"),
        ("08/25/2024", "2024-08-25"),
        ("25.8.2024", "2024-08-25"),
        ("2024/08/25", "2024-08-25"),
        ("2024-8-5", "2024-08-05"),
        ("2024-25-08", "2024-08-25"),
        ("25 August 2024", "2024-08-25"),
        ("August 25th, 2024", "2024-08-25"),
        ("Aug 2024", "2024-08"),
        ("2024-08-25 22:30", "2024-08-25"),
        ("2024-08-25 to 2024-09-02", "2024-08-25/2024-09-02"),
        ("25 August 2024 – 2 September 2024", "2024-08-25/2024-09-02"),
    ],
)
def test_a_date_in_another_form_is_proposed_as_edtf(written: str, meant: str) -> None:
    assert f"did you mean {meant}?" == remedy(written)


def test_a_date_that_may_be_read_in_two_ways_is_proposed_in_both() -> None:
    assert "did you mean 2024-04-03 or 2024-03-04?" == remedy("03/04/2024")


@pytest.mark.parametrize("written", ["Sunday", "31/02/2024", "24-08-25", "25 Foo 2024", "", "to"])
def test_what_names_no_day_gets_examples_only(written: str) -> None:
    assert remedy(written).startswith("write EDTF such as 2024-08-25")
