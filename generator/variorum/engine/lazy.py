"""Mappings whose values stay encoded until somebody asks for them.

An edit asks for a few cards and lists out of many thousands; reading and writing all of them would
cost more than everything else.
"""

from collections.abc import Iterator, MutableMapping
from typing import Any, Generic, TypeVar

import msgspec

Value = TypeVar("Value")

#: So many values are kept decoded: who asks for one soon asks for it again.
_MOST_AT_HAND = 1024

_encode = msgspec.msgpack.Encoder().encode


class Lazy(MutableMapping[str, Value], Generic[Value]):
    """A mapping over encoded values. ``raw`` is what to keep."""

    def __init__(self, raw: dict[str, msgspec.Raw], kind: Any) -> None:
        self.raw = raw
        self._decode = msgspec.msgpack.Decoder(kind).decode
        self._known: dict[str, Value] = {}

    def __getitem__(self, key: str) -> Value:
        try:
            return self._known[key]
        except KeyError:
            return self._decoded(key)

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a key, or the default: many keys that are asked for are not there."""
        return self[key] if key in self.raw else default

    def _decoded(self, key: str) -> Value:
        value: Value = self._decode(self.raw[key])
        if len(self._known) >= _MOST_AT_HAND:
            self._known.clear()
        self._known[key] = value
        return value

    def __setitem__(self, key: str, value: Value) -> None:
        self._known[key] = value
        self.raw[key] = msgspec.Raw(_encode(value))

    def __delitem__(self, key: str) -> None:
        del self.raw[key]
        self._known.pop(key, None)

    def __contains__(self, key: object) -> bool:
        return key in self.raw

    def __iter__(self) -> Iterator[str]:
        return iter(self.raw)

    def __len__(self) -> int:
        return len(self.raw)


def encoded(mapping: MutableMapping[str, Any]) -> dict[str, msgspec.Raw]:
    """A mapping's values, encoded; those of a lazy one as they are."""
    if isinstance(mapping, Lazy):
        return mapping.raw
    return {key: msgspec.Raw(_encode(value)) for key, value in mapping.items()}
