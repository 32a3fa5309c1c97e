"""Ways to look records and places up without having read them all."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from variorum.diagnostics import Span
from variorum.engine.shelves import FileEntry
from variorum.link.card import Card
from variorum.model.corpus import AnyRecord
from variorum.pack import Pack
from variorum.read.source import read_source

#: So many records are kept decoded: pages near one another ask for the same.
_MOST_AT_HAND = 500


class _Alone(msgspec.Struct):
    """Of all that is kept of a resolved file, its record: what is not named here is not decoded."""

    record: AnyRecord | None


_decoder = msgspec.msgpack.Decoder(_Alone)


class Records(Mapping[str, AnyRecord]):
    """Records by id, read from the pack when they are asked for."""

    def __init__(
        self,
        pack: Pack,
        files: Mapping[str, FileEntry],
        cards: Mapping[str, Card],
        fresh: Mapping[str, AnyRecord],
    ) -> None:
        self._pack, self._files, self._cards, self._fresh = pack, files, cards, fresh
        self._known = dict(fresh)

    def __getitem__(self, record_id: str) -> AnyRecord:
        record = self._known.get(record_id)
        if record is None:
            entry = self._files[self._cards[record_id].file]
            record = _decoder.decode(self._pack.get(entry.place)).record
            if record is None:
                raise KeyError(record_id)
            if len(self._known) >= _MOST_AT_HAND:
                self._known = dict(self._fresh)
            self._known[record_id] = record
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self._cards)

    def __len__(self) -> int:
        return len(self._cards)


class Kinds(Mapping[str, str]):
    """Ids to kinds, by the cards."""

    def __init__(self, cards: Mapping[str, Card]) -> None:
        self._cards = cards

    def __getitem__(self, record_id: str) -> str:
        return self._cards[record_id].kind

    def __iter__(self) -> Iterator[str]:
        return iter(self._cards)

    def __len__(self) -> int:
        return len(self._cards)


class Locator:
    """Finds the place of a value by reading its file again: only where something is wrong."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __call__(self, file: str, path: tuple[str | int, ...]) -> Span:
        """The place of the value at a path of a file's data."""
        raw = (self._root / file).read_bytes()
        source, _ = read_source(
            raw, file=file, record_id="", kind="", has_body=file.endswith(".md")
        )
        return source.span(path) if source else Span(file)
