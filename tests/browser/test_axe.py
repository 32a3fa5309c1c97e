"""axe-core finds nothing against WCAG 2.2 AA on a page of any kind, however it is shown."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.hosting import serving
from tests.browser.kinds import PROJECTS, axe, largest_of_each_kind
from tests.support import ROOT
from variorum.views.pages import PageKind

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not axe(ROOT), reason="axe-core is not here: .ci/prepare html"),
]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (390, 1280)


@dataclass(frozen=True)
class Look:
    """A way to show a page: by which sites, the first that has the kind, and in which colours."""

    sites: tuple[str, ...]
    scheme: Literal["light", "dark"]


LOOKS = {
    "light": Look(("dossier", "toy"), "light"),
    "dark": Look(("dossier", "toy"), "dark"),
    "right-to-left": Look(("arabic",), "light"),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, dict[PageKind, str]]]:
    """For every site, the full address of one page of each kind."""
    with ExitStack() as stack:
        found = {}
        for name, lay_out in PROJECTS.items():
            project = lay_out(tmp_path_factory.mktemp(name))
            site = project.build()
            base = stack.enter_context(serving(site.root))
            addresses = largest_of_each_kind(project, site)
            found[name] = {kind: base + address for kind, address in addresses.items()}
        yield found


def stay(route: Route) -> None:
    """Let a page that leads on be looked at."""
    answer = route.fetch()
    if "text/html" not in answer.headers.get("content-type", ""):
        route.fulfill(response=answer)
    else:
        html = answer.text().replace('http-equiv="refresh"', "data-refresh")
        route.fulfill(response=answer, body=html)


def violations(page: Page) -> list[str]:
    """What axe-core finds, a line each."""
    page.evaluate(axe(ROOT))
    result: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [
        f"{page.url} {each['id']}: {node['html'][:160]}"
        for each in result["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", PageKind)
def test_nobody_is_kept_out_of_a_page(
    browser: Browser, pages: dict[str, dict[PageKind, str]], kind: PageKind, look: str
) -> None:
    chosen = LOOKS[look]
    address = next(pages[site][kind] for site in chosen.sites if kind in pages[site])
    found = []
    for width in WIDTHS:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=chosen.scheme
        )
        page = context.new_page()
        if kind is PageKind.REDIRECT:
            page.route("**/*", stay)
        page.goto(address)
        if kind is PageKind.MAP:
            page.wait_for_selector(".v-map.is-live")  # what a reader meets, once its places came
        found += violations(page)
        context.close()

    assert not found


@pytest.mark.parametrize("site", ["toy", "arabic"])
def test_the_tiny_corpus_has_a_page_of_every_kind(
    pages: dict[str, dict[PageKind, str]], site: str
) -> None:
    assert set(PageKind) == pages[site].keys()


def test_these_tests_would_see_a_page_that_keeps_somebody_out(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<title>x</title><img src='data:,'><p style='color: #bbb'>Too pale")
    found = " ".join(violations(page))
    page.close()

    assert "image-alt" in found
    assert "color-contrast" in found
    assert "html-has-lang" in found
