"""Links to quoted words in the publisher's own page."""

from urllib.parse import unquote

import pytest

from variorum.views.fragments import fragment_address

PAGE = "https://gazette.example/fire"


def fragment(exact: str, before: str = "", after: str = "") -> str:
    return fragment_address(PAGE, exact, before, after).removeprefix(f"{PAGE}#:~:text=")


def test_a_short_quotation_is_given_whole() -> None:
    assert "nine%20dockers%20were%20killed" == fragment("nine dockers were killed")


def test_a_long_quotation_is_given_by_its_first_and_last_words() -> None:
    long = "the fire that broke out on Monday night in the old harbour has killed nine dockers"

    assert "the%20fire%20that%20broke,has%20killed%20nine%20dockers" == fragment(long)


def test_a_quotation_of_two_paragraphs_has_its_ends_in_one_each() -> None:
    long = "a first paragraph that is rather long\nand a second paragraph that is as long"

    assert "a%20first%20paragraph%20that,that%20is%20as%20long" == fragment(long)


def test_a_quotation_of_few_words_is_told_apart_by_its_neighbours() -> None:
    found = fragment(
        "nine dockers", before="A heading\nIt is said that ", after=" died . Nobody else"
    )

    assert "It%20is%20said%20that-,nine%20dockers,-died%20Nobody%20else" == found


@pytest.mark.parametrize("sign", ["-", ",", "&", "#", " ", '"', "é"])
def test_no_sign_of_a_quotation_is_taken_for_one_of_the_address(sign: str) -> None:
    exact = f"one two three{sign}four five"
    found = fragment(exact)

    assert sign not in found
    assert exact == unquote(found)


def test_an_address_that_has_a_fragment_keeps_it() -> None:
    found = fragment_address(f"{PAGE}#part-2", "one two three four", "", "")

    assert f"{PAGE}#part-2:~:text=one%20two%20three%20four" == found
