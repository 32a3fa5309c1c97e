"""What an actor claimed, and what is claimed about it."""

from collections.abc import Callable

from tests.views.conftest import ScopeOver
from variorum.views.pages import Built

ARTICLE = """---
title: Report
publisher: paper
published: {published}
annotations:
  - {{quote: Nine died, about: [fire, plan], by: mayor, claims: [{{killed: 9, side: guild}}]}}
  - {{quote: the guild did it, about: fire, by: mayor, claims: [{{responsible: guild}}]}}
  - {{quote: it was no fire, about: fire, claims: [{{occurred: denies}}]}}
---
Nine died, the mayor said, and the guild did it. We say that it was no fire.
"""
RECORDS = {
    "actors/paper.yml": "{name: Paper, kind: publisher}",
    "actors/mayor.yml": "{name: Mayor, kind: person}",
    "actors/guild.yml": "{name: Guild, kind: organisation}",
    "incidents/fire.yml": "{title: Fire, date: 2030-05-01}",
    "incidents/plan.yml": "{title: Plan, status: draft}",
    "articles/early.md": ARTICLE.format(published="2030-05-02"),
    "articles/belated.md": ARTICLE.format(published="2030-05-03"),
}

Page = Callable[..., Built]


def test_an_actor_has_what_it_said_in_order_of_time(scope_over: ScopeOver, page: Page) -> None:
    made = page(scope_over(RECORDS), "actor", "mayor").view.claims_made

    assert ["early", "early", "belated", "belated"] == [claim.source.id for claim in made]
    assert {"mayor"} == {claim.claimant.id for claim in made}


def test_an_actor_has_what_names_it_as_responsible_or_as_the_side_that_suffered(
    scope_over: ScopeOver, page: Page
) -> None:
    built = page(scope_over(RECORDS), "actor", "guild")

    assert ["killed", "responsible"] * 2 == [claim.property for claim in built.twin.claims_about]
    assert [] == built.twin.claims_made


def test_claims_about_a_draft_are_on_no_page(scope_over: ScopeOver, page: Page) -> None:
    built = page(scope_over(RECORDS), "actor", "mayor")

    assert {"fire"} == {claim.event.id for claim in built.view.claims_made}
    assert {"fire"} == {claim.event for claim in built.twin.claims_made}
