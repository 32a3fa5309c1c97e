"""Notes on passages: what one quotation says of several events, and the numbers of notes."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from tests.sites import Page, Site, project, words
from tests.support import SEAL

SOURCE, OTHER = "/sources/first/", "/sources/second/"
COMPARISON = "/sources/first/compare/second/"
EVENTS = ("quay", "ropery")
TOLL = "nine people were killed in each strike, two of them children"
FRONT = """\
---
title: Two strikes
publisher: {publisher}
published: {when}
language: en
{more}seal: {seal}
annotations:
  - quote: {toll}
    about: [quay, ropery]
    by: mayor
    claims: [{{killed: {number}, who: people}}, {{killed: 2, who: children}}]
  - quote: {toll}
    about: quay
    claims: [{{weapon: drone}}]
    mentions: mayor
  - quote: The army fired
    about: [quay, ropery]
    by: union
    claims: [{{responsible: army}}]
  - quote: The army
    mentions: army
  - quote: Three traders of Rope Lane were hurt
    about: ropery
    sensitive: personal-data
    claims: [{{injured: 3}}]
  - quote: They live
    about: ropery
    claims: [{{occurred: asserts}}]
---
Drones came in the dark. On Monday {toll}, the mayor said.

The army fired, according to the union. Three traders of Rope Lane were hurt. They live.
"""
ACTORS = {
    "actors/mayor.yml": "name: Mayor\nkind: person\n",
    "actors/army.yml": "name: Army\nkind: state-force\n",
    "actors/union.yml": (
        "name: Union\nkind: organisation\n"
        "relations: [{part_of: city, article: first, quote: Drones came in the dark}]\n"
    ),
    "actors/city.yml": "name: City\nkind: government\n",
    "actors/paper.yml": "name: Paper\nkind: publisher\n",
    "actors/wire.yml": "name: Wire\nkind: publisher\n",
}


def article(publisher: str, when: str, toll: str, number: int, more: str) -> str:
    """One of two related articles."""
    return FRONT.format(
        publisher=publisher, when=when, toll=toll, number=number, more=more, seal=SEAL
    )


def records(display: str) -> dict[str, str]:
    """Two articles that differ in one number, which each states of two events at once."""
    derived = "derived_from: [{article: first, kind: rewrite, basis: textual}]\n"
    shown = f"display: {display}\n"
    return {
        **ACTORS,
        "articles/first.md": article("paper", "2031-01-01", TOLL, 9, shown),
        "articles/second.md": article(
            "wire", "2031-01-02", TOLL.replace("nine", "eleven"), 11, shown + derived
        ),
        "incidents/quay.yml": "title: Strike on the quay\ndate: 2031-01-01\n",
        "incidents/ropery.yml": "title: Strike on the ropery\ndate: 2031-01-01\n",
    }


@pytest.fixture(scope="module", params=["full", "excerpts", "none"])
def shown(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Site]:
    """What may be shown of the texts, and their site."""
    folder = tmp_path_factory.mktemp(request.param)
    return request.param, project(folder, records(request.param)).build()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site that shows both texts in full."""
    return project(tmp_path_factory.mktemp("site"), records("full")).build()


def note_on(page: Page, passage: str) -> Element:
    """The note on the passage with these words."""
    twin = passage_anchors(page)[passage]
    (found,) = [note for note in page.all("li", class_="v-gloss") if note[0].get("href") == twin]
    return found


def told(note: Element) -> list[Element]:
    """What a note says is claimed."""
    return [item for listed in note.iter("ul") for item in listed]


def passage_anchors(page: Page) -> dict[str, str]:
    """The words of the marked passages, and links to them."""
    return {words(mark): f"#{mark.get('id')}" for mark in page.all("mark") if mark.get("id")}


def links(element: Element) -> list[str]:
    """Where an element's links lead."""
    return [a.get("href", "") for a in element.iter("a")]


def claims_of(site: Site, event: str, source: str, **wanted: str) -> list[str]:
    """The permanent addresses of an event's claims from a source."""
    twin = site.twin(f"/events/{event}/")
    return [
        claim["url"]
        for claim in twin["claims"]
        if claim["source"] == source and wanted.items() <= claim.items()
    ]


def test_what_is_said_of_two_events_is_told_once_in_the_margin(site: Site) -> None:
    killed, children, weapon = told(note_on(site.page(SOURCE), TOLL))

    assert "Mayor Killed, people 9" in words(killed)
    assert "Killed, children 2" in words(children)
    assert "Paper Means drone" in words(weapon)


def test_each_event_has_its_own_link_to_the_claim(site: Site) -> None:
    killed, *_ = told(note_on(site.page(SOURCE), TOLL))
    expected = [
        address
        for event in EVENTS
        for address in claims_of(site, event, "first", property="killed", who="people")
    ]

    assert 2 == len(expected)
    assert [f"../..{address}" for address in expected] == links(killed)


def test_letters_beside_a_claim_are_those_of_the_events_that_it_is_about(site: Site) -> None:
    note = note_on(site.page(SOURCE), TOLL)
    heads = [words(p) for p in note.iter("p") if p.get("class") == "v-about"]
    killed, _, weapon = told(note)

    assert ["a Strike on the quay", "b Strike on the ropery"] == heads
    assert words(killed).endswith("Strike on the quay a Strike on the ropery b")
    assert words(weapon).endswith("Strike on the quay a")


def test_a_passage_about_one_event_needs_no_letters(site: Site) -> None:
    note = note_on(site.page(SOURCE), "They live")

    assert not [e for e in note.iter() if "v-letter" in (e.get("class") or "")]
    assert claims_of(site, "ropery", "first", property="occurred")[0] in " ".join(links(note))


