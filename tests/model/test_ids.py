"""Ids are addresses for ever."""

import pytest

from variorum.model import ids


@pytest.mark.parametrize("record_id", ["csp-dpa", "a", "battle-of-2024", "9a", "a" * 120])
def test_a_plain_id_can_be_used(record_id: str) -> None:
    assert ids.problem_with(record_id) is None


@pytest.mark.parametrize(
    "record_id",
    [
        *("", "A", "a_b", "a--b", "-a", "a-", "a.b", "a/b", "..", "a\n", "a b", "é", "\u0430bc"),
        *("2024", "20-24", "a" * 121, "index", "compare", "con", "nul", "com1", "lpt9"),
    ],
)
def test_what_could_leave_its_folder_or_be_mistaken_is_refused(record_id: str) -> None:
    assert ids.problem_with(record_id)
