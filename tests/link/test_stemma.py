"""Descent: ancestors, origins, families, and what is independent of what."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.link import stemma

ABOVE = {
    "copy": ("wire",),
    "translation": ("copy",),
    "digest": ("translation", "radio"),
    "wire": (),
    "radio": (),
    "one": ("other",),
    "other": ("one",),
}


def parents(article: str) -> Iterable[str]:
    return ABOVE.get(article, ())


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("wire", []),
        ("translation", ["copy", "wire"]),
        ("digest", ["radio", "translation", "copy", "wire"]),
        ("one", ["other"]),
        ("unknown", []),
    ],
)
def test_ancestors_come_nearest_first(article: str, expected: list[str]) -> None:
    assert expected == stemma.ancestors(article, parents)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("wire", ("wire",)),
        ("translation", ("wire",)),
        ("digest", ("radio", "wire")),
        ("one", ("one",)),
    ],
)
def test_origins_are_the_roots(article: str, expected: tuple[str, ...]) -> None:
    assert expected == stemma.origins(article, parents)


def test_a_family_is_all_that_is_joined() -> None:
    below = {"wire": ("copy",), "copy": ("translation",), "radio": ("digest",)}

    def relatives(article: str) -> Iterable[str]:
        return (*parents(article), *below.get(article, ()))

    expected = ["copy", "translation", "wire"]

    assert expected == stemma.family(["copy"], relatives)


roots = st.lists(
    st.lists(st.sampled_from("abcd"), min_size=1, max_size=3).map(lambda r: tuple(sorted(set(r)))),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([], []),
        ([("a",)], ["a"]),
        ([("a",), ("a",)], ["a"]),
        ([("a",), ("b",)], ["a", "b"]),
        ([("a", "b")], ["a"]),
        ([("a", "b"), ("b",)], ["b"]),
        ([("a", "b"), ("a",), ("b",)], ["a", "b"]),
        ([("a", "b"), ("c", "d"), ("b", "c")], ["a", "c"]),
    ],
)
def test_articles_with_a_common_root_are_one_origin(
    known: list[tuple[str, ...]], expected: list[str]
) -> None:
    assert expected == stemma.independent(known)


@given(roots)
def test_there_are_two_origins_where_two_articles_have_no_common_root(
    known: list[tuple[str, ...]],
) -> None:
    expected = any(not set(one) & set(other) for one in known for other in known)

    assert expected is (len(stemma.independent(known)) > 1)


@given(roots, st.data())
def test_an_article_that_rests_on_a_known_one_adds_none(
    known: list[tuple[str, ...]], data: st.DataObject
) -> None:
    further = data.draw(st.sampled_from(known)) + data.draw(st.sampled_from(known))
    after = stemma.independent([*known, tuple(sorted(set(further)))])

    assert len(stemma.independent(known)) >= len(after)
