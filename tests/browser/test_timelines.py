"""A timeline of many events, narrowed with a keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import Complaints, serving
from tests.sites import Site, project

TIMELINE = "/timelines/2024/"
TYPES = ("attack", "arrests", "peaceful-protest")


def _event(number: int) -> str:
    """One in three is an attack, one in five has the mayor; the days go through January."""
    parts = ", actors: [{actor: mayor, role: victim}]" if number % 5 == 0 else ""
    date = "2024-02/2024-04" if number == 0 else f"2024-{number // 28 + 1:02}-{number % 28 + 1:02}"
    return f"{{title: Event {number}, date: {date}, type: {TYPES[number % 3]}{parts}}}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with 60 events in one year."""
    events = {f"incidents/event-{number}.yml": _event(number) for number in range(60)}
    actors = {"actors/mayor.yml": "{name: Mayor, kind: government}"}
    return project(tmp_path_factory.mktemp("many"), {**events, **actors}).build()


@pytest.fixture(scope="module")
def base(site: Site) -> Iterator[str]:
    with serving(site.root) as address:
        yield address


def shown(page: Page) -> int:
    """How many entries of the list can be seen."""
    return page.locator(".v-entries > li:visible").count()


def status(page: Page) -> str:
    """What is announced."""
    return page.locator(".v-filters [role=status]").inner_text()


def tab_to(page: Page, label: str) -> None:
    """Press Tab until what has the focus is called so."""
    for _ in range(60):
        page.keyboard.press("Tab")
        element = "document.activeElement"
        name = page.evaluate(f"({element}.closest('label') || {element}).innerText")
        if name.startswith(label):
            return
    raise AssertionError(f"{label} is not reached")


def test_a_timeline_is_narrowed_by_keyboard_alone(
    watched: tuple[Page, Complaints], base: str
) -> None:
    page, complaints = watched
    page.goto(base + TIMELINE)
    tab_to(page, "Show only some")
    page.keyboard.press("Enter")
    tab_to(page, "Attack")
    page.keyboard.press("Space")
    tab_to(page, "Mayor")
    page.keyboard.press("Space")

    assert 4 == shown(page)
    assert "Events shown: 4 of 60" == status(page)
    assert page.url.endswith("?type=attack&actor=mayor")
    assert not complaints.of_page


def test_the_graphic_counts_what_the_list_shows(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.goto(base + TIMELINE)
    full = [float(height or 0) for height in _heights(page)]
    page.goto(f"{base}{TIMELINE}?type=attack")
    unit = float(page.locator(".v-time > svg").get_attribute("data-unit") or 0)
    narrowed = [float(height or 0) for height in _heights(page)]
    wide = page.locator(".v-time a:not(:has(.v-column)):not(.is-out)").count()
    expected = 20

    assert expected == shown(page)
    assert expected == pytest.approx(sum(narrowed) / unit + wide, abs=0.1)
    assert all(now <= before for now, before in zip(narrowed, full, strict=True))


def _heights(page: Page) -> list[str | None]:
    return [column.get_attribute("height") for column in page.locator(".v-column").all()]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?from=2024-03", 5),  # the one of February to April may lie in it
        ("?to=2024-01", 27),
        ("?from=2024-02&to=2024-02", 29),
        ("?type=attack&type=arrests", 40),
        ("?type=unheard-of", 60),
    ],
)
def test_an_address_brings_its_choice_along(
    query: str, expected: int, context: BrowserContext, base: str
) -> None:
    page = context.new_page()
    page.goto(f"{base}{TIMELINE}{query}")

    assert expected == shown(page)


def test_all_is_shown_again_and_the_focus_is_kept(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.goto(f"{base}{TIMELINE}?type=attack#at-event-3")
    page.get_by_role("button", name="Show all").press("Enter")

    assert 60 == shown(page)
    assert "" == status(page)
    assert page.url.endswith(f"{TIMELINE}#at-event-3")
    assert "Show only some" == page.evaluate("document.activeElement.innerText")


def test_without_javascript_the_list_is_whole_and_no_control_is_dead(
    browser: Browser, base: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}{TIMELINE}?type=attack")
    count, controls = shown(page), page.locator(".v-filters").is_visible()
    marks = page.locator(".v-time a").count()
    context.close()

    assert 60 == count
    assert not controls
    assert 4 == marks


def test_nothing_moves_when_the_controls_come_to_life(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => { for (const entry of "
        "list.getEntries()) window.moved += entry.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(base + TIMELINE)
    page.wait_for_timeout(300)

    assert 0 == page.evaluate("window.moved")


def test_the_graphic_takes_no_stop_of_the_keyboard(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.goto(base + TIMELINE)
    stops = page.locator(".v-time a").evaluate_all("marks => marks.map((mark) => mark.tabIndex)")

    assert {-1} == set(stops)


def test_a_mark_leads_to_its_entry(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(base + TIMELINE)
    page.locator(".v-time a .v-reach").nth(1).click()

    assert page.url.endswith("#at-event-28")
    assert page.locator("#at-event-28").is_visible()
