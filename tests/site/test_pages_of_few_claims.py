"""Pages of events of which little is said, and of accounts that move little."""

import pytest

from tests.sites import Site, project, words

RECORDS = {
    "actors/paper.yml": "{name: Paper, kind: publisher}",
    "actors/radio.yml": "{name: Radio, kind: publisher}",
    "incidents/march.yml": "{title: March, date: 2030-05-01}",
    "incidents/curfew.yml": "{title: Curfew, date: 2030-05-02}",
    "incidents/fire.yml": "{title: Fire, date: 2030-05-03}",
    "incidents/rumour.yml": "{title: Rumour, date: XXXX}",
    "articles/first.md": """---
title: First report
publisher: paper
published: 2030-05-04
language: en
seal: SEAL
annotations:
  - {quote: streets were closed, about: curfew, claims: [{occurred: asserts}]}
  - {quote: at least 34 dead, about: fire, claims: [{killed: ">=34", who: people}]}
---
The streets were closed. At the market at least 34 dead.
""",
    "articles/second.md": """---
title: Other reports
publisher: radio
published: 2030-05-05
language: en
seal: SEAL
annotations:
  - {quote: 19 dead, about: fire, claims: [{killed: 19, who: people}]}
---
The radio spoke of 19 dead.
""",
    "articles/third.md": """---
title: Third report
publisher: paper
published: 2030-05-06
language: en
seal: SEAL
derived_from: [{article: first, kind: revision, basis: stated}]
annotations:
  - {quote: at least 41 dead, about: fire, claims: [{killed: ">=41", who: people}]}
---
By now at least 41 dead.
""",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return project(tmp_path_factory.mktemp("few"), RECORDS).build()


def test_an_event_whose_date_is_unknown_says_so_and_is_in_no_year(pages: Site) -> None:
    in_2030 = [entry["event"] for entry in pages.twin("/timelines/2030/")["entries"]]

    assert "Date unknown" in words(pages.page("/events/rumour/").tree)
    assert pages.twin("/events/rumour/")["date"] is None
    assert ["march", "curfew", "fire"] == in_2030
    assert b"Rumour" not in pages.bytes_by_path["timelines/2030/calendar.ics"]


def test_an_event_without_claims_says_so_instead_of_counting_none(pages: Site) -> None:
    page = words(pages.page("/events/march/").tree)

    assert "no claims yet" in page
    assert "0 claims" not in page
    assert "0 claims" not in words(pages.page("/timelines/2030/").tree)


def test_nothing_at_a_glance_is_no_empty_section(pages: Site) -> None:
    page = pages.page("/events/curfew/")

    assert not page.all("section", id="glance")
    assert not [a for a in page.all("a") if a.get("href") == "#glance"]
    assert page.all("section", id="claims")


def test_a_number_without_an_upper_bound_is_told_in_plain_words(pages: Site) -> None:
    fire = words(pages.page("/events/fire/").one("section", id="claims"))

    assert "19 or more: the accounts contradict each other" in fire


def test_a_voice_that_revises_what_it_said_is_seen_where_all_stands_as_before(pages: Site) -> None:
    account = pages.page("/events/fire/").one("section", id="account")
    opened = [note for note in account.iter("details") if "open" in note.attrib]

    assert ["1 claim came in Killed, people at least 34 revised to→ at least 41 Paper"] == [
        words(note) for note in opened
    ]


def test_the_way_of_descent_is_one_sentence(pages: Site) -> None:
    line = pages.page("/sources/first/compare/third/").one("p", class_="v-dateline")

    assert 1 == len(list(line))
    assert "Third report: revision, stated in the text, made from First report" == words(line)
