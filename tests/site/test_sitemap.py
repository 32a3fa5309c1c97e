"""The sitemaps: every page that stands for something, once."""

import re
from xml.etree import ElementTree as ET

import pytest

from tests.sites import Site

ROOT = "https://variorum.example/"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
#: Pages that are found from others, of which they say nothing new to a search engine.
LEFT_OUT = re.compile(r"sources/[^/]+/compare/")


def locations(site: Site, name: str) -> list[str]:
    """The addresses in a sitemap, or the sitemaps in an index."""
    tree = ET.fromstring((site.root / name).read_bytes())  # noqa: S314 -- our own file
    return [element.text or "" for element in tree.iter(f"{NAMESPACE}loc")]


@pytest.fixture(scope="module")
def listed(site: Site) -> list[str]:
    """All addresses of all sitemaps, from the site's root."""
    parts = [part.removeprefix(ROOT) for part in locations(site, "sitemap.xml")]
    assert {"sitemap-pages.xml", "sitemap-records-1.xml"} <= set(parts)
    return [each.removeprefix(ROOT) for part in parts for each in locations(site, part)]


def test_every_page_is_in_the_sitemaps_once(site: Site, listed: list[str]) -> None:
    expected = {
        page.address
        for page in site.pages
        if not page.is_redirect
        and not page.all("article", class_="v-record--tombstone")
        and not LEFT_OUT.match(page.address)
        and page.address != "404.html"
    }

    assert expected == set(listed)
    assert len(listed) == len(set(listed))


def test_no_hand_written_page_has_the_day_of_the_build(site: Site) -> None:
    assert b"<lastmod>" not in (site.root / "sitemap-pages.xml").read_bytes()
    assert not list(site.root.glob("sitemap*.gz"))
