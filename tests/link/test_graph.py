"""The graph answers whatever the report says, and in whatever order the files came."""

from tests.support import build_graph

RECORDS = {
    "actors/paper.yml": "{name: Paper, kind: publisher}",
    "actors/mayor.yml": "{name: Mayor, kind: person}",
    "places/harbour.yml": "{name: Harbour, within: town}",
    "places/town.yml": "{name: Town}",
    "incidents/fire.yml": "{title: Fire, place: harbour, date: 2030-05-01}",
    "incidents/plan.yml": "{title: Plan, status: draft}",
    "articles/wire.md": "---\ntitle: Wire\npublisher: paper\ntext: not-held\n---\n",
    "articles/gazette.md": """---
title: Fire
publisher: paper
derived_from: [{article: wire, kind: copy, basis: stated}]
annotations:
  - {quote: Nine, about: [fire, plan], by: mayor, claims: [{killed: 9}]}
---
Nine
""",
}


def test_findings_do_not_depend_on_the_order_of_files() -> None:
    files = list(RECORDS.items())
    expected = build_graph(RECORDS).graph.findings("fire")

    assert expected == build_graph(dict(reversed(files))).graph.findings("fire")


def test_a_place_lies_in_all_that_its_place_lies_in() -> None:
    assert build_graph(RECORDS).graph.places_around("harbour") == ("town",)


def test_events_in_time_are_shown_ones_each_once() -> None:
    earlier = {"incidents/flood.yml": "{title: Flood, date: 2030-04-30, aliases: [water]}"}
    graph = build_graph({**RECORDS, **earlier}).graph

    assert ("flood", "fire") == graph.sorted_in_time(["fire", "plan", "water", "flood"])


def test_what_lasts_is_not_forgotten() -> None:
    graph = build_graph(RECORDS).graph
    graph.digest("fire")
    graph.forget(but=("findings",))

    assert {("findings", "fire")} == set(graph.answers)


def test_places_within_each_other_come_to_an_end() -> None:
    circle = {**RECORDS, "places/town.yml": "{name: Town, within: harbour}"}
    graph = build_graph(circle).graph

    assert graph.places_around("harbour") == ("town", "harbour")
    assert graph.events_around("town") == ("fire",)


def test_a_record_that_does_not_exist_leaves_the_others_usable() -> None:
    broken = {**RECORDS}
    del broken["actors/mayor.yml"], broken["places/town.yml"], broken["articles/wire.md"]
    loaded = build_graph(broken)

    assert loaded.report.has_errors
    assert len(loaded.graph.findings("fire")) == 1
    assert loaded.graph.places_around("harbour") == ()
    assert loaded.graph.origins("gazette") == ("wire",)


def test_a_draft_is_not_shown() -> None:
    graph = build_graph(RECORDS).graph

    assert graph.is_shown("fire")
    assert not graph.is_shown("plan")
    assert {"fire"} == {claim.event for claim in graph.claims_in("gazette")}


def test_a_record_is_found_by_a_former_id() -> None:
    renamed = {**RECORDS, "actors/mayor.yml": "{name: Mayor, kind: person, aliases: [reeve]}"}
    graph = build_graph(renamed).graph

    assert graph.card("reeve").id == "mayor"
    assert graph.record("reeve").id == "mayor"
