"""The panel of a live preview: for everybody, on every page, and out of the way."""

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any, Literal
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from mkdocs.livereload import LiveReloadServer
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import hostile
from tests.browser.conftest import Complaints, watch
from tests.browser.kinds import arabic_toy, axe, english_toy
from tests.browser.test_axe import violations
from tests.sites import Project, Site
from tests.support import ROOT
from variorum.plugin.preview.app import Preview
from variorum.plugin.preview.check import Check, Problem

pytestmark = pytest.mark.browser

EVENT = "/events/harbour-fire/"
LINE = Problem(": error: unknown actor 'mayr' [unknown-record]", "seeds/incidents/x.yml:9:5")
OTHER = Problem(
    ": error: the field 'title' is missing [missing-field]", "seeds/incidents/y.yml:1:1"
)
WARNING = Problem(": warning: no link [broken-link]", "docs/index.md:3:1", is_error=False)
REFUSED = Check((LINE,), refused=True)
#: What a page asks for that has been told of the last run.
INFORMED = re.compile(r"/livereload/news\?run=\w+&number=\d")
#: Where the focus is: in the panel, behind it, or elsewhere.
STOP = """() => {
  const at = document.activeElement, host = document.querySelector('#v-preview');
  if (at === host) return host.id;
  const box = at.getClientRects()[0];
  return box && box.top >= host.getClientRects()[0].top ? 'hidden' : 'shown';
}"""
#: See ``mark``.
MARKED = "html[data-seen]"
MANY = Check(tuple([LINE, OTHER] * 40), refused=True)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  the base class's name
        pass


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """Sites by language."""
    projects: dict[str, Callable[[Path], Project]] = {"en": english_toy, "ar": arabic_toy}
    return {
        tag: make(tmp_path_factory.mktemp(tag)).build("--jobs", "1")
        for tag, make in projects.items()
    }


@pytest.fixture
def preview_of(sites: dict[str, Site]) -> Iterator[Callable[[str], tuple[str, Preview]]]:
    """Begins a preview of a site, by its language; gives its address and what tells its pages."""
    servers: list[Any] = []

    def begin(tag: str) -> tuple[str, Preview]:
        files = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(sites[tag].root))
        preview, server = Preview(tag, lambda: True), _Server(("127.0.0.1", 0), _Quiet)
        server.set_app(preview.around(files.serve_request))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.extend([server, files])
        preview.tell(Check())
        return f"http://127.0.0.1:{server.server_port}", preview

    yield begin
    for server in servers:
        if isinstance(server, _Server):
            server.shutdown()
        server.server_close()


@pytest.fixture
def begun(preview_of: Callable[[str], tuple[str, Preview]]) -> tuple[str, Preview]:
    return preview_of("en")


def mark(page: Page) -> None:
    """Mark what is loaded, to be told from what is loaded anew. (Waiting for a script's condition
    would have the page evaluate text, which its policy forbids.)
    """
    page.evaluate("document.documentElement.dataset.seen = ''")


def panel(page: Page) -> Any:
    return page.locator("#v-preview")


def test_it_comes_and_goes_by_itself_in_every_window(
    begun: tuple[str, Preview], context: BrowserContext
) -> None:
    base, preview = begun
    pages = [context.new_page() for _ in range(2)]
    for page in pages:
        page.goto(base + EVENT)
    preview.tell(REFUSED)
    for page in pages:
        expect(panel(page)).to_contain_text("The last check found 1 error.")
    preview.tell(Check(unchanged=True))
    for page in pages:
        expect(panel(page)).to_have_count(0)
    preview.tell(Check((WARNING,)))
    for page in pages:
        expect(panel(page)).to_contain_text("What you see is up to date.")


def test_a_page_is_loaded_anew_when_the_site_was_built_and_only_then(
    begun: tuple[str, Preview], context: BrowserContext
) -> None:
    (base, preview), page = begun, context.new_page()
    page.goto(base + EVENT)
    mark(page)
    preview.tell(REFUSED)
    expect(panel(page)).to_be_visible()
    preview.tell(Check(unchanged=True))
    expect(panel(page)).to_have_count(0)

    assert page.locator(MARKED).count()

    preview.tell(Check())
    expect(page.locator(MARKED)).to_have_count(0)


