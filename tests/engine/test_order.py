"""The order in which pages are built."""

from tests.support import build_graph
from variorum.config import Settings
from variorum.engine.order import in_order, parts_of
from variorum.engine.pages import Task
from variorum.link.graph import Graph
from variorum.views.pages import keys, scope_of


def event(day: int) -> str:
    return f"{{title: T, date: 2031-05-{day:02}, type: other, status: published, summary: S.}}"


def article(about: str) -> str:
    return f"""\
---
title: Report
publisher: paper
published: 2031-06-01
language: en
seal: SEAL
annotations:
  - quote: nine people
    about: {about}
    claims: [{{killed: 9, who: people}}]
---
There were nine people.
"""


def graph() -> Graph:
    return build_graph(
        {
            "actors/paper.yml": "{name: Paper, kind: publisher}",
            "incidents/late.yml": event(20),
            "incidents/early.yml": event(2),
            "incidents/between.yml": event(9),
            "articles/a-late.md": article("late"),
            "articles/b-early.md": article("early"),
        }
    ).graph


def test_a_source_follows_the_first_event_that_it_is_about() -> None:
    found = graph()
    tasks = [Task(key, {}) for key in keys(scope_of(found, Settings()))]
    near = [task.key.id for task in in_order(tasks, found).near]

    assert ["b-early", "early", "between", "a-late", "late"] == near


def test_lists_come_last_and_the_longest_of_them_first() -> None:
    found = graph()
    tasks = [Task(key, {}) for key in keys(scope_of(found, Settings()))]
    stages = in_order(tasks, found)

    assert ["data", "map", "home"] == [task.key.kind.value for task in stages.far[:3]]
    assert len(tasks) == len(stages.near) + len(stages.far)


def test_parts_have_every_page_once_and_in_order() -> None:
    found = graph()
    near = in_order([Task(k, {}) for k in keys(scope_of(found, Settings()))], found).near
    parts = parts_of(near, 2)

    assert near == [task for part in parts for task in part]
    assert [2, 2, 1] == [len(part) for part in parts]
