"""The dossier's citations, page by page."""

from pathlib import Path

import pytest

from tests import citations
from tests.sites import Site, words

FORMS = {
    "cite.bib": "application/x-bibtex",
    "cite.ris": "application/x-research-info-systems",
    "cite.json": "application/vnd.citationstyles.csl+json",
    "cite.txt": "text/plain",
}
STRIKES = "/events/tinzaouaten-drone-strikes/"


@pytest.fixture(scope="module")
def cited(site: Site) -> list[Path]:
    """The folders of all pages that can be cited."""
    return sorted(path.parent for path in site.root.glob("*/*/cite.json"))


def test_every_event_and_source_and_nothing_else_has_its_citations(
    site: Site, cited: list[Path]
) -> None:
    pages = [p for p in site.pages if p.address.split("/")[0] in ("events", "sources")]
    records = {
        page.address
        for page in pages
        if page.all("article", class_="v-record--event")
        or page.all("article", class_="v-record--source")
    }

    assert records == {f"{folder.relative_to(site.root).as_posix()}/" for folder in cited}
    assert all((folder / form).is_file() for folder in cited for form in FORMS)


def test_the_files_hold_the_same_things_in_the_same_order(cited: list[Path]) -> None:
    for folder in cited:
        keys = [item["id"] for item in citations.read_csl(folder / "cite.json")]
        texts = (folder / "cite.txt").read_text(encoding="utf-8").split("\n\n")

        assert keys == list(citations.read_bibtex(folder / "cite.bib"))
        assert keys == [record["id"] for record in citations.read_ris(folder / "cite.ris")]
        assert len(keys) == len(set(keys)) == len(texts)


def test_every_claim_of_an_event_is_cited_by_its_permanent_address(
    site: Site, cited: list[Path]
) -> None:
    for folder in cited:
        if folder.parent.name != "events":
            continue
        twin = site.twin(f"/events/{folder.name}/")
        expected = {
            f"https://variorum.example{twin['url']}#claim-{c['id']}" for c in twin["claims"]
        }
        event, *claims = citations.read_csl(folder / "cite.json")

        assert f"https://variorum.example{twin['url']}" == event["URL"]
        assert expected == {claim["URL"] for claim in claims}


def test_the_claims_of_a_source_are_those_of_its_annotations(site: Site, cited: list[Path]) -> None:
    folder = site.root / "sources" / "voa-drone-strikes"
    article, page, *claims = citations.read_csl(folder / "cite.json")
    every = {i["id"]: i for f in cited for i in citations.read_csl(f / "cite.json")}

    assert "article-newspaper" == article["type"]
    assert "https://variorum.example/sources/voa-drone-strikes/" == page["URL"]
    assert claims
    assert claims == [every[claim["id"]] for claim in claims]


def test_a_processor_of_citation_styles_makes_a_bibliography_of_every_file(
    cited: list[Path],
) -> None:
    for folder in cited:
        every = citations.read_csl(folder / "cite.json")
        # citeproc-py fails on ranges within one month.
        items = [item for item in every if len(item.get("issued", {}).get("date-parts", ())) < 2]
        entries = citations.in_harvard_style(items)

        assert len(items) == len(entries)
        assert all(item["title"] in entry for item, entry in zip(items, entries, strict=True))


def test_a_page_prints_its_citation_and_links_the_files(site: Site) -> None:
    page = site.page(STRIKES)
    section = page.one("section", id="cite")
    links = {a.get("href"): a for a in section.iter("a")}

    assert "“Drone strikes on Tinzaouaten”, Variorum, https://variorum.example" in words(section)
    assert FORMS == {href: links[href].get("type") for href in FORMS}
    assert "tinzaouaten-drone-strikes.bib" == links["cite.bib"].get("download")


def test_a_sources_page_tells_the_article_from_the_page_about_it(site: Site) -> None:
    article, page = site.page("/sources/voa-drone-strikes/").all("p", class_="v-cite")

    assert "variorum.example" not in words(article)
    assert "https://variorum.example/sources/voa-drone-strikes/" in words(page)
    assert "(annotated source)" in words(page)
