"""The policy that the site brings along, as Chromium obeys it."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.hosting import serving
from tests.sites import toy_project
from variorum.config import HOSTS
from variorum.render.hosts import host_files

pytestmark = pytest.mark.browser

#: The smallest module there is: its magic number and version.
WEBASSEMBLY = "new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) && true"
INLINE = """() => {
  const script = document.createElement('script');
  script.textContent = 'window.ran = true';
  document.body.append(script);
  document.body.setAttribute('style', 'color: red');
  return [window.ran === undefined, getComputedStyle(document.body).color !== 'rgb(255, 0, 0)'];
}"""


def allowed(context: BrowserContext, address: str) -> bool:
    """Whether a page may compile WebAssembly."""
    page = context.new_page()
    page.goto(address)
    return bool(
        page.evaluate(f"() => {{ try {{ return {WEBASSEMBLY} }} catch {{ return false }} }}")
    )


def test_only_the_search_page_may_compile_webassembly(
    context: BrowserContext, tmp_path: Path
) -> None:
    for name, text in {**dict(host_files(HOSTS, "")), "index.html": "x"}.items():
        (tmp_path / name).write_text(text)
    for folder in ("search", "events"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.html").write_text("<!doctype html><title>x</title>")
    with serving(tmp_path) as base:
        assert allowed(context, f"{base}/search/")
        assert not allowed(context, f"{base}/events/")
        assert not allowed(context, f"{base}/")


@pytest.mark.parametrize("address", ["/", "/events/harbour-fire/", "/404.html"])
def test_a_host_that_sends_no_headers_is_as_strict(
    context: BrowserContext, tmp_path: Path, address: str
) -> None:
    site = toy_project(tmp_path).build()
    (site.root / "_headers").write_text("")
    page = context.new_page()
    with serving(site.root) as base:
        page.goto(base + address)

        assert [True, True] == page.evaluate(INLINE)
        assert not allowed(context, base + address)
