"""Which claimants are one voice."""

import pytest

from tests.support import build_graph
from variorum.model import dates


def voices(relations: dict[str, str], when: str | None = "2030-05-01") -> dict[str, str]:
    """Voices of a to d, by their relations, at the time of an event."""
    kind = "kind: person"
    files = {
        f"actors/{name}.yml": f"{{name: {name}, {kind}, relations: [{relations.get(name, '')}]}}"
        for name in "abcd"
    }
    loaded = build_graph(files)
    assert loaded.lines == []
    return dict(loaded.graph.voices("abcd", dates.parse(when) if when else None))


@pytest.mark.parametrize("relation", ["speaks_for", "part_of", "member_of"])
def test_a_relation_that_joins_makes_one_voice(relation: str) -> None:
    expected = {"a": "a", "b": "a", "c": "c", "d": "d"}

    assert expected == voices({"b": f"{{{relation}: a}}"})


@pytest.mark.parametrize("relation", ["allied_with", "opposed_to", "successor_of"])
def test_other_relations_join_nobody(relation: str) -> None:
    assert {name: name for name in "abcd"} == voices({"b": f"{{{relation}: a}}"})


def test_voices_join_through_others_and_in_circles() -> None:
    expected = dict.fromkeys("abcd", "a")

    assert expected == voices(
        {"d": "{part_of: c}", "c": "{member_of: b}", "a": "{speaks_for: b}", "b": "{part_of: d}"}
    )


@pytest.mark.parametrize(
    ("span", "when", "joined"),
    [
        ("from: 2030-05", "2030-05-01", True),
        ("from: 2030-05-02", "2030-05-01", False),
        ("to: 2030-05-01", "2030-05-01", True),
        ("to: 2029", "2030-05-01", False),
        ("from: 2029, to: 2031", "2030-05-01", True),
        ("from: 2029, to: 2031", "2032", False),
        ("from: 2030-05-02", "2030-05", True),
        ("to: 2029", None, True),
    ],
)
def test_a_relation_joins_while_it_held(span: str, when: str | None, joined: bool) -> None:
    found = voices({"b": f"{{speaks_for: a, {span}}}"}, when)

    assert joined is (found["a"] == found["b"])


def test_all_who_were_ever_one_voice_are_found_from_each_of_them() -> None:
    relations = {"a": "", "b": "speaks_for: a", "c": "part_of: b", "d": "{part_of: c, to: 2029}"}
    actor = "{{name: Somebody, kind: person, relations: [{}]}}"
    graph = build_graph({f"actors/{one}.yml": actor.format(relations[one]) for one in "abcd"}).graph

    assert {one: tuple("abcd".replace(one, "")) for one in "abcd"} == {
        one: graph.one_voice_with(one) for one in "abcd"
    }
