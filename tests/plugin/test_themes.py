"""Record pages stand in any theme: ours, MkDocs' own and Material."""

from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import tostring

import pytest

from tests.plugin.conftest import Door
from tests.sites import Page, Site, toy_project, words

CONFIG = """\
site_name: Toy & Co
site_url: https://toy.example/sub/
site_description: A site for tests
theme: {theme}
plugins: [search, variorum]
repo_url: https://git.example/toy
edit_uri: edit/main/docs/
"""
#: Pages at depths 1, 2 and 3, with their titles.
PAGES = {
    "/places/": "Places",
    "/events/harbour-fire/": "Fire in the harbour of Port Lanza",
    "/sources/gazette-report/": "Nine dead in harbour fire",
    "/places/page/2/": "Places",
}
BASE = "https://toy.example/sub/"


@pytest.fixture(scope="module", params=["variorum", "mkdocs", "readthedocs", "material"])
def themed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, host_build: Door
) -> Site:
    """The toy corpus, with enough places for a second page, in a theme."""
    config = CONFIG.format(theme=request.param)
    site = toy_project(tmp_path_factory.mktemp(request.param), config)
    for number in range(200):
        site.record(f"places/well-{number}.yml", f"name: Well {number}\n")
    return host_build(site, "mkdocs")[1]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, host_build: Door) -> Site:
    """The same in our theme."""
    site = toy_project(tmp_path_factory.mktemp("own"), CONFIG.format(theme="variorum"))
    for number in range(200):
        site.record(f"places/well-{number}.yml", f"name: Well {number}\n")
    return host_build(site, "mkdocs")[1]


def body(page: Page) -> str:
    """The record's own HTML, without the theme's frame."""
    return tostring(page.one("article", class_="v-record"), encoding="unicode").strip()


@pytest.mark.parametrize(("address", "title"), PAGES.items())
def test_the_title_is_the_records_and_the_sites(themed: Site, address: str, title: str) -> None:
    found = themed.page(address).title

    assert found.startswith(title)
    assert found.endswith("Toy & Co")


@pytest.mark.parametrize("address", PAGES)
def test_the_canonical_address_is_the_pages_own(themed: Site, address: str) -> None:
    assert urljoin(BASE, address.lstrip("/")) == themed.page(address).canonical


def test_the_description_is_the_records(themed: Site) -> None:
    expected = (
        "A warehouse burnt in the Harbour of Port Lanza, and the mayor accuses the Blue League."
    )

    assert expected == themed.page("/events/harbour-fire/").description


@pytest.mark.parametrize("address", PAGES)
def test_styles_scripts_and_pictures_are_found_from_every_depth(themed: Site, address: str) -> None:
    page = themed.page(address)
    named = [e.get("src") or e.get("href") for e in [*page.scripts, *page.all("link")]]
    own = [a for a in named if a and not urlsplit(a).netloc and "canonical" not in a]
    paths = [urlsplit(urljoin(f"/{page.address}", link)).path for link in own]

    assert paths
    assert not [path for path in paths if not themed.has(path)]


@pytest.mark.parametrize("address", PAGES)
def test_links_of_the_frame_are_found_from_every_depth(themed: Site, address: str) -> None:
    page = themed.page(address)
    links = [a.get("href", "") for a in page.all("a")]
    inside = [a for a in links if a and not urlsplit(a).scheme and not a.startswith("#")]
    paths = [urlsplit(urljoin(f"/{page.address}", link)).path for link in inside]

    assert not [path for path in paths if not themed.has(path)]


@pytest.mark.parametrize("address", PAGES)
def test_the_record_is_the_same_in_every_theme(themed: Site, own: Site, address: str) -> None:
    assert body(own.page(address)) == body(themed.page(address))


@pytest.mark.parametrize("address", [*PAGES, "/"])
def test_there_is_one_main_heading(themed: Site, address: str) -> None:
    # What a theme gives its own name is no heading of the page.
    headings = [h for h in themed.page(address).all("h1") if words(h) != "Toy & Co"]
    expected = 1

    assert expected == len(headings)


def test_the_twin_is_named_in_the_head(themed: Site) -> None:
    page = themed.page("/events/harbour-fire/")
    expected = "index.json"

    assert expected == page.one("link", rel="alternate", type="application/json").get("href")


def test_no_slot_stays_open(themed: Site) -> None:
    marks = (
        "VariorumTitle",
        "VariorumBody",
        "VariorumHome",
        "VariorumHead",
        "v1slot",
        "invalid/edit",
    )

    assert not [(p.address, m) for p in themed.pages for m in marks if m in p.html]


def test_the_home_page_has_its_own_words_and_the_records(themed: Site) -> None:
    page = themed.page("/")

    assert "A site for tests." in words(page.tree)
    assert page.all("div", class_="v-record--home")


def test_search_knows_the_hand_written_pages_and_no_frames(themed: Site) -> None:
    index = (themed.root / "search" / "search_index.json").read_text(encoding="utf-8")

    assert "A site for tests." in index
    assert "Slot" not in index
    assert "slot/" not in index
