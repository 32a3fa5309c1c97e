"""The order in which pages are built: those that ask the same of the corpus, one after another.

What a page has worked out about an event serves the pages of its sources and of the events around
it. Lists come last, when every event's line is known, and those of one record together. So little
is worked out twice, and what has been worked out can soon be forgotten.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeVar

import msgspec

from variorum.engine.parts import Task
from variorum.link.graph import Graph
from variorum.views.comparison import BETWEEN
from variorum.views.pages import PageKind

Item = TypeVar("Item")

#: Pages of single records, which have a neighbourhood; all others list records from everywhere.
_NEAR = (PageKind.EVENT, PageKind.SOURCE, PageKind.COMPARISON)
#: Lists of everything take longest, and begin first.
_LONGEST = (PageKind.MAP, PageKind.HOME)
#: All these list the events of one record or year.
_OF_ONE = (PageKind.ACTOR, PageKind.PLACE, PageKind.TIMELINE, PageKind.SUBSCRIPTION)


class Stages(msgspec.Struct, frozen=True):
    """The pages of each stage, which profits from what those before it have worked out.

    The ``data`` of the whole site take much memory and little time.
    """

    near: list[Task]
    data: list[Task]
    far: list[Task]


def in_order(tasks: Iterable[Task], graph: Graph) -> Stages:
    """Sort pages into stages: the first by moments in time, lists by whose events they have."""
    moments = graph.moments()
    never = len(moments)

    def moment(task: Task) -> tuple[int, str]:
        own = task.key.id.partition(BETWEEN)[0]
        if task.key.kind is PageKind.EVENT:
            return moments.get(own, never), own
        # Only the cards of what is built: an edit must not decode all of them.
        about = (moments.get(graph.index.current(e), never) for e in graph.card(own).about)
        return min(about, default=never), own

    near: list[Task] = []
    far: list[Task] = []
    data: list[Task] = []
    for task in tasks:
        kind = task.key.kind
        (near if kind in _NEAR else data if kind is PageKind.DATA else far).append(task)
    return Stages(
        near=sorted(near, key=moment),
        far=sorted(far, key=lambda task: (task.key.kind not in _LONGEST, _whose(task))),
        data=data,
    )


def _whose(task: Task) -> str:
    """The record or year whose events a page lists; empty for other pages."""
    return task.key.id if task.key.kind in _OF_ONE else ""


def neighbourhoods(far: Iterable[Task]) -> list[list[Task]]:
    """Pages in order, those that list the same events together."""
    found: list[list[Task]] = []
    for whose, some in groupby(far, key=_whose):
        together = list(some)
        found += [together] if whose else [[task] for task in together]
    return found


def one_of_each(tasks: Iterable[Task]) -> tuple[list[Task], list[Task]]:
    """The first page of each kind but the longest, and all others."""
    kinds, first, others = set(_LONGEST), list[Task](), list[Task]()
    for task in tasks:
        (others if task.key.kind in kinds else first).append(task)
        kinds.add(task.key.kind)
    return first, others


def parts_of(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Cut what is in order into parts of a size."""
    return [items[at : at + size] for at in range(0, len(items), size)]
