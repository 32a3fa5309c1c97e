"""The corpus, brought up to date: only what changed is read, and what follows from it is known."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from variorum.cache import Cache
from variorum.config import Settings
from variorum.diagnostics import Code, Diagnostic, Report
from variorum.engine.changes import differences, reshapes
from variorum.engine.corpusful import Corpusful
from variorum.engine.linking import Linked, linked
from variorum.engine.lookup import Locator, Records
from variorum.engine.reading import read_part
from variorum.engine.replacing import Replacing
from variorum.engine.shelves import (
    FileEntry,
    RecordsShelf,
    new_token,
    unpack_index,
)
from variorum.engine.state import RECORDS
from variorum.executor import Hands
from variorum.fingerprint import Stamp
from variorum.link.graph import Graph
from variorum.link.tracking import checksums
from variorum.model.vocabulary import Vocabulary
from variorum.pack import DamagedPack
from variorum.progress import Progress
from variorum.read.configuration import problems_with_records
from variorum.read.folder import VOCABULARY, RecordFile, list_records, strays
from variorum.read.source import read_source
from variorum.resolve.vocabulary import resolve_vocabulary
from variorum.schema.kinds import BY_FOLDER

#: Files that one process reads before another would be worth its start.
_WORTH_A_PROCESS = 300
#: Files that a process reads before it hands over what they came to.
_AT_ONCE = 1000


class Known(NamedTuple):
    """What the last run knew: its shelf's token, the records' stamps, and their problems."""

    token: str = ""
    stamps: Mapping[str, Stamp] = {}
    problems: Iterable[Diagnostic] = ()


class Means(NamedTuple):
    """What a run works with. ``meanwhile`` may be done while another process links."""

    hands: Hands
    progress: Progress
    meanwhile: Callable[[], None] | None = None


def refresh(
    root: Path,
    settings: Settings,
    cache: Cache,
    known: Known,
    stamps: Mapping[str, Stamp],
    means: Means,
) -> Corpusful:
    """Bring the corpus up to date with the files below ``root / settings.records``.

    ``stamps`` are the files' present stamps. Where the cache is empty, damaged or of no use,
    everything is read.
    """
    shelf = cache.load(RECORDS, RecordsShelf) if known.stamps else None
    if shelf is not None and shelf.token != known.token:
        shelf = None  # an interrupted run left one that the stamps do not belong to
    try:
        return _Refresh(root, settings, cache, shelf, known, stamps, means).run()
    except DamagedPack as problem:
        cache.complaint = str(problem)
        return _Refresh(root, settings, cache, None, Known(), stamps, means).run()


class _Refresh:
    """One run of ``refresh``."""

    def __init__(
        self,
        root: Path,
        settings: Settings,
        cache: Cache,
        shelf: RecordsShelf | None,
        known: Known,
        stamps: Mapping[str, Stamp],
        means: Means,
    ) -> None:
        self._root, self._settings = root, settings
        self._cache, self._pack = cache, cache.pack
        self._hands, self._progress, self._meanwhile = means
        self._shelf, self._known, self._stamps = shelf, known, stamps
        self._locate = Locator(root)
        self._strays: Mapping[str, str] = {}

    def run(self) -> Corpusful:
        report = Report()
        items, problems = list_records(self._root, self._settings.records, BY_FOLDER)
        self._strays = strays(self._root, problems)
        settings = self._settings
        wrong = problems_with_records(self._root, settings.records, settings.config, BY_FOLDER)
        report.add(wrong or problems)
        vocabulary = self._vocabulary(report)
        shelf = self._shelf
        if shelf is not None and shelf.vocabulary != vocabulary:
            shelf = None
        if shelf is None:  # nor is anything that lies in the pack of use
            self._cache.drop(RECORDS)
            self._pack.replace(())
        old = shelf.files if shelf else {}
        reread = self._reread(items, old, vocabulary)
        files = {item.file: old[item.file] for item in items if item.file in old}
        gone = old.keys() - files.keys()
        if shelf and not gone and not any(file not in old for file in reread):
            with self._progress.stage("link records", len(reread)):
                replacing = Replacing(
                    self._root,
                    self._settings,
                    self._pack,
                    shelf,
                    self._known.problems,
                    self._strays,
                )
                quick = replacing.replace(reread, report)
            if quick:
                return quick
        files |= reread
        fresh = [item.id for item in items if item.file in reread]
        with self._progress.stage("link records", len(items)):
            return self._rebuild(shelf, files, fresh, vocabulary, report)

    # Reading

    def _vocabulary(self, report: Report) -> Vocabulary:
        file = f"{self._settings.records}/{VOCABULARY}"
        try:
            raw = (self._root / file).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            raw = b""
        source = None
        if raw.strip():
            source, problems = read_source(
                raw, file=file, record_id="vocabulary", kind="vocabulary", has_body=False
            )
            report.add(problems)
        vocabulary, problems = resolve_vocabulary(source)
        report.add(problems)
        if report.has_errors_in(file):
            report.confine(Code.UNKNOWN_TERM, file)
        return vocabulary

    def _reread(
        self, items: list[RecordFile], old: Mapping[str, FileEntry], vocabulary: Vocabulary
    ) -> dict[str, FileEntry]:
        """Read the files whose stamps changed; leave out those whose content did not."""
        stamps, known = self._stamps, self._known.stamps
        suspects = [
            item
            for item in items
            if item.file not in old or known.get(item.file) != stamps.get(item.file)
        ]
        work = partial(
            read_part, vocabulary=vocabulary, known={f: e.digest for f, e in old.items()}
        )
        if not suspects:
            return {}
        parts = self._hands.split(suspects, _WORTH_A_PROCESS, _AT_ONCE)
        found: dict[str, FileEntry] = {}
        unread = len(items) - len(suspects)
        with self._progress.stage("read records", len(suspects), unread) as stage:
            for part, read in zip(parts, self._hands.map(work, parts), strict=True):
                places = self._pack.append(blob for _, _, blob in read)
                for (file, sum_, _), place in zip(read, places, strict=True):
                    found[file] = FileEntry(sum_, place)
                self._progress.advance(stage, len(part))
        return found

    # The whole way: records came, went, or changed what others rest on

    def _rebuild(
        self,
        shelf: RecordsShelf | None,
        files: Mapping[str, FileEntry],
        fresh: Iterable[str],
        vocabulary: Vocabulary,
        report: Report,
    ) -> Corpusful:
        """Resolve the whole corpus; only changed files were read for it."""
        work = partial(
            linked,
            pack=self._pack,
            locate=self._locate,
            settings=self._settings,
            vocabulary=vocabulary,
            strays=self._strays,
        )
        is_worth_it = len(files) > _WORTH_A_PROCESS
        raw = self._hands.aside(work, files, self._meanwhile) if is_worth_it else work(files)
        made = msgspec.msgpack.decode(raw, type=Linked)
        report.add(made.problems)
        index = unpack_index(made.packed)
        graph = Graph(index, Records(self._pack, files, index.cards, {}), vocabulary)
        if report.has_errors:
            return Corpusful(graph, report, made.tally, None)
        stored = self._compacted(files)
        graph = Graph(index, Records(self._pack, stored, index.cards, {}), vocabulary)
        anew = RecordsShelf(
            token=new_token(),
            files=stored,
            vocabulary=vocabulary,
            tally=made.tally,
            packed=made.packed,
        )
        if shelf and not shelf.everything and shelf.packed.aliases == index.aliases:
            changed = differences(unpack_index(shelf.packed), index, vocabulary)
            changed |= {("record", record_id) for record_id in fresh}
            anew.everything, anew.changed = False, shelf.changed | set(checksums(changed))
            anew.reshaped = shelf.reshaped or reshapes(changed)
        return Corpusful(graph, report, made.tally, anew)

    def _compacted(self, files: Mapping[str, FileEntry]) -> dict[str, FileEntry]:
        """The files in order; the pack is written anew when too much of it is waste."""
        files = dict(sorted(files.items()))
        if not self._pack.is_mostly_waste(entry.place for entry in files.values()):
            return files
        places = self._pack.replace([self._pack.get(entry.place) for entry in files.values()])
        moved = zip(files.items(), places, strict=True)
        return {file: FileEntry(entry.digest, at) for (file, entry), at in moved}
