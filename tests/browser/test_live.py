"""``variorum serve`` in a browser: what is saved is seen, although no inline script may run."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints
from tests.cli.test_serve import PATIENCE, fetch, free_port, wait_for
from tests.sites import toy_project


def test_a_page_that_is_open_shows_a_change_by_itself(
    watched: tuple[Page, Complaints], tmp_path: Path
) -> None:
    page, complaints = watched
    site, port = toy_project(tmp_path), free_port()
    address = f"http://127.0.0.1:{port}/events/harbour-fire/"
    incident = site.root / "seeds/incidents/harbour-fire.yml"
    command = [sys.executable, "-m", "variorum", "serve", "--address", str(port)]
    with subprocess.Popen(
        command, cwd=site.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            assert wait_for(lambda: "nonce-preview" in fetch(address))
            page.goto(address)
            text = incident.read_text(encoding="utf-8")
            incident.write_text(text.replace("title: Fire", "title: Great fire"), encoding="utf-8")

            expect(page.locator("h1")).to_contain_text("Great fire", timeout=PATIENCE * 1000)
            assert [] == complaints.of_page
        finally:
            process.terminate()
