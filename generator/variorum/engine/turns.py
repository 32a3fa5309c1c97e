"""Pages built in turn: the near ones, the data, the lists, each in parts by all hands."""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import chain

from variorum.engine.order import Stages, neighbourhoods, one_of_each, parts_of
from variorum.engine.pages import build_part
from variorum.engine.parts import Job, Task
from variorum.executor import Hands

#: Pages that one process builds before another would be worth its start.
_WORTH_A_PROCESS = 150
#: Pages that a process builds before it forgets what it has worked out for them.
_AT_ONCE = 400
#: Parts of lists that a process builds before it ends: it comes to hold much of the corpus.
_IN_A_LIFE = 3


def size_of_parts(stages: Stages, hands: Hands) -> int:
    """How many pages of single records a process builds at once."""
    return min(_AT_ONCE, max(_WORTH_A_PROCESS, -(-len(stages.near) // hands.jobs)))


def in_turn(
    job: Job, hands: Hands, stages: Stages, size: int, *, is_large: bool
) -> Iterator[Iterable[bytes]]:
    """What the parts of each stage come to, which is to be asked for before the next stage."""
    work = partial(build_part, job=job)

    def begun(of_stage: list[Task]) -> tuple[list[bytes], list[Task]]:
        """What the first pages load, processes that are forked from this one inherit."""
        if not is_large or hands.jobs == 1:
            return [], of_stage
        first, others = one_of_each(of_stage)
        return [work(first)], others

    first, near = begun(stages.near)
    yield first
    yield hands.map(work, parts_of(near, size))
    begun_far = cache(lambda: begun(stages.far))
    if stages.data:  # joining takes much memory: what goes on beside it takes little
        yield [hands.aside(work, stages.data, begun_far) if is_large else work(stages.data)]
    first, far = begun_far()
    yield first
    if far:
        dealt = hands.split(neighbourhoods(far), _WORTH_A_PROCESS, _AT_ONCE)
        parts = [list(chain.from_iterable(some)) for some in dealt]
        yield from (hands.map(work, some) for some in parts_of(parts, hands.jobs * _IN_A_LIFE))
