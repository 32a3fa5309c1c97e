"""Tracking: what a page or a worked-out answer has asked of the corpus.

Dependencies are noted where the questions are asked, so none can be forgotten. They are kept as
32-bit checksums of what was asked: two that collide cost a page built in vain, never one missed.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar
from zlib import crc32

Value = TypeVar("Value")
#: Something that can be asked: a sort of question, and what it is about.
Question = tuple[str, str]


class Recorder:
    """Notes questions for whatever is being worked out at the moment."""

    def __init__(self) -> None:
        self.asked: set[Question] = set()


class Tracked(Generic[Value]):
    """A mapping of lists that notes which keys were asked for, found or not."""

    __slots__ = ("_mapping", "_name", "_recorder")

    def __init__(self, name: str, mapping: Mapping[str, Value], recorder: Recorder) -> None:
        self._name, self._mapping, self._recorder = name, mapping, recorder

    def get(self, key: str, default: Any = None) -> Value:
        """The list under a key, or the default."""
        self._recorder.asked.add((self._name, key))
        found: Value = self._mapping.get(key, default)
        return found

    def __contains__(self, key: str) -> bool:
        self._recorder.asked.add((self._name, key))
        return key in self._mapping


def checksum(question: Question) -> int:
    """The checksum by which a question is kept."""
    kind, key = question
    return crc32(f"{kind}\x1f{key}".encode())


def checksums(asked: Iterable[Question]) -> list[int]:
    """The checksums of several questions."""
    # In line, and without a memory of them: there are millions, of as many different questions.
    return [crc32(f"{kind}\x1f{key}".encode()) for kind, key in asked]
