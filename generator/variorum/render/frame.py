"""Frames: a theme's page with slots where a record's title, words and body go.

MkDocs renders its theme once for each depth of address, with sentinels for what differs from page
to page. Here the result is cut at the sentinels; filling it is a join.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Protocol

import msgspec

#: Each is one word, so that no theme's filters for titles or addresses take it apart.
SENTINELS = {
    "title": "VariorumTitleSlot",
    "description": "VariorumDescriptionSlot",
    "head": "VariorumHeadSlot",
    "body": "VariorumBodySlot",
    "edit_url": "https://variorum.invalid/edit-slot",
    "home": "VariorumHomeSlot",
    "policy": "VariorumPolicySlot",
}
#: Slots whose values are HTML already; all others are escaped.
_HTML = frozenset({"head", "body", "home", "policy"})
_BY_SENTINEL = {sentinel: name for name, sentinel in SENTINELS.items()}


def address_sentinel(depth: int) -> str:
    """The address of a page at a depth, such as ``v2slot/v1slot/``."""
    return "".join(f"v{level}slot/" for level in range(depth, 0, -1))


class Fillable(Protocol):
    """Puts a page's own HTML into what a theme prints around it."""

    def fill(self, values: Mapping[str, str]) -> bytes:
        """The whole page; ``values`` go by the names of the slots."""


class Frame(msgspec.Struct, frozen=True):
    """A page cut at its slots. ``pieces`` alternates literal HTML and slot names.

    A frame that is not ``is_exact`` is not what the theme itself would print around every page,
    and only tells whether the theme has changed.
    """

    pieces: tuple[str, ...]
    is_exact: bool = True

    @classmethod
    def cut(cls, html: str, depth: int) -> "Frame":
        """Cut a rendered page at its sentinels."""
        by_sentinel = (
            {**_BY_SENTINEL, address_sentinel(depth): "address"} if depth else _BY_SENTINEL
        )
        pattern = "|".join(re.escape(s) for s in sorted(by_sentinel, key=len, reverse=True))
        pieces = re.split(f"({pattern})", html)
        return cls(tuple(by_sentinel.get(p, p) if at % 2 else p for at, p in enumerate(pieces)))

    @property
    def slots(self) -> frozenset[str]:
        """The names of the slots that the theme has used."""
        return frozenset(self.pieces[1::2])

    def fill(self, values: Mapping[str, str]) -> bytes:
        """Fill the slots; a slot without value stays empty."""
        pieces = list(_encoded(self.pieces))
        for at in range(1, len(pieces), 2):
            name = self.pieces[at]
            value = values.get(name, "")
            pieces[at] = (value if name in _HTML else escape(value)).encode()
        return b"".join(pieces)


@lru_cache(maxsize=16)
def _encoded(pieces: tuple[str, ...]) -> tuple[bytes, ...]:
    """A frame's pieces as bytes: a theme's own HTML is encoded once, not for each page."""
    return tuple(piece.encode() for piece in pieces)


class Framing(msgspec.Struct, frozen=True):
    """How a theme frames pages, by depth of address.

    ``theme`` fills each page by itself, slowly; it is there only where frames are not exact.
    """

    frames: Mapping[int, Frame]
    theme: Mapping[int, Fillable] = {}

    @property
    def by_depth(self) -> Mapping[int, Fillable]:
        """What to fill pages with."""
        return {**self.frames, **self.theme}
