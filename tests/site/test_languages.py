"""Sites in other languages than their records': words, directions, translations, fallbacks."""

from pathlib import Path

import pytest

from tests.sites import Page, Site, project, toy_project, words

ARTICLE = """---
title: Deux morts au port
publisher: gazette
published: 2031-05-05
language: fr
seal: SEAL
translations: {ar: {title: قتيلان في الميناء}}
annotations:
  - {quote: Deux personnes sont mortes, about: fire, claims: [{killed: 2, verbatim: Deux}]}
---
Deux personnes sont mortes.
"""
RECORDS = {
    "articles/report.md": ARTICLE,
    "articles/looked-up.md": """---
title: Fire at the port
publisher: gazette
supplied: [title]
text: not-held
---
""",
    "actors/gazette.yml": "name: The Gazette\nkind: publisher\ncountry: ML\n",
    "places/harbour.yml": """name: Harbour
summary: Where ships lie.
names:
  - {name: مرفأ قديم, language: ar, to: 1990}
  - {name: الميناء, language: ar}
""",
    "incidents/fire.yml": """title: Fire
date: XXXX
place: harbour
summary: It burnt at the [[harbour]].
translations: {ar: {title: حريق, summary: "اندلع في [[harbour]]."}}
""",
    "incidents/flood.yml": """title: Flood (again)
date: XXXX
summary: It rained on the [[harbour]].
""",
    "incidents/sayl.yml": "title: سيل\ndate: XXXX\nlanguage: ar\nsummary: هطل المطر.\n",
}


def config(**settings: str) -> str:
    chosen = ", ".join(f"{name}: {value}" for name, value in settings.items())
    return (
        "site_name: Toy\nsite_url: https://toy.example/\ntheme: variorum\n"
        f"plugins: [variorum: {{{chosen}}}]\n"
    )


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """English records for readers of Arabic."""
    root = tmp_path_factory.mktemp("arabic")
    return project(root, RECORDS, config(language="ar", records_language="en")).build("--strict")


def heading(page: Page) -> tuple[str, str | None]:
    """The words of a page's head, and the language that they are said to be in."""
    title = page.one("h1")
    named = [e.get("lang") for e in title.iter() if e.get("lang")]
    return words(title), named[0] if named else None


@pytest.mark.parametrize("address", ["/", "/events/fire/", "/404.html", "/events/", "/data/"])
def test_every_page_says_its_language_and_direction(arabic: Site, address: str) -> None:
    root = arabic.page(address).tree

    assert ("ar", "rtl") == (root.get("lang"), root.get("dir"))


@pytest.mark.parametrize(
    ("address", "expected"),
    [("/404.html", "الصفحة غير موجودة"), ("/events/", "الأحداث"), ("/data/", "البيانات")],
)
def test_words_of_theme_and_records_come_from_one_catalogue(
    arabic: Site, address: str, expected: str
) -> None:
    page = arabic.page(address)

    assert expected == page.text("h1")
    assert "الخطوط الزمنية" in page.text("nav", class_="v-sections")


def test_a_translated_record_is_shown_in_the_readers_language(arabic: Site) -> None:
    page = arabic.page("/events/fire/")

    assert ("حريق", None) == heading(page)
    assert "اندلع في الميناء." == page.text("div", class_="v-summary")
    assert not page.all("p", class_="v-untranslated")
    assert "حريق · Toy" == page.title


def test_what_is_not_translated_says_so_and_in_which_language_it_is(arabic: Site) -> None:
    page = arabic.page("/events/flood/")
    expected = "غير مترجم. لغة هذا السجل: الإنجليزية."

    assert ("Flood (again)", "en") == heading(page)
    assert expected == page.text("p", class_="v-untranslated")
    assert "en" == page.one("div", class_="v-summary")[0].get("lang")


