"""How far a run has come, and what each stage took.

Seconds pass on a clock on the wall; *processor seconds* are those that all processes of the run
were at work, which on two cores may be twice as many. Stages tell a ``Progress`` what they do; what
is shown, if anything, is the door's business.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import msgspec


class Stage(msgspec.Struct):
    """One stage of a run: its name, how much it did of how much, and how long it took.

    ``reused`` counts what did not have to be done because the cache had it. ``processor`` are
    processor seconds, ``parts`` those of some kinds of work within it.
    """

    name: str
    total: int = 0
    done: int = 0
    reused: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    parts: dict[str, float] = {}

    def add(self, parts: Mapping[str, float]) -> None:
        """Add processor seconds of kinds of work, by name."""
        for name, seconds in parts.items():
            self.parts[name] = self.parts.get(name, 0.0) + seconds


#: Is told of a stage when it begins, moves on and ends.
Listener = Callable[[Stage], None]


class Meter:
    """Notes what a process spends its time on. ``spent`` are processor seconds by kind of work."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._since = time.process_time()

    def note(self, work: str) -> None:
        """Whatever was done since the last note was work of this kind."""
        now = time.process_time()
        self.spent[work] = self.spent.get(work, 0.0) + now - self._since
        self._since = now


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
        started, worked = time.perf_counter(), _processor_seconds()
        self._tell(stage)
        try:
            yield stage
        finally:
            stage.seconds = time.perf_counter() - started
            stage.processor = _processor_seconds() - worked
            self._tell(stage)

    def advance(self, stage: Stage, by: int) -> None:
        """Count what a stage has done."""
        stage.done += by
        self._tell(stage)

    def _tell(self, stage: Stage) -> None:
        if self._listener:
            self._listener(stage)


def _processor_seconds() -> float:
    """Those of this process and of all its children that have ended (to a hundredth)."""
    return sum(os.times()[:4])
