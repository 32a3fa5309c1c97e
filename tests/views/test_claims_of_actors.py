"""What an actor claimed, and what is claimed about it."""

from collections.abc import Callable

import pytest

from tests.views.conftest import ScopeOver
from variorum.views.pages import Built
from variorum.views.parts import DateText

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


# Those who speak for an actor, and those who are one voice with it

LATER = """---
title: Statement
publisher: paper
published: 2030-05-04
annotations:
  - {{quote: Nine, about: [fire, flood], by: {by}, claims: [{{killed: 9}}]}}
---
Nine.
"""


def spoken_for(relation: str, **more: str) -> dict[str, str]:
    """A guild, and a clerk who is tied to it by a relation and speaks of a fire and a flood."""
    tie = f"{{{relation}: guild}}" if relation else ""
    return {
        **RECORDS,
        "actors/clerk.yml": f"{{name: Clerk, kind: person, relations: [{tie}]}}",
        "incidents/flood.yml": "{title: Flood, date: 2031-05-01}",
        "articles/statement.md": LATER.format(by="clerk"),
        **more,
    }


def test_an_actor_has_what_was_said_for_it_apart_from_what_it_said(
    scope_over: ScopeOver, page: Page
) -> None:
    records = spoken_for("speaks_for", **{"articles/own.md": LATER.format(by="guild")})
    built = page(scope_over(records), "actor", "guild")

    said = built.view.claims_said_for
    assert {("clerk", "fire"), ("clerk", "flood")} == {(c.claimant.id, c.event.id) for c in said}
    assert ["clerk"] * 2 == [claim.claimant for claim in built.twin.claims_said_for]
    assert {"guild"} == {claim.claimant.id for claim in built.view.claims_made}
    assert {"guild"} == {claim.claimant for claim in built.twin.claims_made}
    assert ["spoken for by"] == [line.label for line in built.view.speakers]


@pytest.mark.parametrize("relation", ["part_of", "member_of", "allied_with", "opposed_to"])
def test_only_who_speaks_for_an_actor_is_heard_on_its_page(
    scope_over: ScopeOver, page: Page, relation: str
) -> None:
    built = page(scope_over(spoken_for(relation)), "actor", "guild")

    assert () == built.view.claims_said_for
    assert () == built.view.speakers


def test_nobody_is_heard_on_the_page_of_whom_it_speaks_for_by_way_of_another(
    scope_over: ScopeOver, page: Page
) -> None:
    union = {"actors/union.yml": "{name: Union, kind: organisation}"}
    guild = "{name: Guild, kind: organisation, relations: [{speaks_for: union}]}"
    records = spoken_for("speaks_for", **union, **{"actors/guild.yml": guild})
    built = page(scope_over(records), "actor", "union")

    assert () == built.view.claims_said_for
    assert [("guild", ("spoken for by",), 0), ("clerk", (), 2)] == [
        (line.ref.id, line.labels, line.events) for line in built.view.voice
    ]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("to: 2030", ["fire"]),
        ("from: 2030-05-02", ["flood"]),
        ("from: 2030, to: 2031", ["fire", "flood"]),
        ("from: 2032", []),
    ],
)
def test_what_is_said_for_an_actor_is_about_the_time_of_its_speaker(
    scope_over: ScopeOver, page: Page, span: str, expected: list[str]
) -> None:
    tie = f"{{name: Clerk, kind: person, relations: [{{speaks_for: guild, {span}}}]}}"
    built = page(scope_over(spoken_for("", **{"actors/clerk.yml": tie})), "actor", "guild")

    assert expected == sorted(claim.event.id for claim in built.view.claims_said_for)
    assert expected == sorted(claim.event for claim in built.twin.claims_said_for)
    assert [("clerk", len(expected))] == [(one.id, one.events) for one in built.twin.voice]


def test_a_speaker_of_two_terms_is_shown_with_both(scope_over: ScopeOver, page: Page) -> None:
    tie = (
        "{name: Clerk, kind: person, relations: ["
        "{speaks_for: guild, to: 2029}, {speaks_for: guild, from: 2031}]}"
    )
    view = page(scope_over(spoken_for("", **{"actors/clerk.yml": tie})), "actor", "guild").view

    spans = [(None, "2029"), ("2031", None)]
    assert ["flood"] == [claim.event.id for claim in view.claims_said_for]
    assert spans == [(_edtf(line.since), _edtf(line.until)) for line in view.speakers]
    assert spans == [(_edtf(line.since), _edtf(line.until)) for line in view.relations]


def _edtf(date: DateText | None) -> str | None:
    return date.edtf if date else None


@pytest.mark.parametrize("relation", ["speaks_for", "part_of", "member_of"])
def test_those_of_one_voice_are_named_on_each_others_pages_and_counted(
    scope_over: ScopeOver, page: Page, relation: str
) -> None:
    scope = scope_over(spoken_for(relation))
    guild, clerk = page(scope, "actor", "guild").view, page(scope, "actor", "clerk").view

    assert [("clerk", 2)] == [(line.ref.id, line.events) for line in guild.voice]
    assert [("guild", 0)] == [(line.ref.id, line.events) for line in clerk.voice]
    assert [relation == "speaks_for"] == [line.is_heard_here for line in guild.voice]
    assert [False] == [line.is_heard_here for line in clerk.voice]


def test_a_draft_is_not_counted_among_what_a_voice_speaks_of(
    scope_over: ScopeOver, page: Page
) -> None:
    flood = {"incidents/flood.yml": "{title: Flood, date: 2031-05-01, status: draft}"}
    built = page(scope_over(spoken_for("part_of", **flood)), "actor", "guild")

    assert [("clerk", 1)] == [(one.id, one.events) for one in built.twin.voice]
