"""The search index, made anew where what pages give to it has changed.

What each page gives lies with the answers that are kept, under a kind of its own. Pagefind is only
asked where one of them differs from what it was.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from variorum.engine.answers import SEARCH
from variorum.engine.kept import Kept
from variorum.engine.shelves import Searched
from variorum.fingerprint import digest
from variorum.publish import write_files
from variorum.render import search
from variorum.views.search import SearchRecord

_decode = msgspec.msgpack.Decoder(SearchRecord).decode


class Indexing(msgspec.Struct, frozen=True):
    """What came of one build: the index, and what was done."""

    now: Searched = Searched()
    written: int = 0
    bytes_written: int = 0
    complaint: str = ""


def update_index(
    folder: Path, before: Searched, kept: Kept, language: str, *, later: bool
) -> Indexing:
    """Bring the index up to date; write those of its files that differ into a folder.

    ``before.is_behind`` says that it is not. ``later`` leaves it as it is where there is one:
    previews need not wait for it.
    """
    if not kept.places.get(SEARCH):
        return Indexing()
    if before.files and (later or not before.is_behind):
        return Indexing(before)
    executable = search.program()
    if executable is None:
        return Indexing(complaint=search.MISSING)
    files: dict[str, str] = {}
    written = bytes_written = 0
    for path, content in search.index_files(executable, _records(kept), language):
        files[path] = digest(content)
        if files[path] != before.files.get(path):
            written += write_files(folder, [(path, content)])
            bytes_written += len(content)
    return Indexing(Searched(files=files), written, bytes_written)


def _records(kept: Kept) -> Iterator[SearchRecord]:
    for key in kept.places[SEARCH]:
        raw = kept.get((SEARCH, key))
        assert raw is not None
        yield _decode(raw)
