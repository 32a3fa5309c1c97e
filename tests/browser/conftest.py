"""Chromium, and what it complains about."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Playwright, sync_playwright

from tests.browser.hosting import serving

__all__ = ["Complaints", "serving", "watch"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Complaints:
    """Everything that a careful reader's browser would complain about."""

    of_page: list[str] = field(default_factory=list)


def find_chromium() -> str | None:
    """A Chromium that runs; some systems have a name on PATH that only leads to an installer."""
    for name in NAMES:
        path = shutil.which(name)
        if (
            path
            and subprocess.run([path, "--version"], capture_output=True, check=False).returncode
            == 0
        ):
            return path
    return None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium of the system."""
    path = find_chromium()
    if path is None:
        pytest.skip("there is no Chromium here: .ci/prepare browser")
    with sync_playwright() as playwright:
        yield from _launched(playwright, path)


def _launched(playwright: Playwright, path: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=path, args=QUIET)
    yield browser
    browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader with a phone, nothing stored."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="light")
    yield context
    context.close()


@pytest.fixture
def watched(context: BrowserContext) -> tuple[Page, Complaints]:
    """A page, and what is wrong with it."""
    page, complaints = context.new_page(), Complaints()
    watch(page, complaints)
    return page, complaints


def watch(page: Page, complaints: Complaints) -> None:
    """Note dialogs, errors, violations of the policy and requests to other hosts."""
    note: Callable[[str], None] = complaints.of_page.append

    def request(address: str) -> None:
        if not address.startswith(("http://127.0.0.1:", "data:")):
            note(f"{page.url} asks for {address}")

    def dialog(opened: Dialog) -> None:
        note(f"{page.url} {opened.type}")
        opened.dismiss()

    page.on("dialog", dialog)
    page.on(
        "console",
        lambda m: note(f"{page.url} {m.text}") if m.type in {"error", "warning"} else None,
    )
    page.on("pageerror", lambda error: note(f"{page.url} {error}"))
    page.on("request", lambda asked: request(asked.url))
