"""What an article's annotations say, as everything is given it that shows the article."""

from tests.support import build_graph
from variorum.config import Settings
from variorum.views.annotated import Annotated, annotated
from variorum.views.pages import scope_of

RECORDS = {
    "actors/paper.yml": "{name: Paper, kind: publisher, aliases: [daily]}",
    "actors/mayor.yml": "{name: Mayor, kind: person}",
    "incidents/fire.yml": "{title: Fire, date: 2030-05-01}",
    "incidents/plan.yml": "{title: Plan, status: draft}",
    "articles/gazette.md": """---
title: Fire
publisher: paper
annotations:
  - {quote: Nine died, about: [fire, plan], by: mayor, claims: [{killed: 9}]}
  - {quote: died, about: fire, mentions: daily, claims: [{other: what, label: how}]}
  - {quote: Nine died, about: fire, by: paper, claims: [{injured: 2}]}
---
Nine died
""",
}


def gazette() -> Annotated:
    return annotated(scope_of(build_graph(RECORDS).graph, Settings()), "gazette")


def test_an_article_carries_claims_about_shown_events_alone() -> None:
    found = gazette()

    assert ["fire", "fire", "fire"] == [claim.event for claim, _ in found.claims]
    assert [["fire"]] * 3 == [[event.id for event in note.about] for note in found.notes]


def test_all_claims_with_the_same_words_rest_on_one_place() -> None:
    first, inner, again = gazette().notes

    assert ["killed", "injured"] == [claim.property for claim, _ in first.claims]
    assert ["other"] == [claim.property for claim, _ in inner.claims]
    assert first.claims == again.claims
    assert first.anchor == again.anchor


def test_a_record_named_by_a_former_id_is_named_by_its_own() -> None:
    _, inner, _ = gazette().notes

    assert ["paper"] == [named.id for named in inner.mentions]


def test_places_are_numbered_in_order_of_the_text_the_longer_first() -> None:
    places = gazette().places

    assert [(1, "Nine died"), (2, "died")] == [(one.number, one.quote.exact) for one in places]
    assert [2, 1] == [len(one.notes) for one in places]


def test_words_that_support_a_tie_are_a_place_too() -> None:
    tie = "relations: [{part_of: city, article: gazette, quote: Nine}]"
    files = {
        "actors/mayor.yml": f"{{name: Mayor, kind: person, {tie}}}",
        "actors/city.yml": "{name: City, kind: government}",
    }
    scope = scope_of(build_graph({**RECORDS, **files}).graph, Settings())
    places = annotated(scope, "gazette").places

    assert ["Nine died", "Nine", "died"] == [one.quote.exact for one in places]
    assert [[], ["mayor"], []] == [[one.actor for one in place.supports] for place in places]
