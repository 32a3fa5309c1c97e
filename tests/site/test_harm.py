"""Words and places that are marked as sensitive: what is in the files of a site, and where."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from tests.outputs import (
    attribute_values,
    contents,
    json_values,
    parsed,
    readings,
    squeezed,
    strings,
)
from tests.sites import CONFIG, Project, Site, project, toy_project, words
from tests.support import SEAL

#: Personal data, and what tells a precise location: left out as sites are set by default.
LEFT_OUT = (
    "Ada Quill",
    "Rope Lane",
    "lost her son",
    "customs house",
    "0.0137",
    "30.5071",
    "7654321",
)
#: Graphic words, of an article and of an event's summary and note: behind a click by default.
VEILED = ("burns over his", "screamed for hours", "Charred limbs", "wounds were photographed")
OMIT = "{graphic: omit, personal-data: omit, precise-location: omit}"
SHOW = "{personal-data: blur}"


def configured(sensitive: str) -> str:
    """The toy's configuration with a setting."""
    return CONFIG.replace("[variorum]", f"[{{variorum: {{sensitive: {sensitive}}}}}]")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The toy as sites are by default."""
    return toy_project(tmp_path_factory.mktemp("default")).build("--strict")


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The toy of a site that leaves everything out."""
    return toy_project(tmp_path_factory.mktemp("strict"), configured(OMIT)).build("--strict")