def test_no_link_of_a_source_to_a_claim_is_lost(site: Site) -> None:
    expected = {url for event in EVENTS for url in claims_of(site, event, "first")}
    found = [href[5:] for href in links(site.page(SOURCE).one("main")) if "#claim-" in href]

    assert expected == set(found)
    assert len(expected) == len(found)


def test_a_difference_about_two_events_is_one_row_of_a_comparison(site: Site) -> None:
    odds = site.page(COMPARISON).one("table", class_="v-odds")
    head, row = [words(tr) for tr in odds.iter("tr")][1:]
    expected = [
        address
        for source in ("first", "second")
        for event in ("ropery", "quay")
        for address in claims_of(site, event, source, property="killed", who="people")
    ]

    assert "a Strike on the ropery, b Strike on the quay" == head
    assert 1 == row.count("Killed, people")
    assert [f"../../../..{url}" for url in expected] == [a for a in links(odds) if "#" in a]


def test_beside_a_passage_the_claims_at_odds_are_told_once(site: Site) -> None:
    lists = site.page(COMPARISON).all("ul", class_="v-apparatus")

    assert [
        f"Killed, people {number} · Strike on the quay · Strike on the ropery"
        for number in ("9", "11")
    ] == [words(told) for told in lists]


def test_things_on_which_both_agree_are_counted_once(site: Site) -> None:
    part = site.page(COMPARISON).one("section", id="part")

    assert "Both say the same of 5 things" in words(part)


def test_what_only_one_says_of_two_events_is_one_thing(tmp_path: Path) -> None:
    alone = re.sub(
        r"  - quote: The army fired\n(    .*\n)+", "", records("full")["articles/second.md"]
    )
    made = project(tmp_path, {**records("full"), "articles/second.md": alone}).build()
    apart = words(made.page(COMPARISON).one("div", class_="v-apart"))

    assert 1 == apart.count("Held responsible")
    assert "a Strike on the ropery b Strike on the quay Held responsible Army" in apart


def test_data_have_the_claim_about_each_event(site: Site) -> None:
    first, *_ = site.twin(SOURCE)["annotations"]
    points = site.twin(COMPARISON)["points"]
    cited = (site.root / "sources/first/cite.txt").read_text(encoding="utf-8")

    assert 5 == len(first["claims"])
    assert sorted([*EVENTS, *EVENTS]) == sorted(
        p["event"] for p in points if p["property"] == "killed"
    )
    assert all(url in cited for event in EVENTS for url in claims_of(site, event, "first"))


def test_an_annotation_for_machines_says_once_what_it_says_of_two_events(site: Site) -> None:
    page = json.loads((site.root / "sources/first/annotations.jsonld").read_bytes())
    bodies = page["items"][0]["body"]
    said = [body["value"] for body in bodies if body.get("purpose") == "describing"]
    linked = [body["source"] for body in bodies if body["purpose"] == "linking"]

    assert ["Killed, people: 9 (Mayor)", "Killed, children: 2 (Mayor)"] == said
    assert 4 == len(set(linked))


def numbers(page: Page, source: str) -> dict[str, set[str]]:
    """The numbers of notes, by the passage of a source to which they lead."""
    found: dict[str, set[str]] = {}
    for link in page.all("a", class_="v-number"):
        before, _, anchor = link.get("href", "").partition("#")
        if anchor.startswith("passage-") and before.endswith(source):
            found.setdefault(anchor, set()).add(words(link).split()[-1])
    return found


@pytest.mark.parametrize("source", ["first", "second"])
def test_a_note_has_the_same_number_wherever_it_is_met(
    shown: tuple[str, Site], source: str
) -> None:
    display, site = shown
    own = numbers(site.page(f"/sources/{source}/"), "")
    compared = numbers(site.page(COMPARISON), f"sources/{source}/")

    assert (display != "none") == bool(compared)
    assert {anchor: own[anchor] for anchor in compared} == compared


def test_no_number_leads_twice_to_one_note(shown: tuple[str, Site]) -> None:
    _, site = shown
    found = [a.get("href") for a in site.page(COMPARISON).all("a", class_="v-number")]

    assert len(set(found)) == len(found)


def test_a_place_that_is_annotated_twice_is_compared_once(shown: tuple[str, Site]) -> None:
    _, site = shown
    twin = site.twin(COMPARISON)
    places = [(p["start"], p["end"]) for row in twin["rows"] for p in row["first"]]

    assert len(set(places)) == len(places)


def annotations(site: Site, event: str) -> list[dict[str, Any]]:
    """The annotations of the first article about an event."""
    return [a for a in site.twin(SOURCE)["annotations"] if event in a["about"]]


def test_an_annotation_names_its_claims_whatever_is_shown_of_its_words(
    shown: tuple[str, Site],
) -> None:
    _, site = shown
    expected = {url.rpartition("-")[2] for e in EVENTS for url in claims_of(site, e, "first")}
    named = {claim for a in site.twin(SOURCE)["annotations"] for claim in a["claims"]}

    assert expected == named


def test_an_annotation_whose_words_are_left_out_tells_neither_them_nor_their_place(
    shown: tuple[str, Site],
) -> None:
    display, site = shown
    left_out = [a for a in annotations(site, "ropery") if a["withheld"]]
    hurt = next(a for a in left_out if a["sensitive"] or display == "none")

    assert hurt["claims"]
    assert all(a["quote"] is None for a in left_out)
    assert "Rope Lane" not in (site.root / "sources/first/index.json").read_text(encoding="utf-8")


def test_an_annotation_whose_context_is_cut_keeps_its_claims(site: Site) -> None:
    live = annotations(site, "ropery")[-1]

    assert ("They live", "") == (live["quote"]["exact"], live["quote"]["prefix"].strip(". "))
    assert 1 == len(live["claims"])
