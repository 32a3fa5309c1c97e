"""What stays of what changed: corrections, tombstones, redirects, and the way to older versions."""

from pathlib import Path

import pytest

from tests.sites import CONFIG, Page, Site, project, toy_project, words

HOSTED = "repo_url: https://git.example/toy\nedit_uri: {}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The toy, its mayor and its harbour renamed, and two articles."""
    made = toy_project(tmp_path_factory.mktemp("renamed"), CONFIG + HOSTED.format("edit/main/docs"))
    for name, alias in {
        "actors/mayor.yml": "old-mayor",
        "places/harbour.yml": "old-harbour",
        "timelines/port-lanza-2031.yml": "old-timeline",
    }.items():
        path = made.root / "seeds" / name
        path.write_text(f"{path.read_text()}aliases: [{alias}]\n")
    return made.build()


def changes(page: Page) -> list[str]:
    """The entries of a page of corrections."""
    return [words(item) for item in page.one("section", id="changes").iter("li")]


def test_the_corrections_of_all_events_stand_on_one_page(site: Site) -> None:
    (_, correction) = changes(site.page("/corrections/"))
    expected = (
        "7 May 2031 Fire in the harbour of Port Lanza The number of dead Was: 9 Now: 11 "
        "A later count."
    )

    assert expected == correction


def test_withdrawn_records_stand_there_with_the_reason(site: Site) -> None:
    withdrawn = changes(site.page("/corrections/"))[0]

    assert "9 May 2031 Strike against the tolls withdrawn It was called off." == withdrawn


def test_every_page_leads_to_the_corrections(site: Site) -> None:
    without = [
        page.address
        for page in site.pages
        if not page.address.startswith("corrections/")
        and not any(a.get("href", "").endswith("corrections/") for a in page.all("a"))
    ]

    assert not without


def test_a_site_without_corrections_says_so(tmp_path: Path) -> None:
    made = project(tmp_path, {"incidents/fire.yml": "title: Fire\n"}).build()

    assert "Nothing has been corrected" in made.page("/corrections/").text("main")


def test_many_corrections_fill_several_pages_the_latest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.views.listing.PAGE_SIZE", 2)
    lines = "".join(f"  - {{on: 2031-05-0{day}, what: Of day {day}}}\n" for day in (1, 4, 2))
    records = {
        "incidents/fire.yml": f"title: Fire\ncorrections:\n{lines}",
        "incidents/raid.yml": "title: Raid\nwithdrawn: {because: Wrong., on: 2031-05-03}\n",
    }
    made = project(tmp_path, records).build("--jobs", "1")
    first, second = (made.page(f"/corrections/{rest}") for rest in ("", "page/2/"))

    assert ["4 May", "3 May"] == [line[:5] for line in changes(first)]
    assert ["2 May", "1 May"] == [line[:5] for line in changes(second)]


def test_an_event_tells_its_history(site: Site) -> None:
    history = site.page("/events/harbour-fire/").text("section", id="history")

    assert "1 correction , the latest of 7 May 2031" in history.replace(
        "correction,", "correction ,"
    )
    assert "What was known on" in history


def test_a_renamed_record_names_its_former_address(site: Site) -> None:
    history = site.page("/actors/mayor/").text("section", id="history")

    assert "Former address: old-mayor" in history


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ("edit/main/docs/", "commits/main/seeds/actors/wire.yml"),
        ("-/edit/main/docs/", "-/commits/main/seeds/actors/wire.yml"),
        ("_edit/main/docs/", "commits/main/seeds/actors/wire.yml"),
        ("src/branch/main/docs/", "commits/branch/main/seeds/actors/wire.yml"),
    ],
)
def test_a_record_leads_to_its_versions_in_the_repository(
    tmp_path: Path, edit: str, expected: str
) -> None:
    records = {"actors/wire.yml": "name: Wire\nkind: publisher\n"}
    made = project(tmp_path, records, CONFIG + HOSTED.format(edit)).build()
    links = {a.get("href") for a in made.page("/actors/wire/").all("a")}

    assert f"https://git.example/toy/{expected}" in links


REDIRECTS = {
    "/events/warehouse-rescue/": "events/harbour-rescue/",
    "/sources/radio-late/": "sources/radio-update/",
    "/sources/radio-report/compare/radio-late/": "sources/radio-report/compare/radio-update/",
    "/actors/old-mayor/": "actors/mayor/",
    "/places/old-harbour/": "places/harbour/",
    "/timelines/old-harbour/": "timelines/harbour/",
    "/timelines/old-timeline/": "timelines/port-lanza-2031/",
}


@pytest.mark.parametrize("former", REDIRECTS)
def test_a_former_address_of_any_kind_leads_to_the_present_one(site: Site, former: str) -> None:
    page, target = site.page(former), REDIRECTS[former]
    refresh = page.one("meta", **{"http-equiv": "refresh"}).get("content", "")

    assert refresh.endswith(f"../{target}")
    assert site.has(f"/{target}index.html")


@pytest.mark.parametrize("former", REDIRECTS)
def test_search_engines_are_led_to_the_present_address(site: Site, former: str) -> None:
    page = site.page(former)

    assert f"https://toy.example/{REDIRECTS[former]}" == page.canonical


def test_a_renamed_record_keeps_the_anchors_of_its_claims(site: Site) -> None:
    claims = site.twin("/events/harbour-rescue/")["claims"]
    ids = {e.get("id") for e in site.page("/events/harbour-rescue/").tree.iter()}

    assert claims
    assert {f"claim-{claim['id']}" for claim in claims} <= ids


RECORDS = {
    "events/strike": ("incidents/strike.yml", "title: Strike\n"),
    "actors/union": ("actors/union.yml", "name: Union\nkind: organisation\n"),
    "places/quay": ("places/quay.yml", "name: Quay\n"),
    "timelines/spring": ("timelines/spring.yml", "title: Spring\nentries: []\n"),
    "sources/leaflet": (
        "articles/leaflet.md",
        "---\ntitle: Leaflet\npublisher: union\ntext: not-held\n---\n",
    ),
}


@pytest.mark.parametrize("address", RECORDS)
def test_a_withdrawn_record_of_any_kind_leaves_a_page_and_a_twin_that_say_why(
    tmp_path: Path, address: str
) -> None:
    withdrawn = "withdrawn: {because: It was another one., on: 2031-06-01}\n"
    files = dict(RECORDS.values())
    name, content = RECORDS[address]
    files[name] = (
        content.replace("text:", f"{withdrawn}text:") if ".md" in name else content + withdrawn
    )
    made = project(tmp_path, files).build()
    twin = made.twin(f"/{address}/")

    assert "Withdrawn on 1 June 2031. It was another one." in made.page(f"/{address}/").text("main")
    assert ("withdrawn", "It was another one.", "2031-06-01") == (
        twin["status"],
        twin["because"],
        twin["on"],
    )