@pytest.fixture(scope="module")
def open_hearted(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The toy of a site that shows personal data behind a click."""
    return toy_project(tmp_path_factory.mktemp("open"), configured(SHOW)).build("--strict")


def found(site: Site, needles: tuple[str, ...]) -> set[tuple[str, str]]:
    """In which files which words stand, however they are written."""
    return {
        (path, needle)
        for path, content in contents(site)
        for text in readings(path, content)
        for needle in needles
        if needle in text
    }


def outside_veils(element: Element) -> Iterator[str]:
    """The words of a page that can be read without opening anything, and all attributes."""
    if "v-veil" in element.get("class", "").split():
        assert element.get("open") is None
        yield from attribute_values(element)
    else:
        yield from element.attrib.values()
        yield element.text or ""
        for child in element:
            yield from outside_veils(child)
            yield child.tail or ""


def without_warning(value: Any) -> Iterator[str]:
    """The texts in a JSON value that stand beside no mark."""
    if isinstance(value, dict):
        bodies = value.get("body") or []
        tagged = [b for b in bodies if isinstance(b, dict) and b.get("purpose") == "tagging"]
        if not value.get("sensitive") and not tagged:
            for item in value.values():
                yield from without_warning(item)
    elif isinstance(value, list):
        for item in value:
            yield from without_warning(item)
    else:
        yield from strings(value)


def test_what_is_left_out_is_in_no_file_of_the_site(site: Site) -> None:
    assert not found(site, LEFT_OUT)


def test_a_site_that_leaves_everything_out_has_nothing_of_it_in_any_file(strict: Site) -> None:
    assert not found(strict, LEFT_OUT + VEILED)


def test_what_stands_behind_a_click_is_there(site: Site) -> None:
    assert set(VEILED) == {needle for _, needle in found(site, VEILED)}


def test_no_page_shows_veiled_words_before_the_click(site: Site) -> None:
    shown = [
        (path, needle)
        for path, content in contents(site)
        if path.endswith(".html")
        for text in [squeezed(" ".join(outside_veils(parsed(content))))]
        for needle in VEILED
        if needle in text
    ]

    assert not shown


def test_veiled_words_are_only_on_pages_and_in_data_that_warns(site: Site) -> None:
    elsewhere = [
        (path, needle)
        for path, needle in found(site, VEILED)
        if not path.endswith((".html", ".json", ".jsonl", ".jsonld", ".csv"))
    ]
    unwarned = [
        (path, text)
        for path, content in contents(site)
        if path.endswith((".json", ".jsonl", ".jsonld"))
        for value in json_values(content)
        for text in without_warning(value)
        if any(needle in text for needle in VEILED)
    ]

    unwarned += [
        (path, row["quote"])
        for path, content in contents(site)
        if path.endswith(".csv")
        for row in csv.DictReader(io.StringIO(content))
        if any(needle in str(row.values()) for needle in VEILED) and not row.get("sensitive")
    ]

    assert not elsewhere
    assert not unwarned


def test_a_veil_says_what_it_hides_and_keeps_search_out(site: Site) -> None:
    veils = [v for p in site.pages for v in p.all("details", class_="v-veil")]
    labels = {words(veil[0]) for veil in veils}

    assert {"Graphic description: show"} == labels
    assert {"all"} == {veil.get("data-pagefind-ignore") for veil in veils}


def test_a_page_says_why_words_are_left_out(site: Site) -> None:
    text = site.page("/events/clinic-night/").text("main")

    assert "Its words are left out: they hold personal data." in text
    assert "Its words are left out: they tell where somebody could be found." in text


def test_a_text_that_is_shown_whole_says_where_words_are_missing(site: Site) -> None:
    text = site.page("/sources/clinic-report/").text("section", id="text")

    assert "[left out: graphic description, personal data]" in text
    assert "[graphic description]" in text
    assert "she told us on the stairs" in text


def test_positions_hold_in_a_text_whose_passages_are_blacked_out(site: Site) -> None:
    twin = site.twin("/sources/clinic-report/")
    nurse = twin["annotations"][2]["quote"]

    assert "a nurse said" == twin["text"][nurse["start"] : nurse["end"]]
    assert "█" in twin["text"]


def test_the_context_of_a_quotation_ends_where_marked_words_begin(site: Site) -> None:
    nurse = site.twin("/sources/clinic-report/")["annotations"][2]["quote"]

    assert ", " == nurse["prefix"]


def test_claims_keep_their_numbers_when_their_words_are_left_out(site: Site) -> None:
    claims = site.twin("/events/clinic-night/")["claims"]
    killed = next(claim for claim in claims if claim["property"] == "killed")

    assert (1, None) == (killed["value"]["min"], killed["quote"])
    assert "personal-data" == killed["withheld"]
    assert "verbatim" not in killed["value"]


def test_free_words_of_a_claim_stay_with_their_quotation(site: Site) -> None:
    page = site.page("/events/clinic-night/")

    assert {"in the quotation", "left out"} <= {words(v) for v in page.all("b", class_="v-value")}


def test_a_marked_event_begins_with_a_content_note(site: Site) -> None:
    page = site.page("/events/clinic-night/")
    note = words(page.one("div", class_="v-content-note"))

    assert note.startswith("Content note: graphic description")
    assert "The injured of the harbour fire are treated" == page.description


def test_a_summary_that_is_left_out_is_said_to_be(strict: Site) -> None:
    note = strict.page("/events/clinic-night/").text("div", class_="v-content-note")

    assert "The editors’ summary is left out." in note


def test_an_event_at_a_hidden_place_names_the_wider_one(site: Site) -> None:
    twin = site.twin("/events/clinic-night/")
    dateline = site.page("/events/clinic-night/").text("p", class_="v-dateline")

    assert "port-lanza" == twin["place"]["id"]
    assert "Port Lanza" in dateline
    assert "the exact place is left out on purpose" in dateline


def test_nothing_leads_from_the_event_to_the_exact_place_or_back(site: Site) -> None:
    place, event = site.twin("/places/clinic/"), site.page("/events/clinic-night/")

    assert [] == place["events"] == place["backlinks"]
    assert "clinic-night" not in site.page("/places/clinic/").html
    assert "places/clinic/" not in event.html
    assert not site.has("/timelines/clinic/")


def test_the_event_is_listed_at_the_wider_place(site: Site) -> None:
    assert "clinic-night" in site.twin("/places/port-lanza/")["events"]


def test_a_claim_of_the_exact_place_is_told_as_one_of_the_wider(site: Site) -> None:
    claims = site.twin("/events/clinic-night/")["claims"]

    assert [{"place": "port-lanza"}] == [c["value"] for c in claims if c["property"] == "place"]


def test_coordinates_are_coarse_and_said_to_be(site: Site) -> None:
    twin = site.twin("/places/clinic/")
    head = site.page("/places/clinic/").text("ul", class_="v-standing")

    assert (0.0, -30.5, 5, True) == tuple(
        twin[key] for key in ("lat", "lon", "where_prec", "is_coarse")
    )
    assert "made coarse on purpose" in head


def test_coordinates_are_left_out_where_the_setting_says_so(strict: Site) -> None:
    twin = strict.twin("/places/clinic/")

    assert (None, None, None) == (twin["lat"], twin["lon"], twin["where_prec"])
    assert "its position is left out on purpose" in strict.page("/places/clinic/").text("main")


def test_personal_data_can_be_shown_behind_a_click(open_hearted: Site) -> None:
    page = open_hearted.page("/events/clinic-night/")
    veils = [words(veil) for veil in page.all("details", class_="v-veil")]

    assert "Graphic description, personal data: showAda Quill of 4 Rope Lane lost her son" in veils


def test_names_that_stand_in_marked_words_are_not_listed(open_hearted: Site) -> None:
    names = open_hearted.twin("/actors/mayor/")["names"]

    assert ["Mayor of Port Lanza"] == [name["name"] for name in names]


def test_what_lies_in_a_hidden_place_is_as_coarse(tmp_path: Path) -> None:
    made = project(
        tmp_path,
        {
            "places/house.yml": "name: A house\nlat: 61.234\nlon: 10.567\nsensitive: "
            "precise-location\n",
            "places/room.yml": "name: A room\nwithin: house\nlat: 61.2341\nlon: 10.5671\n"
            "precision: 1\nidentifiers: {osm: 998877}\n",
        },
    ).build("--strict")
    room = made.twin("/places/room/")

    assert (61.0, 11.0, 5, {}) == tuple(
        room[key] for key in ("lat", "lon", "where_prec", "identifiers")
    )
    assert not found(made, ("61.23", "10.56", "998877"))


def test_a_whole_article_can_be_marked(tmp_path: Path) -> None:
    made = marked_article(tmp_path, "graphic").build("--strict")
    page = made.page("/sources/report/")

    assert "The end was worse" in page.text("details", class_="v-veil")
    assert "The end was worse" not in squeezed(" ".join(outside_veils(page.tree)))


def test_an_article_whose_words_are_left_out_is_in_no_file(tmp_path: Path) -> None:
    made = marked_article(tmp_path, "personal-data").build("--strict")

    assert not found(made, ("hurt badly", "The end was worse"))
    assert made.twin("/sources/report/")["text"] is None


def marked_article(root: Path, mark: str) -> Project:
    """A site of one article that is marked as a whole."""
    article = (
        f"---\ntitle: Report\npublisher: paper\nlanguage: en\ndisplay: full\nsensitive: {mark}\n"
        f"seal: {SEAL}\nannotations:\n  - quote: nine were hurt badly\n    about: raid\n"
        "    claims: [{injured: 9}]\n---\nHere nine were hurt badly.\nThe end was worse.\n"
    )
    records = {
        "articles/report.md": article,
        "actors/paper.yml": "name: Paper\nkind: publisher\n",
        "incidents/raid.yml": "title: Raid\ndate: 2030\n",
    }
    return project(root, records)


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("{grafic: blur}", "'grafic' is none of graphic, personal-data, precise-location"),
        ("{graphic: hide}", "graphic: 'hide' is none of blur, omit"),
        ("{precise-location: blur}", "precise-location: 'blur' is none of coarsen, omit"),
        ("blur", "write a mapping such as {graphic: blur}"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(
    tmp_path: Path, setting: str, message: str
) -> None:
    result = toy_project(tmp_path, configured(setting)).run("build")

    assert 2 == result.exit_code
    assert message in result.output


def test_nothing_computed_from_left_out_words_allows_to_test_guesses(
    site: Site,
) -> None:
    twin = site.twin("/sources/clinic-report/")
    omitted = [a for a in twin["annotations"] if a["withheld"]]
    ids = {e.get("id") for e in site.page("/sources/clinic-report/").tree.iter()}

    assert twin["seal"] is None
    assert "SHA-256" not in site.page("/sources/clinic-report/").text("main")
    assert omitted
    assert {"passage-0-50", "passage-140-177"} <= ids
