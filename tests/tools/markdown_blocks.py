"""The fenced blocks of a Markdown page, with what stands before them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LAST_CODE = re.compile(r"`([^`\n]+)`[^`]*\Z")


class Block(NamedTuple):
    """A fenced block, with the paragraph before it and the last code span in that."""

    language: str
    text: str
    before: str
    named: str


def blocks(page: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page in order."""
    for fence in _FENCE.finditer(page):
        before = page[: fence.start()].rstrip().rsplit("\n\n", 1)[-1]
        last = _LAST_CODE.search(before)
        yield Block(fence[1], fence[2], before, last[1] if last else "")


def section(page: str, title: str) -> str:
    """The part of a page below a heading of the second level."""
    return page.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]