def test_a_record_in_the_readers_language_needs_no_translation(arabic: Site) -> None:
    page = arabic.page("/events/sayl/")

    assert ("سيل", None) == heading(page)
    assert not page.all("p", class_="v-untranslated")


def test_a_name_in_the_readers_language_is_the_one_shown(arabic: Site) -> None:
    assert ("الميناء", None) == heading(arabic.page("/places/harbour/"))


def test_a_summary_without_translation_is_named_as_such(arabic: Site) -> None:
    found = arabic.page("/places/harbour/").text("p", class_="v-untranslated")

    assert "الملخص غير مترجم. لغته: الإنجليزية." == found


def test_a_name_without_a_form_in_the_readers_language_is_no_lack(arabic: Site) -> None:
    page = arabic.page("/actors/gazette/")

    assert ("The Gazette", "en") == heading(page)
    assert not page.all("p", class_="v-untranslated")


def test_words_that_are_not_translated_call_records_by_their_own_names(arabic: Site) -> None:
    summary = arabic.page("/events/flood/").text("div", class_="v-summary")

    assert "It rained on the Harbour." == summary


def test_an_articles_title_stays_its_own_with_a_translation_beside_it(arabic: Site) -> None:
    page = arabic.page("/sources/report/")
    expected = "العنوان، بترجمة المحررين: قتيلان في الميناء"

    assert ("Deux morts au port", "fr") == heading(page)
    assert expected == page.text("p", class_="v-untranslated")


def test_a_title_that_editors_supplied_is_in_the_language_of_the_records(arabic: Site) -> None:
    assert ("[Fire at the port]", "en") == heading(arabic.page("/sources/looked-up/"))


def test_links_to_records_in_another_language_say_so(arabic: Site) -> None:
    def attributes(title: str) -> tuple[str | None, str | None]:
        (link,) = [a for a in arabic.page("/events/").all("a") if words(a) == title]
        return link.get("lang"), link.get("dir")

    assert ("en", "ltr") == attributes("Flood (again)")
    assert (None, None) == attributes("حريق")


def test_quotations_keep_the_language_and_direction_of_their_text(arabic: Site) -> None:
    quote = arabic.page("/events/fire/").all("blockquote")[0]

    assert ("fr", "ltr") == (quote.get("lang"), quote.get("dir"))


def test_countries_and_languages_have_names(arabic: Site) -> None:
    assert "مالي" in words(arabic.page("/actors/gazette/").all("dl", class_="v-meta")[0])
    assert "الفرنسية" in words(arabic.page("/sources/report/").all("dl")[0])


def test_one_setting_decides_where_the_theme_has_it(tmp_path: Path) -> None:
    by_theme = config().replace("theme: variorum", "theme: {name: variorum, locale: fr}")
    page = toy_project(tmp_path, by_theme).build("--strict").page("/events/")

    assert ("fr", "ltr") == (page.tree.get("lang"), page.tree.get("dir"))
    assert "Événements" == page.text("h1")
    assert "Chronologies" in page.text("nav", class_="v-sections")


def test_records_are_taken_to_be_in_the_language_of_the_site(tmp_path: Path) -> None:
    page = project(tmp_path, RECORDS, config(language="fr")).build().page("/events/flood/")

    assert ("Flood (again)", None) == heading(page)
    assert not page.all("p", class_="v-untranslated")


def test_a_language_that_the_interface_does_not_speak_is_refused(
    tmp_path: Path,
) -> None:
    result = toy_project(tmp_path, config(language="de")).run("build")

    assert 2 == result.exit_code
    assert "does not speak 'de'; choose one of en, ar, fr" in result.output


def test_an_english_site_has_no_marks_of_language_on_english_records(tmp_path: Path) -> None:
    site = project(tmp_path, RECORDS).build()
    (link,) = [a for a in site.page("/events/").all("a") if words(a) == "Flood (again)"]

    assert "lang" not in link.attrib
    assert not site.page("/events/flood/").all("p", class_="v-untranslated")
