"""Canonical links and Open Graph on pages of every kind."""

import pytest

from tests.sites import Page, Site

ROOT = "https://variorum.example/"


def meta(page: Page) -> dict[str, str]:
    """A page's Open Graph properties, each of which stands there once."""
    found = [(e.get("property", ""), e.get("content", "")) for e in page.all("meta")]
    named = [(name, value) for name, value in found if name]
    assert len(named) == len(dict(named)), page.address
    return dict(named)


def records(site: Site) -> list[Page]:
    """All pages but the hand-written ones and redirects."""
    folders = ("", "events", "sources", "actors", "places", "timelines", "data")
    pages = [p for p in site.pages if p.address.partition("/")[0] in folders]
    return [p for p in pages if not p.is_redirect]


def test_every_page_has_one_canonical_address_and_it_is_its_own(site: Site) -> None:
    wrong = {
        page.address: page.canonical
        for page in records(site)
        if page.canonical != f"{ROOT}{page.address}"
    }

    assert not wrong


def test_the_canonical_address_of_a_redirect_is_where_it_leads(site: Site) -> None:
    redirects = [page for page in site.pages if page.is_redirect]

    assert redirects
    for page in redirects:
        target = (page.canonical or "").removeprefix(ROOT)
        assert target != page.address
        assert not site.page(target).is_redirect


def test_every_page_can_be_previewed(site: Site) -> None:
    for page in records(site):
        said = meta(page)
        assert f"{ROOT}{page.address}" == said["og:url"]
        assert said["og:title"]
        assert said["og:description"]
        assert ("Variorum", "en_GB") == (said["og:site_name"], said["og:locale"])


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/events/tinzaouaten-drone-strikes/", "article"),
        ("/sources/al-arabiya-drone-strikes/", "article"),
        ("/actors/csp-dpa/", "website"),
        ("/", "website"),
    ],
)
def test_events_and_sources_are_articles(address: str, kind: str, site: Site) -> None:
    assert kind == meta(site.page(address))["og:type"]


def test_a_source_has_the_day_on_which_the_article_was_published(site: Site) -> None:
    page = site.page("/sources/al-arabiya-drone-strikes/")

    assert "2024-08-26" == meta(page)["article:published_time"]


def test_a_page_that_can_be_cited_says_where(site: Site) -> None:
    link = site.page("/events/tinzaouaten-drone-strikes/").one("link", rel="describedby")

    assert "cite.json" == link.get("href")
