"""What is claimed of several events by the same words."""

from tests.support import build_graph
from variorum.config import Settings
from variorum.views.annotated import annotated
from variorum.views.pages import scope_of
from variorum.views.parts import Ref
from variorum.views.several import lettered, once

RECORDS = {
    "actors/paper.yml": "{name: Paper, kind: publisher}",
    "actors/mayor.yml": "{name: Mayor, kind: person}",
    "incidents/fire.yml": "title: Fire",
    "incidents/flood.yml": "title: Flood",
    "articles/gazette.md": """---
title: Fire and flood
publisher: paper
annotations:
  - quote: Nine died in each
    about: [fire, flood]
    by: [mayor, paper]
    claims: [{killed: 9}, {injured: 9}]
  - quote: Nine died in each
    about: flood
    by: mayor
    claims: [{missing: 9}]
---
Nine died in each
""",
}


def told_once() -> list[tuple[str, str, list[str]]]:
    """What is claimed, by whom, and of which events."""
    scope = scope_of(build_graph(RECORDS).graph, Settings())
    claims = annotated(scope, "gazette").places[0].notes[0].claims
    return [
        (same[0].claim.property, same[0].claim.claimant, [each.claim.event for each in same])
        for same in once(claims)
    ]


def test_the_same_of_several_events_is_one_and_of_several_claimants_is_not() -> None:
    both = ["fire", "flood"]
    expected = [
        ("killed", "mayor", both),
        ("killed", "paper", both),
        ("injured", "mayor", both),
        ("injured", "paper", both),
        ("missing", "mayor", ["flood"]),
    ]

    assert expected == told_once()


def test_one_event_has_no_letter_and_more_than_26_have_double_ones() -> None:
    events = [Ref(str(number), "event", str(number), "") for number in range(28)]
    letters = [one.letter for one in lettered(events)]

    assert [""] == [one.letter for one in lettered(events[:1])]
    assert ["a", "b", "z", "aa", "bb"] == [*letters[:2], *letters[25:]]
