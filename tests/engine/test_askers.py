"""Who asked what: never fewer than those who did."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from variorum.engine.askers import (
    Askers,
    Gathering,
    names_of,
    node_name,
    page_name,
    split_name,
)
from variorum.link.tracking import checksum

#: Few enough for two to ask the same, with several in one bucket.
questions = st.sets(st.sampled_from([1, 2, 3, 257, 258, 513, 2**32 - 1]))
asking = st.dictionaries(st.sampled_from(["page a", "page b", "digest c", "claims d"]), questions)
Asked = dict[str, set[int]]


def raw(asked: Asked) -> dict[str, bytes]:
    return {name: array("I", sorted(wanted)).tobytes() for name, wanted in asked.items()}


def gather(asked: dict[str, bytes]) -> Askers:
    gathering = Gathering()
    gathering.add(asked)
    return gathering.askers()


def those_who_asked(asked: Asked, wanted: set[int]) -> set[str]:
    return {name for name, own in asked.items() if own & wanted}


@given(asking, questions)
def test_all_who_asked_are_found_and_nobody_else(asked: Asked, wanted: set[int]) -> None:
    assert those_who_asked(asked, wanted) == gather(raw(asked)).of(wanted)


@given(asking, asking, questions)
def test_who_asks_later_is_found_with_those_before(
    first: Asked, later: Asked, wanted: set[int]
) -> None:
    expected = those_who_asked(first, wanted) | those_who_asked(later, wanted)
    askers = gather(raw(first))
    askers.add(raw(later))

    assert expected == askers.of(wanted)


@given(asking)
def test_asking_again_changes_nothing(asked: Asked) -> None:
    askers, again = gather(raw(asked)), gather(raw(asked))
    again.add(raw(asked))

    assert (askers.names, askers.buckets) == (again.names, again.buckets)


def test_many_askers_that_came_in_parts_are_found_by_what_they_asked() -> None:
    asked = {f"page {number}": {number % 7, number} for number in range(1000)}
    gathering = Gathering()
    for number, (name, questions) in enumerate(asked.items()):
        if number < 900:
            gathering.add(raw({name: questions}))
    askers = gathering.askers()
    askers.add(raw(dict(list(asked.items())[700:])))

    assert those_who_asked(asked, {3, 899, 999}) == askers.of([3, 899, 999])


def test_what_nobody_asked_has_no_askers() -> None:
    assert set() == gather({}).of([1, 2, 3])


def test_names_tell_pages_from_shared_answers() -> None:
    names = [page_name("event/fire/1"), node_name("digest", "fire")]

    assert [("page", "event/fire/1"), ("digest", "fire")] == [*map(split_name, names)]
    assert ["fire"] == [*names_of(names, "digest")]


def test_a_question_keeps_its_checksum_from_run_to_run() -> None:
    assert 0xEC1E5324 == checksum(("card", "fire"))
    assert checksum(("card", "fire")) != checksum(("ref", "fire"))
    assert checksum(("a", "bc")) != checksum(("ab", "c"))
