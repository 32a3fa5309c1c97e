"""What holds for every page of the dossier's site."""

import itertools
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.sites import Page, Site, attributes
from tests.support import ROOT

VALIDATOR = ROOT / "tests" / "html" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
#: Elements by which a browser fetches something without being asked.
FETCHING = {
    "audio",
    "embed",
    "iframe",
    "img",
    "input",
    "link",
    "object",
    "script",
    "source",
    "video",
}
#: Links that only name an address.
NAMING = {"alternate", "canonical", "license", "author", "help"}


def broken(site: Site, is_broken: object) -> list[str]:
    """The addresses of the pages for which something holds."""
    assert callable(is_broken)
    return [page.address for page in site.pages if is_broken(page)]


def test_every_page_parses_without_an_error(site: Site) -> None:
    errors = {page.address: page.parse_errors for page in site.pages if page.parse_errors}

    assert not errors


def test_every_page_satisfies_html_validate(site: Site, tmp_path: Path) -> None:
    if not VALIDATOR.is_file() or not shutil.which("node"):
        pytest.skip("html-validate is not installed: .ci/prepare html")
    config = Path(__file__).with_name("html-validate.json")
    command: list[str | Path] = [
        "node",
        VALIDATOR,
        "--config",
        config,
        "--formatter",
        "json",
        site.root,
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=VALIDATOR.parents[3], check=False
    )
    found = [
        f"{Path(report['filePath']).relative_to(site.root)}:{m['line']}:{m['column']} "
        f"{m['message']} [{m['ruleId']}]"
        for report in json.loads(done.stdout)
        for m in report["messages"]
    ]

    assert not found


def test_every_page_names_its_language(site: Site) -> None:
    assert not broken(site, lambda page: page.tree.get("lang") != "en")


def test_every_page_has_one_main_heading(site: Site) -> None:
    assert not broken(site, lambda page: len(page.all("h1")) != 1)


def test_every_page_has_a_title_and_a_description(site: Site) -> None:
    assert not broken(site, lambda page: not page.title)
    assert not broken(site, lambda page: not page.description)


def test_pages_of_records_have_titles_that_tell_them_apart(site: Site) -> None:
    titles = Counter(page.title for page in site.pages)

    assert not [title for title, times in titles.items() if times > 1]


def test_no_page_has_an_id_twice(site: Site) -> None:
    def repeated(page: Page) -> list[str]:
        ids = Counter(value for _, name, value in attributes(page) if name == "id")
        return [name for name, times in ids.items() if times > 1]

    assert not broken(site, repeated)


def test_headings_leave_out_no_level(site: Site) -> None:
    def jumps(page: Page) -> bool:
        levels = [
            int(e.tag[1]) for e in page.tree.iter() if e.tag in {"h1", "h2", "h3", "h4", "h5"}
        ]
        return any(after > before + 1 for before, after in itertools.pairwise(levels))

    assert not broken(site, jumps)


def test_no_page_has_an_inline_script_or_style(site: Site) -> None:
    def inline(page: Page) -> bool:
        return (
            any("src" not in script.attrib for script in page.scripts)
            or bool(page.all("style"))
            or any(name == "style" or name.startswith("on") for _, name, _ in attributes(page))
        )

    assert not broken(site, inline)


def test_no_page_makes_a_browser_ask_another_host(site: Site) -> None:
    asked = {
        (page.address, address)
        for page in site.pages
        for element in page.tree.iter()
        if element.tag in FETCHING and element.get("rel") not in NAMING
        for name in ("src", "href", "srcset", "data", "poster")
        if urlsplit(address := element.get(name, "")).netloc
    }

    assert set() == asked


def test_the_stylesheet_asks_no_other_host(site: Site) -> None:
    sheets = [path.read_text(encoding="utf-8") for path in site.root.rglob("*.css")]

    assert sheets
    assert not [sheet for sheet in sheets if "//" in sheet.replace("https://www.w3.org", "")]
    assert not [sheet for sheet in sheets if "@import" in sheet]


def test_a_page_names_its_own_permanent_address(site: Site) -> None:
    page = site.page("/events/battle-of-tinzaouaten/")
    expected = "https://variorum.example/events/battle-of-tinzaouaten/"

    assert expected == page.canonical


def test_no_slot_of_a_frame_stays_open(site: Site) -> None:
    def has_slot(page: Page) -> bool:
        return any(
            mark in page.html for mark in ("VariorumTitle", "VariorumBody", "slot/", "Slot<")
        )

    assert not broken(site, has_slot)
