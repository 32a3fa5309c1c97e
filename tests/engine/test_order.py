"""The order in which pages are built."""

from tests.support import build_graph
from variorum.config import Settings
from variorum.engine.order import in_order, neighbourhoods, one_of_each, parts_of
from variorum.engine.parts import Task
from variorum.link.graph import Graph
from variorum.views.pages import PageKind, keys, scope_of


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


def test_lists_come_later_the_longest_of_them_first_and_the_data_apart() -> None:
    found = graph()
    tasks = [Task(key, {}) for key in keys(scope_of(found, Settings()))]
    stages = in_order(tasks, found)

    assert ["map", "home"] == [task.key.kind.value for task in stages.far[:2]]
    assert ["data"] == [task.key.kind.value for task in stages.data]
    assert len(tasks) == len(stages.near) + len(stages.far) + len(stages.data)


def test_one_page_of_each_kind_goes_first_but_none_of_the_longest() -> None:
    found = graph()
    far = in_order([Task(k, {}) for k in keys(scope_of(found, Settings()))], found).far
    first, others = one_of_each(far)
    kinds = [task.key.kind.value for task in first]

    assert len(set(kinds)) == len(kinds)
    assert {task.key.kind for task in far} == {task.key.kind for task in first} | {
        PageKind.MAP,
        PageKind.HOME,
    }
    assert sorted(map(str, far)) == sorted(map(str, first + others))


def test_parts_have_every_page_once_and_in_order() -> None:
    found = graph()
    near = in_order([Task(k, {}) for k in keys(scope_of(found, Settings()))], found).near
    parts = parts_of(near, 2)

    assert near == [task for part in parts for task in part]
    assert [2, 2, 1] == [len(part) for part in parts]


def test_what_lists_the_events_of_one_record_stays_together() -> None:
    found = graph()
    far = in_order([Task(k, {}) for k in keys(scope_of(found, Settings()))], found).far
    together = neighbourhoods(far)
    kinds = {some[0].key.id: [t.key.kind.value for t in some] for some in together if some[1:]}

    assert {"2031": ["timeline", "subscription"], "paper": ["actor", "subscription"]} == kinds
    assert far == [task for some in together for task in some]
