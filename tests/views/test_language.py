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
        ("2024-08-30/2024-09-02", "30 August – 2 September 2024"),
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
    ("edtf", "french", "arabic"),
    [
        ("2024-08-25", "25 août 2024", "25 أغسطس 2024"),
        ("2024-08", "août 2024", "أغسطس 2024"),
        ("2024", "2024", "2024"),
        ("2024-07~", "juillet 2024 environ", "نحو يوليو 2024"),
        ("2024?", "2024 (incertain)", "2024 (غير مؤكد)"),
        ("2024-07%", "juillet 2024 environ (incertain)", "نحو يوليو 2024 (غير مؤكد)"),
        ("2024-07-2X", "20–29 juillet 2024", "20–29 يوليو 2024"),
        ("202X", "2020–2029", "2020–2029"),
        ("2012/2015-06", "2012 – juin 2015", "من 2012 إلى يونيو 2015"),
        (
            "2024-08-30/2024-09-02",
            "30 août – 2 septembre 2024",
            "30 أغسطس – 2 سبتمبر 2024",
        ),
        ("../2022", "2022 ou avant", "2022 أو قبل ذلك"),
        ("2024-08-25/..", "25 août 2024 et après", "منذ 25 أغسطس 2024"),
        ("2024-21", "printemps 2024", "ربيع 2024"),
        ("2024-24", "hiver 2024", "شتاء 2024"),
    ],
)
def test_a_date_in_the_order_of_each_language(edtf: str, french: str, arabic: str) -> None:
    value = dates.parse(edtf)

    assert french == language("fr").date(value)
    assert arabic == language("ar").date(value)


def test_dates_of_a_language_without_a_catalogue_have_its_months() -> None:
    assert "25. August 2024" == language("de").date(dates.parse("2024-08-25"))


@pytest.mark.parametrize("tag", ["ar", "ar-EG", "fr"])
def test_digits_are_those_of_the_quotations(tag: str) -> None:
    words = language(tag).date(dates.parse("2024-08-25")) + language(tag).number(21)
    digits = [letter for letter in words if letter.isdecimal()]

    assert "25202421" == "".join(digits)


@pytest.mark.parametrize(
    ("count", "french", "arabic"),
    [
        (12345, "12\u202f345", "12,345"),
        (">=84", "au moins 84", "84 على الأقل"),
        ("<=10", "au plus 10", "10 على الأكثر"),
        ("50-60", "50 à 60", "من 50 إلى 60"),
        ("~50", "environ 50", "نحو 50"),
        ("dozens", "des dizaines", "عشرات"),
    ],
)
def test_a_count_in_each_language(count: int | str, french: str, arabic: str) -> None:
    value = counts.parse(count)

    assert french == language("fr").count(value)
    assert arabic == language("ar").count(value)


@pytest.mark.parametrize(
    ("number", "french", "arabic"),
    [
        (0, "%(num)d voix", "لا أصوات"),
        (1, "%(num)d voix", "صوت واحد"),
        (2, "%(num)d voix", "صوتان"),
        (3, "%(num)d voix", "%(num)d أصوات"),
        (10, "%(num)d voix", "%(num)d أصوات"),
        (11, "%(num)d voix", "%(num)d صوتًا"),
        (99, "%(num)d voix", "%(num)d صوتًا"),
        (100, "%(num)d voix", "%(num)d صوت"),
        (103, "%(num)d voix", "%(num)d أصوات"),
    ],
)
def test_plurals_are_those_of_cldr(number: int, french: str, arabic: str) -> None:
    texts = ("%(num)d voice", "%(num)d voices", number)

    assert french == language("fr").ngettext(*texts)
    assert arabic == language("ar").ngettext(*texts)


@pytest.mark.parametrize(("number", "expected"), [(0, "claim"), (1, "claim"), (2, "claims")])
def test_nothing_is_singular_in_french(number: int, expected: str) -> None:
    french = {"claim": "affirmation", "claims": "affirmations"}

    assert french[expected] == language("fr").ngettext("claim", "claims", number)


def test_a_region_has_the_words_of_its_language() -> None:
    assert language("fr").gettext("Sources") == language("fr-CA").gettext("Sources")
    assert language("ar-TN").gettext("Sources") == "المصادر"


def test_what_has_no_translation_stays_as_it_is() -> None:
    assert "No such text" == language("ar").gettext("No such text")
    assert "Sources" == language("de").gettext("Sources")


def test_names_of_languages_and_countries_are_those_of_cldr() -> None:
    french = language("fr")

    assert "arabe" == french.name_of("ar")
    assert "Mali" == french.country("ML")
    assert "مالي" == language("ar").country("ML")
    assert "XV" == french.country("XV")


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
