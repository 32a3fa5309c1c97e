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
