"""How far a run has come, and what each stage took.

Stages tell a ``Progress`` what they do; what is shown, if anything, is the door's business.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec


class Stage(msgspec.Struct):
    """One stage of a run: its name, how much it did of how much, and how long it took.

    ``reused`` counts what did not have to be done because the cache had it.
    """

    name: str
    total: int = 0
    done: int = 0
    reused: int = 0
    seconds: float = 0.0


#: Is told of a stage when it begins, moves on and ends.
Listener = Callable[[Stage], None]


class Progress:
    """The stages of a run, in order."""

    def __init__(self, listener: Listener | None = None) -> None:
        self.stages: list[Stage] = []
        self._listener = listener

    @contextmanager
    def stage(self, name: str, total: int = 0, reused: int = 0) -> Iterator[Stage]:
        """Time a stage."""
        stage = Stage(name, total, reused=reused)
        self.stages.append(stage)
        started = time.perf_counter()
        self._tell(stage)
        try:
            yield stage
        finally:
            stage.seconds = time.perf_counter() - started
            self._tell(stage)

    def advance(self, stage: Stage, by: int) -> None:
        """Count what a stage has done."""
        stage.done += by
        self._tell(stage)

    def _tell(self, stage: Stage) -> None:
        if self._listener:
            self._listener(stage)
