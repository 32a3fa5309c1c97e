"""Answers that are kept whole: where they lie, and what becomes of those that no longer hold."""

from pathlib import Path

import msgspec
import pytest

from variorum.engine.kept import Kept
from variorum.pack import DamagedPack, Pack


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return Pack(str(tmp_path / "answers.pack"))


def answers(**found: bytes) -> dict[str, dict[str, msgspec.Raw]]:
    return {"digest": {key: msgspec.Raw(value) for key, value in found.items()}}


def test_what_was_put_in_is_there_in_the_next_run(pack: Pack) -> None:
    kept = Kept(pack, None)
    kept.put(answers(fire=b"one"))
    kept.put(answers(storm=b"two"))
    later = Kept(pack, kept.places)

    assert [b"one", b"two"] == [later.get(("digest", key)) for key in ("fire", "storm")]
    assert later.get(("digest", "flood")) is None


def test_a_new_answer_takes_the_place_of_the_old_one(pack: Pack) -> None:
    kept = Kept(pack, None)
    kept.put(answers(fire=b"one"))
    kept.put(answers(fire=b"two"))

    assert b"two" == kept.get(("digest", "fire"))


def test_what_no_longer_holds_is_not_told(pack: Pack) -> None:
    kept = Kept(pack, None)
    kept.put(answers(fire=b"one"))
    kept.drop("digest", "fire")

    assert kept.get(("digest", "fire")) is None


def test_a_new_beginning_leaves_nothing_of_the_old_one(pack: Pack) -> None:
    old = Kept(pack, None)
    old.put(answers(fire=b"a long answer"))
    new = Kept(pack, None)
    new.put(answers(storm=b"two"))

    assert 3 == pack.size()
    with pytest.raises(DamagedPack, match=r"answers\.pack"):
        old.get(("digest", "fire"))


def test_waste_is_cleared_away_when_there_is_much_of_it(pack: Pack) -> None:
    kept = Kept(pack, None)
    kept.put(answers(fire=b"one", storm=b"two"))
    for _ in range(3):
        kept.put(answers(fire=b"two"))
    kept.tidy()

    assert len(b"two" + b"two") == pack.size()
    assert [b"two", b"two"] == [kept.get(("digest", key)) for key in ("fire", "storm")]


def test_little_waste_is_left_alone(pack: Pack) -> None:
    kept = Kept(pack, None)
    kept.put(answers(fire=b"one", storm=b"two"))
    kept.put(answers(fire=b"two"))
    kept.tidy()

    assert 9 == pack.size()


def test_what_another_process_worked_out_is_taken_over(pack: Pack, tmp_path: Path) -> None:
    part = Kept(Pack(str(tmp_path / "parts" / "one")), {})
    part.put(answers(storm=b"two"))
    part.put(answers(flood=b"three"))
    kept = Kept(pack, None)
    kept.put(answers(fire=b"one", storm=b"old"))
    kept.take_over(Pack(str(tmp_path / "parts" / "one")), part.places)

    assert [b"one", b"two", b"three"] == [
        kept.get(("digest", key)) for key in ("fire", "storm", "flood")
    ]
    assert [] == list((tmp_path / "parts").iterdir())


def test_taking_over_begins_anew_where_nothing_may_be_left(pack: Pack, tmp_path: Path) -> None:
    Kept(pack, None).put(answers(fire=b"of an earlier run"))
    part = Kept(Pack(str(tmp_path / "one")), {})
    part.put(answers(storm=b"two"))
    Kept(pack, None).take_over(Pack(str(tmp_path / "one")), part.places)

    assert len(b"two") == pack.size()
