"""Tracking: what a page or a worked-out answer has asked of the corpus.

Dependencies are noted where the questions are asked, so none can be forgotten. They are noted and
kept as 32-bit checksums of what was asked: two that collide cost a page built in vain, never one
missed.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar
from zlib import crc32

Value = TypeVar("Value")
#: Something that can be asked: a sort of question, and what it is about.
Question = tuple[str, str]
#: So many checksums of each sort are kept.
_MOST_AT_HAND = 4096


def checksum(question: Question) -> int:
    """The checksum by which a question is noted; it is the same in every run."""
    name, key = question
    return Sort(name)[key]


def checksums(asked: Iterable[Question]) -> Iterator[int]:
    """The checksums of several questions."""
    return map(checksum, asked)


class Sort(dict[str, int]):
    """The checksums of one sort of question by what it is about.

    Some are kept at hand: neighbours ask the same, and a large archive asks millions in all.
    """

    def __init__(self, name: str) -> None:
        self._start = crc32(f"{name}\x1f".encode())

    def __missing__(self, key: str) -> int:
        if len(self) >= _MOST_AT_HAND:
            self.clear()
        found = self[key] = crc32(key.encode(), self._start)
        return found


class Sorts(dict[str, Sort]):
    """All sorts of question by name. ``sorts["ref"]["fire"]`` is a checksum."""

    def __missing__(self, name: str) -> Sort:
        found = self[name] = Sort(name)
        return found


class Recorder:
    """Notes questions, by their checksums, for whatever is being worked out at the moment."""

    def __init__(self) -> None:
        self.asked: set[int] = set()
        self.sorts = Sorts()


class Tracked(Generic[Value]):
    """A mapping of lists that notes which keys were asked for, found or not."""

    __slots__ = ("_mapping", "_recorder", "_sums")

    def __init__(self, name: str, mapping: Mapping[str, Value], recorder: Recorder) -> None:
        self._mapping, self._recorder = mapping, recorder
        self._sums = recorder.sorts[name]

    def get(self, key: str, default: Any = None) -> Value:
        """The list under a key, or the default."""
        self._recorder.asked.add(self._sums[key])
        found: Value = self._mapping.get(key, default)
        return found

    def __contains__(self, key: str) -> bool:
        self._recorder.asked.add(self._sums[key])
        return key in self._mapping
