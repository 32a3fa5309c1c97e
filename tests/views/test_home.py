"""The home page: what stands against what, and all events in time."""

from collections.abc import Callable

from tests.views.conftest import ScopeOver
from variorum.views.pages import Built

PageOf = Callable[..., Built]

ARTICLE = """\
---
title: Report
publisher: {name}
published: 2031-05-05
language: en
display: full
annotations:
  - quote: {count} people were killed and {hurt} were hurt
    about: fire
    claims: [{{killed: {count}, who: people}}, {{injured: {hurt}, who: people}}]
seal: SEAL
---
The {name} says that {count} people were killed and {hurt} were hurt.
"""
RECORDS = {
    "incidents/fire.yml": "{title: Fire, date: 2031-05-04}",
    "incidents/march.yml": "{title: March, date: 2030-02}",
    **{f"actors/{name}.yml": f"{{name: {name}, kind: publisher}}" for name in ("post", "wire")},
    "articles/first.md": ARTICLE.format(name="post", count=9, hurt=20),
    "articles/second.md": ARTICLE.format(name="wire", count=12, hurt=30),
}


def test_a_reader_sees_at_once_what_stands_against_what(
    scope_over: ScopeOver, page: PageOf
) -> None:
    (dispute,) = page(scope_over(RECORDS), "home").view.disputes
    said = {value.value: [who.title for who in value.claimants] for value in dispute.values}

    assert "Fire" == dispute.line.ref.title
    assert "Killed, people" == dispute.topic
    assert {"9": ["post"], "12": ["wire"]} == said
    assert 1 == dispute.further


def test_the_finding_that_a_dispute_is_about_is_on_the_page_of_the_event(
    scope_over: ScopeOver, page: PageOf
) -> None:
    scope = scope_over(RECORDS)
    (dispute,) = page(scope, "home").view.disputes
    findings = page(scope, "event", "fire").view.findings

    assert dispute.anchor in {finding.anchor for finding in findings}


def test_all_events_are_drawn_and_lead_to_their_pages(scope_over: ScopeOver, page: PageOf) -> None:
    figure = page(scope_over(RECORDS), "home").view.figure
    expected = [("March", "events/march/", False), ("Fire", "events/fire/", True)]

    assert expected == [(lane.title, lane.href, lane.is_contested) for lane in figure.lanes]


def test_many_events_lead_to_the_timelines_of_their_years(
    scope_over: ScopeOver, page: PageOf
) -> None:
    events = {f"incidents/e{n}.yml": f"{{title: E, date: {1990 + n}-01-01}}" for n in range(30)}
    figure = page(scope_over(events), "home").view.figure

    assert 30 == sum(column.count for column in figure.columns)
    assert "timelines/1990/" == figure.columns[0].href


def test_an_actors_page_has_its_events_in_time(scope_over: ScopeOver, page: PageOf) -> None:
    events = {
        f"incidents/e{n}.yml": (
            f"{{title: E{n}, date: {1990 + n}-01-01, actors: [{{actor: post, role: victim}}]}}"
        )
        for n in range(30)
    }
    scope = scope_over({**RECORDS, **events})
    columns = page(scope, "actor", "post").view.figure.columns
    entries = [e for g in page(scope, "timeline", "post").view.groups for e in g.entries]
    anchors = {f"../../timelines/post/#{entry.anchor}" for entry in entries}

    assert 30 == sum(column.count for column in columns)
    assert {column.href for column in columns} <= anchors
