"""The search index, made anew where what pages give to it has changed.

The site's shelf has a digest for what each page gave, so that a build sees at once whether Pagefind
must run. The search records themselves lie on a shelf of their own, which is read only then.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from variorum.cache import Cache
from variorum.engine.shelves import Encoded, Searched, new_token
from variorum.engine.state import SEARCH
from variorum.fingerprint import digest
from variorum.progress import Progress
from variorum.publish import write_files
from variorum.render import search
from variorum.views.search import SearchRecord

_decode = msgspec.msgpack.Decoder(SearchRecord).decode
_NIL = msgspec.Raw(b"\xc0")
#: Gives the search records of all pages anew, where those that were kept are lost.
FindAll = Callable[[], Encoded]


class SearchShelf(msgspec.Struct):
    """The search records of all pages, by the pages' keys, as the index has them."""

    token: str
    records: Encoded


class Indexing(msgspec.Struct, frozen=True):
    """What came of one build: the index, and what was done."""

    now: Searched
    written: int = 0
    bytes_written: int = 0
    complaint: str = ""


class Indexer:
    """Brings the index of one site up to date.

    ``later`` leaves an index as it is as long as there is one: previews need not wait for it.
    """

    def __init__(self, cache: Cache, language: str, progress: Progress, *, later: bool) -> None:
        self._cache, self._language, self._progress = cache, language, progress
        self._later = later

    def update(
        self,
        folder: Path,
        before: Searched,
        built: Mapping[str, msgspec.Raw],
        gone: Iterable[str],
        find_all: FindAll,
    ) -> Indexing:
        """Write the index's files that differ into a folder.

        ``built`` has what each page gives that was built, nil for one that gives nothing.
        """
        now = _compared(before, built, gone)
        if not now.waiting and (now.files or not now.digests):
            return Indexing(now)
        if self._later and now.files:
            return Indexing(now)
        executable = search.program()
        if executable is None:
            return Indexing(Searched(digests=now.digests), complaint=search.MISSING)
        return self._made(folder, now, self._records(now, find_all), executable)

    def _made(self, folder: Path, now: Searched, records: Encoded, executable: Path) -> Indexing:
        with self._progress.stage("search index", len(records)):
            files: dict[str, str] = {}
            written = bytes_written = 0
            every = map(_decode, records.values())
            for path, content in search.index_files(executable, every, self._language):
                files[path] = digest(content)
                if files[path] != now.files.get(path):
                    written += write_files(folder, [(path, content)])
                    bytes_written += len(content)
        shelf = SearchShelf(new_token(), records)
        self._cache.save(SEARCH, shelf)
        made = Searched(token=shelf.token, digests=now.digests, files=files)
        return Indexing(made, written, bytes_written)

    def _records(self, now: Searched, find_all: FindAll) -> Encoded:
        """All records, those that waited included."""
        if now.waiting.keys() >= now.digests.keys():
            records: Encoded = {}
        else:
            shelf = self._cache.load(SEARCH, SearchShelf)
            if shelf is None or shelf.token != now.token:
                return find_all()
            records = shelf.records
        for key, record in now.waiting.items():
            if record == _NIL:
                records.pop(key, None)
            else:
                records[key] = record
        return records


def _compared(before: Searched, built: Mapping[str, msgspec.Raw], gone: Iterable[str]) -> Searched:
    """What pages give now, with all that the index does not have yet."""
    digests, waiting = dict(before.digests), dict(before.waiting)
    for key, record in {**dict.fromkeys(gone, _NIL), **built}.items():
        new = None if record == _NIL else digest(record)
        if new == digests.get(key):
            continue
        waiting[key] = record
        if new is None:
            del digests[key]
        else:
            digests[key] = new
    return msgspec.structs.replace(before, digests=digests, waiting=waiting)
