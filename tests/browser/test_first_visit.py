"""What a first visit to the dossier's event page costs, as common hosts serve it: compressed."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.hosting import serving
from tests.sites import Site, dossier_project

pytestmark = pytest.mark.browser

EVENT = "/events/tinzaouaten-drone-strikes/"
MOST = 100_000
SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifts.push(entry.value);
}).observe({type: 'layout-shift', buffered: true});
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return dossier_project(tmp_path_factory.mktemp("dossier")).build()


@pytest.fixture(scope="module")
def base(site: Site) -> Iterator[str]:
    with serving(site.root) as address:
        yield address


def test_a_first_visit_transfers_little(context: BrowserContext, base: str) -> None:
    page, received = context.new_page(), dict[str, int]()
    network = context.new_cdp_session(page)
    network.send("Network.enable")

    def finished(what: dict[str, Any]) -> None:
        received[what["requestId"]] = what["encodedDataLength"]  # with its headers

    network.on("Network.loadingFinished", finished)
    page.goto(base + EVENT, wait_until="networkidle")

    assert len(received) >= 3  # the page, its style, its scripts
    assert sum(received.values()) <= MOST


def test_a_first_visit_asks_no_other_host(context: BrowserContext, base: str) -> None:
    page, hosts = context.new_page(), set[str]()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto(base + EVENT, wait_until="networkidle")

    assert {urlsplit(base).netloc} == hosts


def test_nothing_blocks_the_first_paint_but_one_style_sheet(
    context: BrowserContext, base: str
) -> None:
    page = context.new_page()
    page.goto(base + EVENT, wait_until="networkidle")
    blocking = page.evaluate(
        "performance.getEntriesByType('resource')"
        ".filter(each => each.renderBlockingStatus === 'blocking').map(each => each.name)"
    )

    assert [f"{base}/assets/variorum.css"] == blocking


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_on_the_page_moves(context: BrowserContext, base: str, width: int) -> None:
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(base + EVENT, wait_until="networkidle")
    for link in page.locator(".v-dateline a, .v-claim .v-show").all()[:4]:
        link.hover()
        page.wait_for_timeout(700)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_timeout(300)

    assert [] == page.evaluate("window.shifts")


def test_the_test_would_see_something_move(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.goto(base + EVENT, wait_until="networkidle")
    page.evaluate("document.querySelector('main').before(document.createElement('textarea'))")
    page.wait_for_timeout(300)

    assert page.evaluate("window.shifts.length")


def test_the_page_is_complete_without_javascript(browser: Browser, base: str) -> None:
    shown = [_words(browser, base, javascript=javascript) for javascript in (True, False)]

    assert len(shown[0]) > 5000
    assert shown[0] == shown[1]


def _words(browser: Browser, base: str, *, javascript: bool) -> str:
    context = browser.new_context(java_script_enabled=javascript)
    page: Page = context.new_page()
    page.goto(base + EVENT, wait_until="networkidle")
    words = page.inner_text("main")
    context.close()
    return words
