"""What a reader must be able to see of the evidence, on a site made for it."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.outputs import contents
from tests.sites import Site, project, words

RECORDS = {
    "actors/paper.yml": "{name: Paper, kind: publisher}",
    "actors/radio.yml": "{name: Radio, kind: publisher}",
    "actors/rebels.yml": "{name: Rebels, kind: armed-group}",
    "actors/speaker.yml": (
        "name: Speaker\nkind: person\nrelations:\n"
        "  - {speaks_for: rebels, article: gazette, quote: a speaker for the rebels}\n"
    ),
    "actors/army.yml": "{name: Army, kind: state-force}",
    "incidents/raid.yml": (
        "title: Raid\ndate: 2030-05-01\nassessment:\n"
        "  - {injured: 7, because: The ward's list., by: Editor, on: 2030-06-01}\n"
    ),
    "articles/gazette.md": """---
title: The raid
publisher: paper
published: 2030-05-02
language: en
display: full
seal: SEAL
annotations:
  - {quote: killed 21 civilians, about: raid, by: rebels, claims: [{killed: 21, who: civilians}]}
  - {quote: killed 21 civilians, about: raid, by: rebels, claims: [{weapon: drone}], note: Again.}
  - {quote: 30 children, about: raid, by: speaker, claims: [{killed: 30, who: children}]}
  - {quote: drones, about: raid, by: rebels, claims: [{damage: two houses}]}
  - {quote: no comment, about: raid, by: army, claims: [{comment: declines}]}
---
Drones killed 21 civilians, said a speaker for the rebels, then 30 children; drones flew.
The army gave no comment.
""",
    "articles/bulletin.md": """---
title: The raid again
publisher: radio
published: 2030-05-03
language: en
display: none
seal: SEAL
annotations:
  - {quote: twenty fighters, about: raid, by: army, claims: [{killed: 20, who: fighters}]}
---
The army spoke of twenty fighters.
""",
}


@pytest.fixture(scope="module")
def raid(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return project(tmp_path_factory.mktemp("raid"), RECORDS).build()


def test_no_page_has_an_id_twice(raid: Site) -> None:
    for page in raid.pages:
        ids = Counter(element.get("id") for element in page.tree.iter() if element.get("id"))

        assert [] == [name for name, times in ids.items() if times > 1], page.address


def test_two_annotations_of_the_same_words_are_one_passage_with_both_their_claims(
    raid: Site,
) -> None:
    notes = [words(note) for note in raid.page("/sources/gazette/").all("li", class_="v-gloss")]
    same = [note for note in notes if "civilians" in note]

    assert 1 == len(same)
    assert "drone" in same[0]


def test_words_that_support_a_relation_stand_on_the_page_of_their_source(raid: Site) -> None:
    assert "Supports: Speaker speaks for Rebels" in raid.page("/sources/gazette/").text("main")


def test_a_part_that_exceeds_its_whole_is_said_with_both_numbers(raid: Site) -> None:
    page = raid.page("/events/raid/")
    finding = page.one("section", id="finding-killed-civilians")

    assert "contradicts itself" in words(finding)
    assert "Set against" in words(finding)
    assert "30" in words(finding)


def test_whom_the_victims_were_is_contested_by_the_two_counts(raid: Site) -> None:
    twin = raid.twin("/events/raid/")
    (found,) = [f for f in twin["findings"] if f["property"] == "status_of_victims"]
    counts = {claim["id"]: claim["who"] for claim in twin["claims"]}

    assert "contested" == found["status"]
    assert ["civilians-or-combatants"] == found["rules"]
    assert {"civilians", "children", "fighters"} == {counts[claim] for claim in found["claims"]}


def test_a_voice_has_one_name_on_its_events_page(raid: Site) -> None:
    names = {words(name) for name in raid.page("/events/raid/").all("h4")}

    assert "Rebels" in names
    assert "Speaker" not in names


def test_withheld_words_are_said_to_be_withheld(raid: Site) -> None:
    page = raid.page("/events/raid/")

    assert "Its words are withheld" in page.text("main")
    assert "twenty fighters" not in page.text("main")


def test_withheld_words_are_in_none_of_the_files(raid: Site) -> None:
    found = [path for path, content in contents(raid) if "twenty fighters" in content]

    assert not found


def test_a_judgement_that_no_source_makes_stands_at_a_glance(raid: Site) -> None:
    glance = words(raid.page("/events/raid/").one("section", id="glance"))

    assert "Injured 7" in glance
    assert "No source claims it." in glance


def test_each_day_says_what_was_known_then(raid: Site) -> None:
    states = raid.twin("/events/raid/")["states"]
    fighters = [
        any(finding["who"] == "fighters" for finding in state["findings"]) for state in states
    ]

    assert ["2030-05-02", "2030-05-03"] == [state["date"] for state in states]
    assert [False, True] == fighters


def test_an_edit_renews_the_files_as_a_clean_build_would(tmp_path: Path) -> None:
    site = project(tmp_path, RECORDS)
    site.build()
    edited = RECORDS["articles/gazette.md"].replace("{killed: 30", "{injured: 30")
    site.record("articles/gazette.md", edited)
    incremental = site.build().bytes_by_path

    assert incremental == site.build("--clean").bytes_by_path
    lines = incremental["data/claims.jsonl"].splitlines()
    assert "injured" in {json.loads(line)["property"] for line in lines}
