"""What an actor's page says of others who are one voice with it."""

import pytest

from tests.sites import Page, Site, project, words

ACTOR = "{{name: {}, kind: organisation, relations: [{}]}}"
MEMBERS = ("north", "south", "east", "west")
RECORDS = {
    "actors/paper.yml": "{name: Paper, kind: publisher}",
    "actors/union.yml": ACTOR.format("Union", ""),
    "actors/clerk.yml": ACTOR.format("Clerk", "{speaks_for: union, from: 2030-05, to: 2030-06}"),
    "actors/aide.yml": ACTOR.format("Aide", "part_of: north"),
    **{f"actors/{one}.yml": ACTOR.format(one, "member_of: union") for one in MEMBERS},
    "incidents/march.yml": "{title: March, date: 2030-05-01}",
    "incidents/curfew.yml": "{title: Curfew, date: 2030-07-01}",
    "articles/report.md": """---
title: Report
publisher: paper
published: 2030-07-04
language: en
seal: SEAL
annotations:
  - {quote: the clerk said nine, about: [march, curfew], by: clerk, claims: [{killed: 9}]}
  - {quote: the north said eight, about: [march, curfew], by: north, claims: [{killed: 8}]}
---
First the clerk said nine. Then the north said eight.
""",
}


@pytest.fixture(scope="module")
def union(tmp_path_factory: pytest.TempPathFactory) -> Page:
    site: Site = project(tmp_path_factory.mktemp("voices"), RECORDS).build()
    return site.page("/actors/union/")


def test_many_of_one_voice_are_counted_at_the_head_and_named_below(union: Page) -> None:
    (head,) = [line for line in union.all("p", class_="v-dateline") if "voice" in words(line)]
    link = head.find(".//a")
    assert link is not None

    assert "Counts as one voice with 6 others" == words(head)
    assert "#voice" == link.get("href")
    assert [
        "has as member north claims about 2 events",
        "spoken for by Clerk claims about 1 event",
        "has as member east no claims",
        "has as member south no claims",
        "has as member west no claims",
        "joined through others Aide no claims",
    ] == [words(item) for item in union.one("section", id="voice").iter("li")]


def test_claims_of_a_voice_are_where_their_links_lead(union: Page) -> None:
    links = [a.get("href") or "" for a in union.one("section", id="voice").iter("a")]

    assert ["../../actors/north/#made", "#said-for"] == [link for link in links if "#" in link]
    assert union.one("section", id="said-for") is not None


def test_a_speaker_is_shown_with_the_time_of_its_office(union: Page) -> None:
    (speaker, *_) = union.one("section", id="said-for").iter("li")

    assert "spoken for by Clerk from May 2030 until June 2030" == words(speaker)
    assert "March" in union.text("section", id="said-for")
    assert "Curfew" not in union.text("section", id="said-for")
