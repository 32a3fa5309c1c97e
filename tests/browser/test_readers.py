"""What a reader's browser makes of the dossier's pages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import Complaints, serving
from tests.sites import Site, dossier_project, toy_project
from variorum.render.hosts import host_files

pytestmark = pytest.mark.browser

ONE_OF_EACH = (
    "/",
    "/events/",
    "/events/tinzaouaten-drone-strikes/",
    "/events/battle-of-tinzaouaten/",
    "/actors/",
    "/actors/csp-dpa/",
    "/places/tinzaouaten/",
    "/sources/",
    "/sources/al-arabiya-drone-strikes/",
    "/sources/reuters-mali-drone-strikes-1/",
    "/timelines/",
    "/timelines/mali-2012-2024/",
    "/timelines/2024/",
    "/search/",
    "/404.html",
)
#: Where nothing can search, the search page lists instead: it has a test of its own.
WITHOUT_SCRIPT = tuple(address for address in ONE_OF_EACH if address != "/search/")
EVENT = "/events/tinzaouaten-drone-strikes/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return dossier_project(tmp_path_factory.mktemp("dossier")).build()


@pytest.fixture(scope="module")
def base(site: Site) -> Iterator[str]:
    with serving(site.root) as address:
        yield address


def test_no_page_breaks_a_strict_policy_or_asks_another_host(
    watched: tuple[Page, Complaints], base: str
) -> None:
    page, complaints = watched
    for address in ONE_OF_EACH:
        page.goto(base + address)

    assert not complaints.of_page


def test_the_tests_would_see_a_page_that_does(
    watched: tuple[Page, Complaints], tmp_path: Path
) -> None:
    (tmp_path / "_headers").write_text(dict(host_files(("headers",), ""))["_headers"])
    (tmp_path / "index.html").write_text(
        "<!doctype html><title>x</title><script>alert(1)</script><img src='https://evil.example/'>"
    )
    page, complaints = watched
    with serving(tmp_path) as address:
        page.goto(address)

    assert any("inline script" in complaint for complaint in complaints.of_page)
    assert any("asks for https://evil.example/" in complaint for complaint in complaints.of_page)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_must_be_scrolled_sideways(context: BrowserContext, base: str, width: int) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    needed = {}
    for address in ONE_OF_EACH:
        page.goto(base + address)
        needed[address] = page.evaluate("document.documentElement.scrollWidth")

    too_wide = {address: pixels for address, pixels in needed.items() if pixels > width}

    assert not too_wide


def test_pages_are_complete_without_javascript(browser: Browser, base: str) -> None:
    texts: list[list[str]] = []
    for enabled in (True, False):
        context = browser.new_context(java_script_enabled=enabled)
        page = context.new_page()
        texts.append([_main_text(page, base + address) for address in WITHOUT_SCRIPT])
        context.close()

    assert texts[0] == texts[1]


def _main_text(page: Page, address: str) -> str:
    """All words but those of controls, which are shown only where a script brings them to life."""
    page.goto(address)
    words = page.inner_text("main")
    for control in page.locator("main .v-filters:visible").all_inner_texts():
        words = words.replace(control, "")
    return re.sub(r"\s+", " ", words)


def test_the_address_of_a_claim_opens_at_its_words(
    watched: tuple[Page, Complaints], site: Site, base: str
) -> None:
    page, complaints = watched
    claim = site.twin(EVENT)["claims"][-1]
    page.goto(f"{base}{EVENT}#claim-{claim['id']}")
    page.wait_for_timeout(300)

    assert page.locator(f"#claim-{claim['id']}").is_visible()
    assert page.locator(f"#claim-{claim['id']}").bounding_box() is not None
    assert "claim-" in page.evaluate("document.querySelector(':target').id")
    assert not complaints.of_page


def test_the_first_tab_leads_past_the_header_to_the_content(
    context: BrowserContext, base: str
) -> None:
    page = context.new_page()
    page.goto(base + EVENT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expected = "content"

    assert expected == page.evaluate("document.activeElement.id")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, base: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(base + EVENT)
    ink, paper = page.evaluate(
        "(style => [style.color, style.backgroundColor])(getComputedStyle(document.body))"
    )
    context.close()

    assert ink != paper
    assert (scheme == "dark") == (_lightness(ink) > _lightness(paper))


def _lightness(colour: str) -> float:
    numbers = colour.partition("(")[2].rstrip(")").replace(",", " ").split()
    return sum(float(number) for number in numbers[:3])


@pytest.mark.parametrize("address", ["/events/battle-of-tinzaouaten/", "/actors/csp-dpa/"])
def test_a_print_shows_what_the_screen_folds_away(
    context: BrowserContext, base: str, address: str
) -> None:
    page = context.new_page()
    page.goto(base + address)
    page.emulate_media(media="print")

    assert page.locator("nav.v-sections").is_hidden()
    assert page.locator("main").is_visible()


def test_a_former_address_leads_on_and_keeps_its_fragment(
    context: BrowserContext, tmp_path: Path
) -> None:
    site = toy_project(tmp_path).build()
    anchor = f"claim-{site.twin('/events/harbour-rescue/')['claims'][0]['id']}"
    page = context.new_page()
    with serving(site.root) as address:
        page.goto(f"{address}/events/warehouse-rescue/#{anchor}")
        page.wait_for_url("**/events/harbour-rescue/**")

        assert page.url.endswith(f"/events/harbour-rescue/#{anchor}")


def test_a_claims_address_shows_under_it_how_to_cite_the_claim(
    context: BrowserContext, base: str
) -> None:
    page = context.new_page()
    page.goto(base + EVENT)
    anchors = page.locator(".v-anchor")
    for anchor in (anchors.nth(3), anchors.nth(0)):
        anchor.click()
        page.locator(
            f".v-claim:target > .v-cite:has-text('{anchor.get_attribute('href')}')"
        ).wait_for()

    assert 1 == page.locator(".v-claim .v-cite").count()