def test_what_is_announced_comes_into_a_region_that_is_there(
    begun: tuple[str, Preview], context: BrowserContext
) -> None:
    (base, preview), page = begun, context.new_page()
    preview.tell(REFUSED)
    page.goto(base + EVENT)
    status = panel(page).get_by_role("status")

    expect(status).to_contain_text("The last check found 1 error. What you see is older")
    expect(panel(page).get_by_role("region")).to_have_accessible_name(
        "The last check found 1 error. What you see is older than your files. "
        "The site will be built once the errors are mended."
    )


def test_it_is_closed_by_keyboard_and_stays_so_until_there_is_something_new(
    begun: tuple[str, Preview], context: BrowserContext
) -> None:
    (base, preview), page = begun, context.new_page()
    page.goto(base + EVENT)
    preview.tell(REFUSED)
    expect(panel(page)).to_be_visible()
    link = page.locator(".v-footer a").last
    link.focus()
    page.keyboard.press("Tab")

    expect(panel(page).get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(link).to_be_focused()  # and not the top of the page
    with page.expect_request(INFORMED):
        page.goto(f"{base}/")
    expect(panel(page)).to_have_count(0)
    preview.tell(REFUSED)  # saved again, and still wrong
    expect(panel(page)).to_be_visible()
    panel(page).get_by_role("button", name="Close").press("Enter")
    expect(panel(page)).to_have_count(0)


def test_warnings_that_were_closed_do_not_come_back_with_every_save(
    begun: tuple[str, Preview], context: BrowserContext
) -> None:
    (base, preview), page = begun, context.new_page()
    preview.tell(Check((WARNING,)))
    page.goto(base + EVENT)
    panel(page).get_by_role("button", name="Close").click()
    mark(page)
    with page.expect_request(INFORMED):
        preview.tell(Check((WARNING,)))
        expect(page.locator(MARKED)).to_have_count(0)
    expect(panel(page)).to_have_count(0)
    preview.tell(Check((WARNING, LINE), refused=True))
    expect(panel(page)).to_be_visible()


def test_problems_are_texts_whatever_they_hold(
    begun: tuple[str, Preview], watched: tuple[Page, Complaints]
) -> None:
    (base, preview), (page, complaints) = begun, watched
    attacks = [*hostile.OWN, "\u202egnol", "</script><script>alert(1)</script>"]
    preview.tell(Check(tuple(Problem(each, each) for each in attacks), refused=True))
    page.goto(base + EVENT)
    items = panel(page).get_by_role("listitem")

    expect(items).to_have_count(min(len(attacks), 100))
    inside = page.evaluate(
        "[...new Set([...document.querySelector('#v-preview').shadowRoot.querySelectorAll('*')]"
        ".map((each) => each.localName))].sort()"
    )
    assert ["b", "button", "div", "li", "link", "ol", "p", "section", "span", "strong"] == inside
    assert attacks[0] + attacks[0] == items.first.evaluate("(item) => item.textContent")
    assert [] == complaints.of_page


def test_focus_is_never_below_it_and_gets_out_again(
    begun: tuple[str, Preview], context: BrowserContext
) -> None:
    (base, preview), page = begun, context.new_page()
    preview.tell(MANY)
    page.goto(base + EVENT)
    expect(panel(page)).to_contain_text("The last check found 80 errors.")
    stops: list[str] = []
    while "v-preview" not in stops and len(stops) < 400:
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))

    assert "v-preview" == stops[-1]
    assert "hidden" not in stops
    page.keyboard.press("Tab")  # to the list, which is longer than its room
    page.keyboard.press("End")
    expect(panel(page).get_by_role("listitem").last).to_be_in_viewport()


@pytest.mark.skipif(not axe(ROOT), reason="axe-core is not here: .ci/prepare html")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_nobody_is_kept_out_of_it(
    preview_of: Callable[[str], tuple[str, Preview]],
    browser: Browser,
    tag: str,
    scheme: Literal["light", "dark"],
) -> None:
    base, preview = preview_of(tag)
    preview.tell(MANY)
    found: list[str] = []
    for width in (390, 1280):
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
        page, complaints = context.new_page(), Complaints()
        watch(page, complaints)
        page.goto(base + EVENT)
        expect(panel(page).get_by_role("status")).not_to_be_empty()
        region = panel(page).get_by_role("region")
        box = region.bounding_box()

        assert {"en": "ltr", "ar": "rtl"}[tag] == region.get_attribute("dir")
        assert box
        assert box["height"] <= 0.4 * 844 + 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        found += complaints.of_page.copy()  # axe itself sets styles that the policy forbids
        found += violations(page)
        context.close()

    assert not found
