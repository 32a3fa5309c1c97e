"""The dossier's comparison: what VOA's text and Al Arabiya's share, and where they part."""

from typing import Any

import pytest

from tests.sites import Page, Site, words

ADDRESS = "/sources/voa-drone-strikes/compare/al-arabiya-drone-strikes/"


@pytest.fixture(scope="module")
def page(site: Site) -> Page:
    return site.page(ADDRESS)


@pytest.fixture(scope="module")
def twin(site: Site) -> dict[str, Any]:
    return site.twin(ADDRESS)


def rows(page: Page) -> list[str]:
    return [words(row) for row in page.all("li", class_="v-row")]


def row(page: Page, *parts: str) -> str:
    """The only row that has all these words."""
    (found,) = [row for row in rows(page) if all(part in row for part in parts)]
    return found


def test_the_tolls_stand_side_by_side_with_the_different_numbers_marked(page: Page) -> None:
    (found,) = [
        row
        for row in page.all("li", class_="v-row")
        if "At least 15 people" in words(row) and "At least 21 people" in words(row)
    ]
    marked = [words(b) for b in found.iter("b") if b.get("class") == "v-differs"]

    assert {"15", "21", "11"} <= set(marked)
    assert not any("people" in words for words in marked)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("has not responded to requests", "did not respond to requests"),
        ("Tuareg rebels reported killing at least 84", "Tuareg rebels said they killed"),
        ("an al-Qaida affiliate claimed", "An al-Qaeda affiliate said"),
        ("had previously signed a peace agreement", "meanwhile, signed a peace agreement"),
        ("prompting retaliatory airstrikes", "had already carried out airstrikes"),
        ("civilian areas, including a home", "a pharmacy and gatherings of people"),
    ],
)
def test_passages_about_the_same_matter_stand_in_one_row(
    page: Page, first: str, second: str
) -> None:
    assert row(page, first, second)


def test_what_only_one_text_says_is_said_to_have_no_counterpart(page: Page) -> None:
    assert "Al Arabiya English, no counterpart" in row(page, "Dozens more were injured")
    assert "VOA, no counterpart" in row(page, "Ramadane warned")


def test_ten_seconds_show_where_they_part(page: Page) -> None:
    table = {words(tr): tr for tr in page.one("table", class_="v-odds").iter("tr")}

    assert any("at least 15" in line and "at least 21" in line for line in table)
    assert any("Russia's defence ministry" in line for line in table)


def test_who_is_held_responsible_stands_only_in_al_arabiya(twin: dict[str, Any]) -> None:
    points = [p for p in twin["points"] if p["property"] == "responsible"]
    relations = {p["event"]: p["relation"] for p in points}

    assert "second-only" == relations["tinzaouaten-drone-strikes"]
    assert "agreed" == relations["battle-of-tinzaouaten"]


def test_the_measure_counts_words_without_showing_them(twin: dict[str, Any]) -> None:
    assert sum(passage["words"] for passage in twin["common"]) == twin["shared"]
    assert max(passage["words"] for passage in twin["common"]) == twin["longest"] == 9
    assert all(set(p) == {"words", "first", "second"} for p in twin["common"])


def test_the_twin_has_only_quoted_words(site: Site, twin: dict[str, Any]) -> None:
    for side in ("first", "second"):
        source = site.twin(f"/sources/{twin[side]['id']}/")
        quoted = {annotation["quote"]["exact"] for annotation in source["annotations"]}

        assert {p["exact"] for row in twin["rows"] for p in row[side]} == quoted


def test_the_other_order_leads_to_the_one_address(site: Site) -> None:
    other = site.page("/sources/al-arabiya-drone-strikes/compare/voa-drone-strikes/")

    refresh = other.one("meta", **{"http-equiv": "refresh"}).get("content", "")
    assert refresh.endswith("url=../../../../" + ADDRESS.lstrip("/"))


@pytest.mark.parametrize(
    "address",
    [
        "/sources/voa-drone-strikes/",
        "/sources/al-arabiya-drone-strikes/",
        "/events/tinzaouaten-drone-strikes/",
        "/events/battle-of-tinzaouaten/",
    ],
)
def test_the_comparison_is_linked_where_both_are_named(site: Site, address: str) -> None:
    links = {a.get("href") for a in site.page(address).all("a")}

    assert "../../" + ADDRESS.lstrip("/") in links


@pytest.mark.parametrize(
    "address", [ADDRESS, "/sources/voa-drone-strikes/", "/events/tinzaouaten-drone-strikes/"]
)
def test_the_stemma_is_drawn_beside_the_list_that_says_the_same(site: Site, address: str) -> None:
    page = site.page(address)
    (drawing,) = [e for e in page.tree.iter() if e.get("role") == "img"]
    kinds = [words(e) for e in drawing.iter() if e.get("class") == "v-tree-kind"]

    assert ["copy", "revision", "rewrite"] == sorted(kinds)
    assert 2 == len([e for e in drawing.iter() if e.get("class") == "is-lost"])
    assert page.one("ol", class_="v-stemma") is not None
    assert {"tree-title", "tree-words"} == set((drawing.get("aria-labelledby") or "").split())


def test_an_event_says_article_by_article_what_each_says(site: Site) -> None:
    synopsis = site.page("/events/tinzaouaten-drone-strikes/").one("details", class_="v-synopsis")
    lines = [words(tr) for tr in synopsis.iter("tr")]
    heads = [words(cell) for cell in next(synopsis.iter("tr"))]

    assert ["What", "VOA August 2024", "Al Arabiya English 26 August 2024"] == heads
    assert any("at least 15" in line and "at least 21" in line for line in lines)
