"""No text of a record reaches a page as markup or as code."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests import citations, hostile
from tests.sites import Page, Site, attributes, project, words
from tests.support import CORPORA
from variorum.resources import TEMPLATES

CONFIG = """\
site_name: "<script>alert(1)</script> {{ 7191 * 7 }}"
site_url: https://toy.example/
theme: variorum
plugins: [variorum]
"""
#: Everything that the theme itself may bring.
SCRIPTS = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.glob("assets/*.js")}
HARMLESS = {"http", "https", "mailto", ""}
CONTROLS = "".join(map(chr, range(33)))
FORBIDDEN = (
    *("applet", "base", "embed", "form", "frame", "iframe", "img", "input", "math", "noscript"),
    *("object", "style", "textarea"),
)


def attacks(name: str) -> list[str]:
    if name == "own":
        return list(hostile.OWN)
    if not (CORPORA / name).is_dir():
        pytest.skip(f"{CORPORA / name} is not here")
    return hostile.blns() if name == "blns" else hostile.dompurify()


@pytest.fixture(scope="module", params=["own", "blns", "dompurify"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of nothing but attacks."""
    records = hostile.records(hostile.usable(attacks(request.param)))
    return project(tmp_path_factory.mktemp(request.param), records, CONFIG).build()


def broken(site: Site, find: object) -> list[tuple[str, object]]:
    """What is found on the pages, page by page."""
    assert callable(find)
    return [(page.address, found) for page in site.pages if (found := find(page))]


def test_every_script_is_the_themes_own(site: Site) -> None:
    def foreign(page: Page) -> list[str]:
        depth = "../" * page.address.count("/") if page.address != "404.html" else "/"
        sources = {e.get("src", "inline").removeprefix(depth) for e in page.scripts}
        return sorted({source.removeprefix("./") for source in sources} - SCRIPTS)

    assert not broken(site, foreign)


def test_no_attribute_runs_or_styles_anything(site: Site) -> None:
    def running(page: Page) -> list[str]:
        return [name for _, name, _ in attributes(page) if name.startswith("on") or name == "style"]

    assert not broken(site, running)


def test_no_address_has_a_scheme_that_runs(site: Site) -> None:
    def running(page: Page) -> list[str]:
        values = [v for _, name, v in attributes(page) if name in {"href", "src", "action", "data"}]
        # As a browser reads an address: no tabs and line ends, no blanks before it.
        plain = [re.sub(r"[\t\n\r]", "", value).lstrip(CONTROLS) for value in values]
        return [value for value in plain if urlsplit(value).scheme.lower() not in HARMLESS]

    assert not broken(site, running)


def test_no_element_comes_in_that_fetches_or_sends(site: Site) -> None:
    def foreign(page: Page) -> list[str]:
        forms = [page.one("form", class_="v-find")] if page.all("form", class_="v-find") else []
        forms += page.all("form", id="search") if page.address == "search/" else []
        ours = {id(element) for form in forms for element in form.iter()}
        found = ((name, e) for name in FORBIDDEN for e in page.all(name) if id(e) not in ours)
        # What has this attribute is the theme's own, a control of timelines.
        return [name for name, e in found if e.get("data-token") is None]

    assert not broken(site, foreign)


def test_no_text_breaks_the_structure_of_its_page(site: Site) -> None:
    def damage(page: Page) -> list[str]:
        # What a text holds stays in it, even a character that HTML would rather not see.
        return [problem for problem in page.parse_errors if "invalid-codepoint" not in problem]

    assert not broken(site, damage)
    assert not broken(site, lambda page: len(page.all("main")) != 1 or len(page.all("h1")) != 1)


def test_no_text_is_run_as_a_template(site: Site) -> None:
    assert not broken(site, lambda page: "50337" in page.html)


def test_no_text_fills_a_slot_of_the_frame(site: Site) -> None:
    assert not broken(site, lambda page: page.html.count("<!doctype") != 1)


def test_titles_stand_on_the_page_as_they_were_written(tmp_path: Path) -> None:
    attacks = hostile.SCRIPTS + hostile.TEMPLATES
    records = {f"incidents/e{n}.yml": json.dumps({"title": a}) for n, a in enumerate(attacks)}
    site = project(tmp_path, records).build()
    pages = [site.page(f"/events/e{number}/") for number in range(len(attacks))]

    assert [" ".join(attack.split()) for attack in attacks] == [page.text("h1") for page in pages]
    assert [f"{attack} · Toy" for attack in attacks] == [page.title for page in pages]


def test_a_name_in_a_quotation_is_shown_and_not_run(tmp_path: Path) -> None:
    site = project(tmp_path, hostile.records(list(hostile.SCRIPTS))).build()
    quotes = {words(quote) for quote in site.page("/events/event-0/").all("blockquote")}

    assert "word-0-0: <script>alert(1)</script>" in quotes


def test_linked_data_hold_every_word_as_it_was_written(site: Site) -> None:
    pages = [page for page in site.pages if page.address.startswith("events/event-")]

    assert pages
    for page in pages:
        event, *_others = page.linked_data["@graph"]
        assert page.text("h1") == " ".join(event["name"].split())


def test_citations_hold_the_same_entries_in_every_form(site: Site) -> None:
    folders = [path.parent for path in site.root.glob("*/*/cite.json")]

    assert folders
    for folder in folders:
        keys = [item["id"] for item in citations.read_csl(folder / "cite.json")]
        assert keys == list(citations.read_bibtex(folder / "cite.bib"))
        assert keys == [record["id"] for record in citations.read_ris(folder / "cite.ris")]
