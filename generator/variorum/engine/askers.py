"""Who asked what: from questions to the pages and answers that asked them.

Questions are 32-bit checksums (see ``link.tracking``), kept in 256 buckets of which an edit opens
a few. An asker that no longer asks something stays listed until everything is built anew: it is
then looked at in vain, never missed.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

_BUCKETS = 256
#: So many names stand in a block: a few are read, of very many.
_BLOCK = 256
_decode = msgspec.msgpack.Decoder(dict[int, bytes]).decode
_decode_names = msgspec.msgpack.Decoder(list[str]).decode
_encode = msgspec.msgpack.Encoder().encode


class Askers(msgspec.Struct):
    """All askers' names by number, in blocks, and who asked a question, by bucket."""

    names: list[msgspec.Raw]
    buckets: list[msgspec.Raw]

    def of(self, questions: Iterable[int]) -> set[str]:
        """The names of all who asked any of the questions."""
        found: set[int] = set()
        for bucket, wanted in _by_bucket(questions).items():
            asked = _decode(self.buckets[bucket])
            for question in wanted:
                found.update(memoryview(asked.get(question, b"")).cast("I"))
        return set(self._named(found))

    def _named(self, numbers: Iterable[int]) -> Iterator[str]:
        blocks: dict[int, list[str]] = {}
        for number in numbers:
            block, at = divmod(number, _BLOCK)
            if block not in blocks:
                blocks[block] = _decode_names(self.names[block])
            yield blocks[block][at]

    def add(self, asked: Mapping[str, bytes]) -> None:
        """Note what some askers asked, new ones or old."""
        names = [name for block in self.names for name in _decode_names(block)]
        numbers = {name: at for at, name in enumerate(names) if name in asked}
        fresh = [name for name in asked if name not in numbers]
        numbers |= {name: at for at, name in enumerate(fresh, start=len(names))}
        whole = len(names) // _BLOCK
        self.names[whole:] = _in_blocks([*names[whole * _BLOCK :], *fresh])
        by_question = _turned((numbers[name], raw) for name, raw in asked.items())
        for bucket, questions in _by_bucket(by_question).items():
            known = _decode(self.buckets[bucket])
            for question in questions:
                before = set(memoryview(known.get(question, b"")).cast("I"))
                joined = array("I", sorted(before.union(by_question[question])))
                known[question] = joined.tobytes()
            self.buckets[bucket] = msgspec.Raw(_encode(known))


class Gathering:
    """All who asked, listed afresh as they come. Who comes twice is listed twice."""

    def __init__(self) -> None:
        self._names: list[msgspec.Raw] = []
        self._loose: list[str] = []
        # In few large pieces: processes that are forked from this one share them.
        self._asked: list[tuple[array[int], bytes]] = []

    def add(self, asked: Mapping[str, bytes]) -> None:
        """Note what some asked."""
        counts = array("I", (len(raw) // 4 for raw in asked.values()))
        self._asked.append((counts, b"".join(asked.values())))
        names = [*self._loose, *asked]
        whole = len(names) - len(names) % _BLOCK
        self._names += _in_blocks(names[:whole])
        self._loose = names[whole:]

    def askers(self) -> Askers:
        """The list of all of them, once: what was noted goes as the list comes."""
        # Question and asker in one number: millions of them are too many for objects.
        pairs = [array("Q") for _ in range(_BUCKETS)]
        number = 0
        self._asked.reverse()
        while self._asked:
            counts, raw = self._asked.pop()
            questions, at = memoryview(raw).cast("I"), 0
            for count in counts:
                for question in questions[at : at + count]:
                    pairs[question % _BUCKETS].append(question << 32 | number)
                number, at = number + 1, at + count
        buckets = []
        while pairs:
            buckets.append(msgspec.Raw(_encode(_askers_of(pairs.pop(0)))))
        return Askers([*self._names, *_in_blocks(self._loose)], buckets)


def _in_blocks(names: Sequence[str]) -> list[msgspec.Raw]:
    return [msgspec.Raw(_encode(names[at : at + _BLOCK])) for at in range(0, len(names), _BLOCK)]


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
