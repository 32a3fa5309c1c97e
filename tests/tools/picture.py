"""Take the README's picture anew: ``python -m tests.tools.picture``.

It shows the top of an event's page, from a fresh build of this repository's site.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "assets" / "event-page.png"
_EVENT = "battle-of-tinzaouaten"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def take() -> None:
    """Build the site in a folder of its own, and write the picture."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run(command, cwd=ROOT, check=True)
        page_file = Path(folder) / "events" / _EVENT / "index.html"
        chromium = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1200, "height": 1280}, color_scheme="light")
        page.goto(page_file.as_uri())
        page.screenshot(path=PICTURE)
        chromium.close()


if __name__ == "__main__":
    take()
    print(f"wrote {PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size} bytes")
