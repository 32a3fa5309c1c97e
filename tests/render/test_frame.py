"""Frames: cutting a theme's page at its sentinels, and filling it."""

from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.render.frame import SENTINELS, Frame, address_sentinel

NAMES = sorted(SENTINELS)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
#: Anything that a theme may write around its slots.
PIECES = st.lists(st.one_of(TEXT, st.sampled_from([SENTINELS[name] for name in NAMES])))


@given(PIECES, st.integers(0, 4))
def test_a_frame_filled_with_its_sentinels_is_the_page_that_was_cut(
    pieces: list[str], depth: int
) -> None:
    html = "".join(pieces) + (address_sentinel(depth) if depth else "")
    values = {**SENTINELS, "address": address_sentinel(depth)}

    assert html.encode() == Frame.cut(html, depth).fill(values)


@given(TEXT)
def test_a_title_is_escaped_wherever_it_stands(title: str) -> None:
    html = f'<title>{SENTINELS["title"]}</title><meta content="{SENTINELS["title"]}">'
    filled = Frame.cut(html, 2).fill({"title": title}).decode()
    expected = f'<title>{escape(title)}</title><meta content="{escape(title)}">'

    assert expected == filled
    assert unescape(filled).count(title) >= 2


@given(st.sampled_from(["head", "body", "home"]), TEXT)
def test_html_is_filled_in_as_it_is(slot: str, html: str) -> None:
    assert html.encode() == Frame.cut(SENTINELS[slot], 1).fill({slot: html})


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_sentinel_within_a_value_is_not_filled_again(slot: str, other: str) -> None:
    filled = Frame.cut(SENTINELS[slot], 1).fill({slot: SENTINELS[other], other: "<wrong>"})

    assert "wrong" not in filled.decode() or slot == other


def test_a_slot_without_a_value_stays_empty() -> None:
    assert b"ab" == Frame.cut(f"a{SENTINELS['edit_url']}b", 1).fill({})


def test_a_frame_knows_the_slots_that_its_theme_used() -> None:
    frame = Frame.cut(f"{SENTINELS['title']} {SENTINELS['body']} v2slot/v1slot/", 2)
    expected = {"title", "body", "address"}

    assert expected == frame.slots


@pytest.mark.parametrize(
    ("depth", "expected"),
    [(0, ""), (1, "v1slot/"), (2, "v2slot/v1slot/"), (3, "v3slot/v2slot/v1slot/")],
)
def test_an_address_sentinel_is_as_deep_as_its_page(depth: int, expected: str) -> None:
    assert expected == address_sentinel(depth)


def test_a_link_to_the_sites_root_is_no_slot() -> None:
    html = '<a href="../../">home</a><link rel="canonical" href="https://x.example/v2slot/v1slot/">'
    expected = '<a href="../../">home</a><link rel="canonical" href="https://x.example/events/a/">'

    assert expected.encode() == Frame.cut(html, 2).fill({"address": "events/a/"})
