"""The corpus, brought up to date: only what changed is read, and what follows from it is known."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from variorum.cache import Cache, DamagedPack
from variorum.config import Settings
from variorum.diagnostics import Code, Diagnostic, Report
from variorum.engine.changes import changed_cards, differences, reshapes
from variorum.engine.linking import Linked, card_for, counted, linked
from variorum.engine.lookup import Kinds, Locator, Records
from variorum.engine.reading import read_part
from variorum.engine.shelves import (
    FileEntry,
    RecordsShelf,
    new_token,
    pack_index,
    unpack_index,
)
from variorum.engine.state import RECORDS, Tally
from variorum.executor import Hands
from variorum.fingerprint import Stamp
from variorum.link.card import Card
from variorum.link.graph import Graph
from variorum.link.index import Index, update
from variorum.link.kin import may_be_undeclared
from variorum.link.tracking import checksums
from variorum.model.article import Article
from variorum.model.corpus import AnyRecord, Corpus
from variorum.model.vocabulary import Vocabulary
from variorum.progress import Progress
from variorum.read.configuration import problems_with_records
from variorum.read.folder import VOCABULARY, RecordFile, list_records, strays
from variorum.read.source import read_source
from variorum.resolve.corpus import wrong_references
from variorum.resolve.outcome import Resolved
from variorum.resolve.rules.duplicates import duplicate_claims
from variorum.resolve.rules.hidden import may_give_away
from variorum.resolve.vocabulary import resolve_vocabulary
from variorum.schema.kinds import BY_FOLDER

#: Files that one process reads before another would be worth its start.
_WORTH_A_PROCESS = 300
#: Files that a process reads before it hands over what they came to.
_AT_ONCE = 1000

_decoder = msgspec.msgpack.Decoder(Resolved)


class Corpusful(msgspec.Struct, frozen=True):
    """A corpus with everything that is known about it. Sound, whatever the report says.

    ``shelf`` is what to keep of it; None where errors forbid to build on it.
    """

    graph: Graph
    report: Report
    tally: Tally
    shelf: RecordsShelf | None


class Known(NamedTuple):
    """What the last run knew: its shelf's token, the records' stamps, and their problems."""

    token: str = ""
    stamps: Mapping[str, Stamp] = {}
    problems: Iterable[Diagnostic] = ()


def refresh(
    root: Path,
    settings: Settings,
    cache: Cache,
    known: Known,
    stamps: Mapping[str, Stamp],
    hands: Hands,
    progress: Progress,
) -> Corpusful:
    """Bring the corpus up to date with the files below ``root / settings.records``.

    ``stamps`` are the files' present stamps. Where the cache is empty, damaged or of no use,
    everything is read.
    """
    shelf = cache.load(RECORDS, RecordsShelf) if known.stamps else None
    if shelf is not None and shelf.token != known.token:
        shelf = None  # an interrupted run left one that the stamps do not belong to
    try:
        return _Refresh(root, settings, cache, shelf, known, stamps, (hands, progress)).run()
    except DamagedPack as problem:
        cache.complaint = str(problem)
        return _Refresh(root, settings, cache, None, Known(), stamps, (hands, progress)).run()


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
        means: tuple[Hands, Progress],
    ) -> None:
        self._root, self._settings = root, settings
        self._cache, self._pack = cache, cache.pack
        self._hands, self._progress = means
        self._shelf, self._known, self._stamps = shelf, known, stamps
        self._locate = Locator(root)
        self._strays: Mapping[str, str] = {}

    def run(self) -> Corpusful:
        report = Report()
        items, problems = list_records(self._root, self._settings.records, BY_FOLDER)
        report.add(problems)
        self._strays = strays(self._root, problems)
        settings = self._settings
        report.add(problems_with_records(self._root, settings.records, settings.config))
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
                quick = self._replace(shelf, reread, report)
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

    # The quick way: the same records, some with other content

    def _replace(
        self, shelf: RecordsShelf, reread: Mapping[str, FileEntry], report: Report
    ) -> Corpusful | None:
        """Put changed records in place; None if the change reaches further than their content."""
        index = unpack_index(shelf.packed)
        resolved = [_decoder.decode(self._pack.get(entry.place)) for entry in reread.values()]
        if not all(self._keeps_identity(item, index) for item in resolved):
            return None
        fresh = {item.id: item.record for item in resolved if item.record}
        if self._may_rest_on_others(shelf, index, fresh) or _may_give_away(index, fresh):
            return None
        report.add(p for p in self._known.problems if p.span.file not in reread)
        report.add(self._own_problems(resolved, index, shelf.vocabulary))
        lookup = Records(self._pack, shelf.files, index.cards, fresh)
        if report.has_errors:
            return Corpusful(Graph(index, lookup, shelf.vocabulary), report, shelf.tally, None)
        cards = {
            item.id: card_for(item.record, item, self._settings) for item in resolved if item.record
        }
        count = shelf.tally
        for record_id, card in cards.items():
            count = count.less(counted(index.cards[record_id])).plus(counted(card))
        changed = changed_cards(index.cards, cards, only=cards)
        changed |= {("record", record_id) for record_id in cards}
        changed |= update(index, cards)
        shelf.files.update(reread)
        if reread:
            shelf.changed |= set(checksums(changed))
            shelf.reshaped = shelf.reshaped or reshapes(changed)
            shelf.packed, shelf.tally, shelf.token = pack_index(index), count, new_token()
        return Corpusful(Graph(index, lookup, shelf.vocabulary), report, count, shelf)

    def _may_rest_on_others(
        self, shelf: RecordsShelf, index: Index, fresh: Mapping[str, AnyRecord]
    ) -> bool:
        """Whether a changed article shares passages, or did, with one that it is not joined to."""
        changed = [article for article in fresh if isinstance(fresh[article], Article)]
        own: Mapping[str, AnyRecord]
        for own in ({}, fresh):  # as they were, and as they are
            records = Records(self._pack, shelf.files, index.cards, own)
            if any(may_be_undeclared(a, index, records, changed) for a in changed):
                return True
        return False

    def _own_problems(
        self, resolved: list[Resolved], index: Index, vocabulary: Vocabulary
    ) -> Iterator[Diagnostic]:
        """What is wrong with changed files, where nothing else can have become wrong."""
        aliases, kinds = index.aliases, Kinds(index.cards)
        for item in resolved:
            yield from item.problems
            yield from wrong_references(item, kinds, aliases, self._locate, self._strays)
            if item.record:
                alone = Corpus({item.id: item.record}, aliases, vocabulary)
                yield from duplicate_claims(alone, self._locate)

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
        raw = self._hands.aside(work, files) if is_worth_it else work(files)
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

    def _keeps_identity(self, item: Resolved, index: Index) -> bool:
        """Whether a changed file still is what others take it for."""
        before = index.cards.get(item.id)
        if item.record is None or before is None or item.id in index.supported_by:
            return False
        return _rests_on(before) == _rests_on(card_for(item.record, item, self._settings))

    def _compacted(self, files: Mapping[str, FileEntry]) -> dict[str, FileEntry]:
        """The files in order; the pack is written anew when too much of it is waste."""
        files = dict(sorted(files.items()))
        if not self._pack.is_mostly_waste(entry.place for entry in files.values()):
            return files
        places = self._pack.replace([self._pack.get(entry.place) for entry in files.values()])
        moved = zip(files.items(), places, strict=True)
        return {file: FileEntry(entry.digest, at) for (file, entry), at in moved}


def _may_give_away(index: Index, fresh: Mapping[str, AnyRecord]) -> bool:
    """Whether a changed article may name a place that another record hides."""

    def hidden(event: str) -> str | None:
        card = index.cards.get(index.current(event))
        return card.hidden_place if card else None

    return any(may_give_away(record, hidden) for record in fresh.values())


def _rests_on(card: Card) -> tuple[object, ...]:
    """What rules between records look at."""
    return (
        card.kind,
        card.file,
        card.aliases,
        card.ties,
        card.within,
        card.position,
        card.supports,
        card.hidden_place,
    )
