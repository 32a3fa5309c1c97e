"""Live previews in a browser: what is saved is seen, and so is what keeps it from being shown."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints
from tests.cli.test_serve import PATIENCE, fetch, free_port, wait_for
from tests.sites import CONFIG, Project, toy_project

pytestmark = pytest.mark.browser

EVENT = "events/harbour-fire/"
INCIDENT = "seeds/incidents/harbour-fire.yml"
PRINTED = f"{INCIDENT}:1:1: error: unknown field 'titel'; did you mean 'title'? [unknown-field]"
OLDER = "What you see is older than your files. The site will be built once the errors are mended."
#: How a preview is begun; what follows is its address.
COMMANDS = {
    "variorum": ["variorum", "serve", "--address"],
    "mkdocs": ["mkdocs", "serve", "--dev-addr"],
    "properdocs": ["properdocs", "serve", "-f", "mkdocs.yml", "--dev-addr"],
}


@contextmanager
def preview(site: Project, command: str = "variorum") -> Iterator[str]:
    """The address of a site's live preview."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", *COMMANDS[command], f"127.0.0.1:{port}"],
        cwd=site.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            base = f"http://127.0.0.1:{port}/"
            assert wait_for(lambda: '"number"' in fetch(f"{base}livereload/news"))
            yield base
        finally:
            process.terminate()


def write_wrongly(site: Project) -> str:
    """Make a mistake in a record; return what was there."""
    path = site.root / INCIDENT
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title:", "titel:", 1), encoding="utf-8")
    return text


def mend(site: Project, text: str) -> None:
    """Save the record as it was, with another title."""
    better = text.replace("title: Fire", "title: Great fire", 1)
    (site.root / INCIDENT).write_text(better, encoding="utf-8")


def expect_problems(page: Page) -> None:
    """The panel, with the mistake and what it means for the page."""
    panel = page.locator("#v-preview")
    expect(panel.get_by_role("status")).to_contain_text(OLDER, timeout=PATIENCE * 1000)
    expect(panel.get_by_role("status")).to_contain_text("The last check found 2 errors.")
    expect(panel.get_by_role("listitem").nth(1)).to_have_text(PRINTED)


def expect_mended(page: Page) -> None:
    """The page as it was mended, and no panel."""
    expect(page.locator("h1")).to_contain_text("Great fire", timeout=PATIENCE * 1000)
    expect(page.locator("#v-preview")).to_have_count(0)


def test_an_open_page_shows_a_mistake_and_the_page_anew_once_it_is_mended(
    watched: tuple[Page, Complaints], tmp_path: Path
) -> None:
    page, complaints = watched
    site = toy_project(tmp_path)
    with preview(site) as base:
        page.goto(base + EVENT)
        page.evaluate("window.seen = true")
        text = write_wrongly(site)

        expect_problems(page)
        assert page.evaluate("window.seen")  # it was not loaded anew: there is nothing new to show
        expect(page.locator("h1")).to_contain_text("Fire in the harbour")
        page.reload()
        expect_problems(page)
        mend(site, text)
        expect_mended(page)
        assert [] == complaints.of_page


def test_a_preview_that_begins_with_a_mistake_shows_it_and_then_the_site(
    watched: tuple[Page, Complaints], tmp_path: Path
) -> None:
    page, _ = watched
    site = toy_project(tmp_path)
    text = write_wrongly(site)
    with preview(site) as base:
        page.goto(base + EVENT)

        expect(page.locator("h1")).to_have_text("There is nothing to see yet.")
        expect(page.locator("#v-preview")).to_contain_text(PRINTED)
        mend(site, text)
        expect_mended(page)


@pytest.mark.parametrize("command", ["mkdocs", "properdocs"])
def test_mkdocs_own_preview_does_the_same(
    watched: tuple[Page, Complaints], tmp_path: Path, command: str
) -> None:
    page, complaints = watched
    site = toy_project(tmp_path)
    with preview(site, command) as base:
        page.goto(base + EVENT)
        text = write_wrongly(site)

        expect_problems(page)
        page.reload()
        expect_problems(page)
        mend(site, text)
        expect_mended(page)
        assert [] == complaints.of_page


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_in_any_theme_the_panel_stands_below_what_is_read(
    watched: tuple[Page, Complaints], tmp_path: Path, theme: str
) -> None:
    page, _ = watched
    page.route(lambda address: "127.0.0.1" not in address, lambda route: route.abort())
    site = toy_project(tmp_path, CONFIG.replace("theme: variorum", f"theme: {theme}"))
    lines = "\n\n".join(f"Line {number}." for number in range(80))
    site.write({"docs/long.md": f"# Long\n\n{lines}\n\nThe very last line.\n"})
    with preview(site) as base:
        write_wrongly(site)
        for address, last in ((EVENT, "harbour"), ("long/", "The very last line.")):
            page.goto(base + address)
            expect_problems(page)
            page.evaluate("scrollTo(0, document.scrollingElement.scrollHeight)")
            end = page.get_by_text(last, exact=True).last.bounding_box()
            panel = page.locator("#v-preview").bounding_box()

            assert end
            assert panel
            assert panel["y"] >= end["y"] + end["height"]
            assert pytest.approx(844, abs=1) == panel["y"] + panel["height"]
            assert 390 == panel["width"]
