"""Searching the finished site: what its index holds, and the page without a script.

That the index holds no more of a held text than pages show is tested with all files in
``test_excerpts.py``.
"""

import re

from tests.search import facet, fragments
from tests.sites import Site, words


def test_every_record_with_a_page_of_its_own_can_be_found_and_nothing_else(site: Site) -> None:
    pages = {
        page.address
        for page in site.pages
        if re.fullmatch(r"(events|actors|places|sources|timelines)/[^/]+/", page.address)
        and not page.is_redirect
    }
    curated = {page for page in pages if not _is_automatic(site, page)}

    assert curated == fragments(site.root).keys()


def _is_automatic(site: Site, address: str) -> bool:
    return "made from the records" in words(site.page(f"/{address}").one("main"))


def test_facets_count_what_the_indexes_count(site: Site) -> None:
    kinds = facet(site.root, "kind")
    view = site.page("/search/")
    listed = {words(item) for item in view.all("li")}

    assert f"Events {kinds['event Event']}" in listed
    assert f"Sources {kinds['source Source']}" in listed


def test_without_a_script_the_page_says_why_and_leads_to_every_index(site: Site) -> None:
    page = site.page("/search/")
    links = {link.get("href") for link in page.one("article").iter("a")}

    assert "without scripts these lists lead to every record" in page.text("p", id="why")
    assert {"../events/", "../actors/", "../places/", "../sources/", "../timelines/"} <= links
    assert "../timelines/2024/" in links
    assert any(link and link.startswith("../types/#group-") for link in links)


def test_every_page_has_a_field_that_leads_to_the_search(site: Site) -> None:
    for address in ("/", "/events/tinzaouaten-drone-strikes/", "/methodology/"):
        page = site.page(address)
        form = page.one("form", class_="v-find")

        assert (form.get("action") or "").endswith("search/")
        assert page.one("input", name="q").get("id") == page.one("label", for_="v-find").get("for")


def test_the_page_needs_nothing_inline(site: Site) -> None:
    page = site.page("/search/")
    scripts = page.all("script")

    assert all(script.get("src") and not words(script) for script in scripts)
    assert not page.all("style")
