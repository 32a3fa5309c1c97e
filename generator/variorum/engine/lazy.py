"""Mappings whose values stay encoded until somebody asks for them.

An edit asks for a few cards and lists out of many thousands; reading and writing all of them would
cost more than everything else.
"""

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, Generic, TypeVar

import msgspec

Value = TypeVar("Value")

#: So many values are kept decoded: who asks for one soon asks for it again.
_MOST_AT_HAND = 1024

_encode = msgspec.msgpack.Encoder().encode


class AtHand(dict[str, Value], Generic[Value]):
    """Some of the values, decoded; any other is decoded when it is asked for.

    It is for ``[]`` alone, which costs next to nothing for what is at hand.
    """

    def __init__(self, raw: Mapping[str, msgspec.Raw], kind: Any) -> None:
        self._raw = raw
        self._decode = msgspec.msgpack.Decoder(kind).decode

    def __missing__(self, key: str) -> Value:
        value: Value = self._decode(self._raw[key])
        if len(self) >= _MOST_AT_HAND:
            self.clear()
        self[key] = value
        return value


class Lazy(MutableMapping[str, Value], Generic[Value]):
    """A mapping over encoded values. ``raw`` is what to keep, ``at_hand`` the quickest way in."""

    def __init__(self, raw: dict[str, msgspec.Raw], kind: Any) -> None:
        self.raw = raw
        self.at_hand: AtHand[Value] = AtHand(raw, kind)

    def __getitem__(self, key: str) -> Value:
        return self.at_hand[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a key, or the default: many keys that are asked for are not there."""
        return self.at_hand[key] if key in self.raw else default

    def __setitem__(self, key: str, value: Value) -> None:
        self.at_hand[key] = value
        self.raw[key] = msgspec.Raw(_encode(value))

    def __delitem__(self, key: str) -> None:
        del self.raw[key]
        self.at_hand.pop(key, None)

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
