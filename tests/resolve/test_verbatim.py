"""A count's own words are found in its quotation, and not where they only look like it."""

import pytest

from variorum.model import counts
from variorum.resolve import verbatim
from variorum.schema.builtin import BUILTIN


@pytest.mark.parametrize(
    ("quote", "count", "who", "expected"),
    [
        ("a toll of 21 civilians, among them", "21", "civilians", "21 civilians"),
        ("a toll of 21, among them", "21", "civilians", "21"),
        (
            "At least 84 Wagner mercenaries died",
            ">=84",
            "mercenaries",
            "At least 84 Wagner mercenaries",
        ),
        ("killed eleven children", "11", "children", "eleven children"),
        ("Twenty-one people died", "21", "people", "Twenty-one people"),
        ("1,200 people fled", "1200", "people", "1,200 people"),
        ("1 200 people fled", "1200", "people", "1 200 people"),
        ("between 20 and 30 are missing", "20-30", None, "20 and 30"),
        ("some 20–30 missing", "20-30", None, "some 20–30"),
        ("about 50 were hurt", "~50", None, "about 50"),
        ("Dozens more were injured", "dozens", None, "Dozens"),
        ("no more than 10 hurt", "<=10", None, "no more than 10"),
        ("قُتل ٢١ شخصا", "21", None, "٢١"),
        ("21-year-old victims: 3 women", "3", "women", "3 women"),
    ],
)
def test_the_words_of_a_count_are_found(
    quote: str, count: str, who: str | None, expected: str
) -> None:
    assert expected == verbatim.find(quote, counts.parse(count), who, BUILTIN)


@pytest.mark.parametrize(
    ("quote", "count", "who"),
    [
        ("1,200 people fled", "200", "people"),
        ("1,200 people fled", "1", None),
        ("Twenty-one people died", "20", None),
        ("Twenty-one people died", "1", "people"),
        ("121 people", "21", "people"),
        ("21.5 tonnes", "21", None),
        ("nobody knows", "21", None),
        ("", "21", "people"),
    ],
)
def test_what_only_looks_like_the_number_is_not_it(quote: str, count: str, who: str | None) -> None:
    assert verbatim.find(quote, counts.parse(count), who, BUILTIN) is None


@pytest.mark.parametrize("filler", ["-", "a-", "- ", "a ", "21 ", "21-"])
def test_a_long_quotation_takes_no_long_time(filler: str) -> None:
    quote = "21 " + filler * 5_000

    verbatim.find(quote, counts.parse("21"), "civilians", BUILTIN)
