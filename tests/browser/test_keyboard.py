"""Every path through the dossier can be walked by keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.hosting import serving
from tests.sites import Site, dossier_project

pytestmark = pytest.mark.browser

EVENT = "/events/tinzaouaten-drone-strikes/"
SOURCE = "/sources/al-arabiya-drone-strikes/"
#: More stops than any page of the dossier has.
MANY = 900
FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element), box = element.getClientRects()[0];
  return {
    name: element.outerHTML.slice(0, 120),
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    shown: Boolean(box && box.width && box.height && box.bottom > 0 && box.top < innerHeight),
  };
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return dossier_project(tmp_path_factory.mktemp("dossier")).build()


@pytest.fixture(scope="module")
def base(site: Site) -> Iterator[str]:
    with serving(site.root) as address:
        yield address


def tab_to(page: Page, selector: str) -> None:
    """Press the tabulator until something is focused."""
    for _ in range(MANY):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no way to {selector} by keyboard")


def follow(page: Page, selector: str) -> None:
    """Tab to a link and follow it."""
    tab_to(page, selector)
    page.keyboard.press("Enter")


def test_a_claim_leads_to_its_words_in_the_source(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.goto(base + EVENT)
    follow(page, ".v-claim .v-show")
    page.wait_for_url("**/sources/**#passage-*")
    outlined = page.evaluate("getComputedStyle(document.querySelector(':target')).outlineStyle")

    assert "solid" == outlined
    assert page.locator(":target").is_visible()
    assert page.locator(":target mark, mark:target").first.is_visible()
    assert page.evaluate("scrollY > 0")


def test_a_value_at_a_glance_leads_to_what_the_sources_say(
    context: BrowserContext, base: str
) -> None:
    page = context.new_page()
    page.goto(base + EVENT)
    follow(page, "#glance th[scope=row] a")

    assert page.locator(".v-finding:target").is_visible()
    assert not page.evaluate("document.querySelector(':target').contains(document.activeElement)")

    tab_to(page, ".v-finding:target a")  # goes on from there, not from the top

    assert page.evaluate("document.querySelector(':target').contains(document.activeElement)")


def test_two_sources_are_compared(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.goto(base + EVENT)
    follow(page, "#sources .v-compared a")
    page.wait_for_url("**/compare/**")
    follow(page, ".v-number")
    page.wait_for_url("**/sources/*/#*")

    assert page.locator(":target").is_visible()


def test_what_is_folded_away_opens(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.goto(base + EVENT)
    follow(page, "#marks > summary")

    assert page.locator("#marks dl").is_visible()


@pytest.mark.parametrize(
    ("address", "width"),
    [
        ("/", 390),
        ("/events/", 1280),
        (EVENT, 390),
        (EVENT, 1280),
        (SOURCE, 1280),
        ("/actors/csp-dpa/", 390),
    ],
)
def test_focus_is_seen_wherever_it_is_and_gets_out_again(
    context: BrowserContext, base: str, address: str, width: int
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(base + address)
    stops = []
    for _ in range(MANY):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)

    assert len(stops) < MANY  # the end was reached: no trap
    assert len(stops) > 10
    assert not [stop["name"] for stop in stops if not stop["ringed"]]
    assert not [stop["name"] for stop in stops if not stop["shown"]]
