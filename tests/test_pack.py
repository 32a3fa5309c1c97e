"""A pack gives back the very blobs that were put into it, or says that it is damaged."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.pack import DamagedPack, Pack, Place


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return Pack(str(tmp_path / "new" / "pack"))


@given(first=st.lists(st.binary(max_size=9)), later=st.lists(st.binary(max_size=9)))
def test_blobs_are_found_where_they_were_put(
    tmp_path_factory: pytest.TempPathFactory, first: list[bytes], later: list[bytes]
) -> None:
    pack = Pack(str(tmp_path_factory.mktemp("pack") / "pack"))
    places = [*pack.replace(first), *pack.append(later)]

    assert [*first, *later] == [pack.get(place) for place in places]
    assert pack.size() == sum(map(len, [*first, *later]))
    pack.close()


def test_a_pack_can_be_begun_anew_while_it_is_read(pack: Pack) -> None:
    (old,) = pack.append([b"old"])
    assert b"old" == pack.get(old)
    places = pack.replace([b"other", b"new"])

    assert [b"other", b"new"] == [pack.get(place) for place in places]


@pytest.mark.parametrize(
    "place", [Place(0, 4, 0), Place(1, 4, 0), Place(99, 4, 0), Place(0, 99, 0)]
)
def test_what_is_not_what_was_put_there_is_damage(pack: Pack, place: Place) -> None:
    pack.append([b"blob"])

    with pytest.raises(DamagedPack):
        pack.get(place)


def test_a_pack_that_is_not_there_is_damage(pack: Pack) -> None:
    assert 0 == pack.size()
    with pytest.raises(DamagedPack):
        pack.get(Place(0, 1, 0))
