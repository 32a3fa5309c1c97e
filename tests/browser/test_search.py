"""Searching by keyboard, under a strict policy, with and without a script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Complaints, serving
from tests.sites import Site, dossier_project

pytestmark = pytest.mark.browser

Watched = tuple[Page, Complaints]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return dossier_project(tmp_path_factory.mktemp("dossier")).build()


@pytest.fixture(scope="module")
def base(site: Site) -> Iterator[str]:
    with serving(site.root) as address:
        yield address


def opened(page: Page, address: str) -> Page:
    """The search page, ready."""
    page.goto(address)
    page.locator("form.is-ready").wait_for()
    return page


def found(page: Page) -> list[str]:
    return page.locator(".v-result h2").all_text_contents()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent"))


def test_a_record_is_found_and_opened_by_keyboard_alone(watched: Watched, base: str) -> None:
    page, complaints = watched
    opened(page, f"{base}/search/")
    page.keyboard.press("/")
    page.keyboard.type("drone strikes")
    expect(page.locator("#found")).to_have_text("10 found")
    page.keyboard.press("ArrowDown")
    title = focused(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/tinzaouaten-drone-strikes/")

    assert title == "Drone strikes on Tinzaouaten" == page.locator("h1").text_content()
    assert not complaints.of_page


def test_a_facet_narrows_the_search_by_keyboard_alone(watched: Watched, base: str) -> None:
    page, complaints = watched
    opened(page, f"{base}/search/?q=drone")
    page.locator("#q").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # opens the facets
    while focused(page) != "" or page.evaluate("document.activeElement.value") != "source":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#found")).to_have_text("4 found")

    assert set(page.locator(".v-result-kind").all_text_contents()) == {"Source"}
    assert page.url.endswith("/search/?q=drone&kind=source")
    assert not complaints.of_page


def test_arrows_go_through_the_results_and_back_to_the_field(watched: Watched, base: str) -> None:
    page, _ = watched
    opened(page, f"{base}/search/?q=drone")
    page.locator(".v-result").nth(1).wait_for()
    page.locator("#q").focus()
    for key in ("ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    second = focused(page)
    for key in ("ArrowUp", "ArrowUp"):
        page.keyboard.press(key)

    assert second == found(page)[1]
    assert focused(page) == "q"


def test_escape_clears_everything(watched: Watched, base: str) -> None:
    page, _ = watched
    opened(page, f"{base}/search/?q=drone&kind=source")
    page.locator(".v-result").first.wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("#ways")).to_be_visible()

    assert page.locator("#q").input_value() == ""
    assert found(page) == []
    assert page.url == f"{base}/search/"


def test_a_search_is_a_link(watched: Watched, base: str) -> None:
    page, complaints = watched
    opened(page, f"{base}/search/?actor=wagner-group&kind=event&order=oldest")
    page.locator(".v-result").first.wait_for()
    dates = page.locator(".v-result-date").all_text_contents()

    assert page.locator("#actor").input_value() == "wagner-group"
    assert page.locator("#found").text_content() == f"{len(dates)} found"
    assert [date[-4:] for date in dates] == sorted(date[-4:] for date in dates)
    assert not complaints.of_page


def test_a_result_says_kind_date_and_the_words_that_were_found(watched: Watched, base: str) -> None:
    page, _ = watched
    opened(page, f"{base}/search/?q=pharmacy&kind=event")
    result = page.locator(".v-result").first
    result.wait_for()

    assert result.locator(".v-result-kind").text_content() == "Event"
    assert result.locator(".v-result-date").text_content() == "25 August 2024"
    assert "pharmacy" in result.locator("mark").all_text_contents()


def test_words_are_found_in_other_forms(watched: Watched, base: str) -> None:
    page, _ = watched
    opened(page, f"{base}/search/?q=pharmacies")
    page.locator(".v-result").first.wait_for()

    assert "Drone strikes on Tinzaouaten" in found(page)


def test_nothing_found_is_said(watched: Watched, base: str) -> None:
    page, complaints = watched
    opened(page, f"{base}/search/?q=zzzzqqq")

    expect(page.locator("#found")).to_contain_text("Nothing was found")
    assert page.locator("#found").get_attribute("role") == "status"
    assert not complaints.of_page


def test_markup_in_the_address_stays_words(watched: Watched, base: str) -> None:
    page, complaints = watched
    opened(page, f"{base}/search/?q=<img src=x onerror=alert(1)>&kind=<b>&order=<i>")
    expect(page.locator("#found")).to_contain_text("found")

    assert page.locator("#q").input_value() == "<img src=x onerror=alert(1)>"
    assert not page.locator("main img").count()
    assert not complaints.of_page


def test_the_field_of_every_page_leads_here(watched: Watched, base: str) -> None:
    page, complaints = watched
    page.goto(f"{base}/actors/csp-dpa/")
    page.locator("#v-find").fill("pharmacy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=pharmacy")
    page.locator(".v-result").first.wait_for()

    assert page.locator("#q").input_value() == "pharmacy"
    assert not complaints.of_page


def test_without_a_script_lists_lead_to_the_records(browser: Browser, base: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{base}/search/?q=drone")

    expect(page.locator("#why")).to_be_visible()
    expect(page.locator("#search")).to_be_hidden()
    page.get_by_role("link", name="Air/drone strike").click()
    page.get_by_role("link", name="Drone strikes on Tinzaouaten").first.click()
    assert page.url == f"{base}/events/tinzaouaten-drone-strikes/"
    page.close()


def test_an_index_that_cannot_be_loaded_is_said_and_the_lists_stay(
    watched: Watched, base: str
) -> None:
    page, _ = watched
    page.route("**/pagefind/*", lambda route: route.abort())
    page.goto(f"{base}/search/?q=drone")

    expect(page.locator("#found")).to_contain_text("The index could not be loaded")
    expect(page.locator("#ways")).to_be_visible()
