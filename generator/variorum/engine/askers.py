"""Who asked what: from questions to the pages and answers that asked them.

Questions are 32-bit checksums (see ``link.tracking``), kept in 256 buckets of which an edit opens
a few. An asker that no longer asks something stays listed until everything is built anew: it is
then looked at in vain, never missed.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

_BUCKETS = 256
_decode = msgspec.msgpack.Decoder(dict[int, bytes]).decode
_encode = msgspec.msgpack.Encoder().encode


class Askers(msgspec.Struct):
    """All askers by number, and the numbers of those who asked a question, by bucket."""

    names: list[str]
    buckets: list[msgspec.Raw]

    def of(self, questions: Iterable[int]) -> set[str]:
        """The names of all who asked any of the questions."""
        found: set[int] = set()
        for bucket, wanted in _by_bucket(questions).items():
            asked = _decode(self.buckets[bucket])
            for question in wanted:
                found.update(memoryview(asked.get(question, b"")).cast("I"))
        return {self.names[number] for number in found}

    def add(self, asked: Mapping[str, bytes]) -> None:
        """Note what some askers asked, new ones or old."""
        numbers = {name: at for at, name in enumerate(self.names) if name in asked}
        fresh = [name for name in asked if name not in numbers]
        numbers |= {name: at for at, name in enumerate(fresh, start=len(self.names))}
        self.names += fresh
        by_question = _turned((numbers[name], raw) for name, raw in asked.items())
        for bucket, questions in _by_bucket(by_question).items():
            known = _decode(self.buckets[bucket])
            # Most had asked the same before: what stays as it is is not encoded again.
            joined = dict(_joined(known, by_question, questions))
            if joined:
                self.buckets[bucket] = msgspec.Raw(_encode(known | joined))


def gather(asked: Mapping[str, bytes]) -> Askers:
    """List all askers afresh."""
    # Question and asker in one number: millions of them are too many for objects.
    pairs = [array("Q") for _ in range(_BUCKETS)]
    for number, raw in enumerate(asked.values()):
        for question in memoryview(raw).cast("I"):
            pairs[question % _BUCKETS].append(question << 32 | number)
    return Askers(list(asked), [msgspec.Raw(_encode(_askers_of(bucket))) for bucket in pairs])


def _joined(
    known: Mapping[int, bytes], asking: Mapping[int, list[int]], questions: Iterable[int]
) -> Iterator[tuple[int, bytes]]:
    """The askers of those questions that have new ones among them, old and new."""
    for question in questions:
        before = memoryview(known.get(question, b"")).cast("I")
        if not all(_holds(before, number) for number in asking[question]):
            yield question, array("I", sorted({*before, *asking[question]})).tobytes()


def _holds(numbers: "memoryview[int]", number: int) -> bool:
    """Whether a number is among others that are in order."""
    at = bisect_left(numbers, number)
    return at < len(numbers) and numbers[at] == number


def _askers_of(pairs: "array[int]") -> dict[int, bytes]:
    """The askers of each question of a bucket, in order of their numbers."""
    found: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
    for pair in sorted(pairs):
        found[pair >> 32].append(pair & 0xFFFFFFFF)
    return {question: numbers.tobytes() for question, numbers in found.items()}


def _turned(asked: Iterable[tuple[int, bytes]]) -> dict[int, list[int]]:
    turned: defaultdict[int, list[int]] = defaultdict(list)
    for number, raw in asked:
        for question in memoryview(raw).cast("I"):
            turned[question].append(number)
    return turned


def _by_bucket(questions: Iterable[int]) -> dict[int, list[int]]:
    sorted_out: defaultdict[int, list[int]] = defaultdict(list)
    for question in questions:
        sorted_out[question % _BUCKETS].append(question)
    return sorted_out


def page_name(key: str) -> str:
    """A page as an asker."""
    return f"page {key}"


def node_name(kind: str, key: str) -> str:
    """A shared answer as an asker."""
    return f"{kind} {key}"


def split_name(name: str) -> tuple[str, str]:
    """What an asker is (``page`` or a kind of answer), and its key."""
    kind, _, key = name.partition(" ")
    return kind, key


def names_of(found: Iterable[str], kind: str) -> Iterator[str]:
    """The keys of those askers that are of a kind."""
    return (key for name in found for own, key in (split_name(name),) if own == kind)
