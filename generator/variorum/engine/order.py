"""The order in which pages are built: those that ask the same of the corpus, one after another.

What a page has worked out about an event serves the pages of its sources and of the events around
it; lists come last, when every event's line is known. So little is worked out twice, and what has
been worked out can soon be forgotten.
"""

from collections.abc import Iterable, Sequence

import msgspec

from variorum.engine.pages import Task
from variorum.link.graph import Graph
from variorum.views.comparison import BETWEEN
from variorum.views.pages import PageKind

#: Pages of single records, which have a neighbourhood; all others list records from everywhere.
_NEAR = (PageKind.EVENT, PageKind.SOURCE, PageKind.COMPARISON)
#: Lists of everything take longest, and begin first.
_LONGEST = (PageKind.DATA, PageKind.MAP, PageKind.HOME)


class Stages(msgspec.Struct, frozen=True):
    """The pages of two stages; the second profits from what the first has worked out."""

    near: list[Task]
    far: list[Task]


def in_order(tasks: Iterable[Task], graph: Graph) -> Stages:
    """Sort pages into two stages, and the first by neighbourhood in time."""
    moments = graph.moments()
    last = len(moments)

    def moment(task: Task) -> tuple[int, str]:
        own = task.key.id.partition(BETWEEN)[0]
        if task.key.kind is PageKind.EVENT:
            return moments.get(own, last), own
        # Only the cards of what is built: an edit must not decode all of them.
        about = (moments.get(graph.index.current(e), last) for e in graph.card(own).about)
        return min(about, default=last), own

    near: list[Task] = []
    far: list[Task] = []
    for task in tasks:
        (near if task.key.kind in _NEAR else far).append(task)
    return Stages(
        near=sorted(near, key=moment),
        far=sorted(far, key=lambda task: task.key.kind not in _LONGEST),
    )


def parts_of(tasks: Sequence[Task], size: int) -> list[Sequence[Task]]:
    """Cut pages that are in order into parts of a size."""
    return [tasks[at : at + size] for at in range(0, len(tasks), size)]
