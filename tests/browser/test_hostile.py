"""Attacks in records do nothing in a browser, with and without a policy that would stop them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import hostile
from tests.browser.conftest import Complaints, serving
from tests.sites import Site, project
from tests.support import CORPORA

pytestmark = pytest.mark.browser

#: With these, 25 attacks a page, every attack is opened once.
COLLECTIONS = ("events", "sources")


@pytest.fixture(scope="module", params=["own", "blns", "dompurify"])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Site, str]]:
    """A site of nothing but attacks, and its address."""
    if request.param != "own" and not (CORPORA / request.param).is_dir():
        pytest.skip(f"{CORPORA / request.param} is not here")
    attacks = {
        "own": lambda: list(hostile.OWN),
        "blns": hostile.blns,
        "dompurify": hostile.dompurify,
    }
    records = hostile.records(hostile.usable(attacks[request.param]()))
    site = project(tmp_path_factory.mktemp(request.param), records).build()
    with serving(site.root) as address:
        yield site, address


def test_no_attack_opens_a_dialog_runs_a_script_or_asks_another_host(
    served: tuple[Site, str], watched: tuple[Page, Complaints]
) -> None:
    (site, base), (page, complaints) = served, watched
    for folder in (site.root / name for name in COLLECTIONS):
        for record in sorted(path for path in folder.iterdir() if path.is_dir()):
            page.goto(f"{base}/{folder.name}/{record.name}/")

    assert not complaints.of_page


def test_no_link_of_an_attack_runs_when_it_is_followed(
    served: tuple[Site, str], watched: tuple[Page, Complaints]
) -> None:
    (_, base), (page, _) = served, watched
    page.goto(f"{base}/events/event-0/")
    schemes = page.evaluate("[...document.links].map(link => link.protocol)")

    assert set(schemes) <= {"http:", "https:", "mailto:"}


def test_no_attack_changes_what_scripts_see(
    served: tuple[Site, str], watched: tuple[Page, Complaints]
) -> None:
    """DOM clobbering: an ``id`` or ``name`` from a text would stand where a script looks."""
    (_, base), (page, _) = served, watched
    page.goto(f"{base}/events/event-0/")

    assert page.evaluate("document.body instanceof HTMLBodyElement")
    assert "function" == page.evaluate("typeof document.getElementById")
    assert 0 == page.evaluate("document.querySelectorAll('main [name]').length")


def test_the_title_of_the_window_is_the_attack_itself(
    tmp_path: Path, watched: tuple[Page, Complaints]
) -> None:
    page, complaints = watched
    attack = hostile.SCRIPTS[1]
    site = project(tmp_path, {"incidents/e.yml": f"title: '{attack}'\n"}).build()
    with serving(site.root) as base:
        page.goto(f"{base}/events/e/")

        assert f"{attack} · Toy" == page.title()
    assert not complaints.of_page
