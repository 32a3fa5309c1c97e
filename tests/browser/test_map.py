"""The map of all events in a reader's browser: by keyboard, filtered, and without a script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Complaints, serving
from tests.sites import dossier_project

pytestmark = pytest.mark.browser

DRAWING = ".v-map-drawn"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(dossier_project(tmp_path_factory.mktemp("dossier")).build().root) as address:
        yield address


@pytest.fixture
def live(watched: tuple[Page, Complaints], base: str) -> Page:
    """The map once its script has what it needs."""
    page, _ = watched
    page.goto(f"{base}/map/")
    page.wait_for_selector(".v-map.is-live")
    return page


def window(page: Page) -> list[float]:
    """The part of the map that is shown: left, top, width, height."""
    box = page.get_attribute(DRAWING, "viewBox")
    assert box
    return [float(number) for number in box.split()]


def shown(page: Page) -> list[str]:
    """The places in the list that are not hidden."""
    return [
        line.get_attribute("data-place") or ""
        for line in page.locator("[data-place]:visible").all()
    ]


def test_the_keyboard_moves_and_enlarges_the_map(live: Page) -> None:
    live.focus(DRAWING)
    whole = window(live)
    live.keyboard.press("+")
    nearer = window(live)
    live.keyboard.press("ArrowRight")
    moved = window(live)
    live.keyboard.press("0")

    assert nearer[2] < whole[2]
    assert moved[0] > nearer[0]
    assert whole == window(live)


def test_the_buttons_do_the_same(live: Page) -> None:
    whole = window(live)
    live.click("[data-do=in]")
    nearer = window(live)
    live.click("[data-do=whole]")

    assert nearer[2] < whole[2]
    assert whole == window(live)


def test_a_sign_opens_its_events_by_keyboard_and_escape_closes_them(live: Page) -> None:
    live.focus("[data-at=tinzaouaten]")
    live.keyboard.press("Enter")
    link = live.locator("#map-card a")
    expect(link).to_be_focused()
    href = link.get_attribute("href")
    live.keyboard.press("Escape")

    assert "../events/tinzaouaten-drone-strikes/" == href
    assert live.locator("#map-card").is_hidden()
    assert "tinzaouaten" == live.evaluate("document.activeElement.dataset.at")


def test_a_filter_leaves_the_same_places_in_the_list_and_on_the_map(live: Page) -> None:
    live.select_option("select[name=sign]", "dot")
    expected = ["tinzaouaten"]

    assert expected == shown(live)
    assert expected == [
        sign.get_attribute("data-at") for sign in live.locator(f"{DRAWING} [data-at]:visible").all()
    ]
    assert "Events shown: 1. Places: 1." == live.inner_text(".v-map-shown")


def test_filters_join_and_can_be_undone(live: Page) -> None:
    every = shown(live)
    live.select_option("select[name=year]", "2024")
    in_2024 = shown(live)
    live.select_option("select[name=sign]", "country")
    both = shown(live)
    live.click("[data-do=all]")

    assert {"tinzaouaten", "tinzaouaten-area"} == set(in_2024)
    assert not both
    assert every == shown(live)


def test_a_circle_covers_the_same_ground_and_a_dot_the_same_screen(live: Page) -> None:
    def width(name: str) -> float:
        box = live.locator(f"{DRAWING} [data-at={name}]").bounding_box()
        assert box
        return box["width"]

    country, dot = width("mali"), width("tinzaouaten")
    live.click("[data-do=in]")

    assert width("mali") > 1.3 * country
    assert abs(width("tinzaouaten") - dot) < 2


def test_nothing_breaks_the_policy_or_asks_another_host(
    live: Page, watched: tuple[Page, Complaints], base: str
) -> None:
    _, complaints = watched
    live.click("[data-do=in]")
    live.goto(f"{base}/places/tinzaouaten/")
    live.locator(".v-locator img").scroll_into_view_if_needed()
    live.wait_for_load_state("networkidle")

    assert live.evaluate("document.querySelector('.v-locator img').naturalWidth") > 0
    assert not complaints.of_page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_follows_the_colours_of_the_reader(
    browser: Browser, base: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{base}/places/tinzaouaten/")
    page.locator(".v-locator img").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    red = page.evaluate(
        """() => {
          const image = document.querySelector('.v-locator img');
          const canvas = document.createElement('canvas').getContext('2d');
          canvas.drawImage(image, 0, 0);
          return canvas.getImageData(240, 20, 1, 1).data[0];
        }"""
    )
    context.close()

    assert (red > 180) == (scheme == "light")


def test_the_drawing_stays_a_picture_where_its_places_do_not_come(
    watched: tuple[Page, Complaints], base: str
) -> None:
    page, _ = watched
    page.route("**/map/places.json", lambda route: route.fulfill(status=503))
    with page.expect_response("**/map/places.json"):
        page.goto(f"{base}/map/")
    page.wait_for_load_state("networkidle")

    assert page.get_attribute(DRAWING, "role") == "img"
    assert not page.locator(f"{DRAWING} [tabindex]").count()


def test_without_a_script_there_is_the_drawing_and_the_whole_list(
    browser: Browser, base: str
) -> None:
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/map/")
    marks, lines = page.locator(f"{DRAWING} [data-at]").count(), len(shown(page))
    controls = page.locator(".v-map button:visible, .v-map select:visible").count()
    links = page.locator("#list a[href^='../events/']:visible").count()
    context.close()

    assert (5, 6, 0, 9) == (marks, lines, controls, links)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_map_fits_any_screen(live: Page, width: int) -> None:
    live.set_viewport_size({"width": width, "height": 800})

    assert live.evaluate("document.documentElement.scrollWidth") <= width
