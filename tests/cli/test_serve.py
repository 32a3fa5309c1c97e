"""``variorum serve``: the site in a browser, renewed when a record changes."""

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from tests.sites import CONFIG, Project, Site, toy_project

#: Seconds that a loaded machine may take.
PATIENCE = 60


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def fetch(address: str) -> str:
    """A page's text; empty while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  http to ourselves
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(condition: Callable[[], bool]) -> bool:
    """Whether something comes true in time."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.1)
    return False


def told(base: str) -> Any:
    """What an open page would be told of the last run; nothing where all is well."""
    answer = fetch(urljoin(base, "/livereload/news"))
    return (json.loads(answer)["notice"] or {}) if answer else {}


@contextmanager
def serving(site: Project, log: Path) -> Iterator[str]:
    """The address of a site while it is being served; what the command prints goes to a file."""
    port = free_port()
    command = [sys.executable, "-m", "variorum", "serve", "--address", f"127.0.0.1:{port}"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=site.root, stdout=output, stderr=output)
        try:
            yield f"http://127.0.0.1:{port}/sub/"
        finally:
            process.terminate()
            process.wait(PATIENCE)


@pytest.fixture
def served_project(tmp_path: Path) -> Project:
    """A site to be served."""
    config = CONFIG.replace("https://toy.example/", "https://toy.example/sub/")
    return toy_project(tmp_path / "project", config)


@pytest.fixture
def served(served_project: Project, tmp_path: Path) -> Iterator[tuple[Project, str, Path]]:
    """A site that is being served, its address, and the file of what the command prints."""
    log = tmp_path / "log"
    with serving(served_project, log) as address:
        yield served_project, address, log


def test_a_change_of_a_record_shows(served: tuple[Project, str, Path]) -> None:
    site, base, log = served
    page = f"{base}events/harbour-fire/"
    path = site.root / "seeds/incidents/harbour-fire.yml"

    assert wait_for(lambda: "Fire in the harbour of Port Lanza" in fetch(page)), log.read_text()
    path.write_text(path.read_text().replace("title: Fire in", "title: Great fire in"))
    assert wait_for(lambda: "Great fire in the harbour" in fetch(page)), log.read_text()


def test_a_mistake_is_printed_and_the_page_stays_until_it_is_mended(
    served: tuple[Project, str, Path],
) -> None:
    site, base, log = served
    page = f"{base}events/harbour-fire/"
    path = site.root / "seeds/incidents/harbour-fire.yml"
    text, config = path.read_text(), site.config.read_text()

    assert wait_for(lambda: "Fire in the harbour of Port Lanza" in fetch(page)), log.read_text()
    path.write_text(text.replace("title:", "titel:"))
    assert wait_for(lambda: "unknown field 'titel'" in log.read_text()), log.read_text()
    assert "Fire in the harbour of Port Lanza" in fetch(page)
    site.config.write_text("site_name: [\n")
    assert wait_for(lambda: "mkdocs.yml: " in log.read_text()), log.read_text()
    assert wait_for(lambda: "mkdocs.yml:" in "".join(told(base)["problems"][0]))
    assert "Fire in the harbour of Port Lanza" in fetch(page)
    path.write_text(text.replace("title: Fire in", "title: Great fire in"))
    site.config.write_text(config)
    assert wait_for(lambda: "Great fire in the harbour" in fetch(page)), log.read_text()
    assert "Traceback" not in log.read_text()


def test_without_a_cache_the_preview_lies_elsewhere(
    served_project: Project, tmp_path: Path
) -> None:
    (served_project.root / ".variorum").write_text("mine")
    log = tmp_path / "log"
    with serving(served_project, log) as base:
        page = f"{base}events/harbour-fire/"

        assert wait_for(lambda: "Fire in the harbour of Port Lanza" in fetch(page)), log.read_text()
        assert 1 == log.read_text().count(".variorum cannot be written")
    assert "mine" == (served_project.root / ".variorum").read_text()


def test_nothing_of_the_preview_is_in_a_site(
    served: tuple[Project, str, Path],
) -> None:
    site, base, log = served
    path = site.root / "seeds/incidents/harbour-fire.yml"
    text = path.read_text()

    assert wait_for(lambda: "Fire in the harbour of Port Lanza" in fetch(base)), log.read_text()
    path.write_text(text.replace("title:", "titel:"))
    assert wait_for(lambda: bool(told(base))), log.read_text()
    path.write_text(text)
    assert wait_for(lambda: not told(base)), log.read_text()
    previewed = Site(site.root / ".variorum/preview-site").bytes_by_path
    built = site.build().bytes_by_path

    assert built == previewed
    assert not [name for name, content in built.items() if b"/livereload/" in content]
    assert not [name for name in built if name.endswith(("panel.js", "panel.css"))]


def test_a_warning_on_a_hand_written_page_stays_until_it_is_mended(
    served: tuple[Project, str, Path],
) -> None:
    site, base, log = served
    path = site.root / "seeds/incidents/harbour-fire.yml"

    assert wait_for(lambda: "Fire in the harbour of Port Lanza" in fetch(base)), log.read_text()
    site.write({"docs/index.md": "# Home\n\n[[nobody]]\n"})
    assert wait_for(lambda: "1 warning" in told(base).get("summary", "")), log.read_text()
    assert "docs/index.md:3:1" == told(base)["problems"][0][0]
    path.write_text(path.read_text().replace("title: Fire in", "title: Great fire in"))
    assert wait_for(lambda: "Great fire in the harbour" in fetch(base)), log.read_text()
    assert "1 warning" in told(base)["summary"]
    site.write({"docs/index.md": "# Home\n"})
    assert wait_for(lambda: not told(base)), log.read_text()


def test_hand_written_pages_in_the_way_can_be_mended_while_the_preview_is_open(
    served_project: Project, tmp_path: Path
) -> None:
    page = served_project.root / "docs/events/mine.md"
    served_project.write({"docs/events/mine.md": "# Mine\n"})
    log = tmp_path / "log"
    with serving(served_project, log) as base:
        assert wait_for(lambda: bool(told(base))), log.read_text()
        assert "docs/events/mine.md" in told(base)["problems"][0][0]
        page.unlink()

        assert wait_for(lambda: "Fire in the harbour of Port Lanza" in fetch(base)), log.read_text()
        assert not told(base)
