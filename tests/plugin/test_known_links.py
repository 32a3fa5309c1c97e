"""MkDocs says nothing of what will be there, and says what it always says of what will not."""

import re
from pathlib import Path
from typing import Literal

import pytest

from tests.plugin.conftest import run_host
from tests.sites import CONFIG, Project, Site, project, toy_project, variorum
from variorum.config import SensitiveSettings, Settings
from variorum.pipeline import load
from variorum.plugin.addresses import address_of, is_made
from variorum.views import listing
from variorum.views.scope import Scope
from variorum.views.timelines import members

HOSTS = ("mkdocs", "properdocs")
THERE = (
    "../events/harbour-fire/",
    "../events/harbour-fire/#claims",
    "../events/harbour-fire/index.html",
    "../events/harbour-fire/cite.bib",
    "../events/warehouse-rescue/",
    "../events/toll-strike/",
    "../actors/blue-league/index.json",
    "../events/",
    "../data/claims.csv",
    "../feeds/all.xml",
    "../map/",
    "../map/map.svg",
    "../places/harbour/map.svg",
    "../places/harbour/feed.xml",
    "../timelines/port-lanza-2031/",
    "../timelines/port-lanza-2031/calendar.ics",
    "../timelines/2031/feed.json",
    "../timelines/fire-brigade/",
    "../sources/radio-report/annotations.jsonld",
    "../sources/radio-report/compare/courrier-report/",
    "/sub/search/?q=fire",
)
NOT_THERE = (
    "../events/harbour-fir/",
    "../actors/harbour-fire/",
    "../events/harbour-fire/cite.docx",
    "../events/toll-strike/cite.bib",
    "../events/warehouse-rescue/index.json",
    "events/harbour-fire/",
    "../events/harbour-fire/calendar.ics",
    "../events/page/2/",
    "../places/port-lanza/map.png",
    "../timelines/1999/",
    "../timelines/1999/feed.xml",
    "../sources/wire-report/feed.xml",
    "../sources/wire-report/compare/clinic-report/",
    "../sources/wire-report/annotations.jsonld",
    "../timelines/mayor/",
    "../data/claim.csv",
    "/search/",
    "nowhere.md",
)
SUB = CONFIG.replace("toy.example/", "toy.example/sub/")
LOUD = (
    "validation: {links: {not_found: warn, absolute_links: warn, unrecognized_links: warn}}\n"
    "use_directory_urls: true\n"
)
OURS = re.compile(r"(actors|corrections|data|events|feeds|map|places|search|sources|types)/")


def page_with(links: tuple[str, ...]) -> dict[str, str]:
    text = "\n".join(f'- [words]({link} "A title")' for link in links)
    return {"docs/guide.md": f"# Guide\n\n{text}\n\n![data](../data/events.csv)\n"}


@pytest.mark.parametrize("host", HOSTS)
def test_a_fresh_site_is_built_without_a_word_of_what_is_skipped(tmp_path: Path, host: str) -> None:
    assert 0 == variorum("init", tmp_path / "site").exit_code
    done = run_host(host, Project(tmp_path / "site"), tmp_path / "out")

    assert 0 == done.returncode, done.stderr
    assert "kipped" not in done.stdout + done.stderr
    assert "Documentation built" in done.stderr


@pytest.mark.parametrize("host", HOSTS)
def test_of_links_to_what_will_be_there_nothing_is_said(tmp_path: Path, host: str) -> None:
    site = toy_project(tmp_path / "site", SUB + LOUD).write(page_with(THERE))
    done = run_host(host, site, tmp_path / "out")

    assert 0 == done.returncode, done.stderr
    assert "guide.md" not in done.stderr
    page = Site(tmp_path / "out").page("/guide/")
    found = [a for a in page.one("main").iter("a") if a.text == "words"]
    assert list(THERE) == [a.get("href") for a in found]
    assert {"A title"} == {a.get("title") for a in found}
    assert ["../data/events.csv"] == [i.get("src") for i in page.one("main").iter("img")]


