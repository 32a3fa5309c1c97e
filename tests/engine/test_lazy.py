"""Mappings that stay encoded until somebody asks."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.engine.lazy import Lazy, encoded

Ids = tuple[str, ...]
keys = st.sampled_from("abc")
values = st.lists(st.text(max_size=3), max_size=2).map(tuple)
#: What is done to a mapping: a key gets a value, or goes.
deeds = st.lists(st.tuples(keys, st.none() | values))


def lazy(plain: dict[str, Ids]) -> Lazy[Ids]:
    return Lazy(encoded(plain), Ids)


@given(st.dictionaries(keys, values), deeds)
def test_it_is_a_mapping_like_any_other(
    plain: dict[str, Ids], done: list[tuple[str, Ids | None]]
) -> None:
    mapping = lazy(plain)
    for key, value in done:
        for one in (plain, mapping):
            if value is None:
                one.pop(key, None)
            else:
                one[key] = value

    assert plain == dict(mapping.items())
    assert (len(plain), [*plain]) == (len(mapping), [*mapping])
    assert plain == {key: msgspec.msgpack.decode(raw, type=Ids) for key, raw in mapping.raw.items()}


def test_only_what_is_asked_for_is_decoded() -> None:
    mapping: Lazy[Ids] = Lazy({"good": msgspec.Raw(b"\x91\xa1x"), "bad": msgspec.Raw(b"\xc1")}, Ids)

    assert ("x",) == mapping["good"]
    assert "bad" in mapping
    with pytest.raises(msgspec.DecodeError):
        mapping["bad"]


def test_a_value_is_decoded_once() -> None:
    mapping = lazy({"a": ("x",)})

    assert mapping["a"] is mapping["a"]


def test_what_is_not_there_is_not_there() -> None:
    mapping = lazy({})

    assert None is mapping.get("a")
    with pytest.raises(KeyError):
        mapping["a"]


@given(st.dictionaries(keys, values))
def test_what_was_not_touched_is_kept_as_it_is(plain: dict[str, Any]) -> None:
    mapping = lazy(plain)

    assert encoded(mapping) is mapping.raw
