"""What a link leads to is shown to those who hover and to those who tab (WCAG 1.4.13)."""

import hashlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from tests.browser.conftest import Complaints
from tests.browser.hosting import serving
from tests.sites import Site, dossier_project

pytestmark = pytest.mark.browser

EVENT = "/events/tinzaouaten-drone-strikes/"
MEASURE = """
window.read = [];
const parse = DOMParser.prototype.parseFromString;
DOMParser.prototype.parseFromString = function (html, kind) {
  window.read.push(html.length);
  return parse.call(this, html, kind);
};
"""
#: Not to be compressed away.
LONG = b"".join(
    hashlib.sha256(bytes([a, b])).hexdigest().encode() for a in range(256) for b in range(256)
)
PLACE = ".v-dateline a >> nth=0"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return dossier_project(tmp_path_factory.mktemp("dossier")).build()


@pytest.fixture(scope="module")
def base(site: Site) -> Iterator[str]:
    with serving(site.root) as address:
        yield address


@pytest.fixture
def page(watched: tuple[Page, Complaints], base: str) -> Iterator[Page]:
    page, complaints = watched
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(base + EVENT)
    yield page
    assert not complaints.of_page


def peek(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def test_a_link_to_a_record_shows_what_it_is(page: Page) -> None:
    page.locator(PLACE).hover()

    expect(peek(page)).to_contain_text("A town in Northern Mali")
    expect(page.locator(PLACE)).to_have_attribute("aria-describedby", "v-peek")


def test_a_link_to_a_passage_shows_its_words(page: Page) -> None:
    link = page.locator(".v-claim .v-show").first
    passage = link.get_attribute("href") or ""
    link.hover()

    expect(peek(page)).to_contain_text("At least 15 people, including children")
    assert "#passage-" in passage


def test_a_link_to_a_claim_on_the_same_page_asks_for_nothing(page: Page) -> None:
    asked: list[str] = []

    def note(sent: Request) -> None:
        if sent.resource_type == "fetch":
            asked.append(sent.url)

    page.on("request", note)
    page.locator("a.v-flag[href^='#claim-']").first.hover()

    expect(peek(page)).to_contain_text("At least 21 people, including 11 children")
    assert not asked


def test_focus_by_keyboard_shows_it_and_escape_takes_it_away(page: Page) -> None:
    page.locator("h1").click()
    page.keyboard.press("Tab")

    expect(peek(page)).to_contain_text("A town in Northern Mali")
    assert page.locator(PLACE).evaluate("link => link === document.activeElement")

    page.keyboard.press("Escape")

    expect(peek(page)).to_have_count(0)
    assert page.locator(PLACE).evaluate("link => link === document.activeElement")


def test_it_stays_while_the_pointer_is_on_it_and_goes_when_it_leaves(page: Page) -> None:
    page.locator(PLACE).hover()
    peek(page).hover()
    page.wait_for_timeout(600)

    expect(peek(page)).to_be_visible()

    page.mouse.move(1, 1)

    expect(peek(page)).to_have_count(0)


def test_it_lies_in_the_window_beside_its_link(page: Page) -> None:
    page.set_viewport_size({"width": 420, "height": 700})
    for link in page.locator(".v-source cite a").all():
        link.scroll_into_view_if_needed()
        link.hover()
        expect(peek(page)).to_be_visible()
        box = peek(page).bounding_box()

        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 420
        page.keyboard.press("Escape")


def test_a_finger_gets_none(browser: Browser, base: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(base + EVENT)
    page.locator("h1").tap()
    page.locator(PLACE).dispatch_event("pointerover", {"pointerType": "touch", "bubbles": True})
    page.wait_for_timeout(700)

    expect(peek(page)).to_have_count(0)
    context.close()


def test_only_the_beginning_of_a_page_is_read(context: BrowserContext, site: Site) -> None:
    """A page of a thousand claims would be much to ask of a phone for one sentence."""
    path = site.root / "places" / "tinzaouaten" / "index.html"
    before = path.read_bytes()
    path.write_bytes(before.replace(b"</article>", LONG, 1))
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.add_init_script(MEASURE)
    with serving(site.root) as base:
        page.goto(base + EVENT)
        page.locator(PLACE).hover()
        expect(peek(page)).to_be_visible()
        read = page.evaluate("window.read")
    path.write_bytes(before)

    assert 1 == len(read)
    assert read[0] < len(LONG) / 2  # what had come before the reader let go
