"""Who asked what: from questions to the pages and answers that asked them.

Questions are 32-bit checksums (see ``link.tracking``). With the number of an asker each makes a
pair, one number of 64 bits; all pairs are kept in order, in 256 buckets by their questions, of
which an edit looks into a few. An asker that no longer asks something stays listed until everything
is built anew: it is then looked at in vain, never missed.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

_BUCKETS = 256
_NUMBER = 0xFFFFFFFF
_decode = msgspec.msgpack.Decoder(list[str]).decode
_encode = msgspec.msgpack.Encoder().encode


class Askers(msgspec.Struct):
    """All askers by number, and the pairs of question and asker, by bucket."""

    names: list[str]
    buckets: list[bytes]

    def of(self, questions: Iterable[int]) -> set[str]:
        """The names of all who asked any of the questions."""
        found: set[int] = set()
        for question in questions:
            pairs = memoryview(self.buckets[question % _BUCKETS]).cast("Q")
            first = bisect_left(pairs, question << 32)
            found.update(pairs[first : bisect_left(pairs, (question + 1) << 32, first)])
        return {self.names[number] for number in {pair & _NUMBER for pair in found}}

    def add(self, asked: Mapping[str, bytes]) -> None:
        """Note what some askers asked, new ones or old."""
        numbers = {name: at for at, name in enumerate(self.names) if name in asked}
        fresh = [name for name in asked if name not in numbers]
        numbers |= {name: at for at, name in enumerate(fresh, start=len(self.names))}
        self.names += fresh
        for bucket, pairs in _pairs(_numbered(asked, numbers)).items():
            joined = _joined(array("Q", self.buckets[bucket]), pairs)
            if joined:
                self.buckets[bucket] = joined.tobytes()


class Gathering:
    """All who asked, listed afresh as they come. Who comes twice is listed twice."""

    def __init__(self) -> None:
        self._names: list[bytes] = []
        # In few large pieces: processes that are forked from this one share them.
        self._asked: list[tuple[array[int], bytes]] = []

    def add(self, asked: Mapping[str, bytes]) -> None:
        """Note what some asked."""
        self._names.append(_encode(list(asked)))
        counts = array("I", (len(raw) // 4 for raw in asked.values()))
        self._asked.append((counts, b"".join(asked.values())))

    def askers(self) -> Askers:
        """The list of all of them, once: what was noted goes as the list comes."""
        pairs = _pairs(enumerate(self._each()))
        buckets = [array("Q", sorted(pairs.pop(at, ()))).tobytes() for at in range(_BUCKETS)]
        return Askers([name for some in self._names for name in _decode(some)], buckets)

    def _each(self) -> "Iterator[memoryview[int]]":
        """What each of them asked."""
        self._asked.reverse()
        while self._asked:
            counts, raw = self._asked.pop()
            questions, at = memoryview(raw).cast("I"), 0
            for count in counts:
                yield questions[at : at + count]
                at += count


def _numbered(
    asked: Mapping[str, bytes], numbers: Mapping[str, int]
) -> "Iterator[tuple[int, memoryview[int]]]":
    return ((numbers[name], memoryview(raw).cast("I")) for name, raw in asked.items())


def _pairs(asked: "Iterable[tuple[int, memoryview[int]]]") -> "defaultdict[int, array[int]]":
    """Question and asker in one number, by bucket: millions of them are too many for objects."""
    pairs: defaultdict[int, array[int]] = defaultdict(lambda: array("Q"))
    for number, questions in asked:
        for question in questions:
            pairs[question % _BUCKETS].append(question << 32 | number)
    return pairs


def _joined(known: "array[int]", pairs: "array[int]") -> "array[int] | None":
    """All pairs in order; None if all were known. Most were: whoever asks anew asks the same."""
    before = len(known)
    for pair in pairs:
        at = bisect_left(known, pair)
        if at == len(known) or known[at] != pair:
            known.insert(at, pair)
    return known if len(known) > before else None


def packed(questions: Iterable[int]) -> bytes:
    """What somebody asked, as all lists of it have it: 32 bits a question."""
    return array("I", questions).tobytes()


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