@pytest.mark.parametrize("host", HOSTS)
def test_links_to_what_will_not_be_there_are_told(tmp_path: Path, host: str) -> None:
    site = toy_project(tmp_path / "site", SUB + LOUD).write(page_with(NOT_THERE))
    done = run_host(host, site, tmp_path / "out")
    told = [link for link in NOT_THERE if f"link '{link}'" in done.stderr]

    assert 1 == done.returncode
    assert list(NOT_THERE) == told


def test_the_command_forbids_only_what_will_not_be_there(tmp_path: Path) -> None:
    site = toy_project(tmp_path, SUB + LOUD).write(page_with(THERE))
    assert 0 == site.run("build", "--strict").exit_code
    site.write(page_with((*THERE, NOT_THERE[0])))

    assert 1 == site.run("build", "--strict").exit_code


def test_a_link_to_a_record_that_goes_is_told_in_the_next_build(tmp_path: Path) -> None:
    site = project(tmp_path, {"actors/a.yml": "name: A\nkind: person\n"}, CONFIG + LOUD)
    site.write({"docs/guide.md": "# G\n\n[a](../actors/a/)\n"})
    assert 0 == site.run("build", "--strict").exit_code
    (tmp_path / "seeds/actors/a.yml").rename(tmp_path / "seeds/actors/b.yml")

    assert 1 == site.run("build", "--strict").exit_code


@pytest.mark.parametrize("location", ["coarsen", "omit"])
@pytest.mark.parametrize("size", [200, 2])
def test_what_is_made_is_known_to_be_made_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, location: Literal["coarsen", "omit"], size: int
) -> None:
    for module in (listing, members):
        monkeypatch.setattr(module, "PAGE_SIZE", size)
    options = f"variorum: {{sensitive: {{precise-location: {location}}}}}"
    site = toy_project(tmp_path, CONFIG.replace("[variorum]", f"[{options}]")).build("--jobs", "1")
    settings = Settings(sensitive=SensitiveSettings(precise_location=location))
    scope = Scope(load(tmp_path, settings).graph, settings)
    made = {path for path in site.bytes_by_path if OURS.match(path)}
    unknown = {path for path in made if not is_made(path, scope)}
    collections = ("events", "sources", "actors", "places", "timelines", "data", "feeds")
    names = {path.rpartition("/")[2] for path in made} | {"page/2/", "page/9/"}
    ids = {card.id for card in scope.graph.cards()} | set(scope.graph.aliases())
    thinkable = {f"{c}/{i}/{n}" for c in collections for i in ids for n in names}
    ids |= {str(year) for year in range(2028, 2034)}
    thinkable |= {f"timelines/{i}/{n}" for i in ids for n in names}
    thinkable |= {f"sources/{a}/compare/{b}/{n}" for a in ids for b in ids for n in names}
    thinkable |= {f"{c}/{n}" for c in (*collections, "map", "types", "corrections") for n in names}

    assert set() == unknown
    assert set() == {path for path in thinkable if is_made(path, scope) and not site.has(path)}
    assert (size == 2) is is_made("events/page/2/", scope)


@pytest.mark.parametrize(
    ("link", "page", "root", "expected"),
    [
        ("../events/x/", "guide/", "/", "events/x/"),
        ("events/x/", "", "/", "events/x/"),
        ("events/x/#a", "guide.html", "/sub/", "events/x/"),
        ("/sub/events/%78/?q", "guide/", "/sub/", "events/x/"),
        ("/events/x/", "guide/", "/sub/", None),
        ("https://other.example/events/x/", "guide/", "/", None),
        ("mailto:a@b.example", "guide/", "/", None),
        ("//other.example/", "guide/", "/", None),
        ("http://[", "guide/", "/", None),
    ],
)
def test_a_link_leads_from_its_page(link: str, page: str, root: str, expected: str | None) -> None:
    assert expected == address_of(link, page, root)
