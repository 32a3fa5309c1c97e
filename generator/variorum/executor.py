"""Many hands: the stages' work in parts, on this machine's cores or on anything like them.

A stage hands over a function and a list of parts, all of which can be pickled, and gets the
results in the order of the parts. Any ``concurrent.futures`` executor will do.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")
#: Makes an executor for a number of hands; a cluster's goes here.
MakeExecutor = Callable[[int], Executor]


def default_jobs() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def local_processes(jobs: int) -> Executor:
    """Processes on this machine: forked where that is safe and possible, spawned elsewhere."""
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(method))


class Hands:
    """Runs parts of work with a number of hands; with one, in this process."""

    def __init__(self, jobs: int, make: MakeExecutor = local_processes) -> None:
        self.jobs = max(1, jobs)
        self._make = make

    def map(self, work: Callable[[Part], Result], parts: Sequence[Part]) -> Iterator[Result]:
        """Do every part; results come in the order of the parts."""
        if self.jobs == 1 or len(parts) < 2:
            yield from map(work, parts)
            return
        with self._make(min(self.jobs, len(parts))) as executor:
            yield from executor.map(work, parts)

    def aside(
        self,
        work: Callable[[Part], Result],
        part: Part,
        meanwhile: Callable[[], object] | None = None,
    ) -> Result:
        """Do one thing in a process that ends with it, and gives back the memory that it took.

        ``meanwhile`` is done in this process. With one hand it is left out, and the other done
        here.
        """
        if self.jobs == 1:
            return work(part)
        with self._make(1) as executor:
            result = executor.submit(work, part)
            if meanwhile:
                meanwhile()
            return result.result()

    def split(
        self, items: Sequence[Part], smallest: int, largest: int = sys.maxsize
    ) -> list[Sequence[Part]]:
        """Deal items out, so that neighbours (often alike in cost) go to different hands.

        Parts hold at least ``smallest`` items: below that, another process costs more than it
        brings. They hold about ``largest`` at most, so that there is never much to hand over.
        Where there are more than hands, each gets as many.
        """
        count = max(1, min(self.jobs, len(items) // max(1, smallest)), -(-len(items) // largest))
        if count > self.jobs:
            count += -count % self.jobs
        return [items[at::count] for at in range(count)]
